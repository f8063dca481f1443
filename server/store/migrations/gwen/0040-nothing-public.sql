-- Of a dossier that says nothing in public, strangers' role reads nothing either, not even that there is one: a village that
-- keeps watch is found by nobody because another place of its kind is on the map.

-- As before; what says nothing in public is not there at all.
create or replace function gwen.put_published(rows jsonb) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  insert into published_dossier
    select x.d, x.kind, x.number, x.version, x.state, x.since, x.area
    from jsonb_to_recordset(rows) as x(d uuid, kind smallint, number text, version int, state text, since timestamptz, area text)
    on conflict (dossier_id) do update set version = excluded.version, state = excluded.state, since = excluded.since,
      area = excluded.area;
  delete from published p using jsonb_to_recordset(rows) as x(d uuid, entries jsonb),
      jsonb_to_recordset(x.entries) as e(id uuid)
    where p.dossier_id = x.d and p.entry_id = e.id;
  insert into published
    select x.d, e.id, e.type, e.occurred, e.said
    from jsonb_to_recordset(rows) as x(d uuid, entries jsonb),
      jsonb_to_recordset(x.entries) as e(id uuid, type text, occurred text, said jsonb)
    where e.said is not null and e.said <> 'null';
  delete from published_dossier d using jsonb_to_recordset(rows) as x(d uuid)
    where d.dossier_id = x.d and not exists (select from published p where p.dossier_id = d.dossier_id);
end $$;

-- As before, and the dossier with the last of what it said.
create or replace function gwen.forget_subjects(target uuid, subjects int[]) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
begin
  delete from outgoing o using sender s where o.dossier_id = target and s.dossier_id = target and s.subject = any (subjects);
  delete from sender where dossier_id = target and subject = any (subjects);
  delete from token where dossier_id = target and subject = any (subjects);
  delete from fact where dossier_id = target and subject = any (subjects);
  delete from fact_person where dossier_id = target and subject = any (subjects);
  delete from reference r using entry e where r.dossier_id = target and e.dossier_id = target and e.id = r.entry_id and e.subject = any (subjects);
  delete from published p using entry e where p.dossier_id = target and e.dossier_id = target and e.id = p.entry_id and e.subject = any (subjects);
  delete from published_dossier d where d.dossier_id = target and not exists (select from published p where p.dossier_id = target);
  update entry set cipher = null, open = '{}', stamps = '[]' where dossier_id = target and subject = any (subjects);
  delete from file where dossier_id = target and subject = any (subjects);
  delete from conflict where dossier_id = target and subject = any (subjects);
end $$;

set local role gwen_writer;
delete from gwen.published_dossier d where not exists (select from gwen.published p where p.dossier_id = d.dossier_id);
reset role;
