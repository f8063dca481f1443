-- Whom a sealed field is sealed to: the keys of everybody who may read its data group of this dossier now, by a grant in
-- force at level read or more and a role that reads it (`reading`). Programs have no keys; nobody else is told any.
--
-- Rows only for somebody who may write there: with a grant at level work on the group or, if she only tells (`telling`), on
-- anything. One row without a key says that she may, and that nobody could open it.
--
-- `named`: of those who may read it, only these. `telling`: while nobody may read it yet, those who could be let in later,
-- so that what is told is not lost: everybody with such a role, but nobody of the service that answers for the dossier where
-- the group is kept from it (`apart`). They too see the box only once somebody lets them in.
create function gwen.seal_recipients(parties int[], target uuid, wanted int, reading text[], named int[], telling boolean,
  apart boolean, most int)
returns table (account int, recipient text)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with held as materialized (
    select g.party, g.level, g.groups from access_grant g
    -- times of some dossiers are rounded, so a right just given may begin some minutes ahead: only its end is looked at
    where g.dossier_id = target and (g.until is null or g.until > now())
  ), writer as (
    select 1 where exists (
      select from held h where h.party = any (parties) and h.level >= 3 and (telling or wanted = any (h.groups)))
  ), keyed as (
    select a.id, a.recipient, a.organisation from account a
    where a.ended is null and not a.machine and a.recipient is not null and a.roles && reading
  ), holder as (
    select coalesce(p.holder, p.id) as party from held h join party p on p.id = h.party
    where h.level >= 2 and wanted = any (h.groups) and (p.until is null or p.until > now())
  ), reader as (
    select k.id, k.recipient from keyed k
    where (named is null or k.id = any (named)) and exists (
      select from holder h where h.party = k.id or exists (
        select from membership m join team t on t.id = m.team and t.ended is null
        where m.team = h.party and m.account = k.id))
  ), later as (
    select k.id, k.recipient from keyed k, dossier d
    where telling and d.id = target and not exists (select from reader) and not (apart and k.organisation = d.steward)
  )
  select r.id, r.recipient from writer
    left join (select * from reader union all select * from later) r on true
  order by r.id limit most
$$;
alter function gwen.seal_recipients owner to gwen_writer;
revoke execute on function gwen.seal_recipients from public;
grant execute on function gwen.seal_recipients to gwen_app;
