-- Whom an answer to a reporter is sealed to: herself, by the keys of her receipts, and the contact points that hold her
-- words now with their recovery keys, so that colleagues read what was said. Rows only for somebody who holds the data
-- group of messages (`wanted`) on this report by a grant in force and by her role.
create function gwen.answer_keys(parties int[], groups int[], target uuid, wanted int)
returns table (recipient text, reporter boolean)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with held as materialized (
    select g.party from access_grant g
    -- times of a report are rounded, so a right just given may begin some minutes ahead: only its end is looked at
    where g.dossier_id = target and wanted = any (g.groups) and (g.until is null or g.until > now())
  ), allowed as materialized (
    select 1 where wanted = any (groups) and exists (select from held h where h.party = any (parties))
  )
  select r.recipient, true from receipt r, allowed where r.dossier_id = target
  union
  select x.key, false
  from allowed, held h join team t on t.id = h.party and t.kind = 'contact-point' and t.ended is null
    join seal_epoch e on e.team = t.id and e.ended is null,
    unnest(array[e.recipient, e.recovery]) as x(key)
$$;
alter function gwen.answer_keys owner to gwen_writer;
revoke execute on function gwen.answer_keys from public;
grant execute on function gwen.answer_keys to gwen_app;
