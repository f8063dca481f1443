-- What dossiers may ask of each other. A safeguard declares which open fields of which entries it looks up by which value
-- (an account, an organisation, an area, a link); here lies, for each such entry, the value it is found by. What is handed
-- over is read from the entry itself when it is asked, so that nothing here grows old or outlives what it points to.
-- gwen_lookup answers: it reads no ciphertext, and of open fields hands over those that are declared and no other.
grant usage, create on schema gwen to gwen_lookup;

-- The sources of answers: entries of one type, by one field. Declared by gwen_jobs, never by the role that serves people.
create table gwen.reference_source (
  source text primary key,
  kind smallint not null,
  type text not null,
  -- open fields that an answer may hold
  fields text[] not null,
  -- entries that were there before the source was declared are in; until then it answers nothing
  filled boolean not null
);

create table gwen.reference (
  dossier_id uuid not null,
  entry_id uuid not null,
  source text not null,
  key text not null,
  -- the last day on which it is found
  until date not null default 'infinity',
  primary key (dossier_id, entry_id, source, key)
);
create index reference_key on gwen.reference (key, source, until);

do $$
declare t text;
begin
  foreach t in array array['reference', 'reference_source'] loop
    execute format('alter table gwen.%I owner to gwen_owner', t);
    execute format('alter table gwen.%I enable row level security', t);
    execute format('alter table gwen.%I force row level security', t);
    execute format('create policy writer on gwen.%I to gwen_writer using (true) with check (true)', t);
    execute format('create policy looking_up on gwen.%I for select to gwen_lookup using (true)', t);
    execute format('grant select, insert, update, delete on gwen.%I to gwen_writer', t);
    execute format('grant select on gwen.%I to gwen_lookup', t);
  end loop;
end $$;
create policy looking_up on gwen.entry for select to gwen_lookup using (true);
create policy looking_up on gwen.dossier for select to gwen_lookup using (true);
grant select (dossier_id, id, type, grp, occurred, accepted, revision, open, withdrawn, readers) on gwen.entry to gwen_lookup;
grant select (id, kind, state, readers) on gwen.dossier to gwen_lookup;

-- ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Puts what entries are found by in the place of what was there: [{d, entry, keys: [[source, key, until], ...]}, ...].
create function gwen.put_references(rows jsonb) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  delete from reference r using jsonb_to_recordset(rows) as x(d uuid, entry uuid)
    where r.dossier_id = x.d and r.entry_id = x.entry;
  insert into reference (dossier_id, entry_id, source, key, until)
    select x.d, x.entry, k->>0, k->>1, coalesce((k->>2)::date, 'infinity')
    from jsonb_to_recordset(rows) as x(d uuid, entry uuid, keys jsonb), jsonb_array_elements(x.keys) k
    on conflict do nothing;
end $$;
alter function gwen.put_references owner to gwen_writer;
revoke execute on function gwen.put_references from public;
grant execute on function gwen.put_references to gwen_writer;

-- As before, and what the entries are found by. A receipt comes with the grants, before what it lets its sender read: who may
-- read a dossier made just now is not worked out twice (0007).
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
    insert into fact
      select x.d, x.entry, x.measure, x.grp, x.period, x.area, x.steward, x.dimensions, x.value, readers_of(x.d, x.grp)
      from jsonb_to_recordset(p->'facts') as x(d uuid, entry uuid, measure text, grp int, period date, area text, steward int,
        dimensions jsonb, value bigint)
      on conflict (dossier_id, entry_id, measure) do update set period = excluded.period, area = excluded.area,
        steward = excluded.steward, dimensions = excluded.dimensions, value = excluded.value;
  end if;
  for d in select * from jsonb_to_recordset(p->'dossiers') as x(id uuid, state text, at timestamptz, regrant boolean, duties boolean) loop
    if d.regrant then
      perform refresh_readers(d.id);
    end if;
    update listing set state = d.state, updated_at = d.at,
      next_due = case when d.duties then (select min(due) from duty where dossier_id = d.id and done is null) else next_due end
      where dossier_id = d.id;
  end loop;
end $$;

-- As before; what a destroyed subject's entries were found by goes too.
create or replace function gwen.forget_subjects(target uuid, subjects int[]) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
begin
  delete from token where dossier_id = target and subject = any (subjects);
  delete from fact f using entry e where f.dossier_id = target and e.dossier_id = target and e.id = f.entry_id and e.subject = any (subjects);
  delete from reference r using entry e where r.dossier_id = target and e.dossier_id = target and e.id = r.entry_id and e.subject = any (subjects);
  update entry set cipher = null, open = '{}', stamps = '[]' where dossier_id = target and subject = any (subjects);
  delete from conflict where dossier_id = target and subject = any (subjects);
end $$;

-- Says which sources there are: [{source, kind, type, fields}, ...]. A new one is filled at once if nothing of its kind is
-- there yet; one that is not declared any more goes. Returns those that are still to be filled.
create function gwen.declare_sources(declared jsonb) returns setof text
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  -- servers that start together
  perform pg_advisory_xact_lock(hashtext('gwen.reference_source'));
  delete from reference r using reference_source s
    where r.source = s.source and not exists (select from jsonb_array_elements(declared) x where x->>'source' = s.source);
  delete from reference_source s where not exists (select from jsonb_array_elements(declared) x where x->>'source' = s.source);
  insert into reference_source as old (source, kind, type, fields, filled)
    select x.source, x.kind, x.type, x.fields, not exists (select from dossier d where d.kind = x.kind)
    from jsonb_to_recordset(declared) as x(source text, kind smallint, type text, fields text[])
    where not exists (select from reference_source s where s.source = x.source and s.fields = x.fields)
    on conflict (source) do update set fields = excluded.fields;
  return query select s.source from reference_source s where not s.filled;
end $$;

-- Entries of some types, dossier by dossier, for filling sources. A dossier without one gives a row all the same.
create function gwen.entries_page(wanted smallint, types text[], after_id uuid, most int)
returns table (dossier_id uuid, entry_id uuid, type text, version int, revision smallint, open jsonb, withdrawn boolean)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select d.id, e.id, e.type, e.version, e.revision, e.open, e.withdrawn
  from (select id from dossier where kind = wanted and id > after_id order by id limit most) d
    left join entry e on e.dossier_id = d.id and e.type = any (types)
$$;

-- What entries are found by, of entries that are still as they were read: whoever wrote since put it herself.
create function gwen.fill_references(rows jsonb) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  with held as materialized (
    select e.dossier_id, e.id from jsonb_to_recordset(rows) as x(d uuid, entry uuid, version int)
      join entry e on e.dossier_id = x.d and e.id = x.entry and e.version = x.version for share of e
  )
  insert into reference (dossier_id, entry_id, source, key, until)
    select h.dossier_id, h.id, k->>0, k->>1, coalesce((k->>2)::date, 'infinity')
    from jsonb_to_recordset(rows) as x(d uuid, entry uuid, keys jsonb) join held h on h.dossier_id = x.d and h.id = x.entry,
      jsonb_array_elements(x.keys) k
    on conflict do nothing
$$;

create function gwen.sources_filled(names text[]) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update reference_source set filled = true where source = any (names)
$$;

do $$
declare f text;
begin
  foreach f in array array['declare_sources', 'entries_page', 'fill_references', 'sources_filled'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_jobs', f);
  end loop;
end $$;

-- ── answering ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- What was found: {source: [key, ...]}. One row without an entry where a key was asked about and nothing was found; no row
-- at all for a source that is not declared or not filled. Only declared fields; whose dossier it is, in which state.
create function gwen.find_elsewhere(asked jsonb, today date, most int)
returns table (source text, key text, dossier_id uuid, entry_id uuid, state text, occurred text, accepted timestamptz,
  revision smallint, said jsonb)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with q as materialized (
    select s.source, s.kind, s.type, s.fields, k.key, s.source like '%.$dossier' as whole
    from jsonb_each(asked) a(source, keys) join reference_source s on s.source = a.source and s.filled
      cross join lateral jsonb_array_elements_text(a.keys) k(key)
  )
  select q.source, q.key, f.dossier_id, f.id, f.state, f.occurred, f.accepted, f.revision,
    (select jsonb_object_agg(o.key, o.value) from jsonb_each(f.open) o where o.key = any (q.fields))
  from q left join lateral (
    select e.dossier_id, e.id, d.state, e.occurred, e.accepted, e.revision, e.open
    from reference r join entry e on e.dossier_id = r.dossier_id and e.id = r.entry_id join dossier d on d.id = r.dossier_id
    where not q.whole and r.key = q.key and r.source = q.source and r.until >= today and not e.withdrawn
    union all
    select e.dossier_id, e.id, d.state, e.occurred, e.accepted, e.revision, e.open
    from dossier d join entry e on e.dossier_id = d.id and e.type = q.type
    where q.whole and d.id = case when q.whole then q.key::uuid end and d.kind = q.kind and not e.withdrawn
    limit most
  ) f on true
$$;
alter function gwen.find_elsewhere owner to gwen_lookup;
revoke execute on function gwen.find_elsewhere from public;
grant execute on function gwen.find_elsewhere to gwen_app, gwen_jobs;

-- What answered before: two questions, each by its name, and their index.
drop function gwen.look_up;
drop index gwen.entry_guardian;

-- Reports taken in since 0007 whose sender was not among the readers of her own words.
select gwen.refresh_readers(r.dossier_id) from (
  select distinct r.dossier_id from gwen.receipt r join gwen.access_grant g on g.dossier_id = r.dossier_id and g.party = r.party
    join gwen.entry e on e.dossier_id = r.dossier_id and e.grp = any (g.groups) where not e.readers @> array[r.party]
) r;
