-- Wrong codes are counted for each text that asks her, not for her number: whoever writes in her name cannot keep a code that
-- she is sent later from being taken. Looking and counting are one, so that many at once are not more than five.
alter table gwen.ask_text add column wrong int not null default 0, add column wrong_since timestamptz;
alter table gwen.responder_number drop column wrong, drop column wrong_since;
drop function gwen.note_try(int, boolean, timestamptz);
drop function gwen.responder_of(bytea, timestamptz);

-- Whose number this is, and what she is asked.
create function gwen.responder_of(by_sign bytea, at timestamptz) returns table (account int, roles text[], organisation int, parties int[],
  texts uuid[])
language sql stable security definer set search_path = gwen, pg_temp as $$
  select a.id, a.roles, a.organisation,
    array[a.id] || t.teams || array(select p.id from party p
      where p.kind = 'grant' and p.holder = any (array[a.id] || t.teams) and (p.until is null or p.until > at)
        and not p.id = any (hidden_from(a.id, a.organisation, t.teams))),
    array(select x.id from ask_text x where x.account = a.id and x.says = 'ask')
  from responder_number n join account a on a.id = n.account and a.ended is null
    cross join lateral (select array(select m.team from membership m join team on team.id = m.team
      where m.account = a.id and team.ended is null order by 1) as teams) t
  where n.sign = by_sign
$$;

-- She sent a code: that of this text, or of none. True if it is taken: after five wrong ones within an hour none is for the
-- texts that were open then.
create function gwen.try_code(who int, matched uuid, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform from responder_number n where n.account = who for update;
  if matched is null then
    update ask_text x set
      wrong = case when x.wrong_since > at - interval '1 hour' then x.wrong + 1 else 1 end,
      wrong_since = case when x.wrong_since > at - interval '1 hour' then x.wrong_since else at end
    where x.account = who and x.says = 'ask';
    return false;
  end if;
  update ask_text x set wrong = 0, wrong_since = null
    where x.id = matched and x.account = who and x.says = 'ask' and (x.wrong < 5 or x.wrong_since <= at - interval '1 hour');
  return found;
end $$;

do $$ declare f text; begin
  foreach f in array array['responder_of', 'try_code'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_app', f);
  end loop;
end $$;
