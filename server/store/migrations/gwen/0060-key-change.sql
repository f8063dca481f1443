-- What lies here under the installation's key, or was signed with it, is brought forward when that key is changed.

-- How far each part is: under which of the installation's keys it is, and where the walk to the next one stands. A part that
-- is not named is under the first.
create table gwen.renewal (
  part text primary key check (part in ('dossiers', 'others')),
  epoch int not null,
  after uuid
);
alter table gwen.renewal enable row level security;
alter table gwen.renewal force row level security;
create policy writer on gwen.renewal to gwen_writer using (true) with check (true);
grant select, insert, update, delete on gwen.renewal to gwen_writer;

-- A change is never edited. Its MAC alone is signed once more, by whoever owns the schema, at the machine itself.
create or replace function gwen.keep_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or row(new.dossier_id, new.seq, new.op, new.act, new.digest, new.prev, new.content, new.payload, new.account, new.accepted)
    is distinct from row(old.dossier_id, old.seq, old.op, old.act, old.digest, old.prev, old.content, old.payload, old.account, old.accepted)
    or (new.mac is distinct from old.mac and session_user <> 'gwen_owner') then
    raise exception 'changes are append-only';
  end if;
  return new;
end $$;

-- When the installation's key was last changed stands beside the last backup.
create or replace function gwen.health() returns jsonb
language sql stable security definer set search_path = gwen, pg_temp as $$
  select jsonb_build_object(
    'bytes', (select sum(pg_total_relation_size(oid))::bigint from pg_class where relnamespace = 'gwen'::regnamespace and relkind = 'r'),
    'dossiers', (select greatest(0, sum(reltuples))::bigint from pg_class where oid = 'gwen.dossier'::regclass),
    'changes', (select greatest(0, sum(reltuples))::bigint from pg_class where oid = 'gwen.change'::regclass),
    'files', (select count(*) from file),
    'backup', (select max(at) from administration where what = 'backed-up'),
    'root', (select max(at) from root),
    'key', (select max(at) from administration where what = 'key-changed'),
    'points', (select coalesce(jsonb_agg(jsonb_build_object('team', t.id, 'since', e.since) order by t.id), '[]') from team t
      left join seal_epoch e on e.team = t.id and e.ended is null where t.kind = 'contact-point' and t.ended is null))
$$;
