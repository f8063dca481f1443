-- An answer is begun before it is sent, so that one whose server died in between is known to be in doubt; and what must not leave
-- any more is stopped.

alter table gwen.outgoing drop constraint outgoing_state_check;
alter table gwen.outgoing add constraint outgoing_state_check
  check (state in ('waiting', 'sent', 'delivered', 'failed', 'stopped'));
-- When it was first begun.
alter table gwen.outgoing add column begun timestamptz;

drop function gwen.answers_waiting(timestamptz, int);
create function gwen.answers_waiting(at timestamptz, most int) returns table (dossier_id uuid, entry_id uuid, channel int, subject int,
  address bytea, language text, tries int, begun timestamptz)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select o.dossier_id, o.entry_id, o.channel, s.subject, s.address,
    (select m.open->>'language' from entry m where m.dossier_id = o.dossier_id and m.type = 'opening' and not m.withdrawn limit 1),
    o.tries, o.begun
  from outgoing o join sender s on s.dossier_id = o.dossier_id
    join entry e on e.dossier_id = o.dossier_id and e.id = o.entry_id and not e.withdrawn
  where o.state = 'waiting' and o.try_at <= at order by o.try_at, o.entry_id limit most
$$;

-- Takes one in hand: false when somebody else has.
create function gwen.begin_answer(target uuid, entry uuid, tried int, at timestamptz, again timestamptz) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  update outgoing o set tries = o.tries + 1, try_at = again, begun = coalesce(o.begun, at)
    where o.dossier_id = target and o.entry_id = entry and o.state = 'waiting' and o.tries = tried;
  return found;
end $$;

-- As before; it was counted when it was begun.
create or replace function gwen.note_answer(target uuid, entry uuid, to_state text, again timestamptz, by_ref bytea) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update outgoing o set state = to_state, try_at = case when to_state = 'waiting' then again else '-infinity' end,
    ref = coalesce(by_ref, o.ref)
  where o.dossier_id = target and o.entry_id = entry
$$;

-- Which of these the gateway called an answer of ours.
create function gwen.refs_known(of_channel int, refs bytea[]) returns setof bytea
language sql stable security definer set search_path = gwen, pg_temp as $$
  select o.ref from outgoing o where o.channel = of_channel and o.ref = any (refs)
$$;

alter function gwen.answers_waiting owner to gwen_writer;
alter function gwen.begin_answer owner to gwen_writer;
alter function gwen.refs_known owner to gwen_writer;
revoke execute on function gwen.answers_waiting, gwen.begin_answer, gwen.refs_known from public;
grant execute on function gwen.answers_waiting, gwen.begin_answer, gwen.refs_known to gwen_jobs;
