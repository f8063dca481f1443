-- Who asked about what: so that what one dossier says is heard by those that asked about it within the hour, and by no
-- others. Questions about a whole area are not put down: they are asked again each day.
create table gwen.recheck_asked (
  dossier_id uuid not null,
  source text not null,
  key text not null,
  primary key (dossier_id, source, key)
);
create index recheck_asked_key on gwen.recheck_asked (key, source, dossier_id);
alter table gwen.recheck_asked owner to gwen_owner;
alter table gwen.recheck_asked enable row level security;
alter table gwen.recheck_asked force row level security;
create policy writer on gwen.recheck_asked to gwen_writer using (true) with check (true);
grant select, insert, update, delete on gwen.recheck_asked to gwen_writer;

-- As before, and dossiers that asked about what was written in others.
create or replace function gwen.recheck_collect(now_is timestamptz) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare
  s recheck_state;
  snap pg_snapshot := pg_current_snapshot();
  present int := (select epoch from installation);
  changed timestamptz := coalesce((select max(since) from setting), '-infinity');
begin
  select * into s from recheck_state for update;
  if s.epoch is distinct from present or s.settings is distinct from changed then
    insert into recheck select id, now_is + (row_number() over () / 100) * interval '1 s' from dossier
      on conflict (dossier_id) do update set at = least(recheck.at, excluded.at);
  end if;
  if s.epoch = present then
    insert into recheck
      with written as materialized (
        select distinct c.dossier_id from change c
        where c.epoch = present and c.xid >= pg_snapshot_xmin(s.seen)
          and not pg_visible_in_snapshot(c.xid, s.seen) and pg_visible_in_snapshot(c.xid, snap)
      )
      select dossier_id, now_is from written
      union select a.dossier_id, now_is from written w join reference r on r.dossier_id = w.dossier_id
        join recheck_asked a on a.key = r.key and a.source = r.source
      union select a.dossier_id, now_is from written w
        join recheck_asked a on a.key = w.dossier_id::text and a.source like '%.$dossier'
      on conflict (dossier_id) do update set at = least(recheck.at, excluded.at);
  end if;
  insert into recheck_state values (true, present, snap, changed)
    on conflict (one) do update set epoch = excluded.epoch, seen = excluded.seen, settings = excluded.settings;
end $$;

-- As before, and what they asked about: [[source, key], ...].
create or replace function gwen.recheck_again(rows jsonb) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  delete from recheck r using jsonb_to_recordset(rows) as x(d uuid, at timestamptz) where r.dossier_id = x.d and x.at is null;
  update recheck r set at = x.at from jsonb_to_recordset(rows) as x(d uuid, at timestamptz)
    where r.dossier_id = x.d and x.at is not null;
  delete from recheck_asked a using jsonb_to_recordset(rows) as x(d uuid, asked jsonb)
    where a.dossier_id = x.d and not x.asked @> jsonb_build_array(jsonb_build_array(a.source, a.key));
  insert into recheck_asked select x.d, k->>0, k->>1
    from jsonb_to_recordset(rows) as x(d uuid, asked jsonb), jsonb_array_elements(x.asked) k on conflict do nothing;
end $$;

-- As before; an entry that was taken back stays found by what it said, so that who asked hears of it, and leads nowhere.
create or replace function gwen.follow(asked jsonb, most int)
returns table (source text, key text)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with recursive reached(source, key) as (
    select s.source, k.key from jsonb_each(asked) a(source, keys)
      join reference_source s on s.source = a.source and s.filled
      cross join lateral jsonb_array_elements_text(a.keys) k(key)
    union
    select r.source, r.key from reached x
      join reference r on r.dossier_id = x.key::uuid and r.source = x.source
      join entry e on e.dossier_id = r.dossier_id and e.id = r.entry_id and not e.withdrawn
  ) select * from reached limit most
$$;
