-- When Gwen looks again at dossiers in which nobody writes. Whoever writes pays nothing for it: the job finds what changed
-- by the order of transactions, as the feed does, and keeps for each open dossier the next moment that matters.
create table gwen.recheck (
  dossier_id uuid primary key,
  at timestamptz not null
);
create index recheck_at on gwen.recheck (at, dossier_id);

-- One row: up to where changes were collected, in which epoch, under which settings.
create table gwen.recheck_state (
  one boolean primary key default true check (one),
  epoch int not null,
  seen pg_snapshot not null,
  settings timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['recheck', 'recheck_state'] loop
    execute format('alter table gwen.%I owner to gwen_owner', t);
    execute format('alter table gwen.%I enable row level security', t);
    execute format('alter table gwen.%I force row level security', t);
    execute format('create policy writer on gwen.%I to gwen_writer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on gwen.%I to gwen_writer', t);
  end loop;
end $$;

-- Puts down what is to be looked at: dossiers written in since the last call; all of them the first time, after a restore
-- and when a number of the country was changed, a few thousand a minute, so that those in which people write need not wait.
create function gwen.recheck_collect(now_is timestamptz) returns void
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
    insert into recheck select distinct c.dossier_id, now_is from change c
      where c.epoch = present and c.xid >= pg_snapshot_xmin(s.seen)
        and not pg_visible_in_snapshot(c.xid, s.seen) and pg_visible_in_snapshot(c.xid, snap)
      on conflict (dossier_id) do update set at = least(recheck.at, excluded.at);
  end if;
  insert into recheck_state values (true, present, snap, changed)
    on conflict (one) do update set epoch = excluded.epoch, seen = excluded.seen, settings = excluded.settings;
end $$;

create function gwen.recheck_due(now_is timestamptz, most int) returns setof uuid
language sql stable security definer set search_path = gwen, pg_temp as $$
  select dossier_id from recheck where at <= now_is order by at, dossier_id limit most
$$;

-- When each of these is to be looked at again; never, where no moment is given.
create function gwen.recheck_again(rows jsonb) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  delete from recheck r using jsonb_to_recordset(rows) as x(d uuid, at timestamptz) where r.dossier_id = x.d and x.at is null;
  update recheck r set at = x.at from jsonb_to_recordset(rows) as x(d uuid, at timestamptz)
    where r.dossier_id = x.d and x.at is not null;
end $$;

do $$
declare f text;
begin
  foreach f in array array['recheck_collect', 'recheck_due', 'recheck_again'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_jobs', f);
  end loop;
end $$;
