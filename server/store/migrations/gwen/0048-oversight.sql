-- What those who answer for others may look at: who opened a dossier; whether channels live. And the way back to a contact
-- point's reports when nobody is left who can open them.

-- ── who opened a dossier ──

-- Newest first, for a supervisor whom the dossier's grants let in; that she looked stands there too. Empty: not for her.
create function gwen.readings(who int, parties int[], groups int[], target uuid, before bigint, most int)
returns table (id bigint, at timestamptz, account int, what text, groups_seen int[])
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  if not exists (select from access_grant g where g.dossier_id = target and g.party = any (parties) and g.level >= 2
      and (g.until is null or g.until > now())) then return; end if;
  if before is null then perform log_access(target, who, 'readings', groups); end if;
  return query select l.id, l.at, l.account, l.what, l.groups from access_log l
    where l.dossier_id = target and (before is null or l.id < before) order by l.id desc limit most;
end $$;

-- ── recovery ──

-- A member of a contact point whose device has put two parts of an epoch's recovery key together keeps it for herself, closed
-- with her own key. It opens what was sealed in that epoch. What she has is not replaced.
create function gwen.recover_key(by int, which int, sealed bytea) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare of_team int;
begin
  select e.team into of_team from seal_epoch e join membership m on m.team = e.team and m.account = by where e.id = which;
  if of_team is null then return false; end if;
  insert into seal_key (epoch, account, box) values (which, by, sealed) on conflict do nothing;
  if not found then return false; end if;
  insert into administration (account, what, about, detail) values (by, 'keys-recovered', of_team, jsonb_build_object('epoch', which));
  return true;
end $$;

-- ── channels ──

-- Days alone: a moment would tell who wrote to whoever sees telephones.
alter table gwen.channel add column last_in date, add column last_out date;

drop function gwen.channels(int);
create function gwen.channels(by int) returns table (id int, kind text, name text, team int, language text, settings jsonb,
  created timestamptz, ended timestamptz, waiting bigint, failed bigint, last_in date, last_out date)
language plpgsql stable security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  return query select c.id, c.kind, c.name, c.team, c.language, c.settings, c.created, c.ended,
      (select count(*) from outgoing o where o.channel = c.id and o.state = 'waiting'),
      (select count(*) from outgoing o where o.channel = c.id and o.state = 'failed'), c.last_in, c.last_out
    from channel c order by c.id;
end $$;

create function gwen.note_channel_test(by int, which int, result text) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  insert into administration (account, what, detail)
    values (by, 'channel-tested', jsonb_build_object('channel', which, 'result', result));
end $$;

-- A message came in by it.
create function gwen.note_channel_alive(which int) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update channel c set last_in = current_date where c.id = which and c.last_in is distinct from current_date
$$;

-- As before; and the channel lives.
create or replace function gwen.note_answer(target uuid, entry uuid, to_state text, again timestamptz, by_ref bytea) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update channel c set last_out = current_date from outgoing o
    where to_state = 'sent' and o.dossier_id = target and o.entry_id = entry and c.id = o.channel
      and c.last_out is distinct from current_date;
  update outgoing o set state = to_state, try_at = case when to_state = 'waiting' then again else '-infinity' end,
    ref = coalesce(by_ref, o.ref)
  where o.dossier_id = target and o.entry_id = entry
$$;

do $$ declare f text; begin
  foreach f in array array['readings', 'recover_key', 'channels', 'note_channel_test', 'note_channel_alive'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_app', f);
  end loop;
end $$;
grant execute on function gwen.channels to gwen_owner;
