-- Files that reporters send along with their words: encrypted on their own device, or in memory on arrival, under keys that
-- lie only inside the sealed words (seal/file.ts). Here lie parts of equal size, without name, kind or time.

create table gwen.sealed_file (
  id uuid primary key,
  -- digest of what proves that parts come from whoever began to send it
  token bytea not null,
  -- how many parts it has, most of them padding
  parts int not null check (parts > 0),
  -- given out only when two people have agreed
  withheld boolean not null,
  begun date not null default current_date,
  -- the message that names it, by ids which may be known before it is stored; null: no message has claimed it yet
  dossier_id uuid,
  entry_id uuid,
  subject int,
  check ((dossier_id is null) = (entry_id is null) and (dossier_id is null) = (subject is null))
);
create index sealed_file_entry on gwen.sealed_file (dossier_id, entry_id);
create index sealed_file_waiting on gwen.sealed_file (begun) where dossier_id is null;

create table gwen.sealed_part (
  file_id uuid not null references gwen.sealed_file (id) on delete cascade,
  seq int not null,
  cipher bytea not null,
  primary key (file_id, seq)
);
-- what is encrypted cannot be compressed
alter table gwen.sealed_part alter column cipher set storage external;

do $$ declare t text; begin
  foreach t in array array['sealed_file', 'sealed_part'] loop
    execute format('alter table gwen.%I owner to gwen_owner', t);
    execute format('alter table gwen.%I enable row level security', t);
    execute format('alter table gwen.%I force row level security', t);
    execute format('create policy writer on gwen.%I to gwen_writer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on gwen.%I to gwen_writer', t);
  end loop;
end $$;

-- One part of a file; the first begins it. `unknown`: this id is somebody else's; `differs`: it was begun, or this part was
-- sent, as something else; `full`: too many parts wait for words that name them (`most`).
create function gwen.put_sealed_part(of_file uuid, by_token bytea, with_parts int, is_withheld boolean, at_seq int, sealed bytea,
  most int) returns text language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare f record;
begin
  select * into f from sealed_file where id = of_file;
  if not found then
    if (select coalesce(sum(s.parts), 0) from sealed_file s where s.dossier_id is null) + with_parts > most then return 'full'; end if;
    insert into sealed_file (id, token, parts, withheld) values (of_file, by_token, with_parts, is_withheld) on conflict do nothing;
    select * into f from sealed_file where id = of_file;
  end if;
  if f.token is distinct from by_token then return 'unknown'; end if;
  if f.parts <> with_parts or f.withheld <> is_withheld or at_seq not between 0 and with_parts - 1 then return 'differs'; end if;
  insert into sealed_part values (of_file, at_seq, sealed) on conflict do nothing;
  if not found and not exists (select from sealed_part where file_id = of_file and seq = at_seq and cipher = sealed) then
    return 'differs';
  end if;
  return 'stored';
end $$;

-- Which parts are there; no row where there is no such file of this token.
create function gwen.sealed_parts(of_file uuid, by_token bytea) returns table (parts int, have int[])
language sql stable security definer set search_path = gwen, pg_temp as $$
  select f.parts, array(select p.seq from sealed_part p where p.file_id = f.id order by p.seq)
  from sealed_file f where f.id = of_file and f.token = by_token
$$;

-- A message claims the files that it names, before or after their parts are there. `taken`: one is another's; `full`: the
-- report has as many as it may have (`most`). All or none.
create function gwen.claim_sealed_files(of_dossier uuid, of_entry uuid, of_subject int, ids uuid[], tokens bytea[], with_parts int[],
  are_withheld boolean[], most int) returns text
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  -- one at a time for each report, so that many at once cannot go over what it may have
  perform pg_advisory_xact_lock(hashtextextended('sealed files ' || of_dossier, 0));
  if (select count(*) from sealed_file f where f.dossier_id = of_dossier and f.id <> all (ids)) + cardinality(ids) > most then
    return 'full';
  end if;
  insert into sealed_file (id, token, parts, withheld, dossier_id, entry_id, subject)
    select x.id, x.token, x.parts, x.withheld, of_dossier, of_entry, of_subject
    from unnest(ids, tokens, with_parts, are_withheld) as x(id, token, parts, withheld) order by x.id
    on conflict (id) do update set dossier_id = of_dossier, entry_id = of_entry, subject = of_subject
      where sealed_file.token = excluded.token and sealed_file.parts = excluded.parts and sealed_file.withheld = excluded.withheld
        and (sealed_file.dossier_id is null or sealed_file.dossier_id = of_dossier);
  if (select count(*) from sealed_file f join unnest(ids, tokens) as x(id, token) on f.id = x.id and f.token = x.token
      where f.dossier_id = of_dossier) <> cardinality(ids) then
    -- a mixture would be claimed by halves
    raise exception 'a file of somebody else' using errcode = 'GW006';
  end if;
  return 'claimed';
end $$;

-- The files of a report, of those messages that one may read: how many parts have come.
create function gwen.sealed_files_of(parties int[], groups int[], of_dossier uuid)
returns table (id uuid, parts int, have int, withheld boolean)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select f.id, f.parts, (select count(*)::int from sealed_part p where p.file_id = f.id), f.withheld
  from sealed_file f join entry e on e.dossier_id = f.dossier_id and e.id = f.entry_id
  where f.dossier_id = of_dossier and e.readers && parties and e.grp = any (groups)
$$;

-- A file that is whole, for whoever may read the message that names it; it stands in the access log. One that is withheld is
-- given out only as such.
create function gwen.open_sealed_file(parties int[], groups int[], who int, of_dossier uuid, wanted uuid, as_withheld boolean)
returns int language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare n int;
begin
  select f.parts into n from sealed_files_of(parties, groups, of_dossier) f
    where f.id = wanted and f.parts = f.have and f.withheld = as_withheld;
  if not found then return null; end if;
  perform log_access(of_dossier, who, case when as_withheld then 'original' else 'file' end, groups);
  return n;
end $$;

create function gwen.sealed_part_of(parties int[], groups int[], of_dossier uuid, wanted uuid, which int, as_withheld boolean)
returns bytea language sql stable security definer set search_path = gwen, pg_temp as $$
  select p.cipher from sealed_file f join entry e on e.dossier_id = f.dossier_id and e.id = f.entry_id
    join sealed_part p on p.file_id = f.id and p.seq = which
  where f.dossier_id = of_dossier and f.id = wanted and f.withheld = as_withheld and e.readers && parties and e.grp = any (groups)
$$;

-- What was begun before then: a file that no stored message names goes; of one that never came to its end its parts go, and
-- that it was named stays. How many were touched.
create function gwen.sweep_sealed_files(before date) returns int
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare n int; m int;
begin
  delete from sealed_file f where f.begun < before
    and not exists (select from entry e where e.dossier_id = f.dossier_id and e.id = f.entry_id);
  get diagnostics n = row_count;
  delete from sealed_part p using sealed_file f where f.id = p.file_id and f.begun < before
    and (select count(*) from sealed_part o where o.file_id = f.id) < f.parts;
  get diagnostics m = row_count;
  return n + m;
end $$;

do $$ declare f text; begin
  foreach f in array array['put_sealed_part', 'sealed_parts', 'claim_sealed_files', 'sealed_files_of', 'open_sealed_file', 'sealed_part_of',
    'sweep_sealed_files'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
  end loop;
end $$;
grant execute on function gwen.put_sealed_part, gwen.sealed_parts, gwen.claim_sealed_files, gwen.sealed_files_of, gwen.open_sealed_file,
  gwen.sealed_part_of to gwen_app;
grant execute on function gwen.sweep_sealed_files to gwen_jobs;

-- As before, and the files that she sent along.
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
  update entry set cipher = null, open = '{}', stamps = '[]' where dossier_id = target and subject = any (subjects);
  delete from file where dossier_id = target and subject = any (subjects);
  delete from sealed_file where dossier_id = target and subject = any (subjects);
  delete from conflict where dossier_id = target and subject = any (subjects);
end $$;
