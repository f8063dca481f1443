-- Wrong codes in a responder's name leave a trace, without her number: how many, and when the last came. Who asks her sees it,
-- and administrators do.
create table gwen.wrong_code (
  account int primary key references gwen.account (id),
  count int not null,
  last timestamptz not null
);
create index wrong_code_last on gwen.wrong_code (last);
alter table gwen.wrong_code owner to gwen_owner;
alter table gwen.wrong_code enable row level security;
alter table gwen.wrong_code force row level security;
create policy writer on gwen.wrong_code to gwen_writer using (true) with check (true);
grant select, insert, update, delete on gwen.wrong_code to gwen_writer;

-- As before, and counts for those who look. What is older than a week is counted anew.
create or replace function gwen.try_code(who int, matched uuid, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform from responder_number n where n.account = who for update;
  if matched is null then
    update ask_text x set
      wrong = case when x.wrong_since > at - interval '1 hour' then x.wrong + 1 else 1 end,
      wrong_since = case when x.wrong_since > at - interval '1 hour' then x.wrong_since else at end
    where x.account = who and x.says = 'ask';
    insert into wrong_code as w (account, count, last) values (who, 1, at)
      on conflict (account) do update set last = at, count = case when w.last > at - interval '7 days' then w.count + 1 else 1 end;
    return false;
  end if;
  update ask_text x set wrong = 0, wrong_since = null
    where x.id = matched and x.account = who and x.says = 'ask' and (x.wrong < 5 or x.wrong_since <= at - interval '1 hour');
  return found;
end $$;

-- Who was asked about this dossier and is not heard by text message now, because wrong codes came in her name.
create function gwen.not_heard(target uuid, at timestamptz) returns table (entry_id uuid, account int, count int, last timestamptz)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select x.entry_id, x.account, w.count, w.last from ask_text x join wrong_code w on w.account = x.account
  where x.dossier_id = target and x.says = 'ask' and x.wrong >= 5 and x.wrong_since > at - interval '1 hour' order by w.last desc
$$;

-- How many wrong codes came within a week, in how many names, and when the last did.
create function gwen.wrong_codes(at timestamptz) returns table (count int, names int, last timestamptz)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select coalesce(sum(w.count), 0)::int, count(*)::int, max(w.last) from wrong_code w where w.last > at - interval '7 days'
$$;

-- As before, without what keeps out her who looks.
drop function gwen.out_of_sight(jsonb);
create function gwen.out_of_sight(closed jsonb, viewer int) returns table (dossier uuid, kind smallint, parties int[])
language sql stable security definer set search_path = gwen, pg_temp as $$
  select d.id, d.kind, array(select distinct coalesce(p.holder, p.id) from access_grant g join party p on p.id = g.party
      where g.dossier_id = d.id and g.level >= 3 and p.kind <> 'reporter' order by 1)
  from (select distinct dossier_id from kept_out) k join dossier d on d.id = k.dossier_id
  where not coalesce(closed->(d.kind::text) ? d.state, false) and not is_kept_out(d.id, viewer) and not exists (
    select from access_grant g join party p on p.id = g.party, people_behind(coalesce(p.holder, p.id)) a
    where g.dossier_id = d.id and g.level >= 3 and (p.until is null or p.until > now()) and not is_kept_out(d.id, a))
$$;

do $$ declare f text; begin
  foreach f in array array['not_heard', 'wrong_codes', 'out_of_sight'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_app', f);
  end loop;
end $$;
