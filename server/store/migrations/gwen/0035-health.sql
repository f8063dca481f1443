-- What whoever runs the system must know of it: how much there is, and when it was last backed up and signed.

-- Made at the console, so that it stands beside what else was done there. Bytes: of the file of data.
create function gwen.note_backup(bytes bigint) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  if session_user = 'gwen_app' then raise exception 'at the console only' using errcode = 'GW003'; end if;
  insert into administration (account, what, detail) values (null, 'backed-up', jsonb_build_object('bytes', bytes));
end $$;
alter function gwen.note_backup owner to gwen_writer;
revoke execute on function gwen.note_backup from public;
grant execute on function gwen.note_backup to gwen_owner;

-- points: contact points, and since when each has its present keys; null: nobody can report to it.
-- Dossiers and changes as the planner estimates them: exact numbers would read everything.
create function gwen.health() returns jsonb
language sql stable security definer set search_path = gwen, pg_temp as $$
  select jsonb_build_object(
    'bytes', (select sum(pg_total_relation_size(oid))::bigint from pg_class where relnamespace = 'gwen'::regnamespace and relkind = 'r'),
    'dossiers', (select greatest(0, sum(reltuples))::bigint from pg_class where oid = 'gwen.dossier'::regclass),
    'changes', (select greatest(0, sum(reltuples))::bigint from pg_class where oid = 'gwen.change'::regclass),
    'files', (select count(*) from file),
    'backup', (select max(at) from administration where what = 'backed-up'),
    'root', (select max(at) from root),
    'points', (select coalesce(jsonb_agg(jsonb_build_object('team', t.id, 'since', e.since) order by t.id), '[]') from team t
      left join seal_epoch e on e.team = t.id and e.ended is null where t.kind = 'contact-point' and t.ended is null))
$$;
alter function gwen.health owner to gwen_writer;
revoke execute on function gwen.health from public;
grant execute on function gwen.health to gwen_app;
