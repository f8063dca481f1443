-- What everybody may read, without an account: copies of fields that kinds declare public, written in the same transaction
-- as what they are copies of, so that a licence is gone from the register the moment it is revoked. gwen_public answers
-- strangers: it signs in by itself, reads these copies, names of areas and approved releases, and nothing else there is.
grant usage on schema gwen to gwen_public;

create table gwen.published_kind (
  kind smallint primary key,
  -- what is declared public of it
  declared text not null,
  -- dossiers that were there before it was declared are in; until then nothing is told
  filled boolean not null
);

create table gwen.published_dossier (
  dossier_id uuid primary key,
  kind smallint not null,
  number text not null unique,
  version int not null,
  state text not null,
  since timestamptz not null,
  area text
);
create index published_dossier_kind on gwen.published_dossier (kind);

create table gwen.published (
  dossier_id uuid not null references gwen.published_dossier on delete cascade,
  entry_id uuid not null,
  type text not null,
  occurred text,
  said jsonb not null,
  primary key (dossier_id, entry_id)
);

do $$
declare t text;
begin
  foreach t in array array['published_kind', 'published_dossier', 'published'] loop
    execute format('alter table gwen.%I owner to gwen_owner', t);
    execute format('alter table gwen.%I enable row level security', t);
    execute format('alter table gwen.%I force row level security', t);
    execute format('create policy writer on gwen.%I to gwen_writer using (true) with check (true)', t);
    execute format('create policy everybody on gwen.%I for select to gwen_public using (true)', t);
    execute format('grant select, insert, update, delete on gwen.%I to gwen_writer', t);
    execute format('grant select on gwen.%I to gwen_public', t);
  end loop;
end $$;
create policy everybody on gwen.area for select to gwen_public using (true);
grant select (code, parent, name) on gwen.area to gwen_public;
create policy everybody on gwen.release for select to gwen_public using (approved_at is not null);
grant select (id, since, until, tables, approved_at) on gwen.release to gwen_public;

-- Puts what is public of dossiers and of entries in the place of what was there; what says nothing goes:
-- [{d, kind, number, version, state, since, area, entries: [{id, type, occurred, said}, ...]}, ...].
create function gwen.put_published(rows jsonb) returns void
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
end $$;
alter function gwen.put_published owner to gwen_writer;
revoke execute on function gwen.put_published from public;

-- Says what is public: [{kind, declared}, ...]. Where that changed, nothing of the kind is told until all of it is written
-- anew. Returns the kinds that are still to be filled.
create function gwen.declare_published(declared jsonb) returns setof smallint
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  -- servers that start together
  perform pg_advisory_xact_lock(hashtext('gwen.published_kind'));
  with gone as (
    delete from published_kind k where not exists (
      select from jsonb_to_recordset(declare_published.declared) as x(kind smallint, declared text)
      where x.kind = k.kind and x.declared = k.declared) returning k.kind
  )
  delete from published_dossier p using gone where p.kind = gone.kind;
  insert into published_kind
    select x.kind, x.declared, not exists (select from dossier d where d.kind = x.kind)
    from jsonb_to_recordset(declare_published.declared) as x(kind smallint, declared text)
    on conflict (kind) do nothing;
  return query select k.kind from published_kind k where not k.filled;
end $$;

-- Ids of the dossiers of a kind, page by page.
create function gwen.dossiers_of(wanted smallint, after_id uuid, most int) returns setof uuid
language sql stable security definer set search_path = gwen, pg_temp as $$
  select id from dossier where kind = wanted and id > after_id order by id limit most
$$;

-- Publishes one whole dossier as it was read, unless somebody wrote in it since: then false.
create function gwen.publish(target uuid, seen int, told jsonb) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform from dossier where id = target and version = seen for share;
  if not found then
    return false;
  end if;
  delete from published where dossier_id = target;
  perform put_published(jsonb_build_array(told));
  return true;
end $$;

create function gwen.published_filled(wanted smallint, of_declared text) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update published_kind set filled = true where kind = wanted and declared = of_declared
$$;

do $$
declare f text;
begin
  foreach f in array array['declare_published', 'dossiers_of', 'publish', 'published_filled'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_jobs', f);
  end loop;
end $$;

-- As before; what is public of a destroyed subject goes too.
create or replace function gwen.forget_subjects(target uuid, subjects int[]) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
begin
  delete from token where dossier_id = target and subject = any (subjects);
  delete from fact where dossier_id = target and subject = any (subjects);
  delete from fact_person where dossier_id = target and subject = any (subjects);
  delete from reference r using entry e where r.dossier_id = target and e.dossier_id = target and e.id = r.entry_id and e.subject = any (subjects);
  delete from published p using entry e where p.dossier_id = target and e.dossier_id = target and e.id = p.entry_id and e.subject = any (subjects);
  update entry set cipher = null, open = '{}', stamps = '[]' where dossier_id = target and subject = any (subjects);
  delete from file where dossier_id = target and subject = any (subjects);
  delete from conflict where dossier_id = target and subject = any (subjects);
end $$;

-- As before; with it what is public of it.
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
        steward = d.steward, area = d.area, updated_at = case when d.version = d.expected then updated_at else d.at end
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
  if p ? 'published' then
    perform put_published(p->'published');
  end if;
  if p ? 'facts' then
    perform put_facts(p->'facts');
  end if;
  for d in select * from jsonb_to_recordset(p->'dossiers') as x(id uuid, state text, at timestamptz, expected int, version int,
      regrant boolean, duties boolean) loop
    if d.regrant then
      perform refresh_readers(d.id);
    end if;
    update listing set state = d.state, updated_at = case when d.version = d.expected then updated_at else d.at end,
      next_due = case when d.duties then (select min(due) from duty where dossier_id = d.id and done is null) else next_due end,
      next_task = case when d.duties then (select min(due) from duty where dossier_id = d.id and done is null and kind = 'duty')
        else next_task end
      where dossier_id = d.id;
  end loop;
end $$;
