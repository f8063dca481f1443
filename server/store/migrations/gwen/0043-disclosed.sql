-- What a reporter reads with her code: as before, and that it was told who she is, also where that was taken back in the
-- record: nobody takes it back from whoever was told.
create or replace function gwen.open_talk(located bytea, proved bytea, wanted int[])
returns table (what text, j json, b bytea)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with mine as materialized (
    select r.dossier_id, r.party from receipt r where r.locator = located and r.proof = proved
  )
  select 'r', json_build_object('dossier', m.dossier_id, 'party', m.party, 'to', coalesce((
      select jsonb_agg(distinct x.key) from access_grant g
        join team t on t.id = g.party and t.kind = 'contact-point' and t.ended is null
        join seal_epoch e on e.team = t.id and e.ended is null,
        unnest(array[e.recipient, e.recovery]) as x(key)
      where g.dossier_id = m.dossier_id and wanted <@ g.groups and (g.until is null or g.until > now())), '[]')), null
    from mine m
  union all
  select 'd', dossier_json(d), d.head from mine m join dossier d on d.id = m.dossier_id
    where d.readers @> array[m.party]
  union all
  select 'e', entry_json(e), e.cipher
    from mine m join entry e on e.dossier_id = m.dossier_id
    where e.readers @> array[m.party] and e.grp = any (wanted) and (not e.withdrawn or e.type = 'disclosure')
$$;
