-- Who may read a dossier that was made just now need not be worked out twice: a seventh of what making one cost.

create or replace function gwen.refresh_readers(target uuid) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
declare everyone int[];
begin
  select coalesce(array_agg(distinct party), '{}') into everyone from access_grant where dossier_id = target;
  update dossier set readers = everyone where id = target and readers <> everyone;
  -- made in this transaction: what hangs on it was written after its grants, with its readers (but for a reporter's own grant,
  -- which comes last)
  if not exists (select from receipt where dossier_id = target) and (select xmin = pg_current_xact_id()::xid from change where dossier_id = target order by seq limit 1) then
    insert into listing (dossier_id, party, level, kind, state, updated_at, next_due)
      select d.id, g.party, max(g.level), d.kind, d.state, d.updated_at,
             (select min(due) from duty where dossier_id = target and done is null)
      from dossier d join access_grant g on g.dossier_id = d.id where d.id = target group by d.id, g.party;
    return;
  end if;
  update link set readers = everyone where dossier_id = target and readers <> everyone;
  update duty set readers = everyone where dossier_id = target and readers <> everyone;
  delete from listing where dossier_id = target and not party = any (everyone);
  insert into listing (dossier_id, party, level, kind, state, updated_at, next_due)
    select d.id, g.party, max(g.level), d.kind, d.state, d.updated_at,
           (select min(due) from duty where dossier_id = target and done is null)
    from dossier d join access_grant g on g.dossier_id = d.id where d.id = target group by d.id, g.party
    on conflict (dossier_id, party) do update set level = excluded.level, next_due = excluded.next_due;
  with by_group as (
    select t.grp, coalesce((select array_agg(distinct g.party) from access_grant g
      where g.dossier_id = target and g.level >= 2 and t.grp = any (g.groups)), '{}') as readers
    from (select distinct grp from entry where dossier_id = target
          union select distinct grp from change where dossier_id = target and grp is not null) t
  ), e as (update entry x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers),
     c as (update conflict x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers),
     t as (update token x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers),
     f as (update fact x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers)
  update change x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers;
  update change set readers = everyone where dossier_id = target and grp is null and readers <> everyone;
end $$;
