-- Answers by a channel are constant texts alone: nothing is kept of words that nobody sends.
drop function gwen.queue_words(uuid, uuid, bytea);
drop function gwen.answers_waiting(timestamptz, int);
alter table gwen.outgoing drop column words;

create function gwen.answers_waiting(at timestamptz, most int) returns table (dossier_id uuid, entry_id uuid, channel int, subject int,
  address bytea, text text, language text, tries int)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select o.dossier_id, o.entry_id, o.channel, s.subject, s.address, e.open->>'text',
    (select m.open->>'language' from entry m where m.dossier_id = o.dossier_id and m.type = 'opening' and not m.withdrawn limit 1), o.tries
  from outgoing o join sender s on s.dossier_id = o.dossier_id
    join entry e on e.dossier_id = o.dossier_id and e.id = o.entry_id and not e.withdrawn
  where o.state = 'waiting' and o.try_at <= at order by o.try_at, o.entry_id limit most
$$;
alter function gwen.answers_waiting owner to gwen_writer;
revoke execute on function gwen.answers_waiting from public;
grant execute on function gwen.answers_waiting to gwen_jobs;

-- As before, without words.
create or replace function gwen.note_answer(target uuid, entry uuid, to_state text, again timestamptz, by_ref bytea) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update outgoing o set state = to_state, tries = o.tries + 1, try_at = case when to_state = 'waiting' then again else '-infinity' end,
    ref = coalesce(by_ref, o.ref)
  where o.dossier_id = target and o.entry_id = entry
$$;
