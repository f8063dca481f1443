-- Files beside dossiers: photos, papers. Each is encrypted under a key of its own, which lies only in the entry that names
-- it (server/vault/fileCipher.ts). Whoever stores a file may do so before its dossier is written; a file that no entry names
-- after a day goes.
create table gwen.file (
  dossier_id uuid not null,
  id uuid not null,
  account int not null references gwen.account (id),
  stored timestamptz not null default now(),
  -- of the bytes in the clear
  size int not null,
  -- the vault's word on what the file is: an entry cannot name it otherwise
  mac bytea not null,
  -- the entry that names it, since which of the dossier's changes, and whose it is
  entry_id uuid,
  seq int,
  subject int,
  primary key (dossier_id, id),
  foreign key (dossier_id, entry_id) references gwen.entry (dossier_id, id),
  check ((entry_id is null) = (seq is null) and (entry_id is null) = (subject is null))
);
create index file_entry on gwen.file (dossier_id, entry_id);
create index file_account on gwen.file (account);
create index file_waiting on gwen.file (stored) where entry_id is null;

create table gwen.file_chunk (
  dossier_id uuid not null,
  file_id uuid not null,
  seq int not null,
  cipher bytea not null,
  primary key (dossier_id, file_id, seq),
  foreign key (dossier_id, file_id) references gwen.file (dossier_id, id) on delete cascade
);
-- what is encrypted cannot be compressed
alter table gwen.file_chunk alter column cipher set storage external;

do $$ declare t text; begin
  foreach t in array array['file', 'file_chunk'] loop
    execute format('alter table gwen.%I owner to gwen_owner', t);
    execute format('alter table gwen.%I enable row level security', t);
    execute format('alter table gwen.%I force row level security', t);
    execute format('create policy writer on gwen.%I to gwen_writer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on gwen.%I to gwen_writer', t);
  end loop;
end $$;

-- Keeps a file that no entry names yet. False: another file has this id. Sent again by the same person, it replaces the one
-- before. `most`: how many bytes one person's files may have that no entry names.
create function gwen.store_file(who int, of_dossier uuid, new_id uuid, bytes int, said bytea, ciphers bytea[], most bigint)
returns text language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  -- one at a time for each person, so that many at once cannot go over what she may have
  perform pg_advisory_xact_lock(hashtextextended('file', who));
  delete from file where dossier_id = of_dossier and id = new_id and account = who and entry_id is null;
  if exists (select from file where dossier_id = of_dossier and id = new_id) then return 'exists'; end if;
  if (select coalesce(sum(size), 0) from file where account = who and entry_id is null) + bytes > most then return 'full'; end if;
  insert into file (dossier_id, id, account, size, mac) values (of_dossier, new_id, who, bytes, said);
  insert into file_chunk select of_dossier, new_id, n - 1, c from unnest(ciphers) with ordinality as x(c, n);
  return 'stored';
end $$;

-- The change in which an entry named this file, for whoever may read that entry; it stands in the access log.
create function gwen.open_file(parties int[], groups int[], who int, of_dossier uuid, wanted uuid)
returns table (seq int, subject int, payload bytea)
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  return query
    select c.seq, c.subject, c.payload from file f join change c on c.dossier_id = f.dossier_id and c.seq = f.seq
    where f.dossier_id = of_dossier and f.id = wanted and c.readers && parties and c.grp = any (groups);
  if found then perform log_access(of_dossier, who, 'file', groups); end if;
end $$;

-- A chunk of a file, for the same people; null where there is none.
create function gwen.chunk_of(parties int[], groups int[], of_dossier uuid, wanted uuid, which int) returns bytea
language sql stable security definer set search_path = gwen, pg_temp as $$
  select k.cipher from file f join change c on c.dossier_id = f.dossier_id and c.seq = f.seq
    join file_chunk k on k.dossier_id = f.dossier_id and k.file_id = f.id and k.seq = which
  where f.dossier_id = of_dossier and f.id = wanted and c.readers && parties and c.grp = any (groups)
$$;

-- The same for verifying.
create function gwen.any_chunk(of_dossier uuid, wanted uuid, which int) returns bytea
language sql stable security definer set search_path = gwen, pg_temp as $$
  select cipher from file_chunk where dossier_id = of_dossier and file_id = wanted and seq = which
$$;

-- Files stored before then that no entry names: how many went.
create function gwen.drop_files(before timestamptz) returns int
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare n int;
begin
  delete from file where entry_id is null and stored < before;
  get diagnostics n = row_count;
  return n;
end $$;

do $$ declare f text; begin
  foreach f in array array['store_file', 'open_file', 'chunk_of', 'any_chunk', 'drop_files'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
  end loop;
end $$;
grant execute on function gwen.store_file, gwen.open_file, gwen.chunk_of to gwen_app;
grant execute on function gwen.any_chunk, gwen.drop_files to gwen_jobs;

-- As before, and an act that names files finds them there, or is not accepted.
create or replace function gwen.commit_act(parties int[], p jsonb, b bytea[]) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
declare
  d record;
  temp int;
  g record;
begin
  if (p->>'epoch')::int <> (select epoch from installation) then
    raise exception 'this server runs in an epoch that a restore has ended' using errcode = 'GW003';
  end if;
  for d in select * from jsonb_to_recordset(p->'dossiers') as x(id uuid, kind smallint, number text, fresh boolean,
      expected int, version int, state text, since timestamptz, steward int, area text, head int, at timestamptz) order by x.id loop
    if d.fresh then
      insert into spoken_number values (d.number, d.id);
      insert into dossier (id, kind, number, state, state_since, steward, area, version, head, created_at, updated_at)
        values (d.id, d.kind, d.number, d.state, d.since, d.steward, d.area, d.version, b[d.head], d.at, d.at);
    else
      update dossier set version = d.version, head = b[d.head], state = d.state, state_since = d.since,
        steward = d.steward, area = d.area, updated_at = d.at
        where id = d.id and version = d.expected and (readers && parties or session_user = 'gwen_jobs');
      if not found then
        if exists (select from dossier where id = d.id and (readers && parties or session_user = 'gwen_jobs')) then
          raise exception 'the dossier moved on' using errcode = 'GW001';
        end if;
        raise exception 'no such dossier' using errcode = 'GW002';
      end if;
    end if;
  end loop;

  if p ? 'revoked' then
    delete from access_grant a using jsonb_to_recordset(p->'revoked') as x(d uuid, id uuid)
      where a.dossier_id = x.d and a.id = x.id;
  end if;
  if p ? 'grants' then
    for g in select * from jsonb_to_recordset(p->'grants') as x(d uuid, id uuid, party int, groups int[], level smallint,
        purpose text, basis text, consent uuid, since timestamptz, until timestamptz, account int) loop
      temp := g.party;
      if g.until is not null then
        insert into party (kind, holder, until) values ('grant', g.party, g.until) returning id into temp;
      end if;
      insert into access_grant values (g.d, g.id, temp, g.groups, g.level, g.purpose, g.basis, g.consent, g.since, g.until, g.account)
        on conflict (dossier_id, id) do nothing;
    end loop;
  end if;
  if p ? 'receipts' then
    for g in select * from jsonb_to_recordset(p->'receipts') as x(d uuid, locator int, proof int, recipient text) loop
      insert into party (kind) values ('reporter') returning id into temp;
      insert into receipt values (b[g.locator], b[g.proof], g.recipient, g.d, temp);
      insert into access_grant values (g.d, gen_random_uuid(), temp, (select array_agg(v::int) from jsonb_array_elements_text(p->'reporterGroups') v),
        3, 'reporter', 'consent', null, date_trunc('day', now()), null, 0);
    end loop;
  end if;
  if p ? 'entries' then
    insert into entry (dossier_id, id, type, grp, subject, created, version, account, occurred, recorded, accepted,
        revision, stamps, open, cipher, withdrawn, breaches, readers)
      select x.d, x.id, x.type, x.grp, x.subject, x.created, x.version, x.account, x.occurred, x.recorded, x.accepted,
        x.revision, x.stamps, x.open, b[x.cipher], x.withdrawn, x.breaches, readers_of(x.d, x.grp)
      from jsonb_to_recordset(p->'entries') as x(d uuid, id uuid, type text, grp int, subject int, created int, version int,
        account int, occurred text, recorded timestamptz, accepted timestamptz, revision smallint, stamps jsonb, open jsonb,
        cipher int, withdrawn boolean, breaches text[])
      on conflict (dossier_id, id) do update set version = excluded.version, account = excluded.account,
        occurred = excluded.occurred, recorded = excluded.recorded,
        accepted = excluded.accepted, revision = excluded.revision, stamps = excluded.stamps, open = excluded.open,
        cipher = excluded.cipher, withdrawn = excluded.withdrawn, breaches = excluded.breaches;
  end if;
  if p ? 'settled' then
    delete from conflict c using jsonb_to_recordset(p->'settled') as x(d uuid, entry uuid, field text)
      where c.dossier_id = x.d and c.entry_id = x.entry and c.field = x.field;
  end if;
  if p ? 'conflicts' then
    insert into conflict
      select x.d, x.entry, x.field, x.grp, x.subject, b[x.cipher], readers_of(x.d, x.grp)
      from jsonb_to_recordset(p->'conflicts') as x(d uuid, entry uuid, field text, grp int, subject int, cipher int)
      on conflict (dossier_id, entry_id, field) do update set cipher = excluded.cipher;
  end if;
  insert into change (dossier_id, seq, epoch, act, op, kind, entry_id, type, grp, subject, account, occurred, recorded,
      accepted, prev, content, digest, mac, payload, readers)
    select x.d, x.seq, (p->>'epoch')::int, (p->>'act')::uuid, x.op, x.kind, x.entry, x.type, x.grp, x.subject, x.account, x.occurred,
      x.recorded, x.accepted, b[x.prev], b[x.content], b[x.digest], b[x.mac], b[x.payload], readers_of(x.d, x.grp)
    from jsonb_to_recordset(p->'changes') as x(d uuid, seq int, op uuid, kind text, entry uuid, type text, grp int, subject int,
      account int, occurred text, recorded timestamptz, accepted timestamptz, prev int, content int, digest int, mac int, payload int);
  if p ? 'files' then
    -- named for the first time by whoever stored it; later only by the same entry, and always as it is
    update file f set entry_id = x.entry, seq = x.seq, subject = x.subject
      from jsonb_to_recordset(p->'files') as x(d uuid, id uuid, entry uuid, seq int, subject int, account int)
      where f.dossier_id = x.d and f.id = x.id and f.entry_id is null and f.account = x.account;
    if exists (select from jsonb_to_recordset(p->'files') as x(d uuid, id uuid, entry uuid, mac int) where not exists (
        select from file f where f.dossier_id = x.d and f.id = x.id and f.entry_id = x.entry and f.mac = b[x.mac])) then
      raise exception 'a file that is not there' using errcode = 'GW005';
    end if;
  end if;
  if p ? 'unlinked' then
    delete from link l using jsonb_to_recordset(p->'unlinked') as x(d uuid, "to" uuid, relation text)
      where l.dossier_id = x.d and l.to_id = x.to and l.relation = x.relation;
  end if;
  if p ? 'links' then
    insert into link select x.d, x.to, x.relation, readers_of(x.d, null)
      from jsonb_to_recordset(p->'links') as x(d uuid, "to" uuid, relation text) on conflict do nothing;
  end if;
  if p ? 'duties' then
    insert into duty
      select x.d, x.safeguard, x.key, x.kind, x.reason, x.due, x.role, x.assignee, x.remedy, x.climbs, '{}', x.due, x.since,
        x.done, x.account, readers_of(x.d, null)
      from jsonb_to_recordset(p->'duties') as x(d uuid, safeguard text, key text, kind text, reason text, due timestamptz,
        role text, assignee int, remedy text[], climbs text[], since timestamptz, done timestamptz, account int)
      -- a new date starts the climb afresh; anything else leaves it where it is
      on conflict (dossier_id, safeguard, key) do update set due = excluded.due, role = excluded.role,
        assignee = excluded.assignee, remedy = excluded.remedy, since = excluded.since, done = excluded.done,
        climbs = case when duty.due = excluded.due then duty.climbs else excluded.climbs end,
        told = case when duty.due = excluded.due then duty.told else '{}' end,
        climb_at = case when duty.due = excluded.due then duty.climb_at else excluded.due end;
  end if;
  if p ? 'tokens' then
    delete from token t using jsonb_to_recordset(p->'tokens') as x(d uuid, entry uuid)
      where t.dossier_id = x.d and t.entry_id = x.entry;
    -- readers once for an entry, not for each of its tokens
    insert into token (dossier_id, entry_id, epoch, token, grp, subject, readers)
      select x.d, x.entry, x.epoch, t.token, x.grp, x.subject, x.readers
      from (select r.*, readers_of(r.d, r.grp) as readers from jsonb_to_recordset(p->'tokens')
          as r(d uuid, entry uuid, epoch smallint, grp int, subject int, tokens text[]) offset 0) x
        cross join lateral (select distinct u::bigint as token from unnest(x.tokens) u) t;
    insert into to_match select x.d, x.entry from jsonb_to_recordset(p->'tokens') as x(d uuid, entry uuid, tokens text[])
      where cardinality(x.tokens) > 0 on conflict do nothing;
  end if;
  if p ? 'references' then
    perform put_references(p->'references');
  end if;
  if p ? 'facts' then
    perform put_facts(p->'facts');
  end if;
  for d in select * from jsonb_to_recordset(p->'dossiers') as x(id uuid, state text, at timestamptz, regrant boolean, duties boolean) loop
    if d.regrant then
      perform refresh_readers(d.id);
    end if;
    update listing set state = d.state, updated_at = d.at,
      next_due = case when d.duties then (select min(due) from duty where dossier_id = d.id and done is null) else next_due end,
      next_task = case when d.duties then (select min(due) from duty where dossier_id = d.id and done is null and kind = 'duty')
        else next_task end
      where dossier_id = d.id;
  end loop;
end $$;

-- As before, and their files.
create or replace function gwen.forget_subjects(target uuid, subjects int[]) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
begin
  delete from token where dossier_id = target and subject = any (subjects);
  delete from fact where dossier_id = target and subject = any (subjects);
  delete from fact_person where dossier_id = target and subject = any (subjects);
  delete from reference r using entry e where r.dossier_id = target and e.dossier_id = target and e.id = r.entry_id and e.subject = any (subjects);
  update entry set cipher = null, open = '{}', stamps = '[]' where dossier_id = target and subject = any (subjects);
  delete from file where dossier_id = target and subject = any (subjects);
  delete from conflict where dossier_id = target and subject = any (subjects);
end $$;
