-- The write path and the reads as functions: one round trip each. Definer functions belong to gwen_writer or gwen_match,
-- which cannot bypass row security either; each re-checks the caller's parties as the second wall behind domain/kernel.

-- ── rows as their readers get them ──────────────────────────────────────────────────────────────────────────────────

-- Single expressions, so that they become part of the query: naming the columns costs a third of taking away those that are
-- not wanted (of which one is the ciphertext).
create function gwen.dossier_json(d gwen.dossier) returns json language sql stable as $$
  select json_build_object('id', d.id, 'kind', d.kind, 'number', d.number, 'state', d.state, 'state_since', d.state_since,
    'steward', d.steward, 'area', d.area, 'version', d.version, 'created_at', d.created_at, 'updated_at', d.updated_at)
$$;
create function gwen.entry_json(e gwen.entry) returns json language sql stable as $$
  select json_build_object('id', e.id, 'type', e.type, 'grp', e.grp, 'subject', e.subject, 'created', e.created,
    'version', e.version, 'account', e.account, 'occurred', e.occurred, 'recorded', e.recorded, 'accepted', e.accepted,
    'revision', e.revision, 'stamps', e.stamps, 'open', e.open, 'withdrawn', e.withdrawn, 'breaches', e.breaches)
$$;
create function gwen.grant_json(g gwen.access_grant) returns json language sql stable as $$
  select json_build_object('id', g.id, 'party', g.party, 'groups', g.groups, 'level', g.level, 'purpose', g.purpose,
    'basis', g.basis, 'consent', g.consent, 'since', g.since, 'until', g.until, 'account', g.account)
$$;
create function gwen.duty_json(u gwen.duty) returns json language sql stable as $$
  select json_build_object('safeguard', u.safeguard, 'key', u.key, 'kind', u.kind, 'reason', u.reason, 'due', u.due,
    'role', u.role, 'assignee', u.assignee, 'remedy', u.remedy, 'climbs', u.climbs, 'since', u.since, 'done', u.done,
    'account', u.account)
$$;

-- ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

-- The contact point that serves an area: its own, else the nearest above, else the national one; null where there is none.
create function gwen.contact_point_of(wanted text) returns jsonb
language sql stable set search_path = gwen, pg_temp as $$
  with recursive up(code, parent, depth) as (
    select a.code, a.parent, 0 from area a where a.code = wanted
    union all select a.code, a.parent, up.depth + 1 from up join area a on a.code = up.parent
  ), serving as (
    select t.id, t.organisation, coalesce(up.depth, 1000) as depth from team t left join up on up.code = t.area
    where t.kind = 'contact-point' and t.ended is null and (up.code is not null or t.area = '')
  )
  select jsonb_build_object('team', s.id, 'organisation', s.organisation, 'last',
    not exists (select from serving o where o.depth > s.depth and o.organisation <> s.organisation))
  from serving s order by s.depth, s.id limit 1
$$;
alter function gwen.contact_point_of owner to gwen_writer;

-- What safeguards ask of elsewhere about these accounts: vetted (the newest vetting counts), and in how many open cases
-- other than this one somebody is guardian.
create function gwen.look_up(accounts int[], target uuid) returns jsonb
language sql stable security definer set search_path = gwen, pg_temp as $$
  select jsonb_build_object(
    'vetted', coalesce((select jsonb_object_agg(a.id, coalesce((
        select e.open->>'result' = 'passed' and coalesce(e.open->>'validUntil' >= to_char(now(), 'YYYY-MM-DD'), true)
        from entry e where e.type = 'vetting' and (e.open->>'account')::int = a.id and not e.withdrawn
        order by e.open->>'on' desc, e.accepted desc limit 1), false)) from unnest(accounts) as a(id)), '{}'),
    'guardian-of', coalesce((select jsonb_object_agg(a.id, (
        select count(distinct e.dossier_id) from entry e join dossier d on d.id = e.dossier_id
        where e.type = 'guardian' and (e.open->>'account')::int = a.id and not e.withdrawn and e.dossier_id <> target
          and d.state <> 'closed' and e.open->>'endsOn' is null and e.open->>'suspendedOn' is null))
      from unnest(accounts) as a(id)), '{}'))
$$;
alter function gwen.look_up owner to gwen_writer;

-- What the write path needs of these dossiers: rows tagged d(ossier), g(rant), l(ink), u (duty), e(ntry), c(onflict),
-- o (an operation already accepted), p (what a party is: those asked about and those holding grants), q (the contact point
-- that serves an area: of_area for a dossier being made). Only dossiers that one of the parties may know of. Entries of these
-- types (null: all) and those that are written, of whatever type.
create function gwen.load_for_write(parties int[], ids uuid[], types text[], ops uuid[], asked int[] default '{}',
  of_area text default null, written uuid[] default '{}')
returns table (what text, dossier_id uuid, j json, b bytea)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with mine as materialized (
    select d.id, d.area, dossier_json(d) as j, d.head from dossier d where d.id = any (ids)
      and (d.readers && parties or session_user = 'gwen_jobs')
  )
  select 'd', d.id, d.j, d.head from mine d
  union all
  select 'g', g.dossier_id, grant_json(g), null from access_grant g join mine d on d.id = g.dossier_id
  union all
  select 'l', l.dossier_id, json_build_object('to', l.to_id, 'relation', l.relation), null
    from link l join mine d on d.id = l.dossier_id
  union all
  select 'u', u.dossier_id, duty_json(u), null from duty u join mine d on d.id = u.dossier_id
  union all
  select 'e', e.dossier_id, entry_json(e), e.cipher
    from entry e join mine d on d.id = e.dossier_id
    where types is null or e.type = any (types) or e.id = any (written)
  union all
  select 'c', c.dossier_id, json_build_object('entry_id', c.entry_id, 'field', c.field, 'subject', c.subject), c.cipher
    from conflict c join mine d on d.id = c.dossier_id
  union all
  select 'o', c.dossier_id, json_build_object('op', c.op, 'seq', c.seq, 'act', c.act), null
    from change c join mine d on d.id = c.dossier_id where c.op = any (ops)
  union all
  select 'p', null, json_build_object('id', p.id, 'kind', p.kind, 'organisation', coalesce(t.organisation, a.organisation, 0),
      'contactPoint', coalesce(t.kind = 'contact-point', exists (select from membership m join team ct on ct.id = m.team
        where m.account = a.id and ct.kind = 'contact-point'), false),
      'disciplines', case when t.discipline is null then '[]'::json else json_build_array(t.discipline) end), null
    from (select unnest(asked) as id union select g.party from access_grant g join mine d on d.id = g.dossier_id) q
      join party p on p.id = q.id left join team t on t.id = coalesce(p.holder, p.id) left join account a on a.id = coalesce(p.holder, p.id)
  union all
  select 'q', x.id, contact_point_of(x.area)::json, null
    from (select d.id, d.area from mine d union all select null, of_area where of_area is not null) x
$$;
alter function gwen.load_for_write owner to gwen_writer;

-- Whether exactly these operations of an act were accepted: lets a sender who may not read back what it sent try again.
create function gwen.was_accepted(target uuid, wanted uuid, ops uuid[]) returns boolean
language sql stable security definer set search_path = gwen, pg_temp as $$
  select (select count(*) from change where dossier_id = target and act = wanted and op = any (ops)) = (
    select count(*) from unnest(ops)) and cardinality(ops) > 0
$$;
alter function gwen.was_accepted owner to gwen_writer;

-- Recomputes who may read a dossier and all that hangs on it, from its grants. Called when grants changed.
create function gwen.refresh_readers(target uuid) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
declare everyone int[];
begin
  select coalesce(array_agg(distinct party), '{}') into everyone from access_grant where dossier_id = target;
  update dossier set readers = everyone where id = target and readers <> everyone;
  update link set readers = everyone where dossier_id = target and readers <> everyone;
  update duty set readers = everyone where dossier_id = target and readers <> everyone;
  delete from listing where dossier_id = target and not party = any (everyone);
  insert into listing (dossier_id, party, level, kind, state, updated_at, next_due)
    select d.id, g.party, max(g.level), d.kind, d.state, d.updated_at,
           (select min(due) from duty where dossier_id = target and done is null)
    from dossier d join access_grant g on g.dossier_id = d.id where d.id = target group by d.id, g.party
    on conflict (dossier_id, party) do update set level = excluded.level, next_due = excluded.next_due;
  with by_group as (
    select t.grp, coalesce((select array_agg(distinct g.party) from access_grant g
      where g.dossier_id = target and g.level >= 2 and t.grp = any (g.groups)), '{}') as readers
    from (select distinct grp from entry where dossier_id = target
          union select distinct grp from change where dossier_id = target and grp is not null) t
  ), e as (update entry x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers),
     c as (update conflict x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers),
     t as (update token x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers),
     f as (update fact x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers)
  update change x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers;
  update change set readers = everyone where dossier_id = target and grp is null and readers <> everyone;
end $$;
alter function gwen.refresh_readers owner to gwen_writer;
revoke execute on function gwen.refresh_readers from public;
grant execute on function gwen.refresh_readers to gwen_writer;

-- Writes one accepted act: all or nothing. p holds the rows as JSON, b the binary values that they name by index.
-- Raises GW001 when a dossier moved on since it was loaded (the caller loads again), GW002 when the wall refuses.
create function gwen.commit_act(parties int[], p jsonb, b bytea[]) returns void
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
  if p ? 'facts' then
    insert into fact
      select x.d, x.entry, x.measure, x.grp, x.period, x.area, x.steward, x.dimensions, x.value, readers_of(x.d, x.grp)
      from jsonb_to_recordset(p->'facts') as x(d uuid, entry uuid, measure text, grp int, period date, area text, steward int,
        dimensions jsonb, value bigint)
      on conflict (dossier_id, entry_id, measure) do update set period = excluded.period, area = excluded.area,
        steward = excluded.steward, dimensions = excluded.dimensions, value = excluded.value;
  end if;
  if p ? 'receipts' then
    for g in select * from jsonb_to_recordset(p->'receipts') as x(d uuid, locator int, proof int, recipient text) loop
      insert into party (kind) values ('reporter') returning id into temp;
      insert into receipt values (b[g.locator], b[g.proof], g.recipient, g.d, temp);
      insert into access_grant values (g.d, gen_random_uuid(), temp, (select array_agg(v::int) from jsonb_array_elements_text(p->'reporterGroups') v),
        3, 'reporter', 'consent', null, date_trunc('day', now()), null, 0);
    end loop;
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

-- Parties that may read a data group of a dossier (all that may know of it, for null).
create function gwen.readers_of(target uuid, wanted int) returns int[]
language sql stable set search_path = gwen, pg_temp as $$
  select coalesce(array_agg(distinct party), '{}') from access_grant
  where dossier_id = target and (wanted is null or (level >= 2 and wanted = any (groups)))
$$;
alter function gwen.readers_of owner to gwen_writer;
alter function gwen.commit_act owner to gwen_writer;

-- ── reading, under row security (invoker rights) ────────────────────────────────────────────────────────────────────

-- Sets who asks for the rest of the transaction. Every read below starts with it.
create function gwen.as_session(parties int[], groups int[]) returns void
language sql volatile as $$
  select set_config('gwen.parties', parties::text, true), set_config('gwen.groups', groups::text, true);
$$;

create function gwen.log_access(target uuid, who int, what text, groups int[]) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
begin
  -- a lost log row at a crash is worth less than making each reader wait for the disk
  perform set_config('synchronous_commit', 'off', true);
  insert into access_log (dossier_id, account, what, groups) values (target, who, what, groups);
end $$;
alter function gwen.log_access owner to gwen_writer;

-- A dossier as one person may see it, rows as in load_for_write plus p (who else can see it). Leaves an access_log row.
create function gwen.open_dossier(parties int[], groups int[], target uuid, who int)
returns table (what text, j json, b bytea) language plpgsql volatile set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  if not exists (select from dossier d where d.id = target) then return; end if;
  perform log_access(target, who, 'open', groups);
  return query
    select 'd', dossier_json(d), d.head from dossier d where d.id = target
    union all
    select 'l', json_build_object('to', l.to_id, 'relation', l.relation), null from link l
      join dossier other on other.id = l.to_id where l.dossier_id = target
    union all
    select 'k', json_build_object('from', l.dossier_id, 'relation', l.relation), null from link l where l.to_id = target
    union all
    select 'u', duty_json(u), null from duty u where u.dossier_id = target
    union all
    select 'e', entry_json(e), e.cipher from entry e where e.dossier_id = target
    union all
    select 'c', json_build_object('entry_id', c.entry_id, 'field', c.field, 'subject', c.subject), c.cipher
      from conflict c where c.dossier_id = target
    union all
    select 'g', grant_json(g), null from grants_of(parties, target) g;
end $$;

-- All grants of a dossier, for someone who may know of it ("who can see this and why").
create function gwen.grants_of(parties int[], target uuid) returns setof gwen.access_grant
language sql stable security definer set search_path = gwen, pg_temp as $$
  select g.* from access_grant g join dossier d on d.id = g.dossier_id where d.id = target and d.readers && parties
$$;
alter function gwen.grants_of owner to gwen_writer;

-- The newest dossiers of a kind that the parties may know of, before a cursor (updated_at, id) if given.
create function gwen.list_dossiers(parties int[], groups int[], wanted smallint, states text[], before_at timestamptz,
  before_id uuid, most int)
returns table (id uuid, number text, state text, state_since timestamptz, area text, steward int, updated_at timestamptz,
  created_at timestamptz, version int, next_due timestamptz)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query
    select d.id, d.number, d.state, d.state_since, d.area, d.steward, d.updated_at, d.created_at, d.version, x.next_due
    from (
      select distinct on (u, i) n.updated_at as u, n.dossier_id as i, n.next_due
      from unnest(parties) as p(party) cross join lateral (
        select l.updated_at, l.dossier_id, l.next_due from listing l
        where l.party = p.party and l.kind = wanted and (states is null or l.state = any (states))
          and (before_at is null or (l.updated_at, l.dossier_id) < (before_at, before_id))
        order by l.updated_at desc, l.dossier_id desc limit most
      ) n order by u desc, i desc limit most
    ) x join dossier d on d.id = x.i order by x.u desc, x.i desc;
end $$;
drop index gwen.listing_newest;
create index listing_newest on gwen.listing (party, kind, updated_at desc, dossier_id desc);

-- Open duties of the dossiers the parties may know of, soonest first, for these roles or this account.
create function gwen.duties_for(parties int[], groups int[], roles text[], who int, kinds text[], most int)
returns table (dossier_id uuid, kind smallint, number text, state text, area text, safeguard text, key text, duty_kind text,
  reason text, due timestamptz, role text, assignee int, remedy text[], since timestamptz)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query
    select d.id, d.kind, d.number, d.state, d.area, u.safeguard, u.key, u.kind, u.reason, u.due, u.role, u.assignee, u.remedy, u.since
    from (
      select distinct n.dossier_id as i from unnest(parties) as p(party) cross join lateral (
        select l.dossier_id, l.next_due from listing l
        where l.party = p.party and l.next_due is not null order by l.next_due limit most * 4
      ) n
    ) x join dossier d on d.id = x.i join duty u on u.dossier_id = d.id
    where u.done is null and (u.role = any (roles) or u.told && roles or u.assignee = who) and u.kind = any (kinds)
    order by u.due limit most;
end $$;

-- Everything late in the dossiers the parties may know of, whoever it is for.
create function gwen.late_for(parties int[], groups int[], most int)
returns table (dossier_id uuid, kind smallint, number text, state text, area text, safeguard text, key text, duty_kind text,
  reason text, due timestamptz, role text, assignee int, remedy text[], since timestamptz)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query
    select d.id, d.kind, d.number, d.state, d.area, u.safeguard, u.key, u.kind, u.reason, u.due, u.role, u.assignee, u.remedy, u.since
    from (
      select distinct n.dossier_id as i from unnest(parties) as p(party) cross join lateral (
        select l.dossier_id, l.next_due from listing l
        where l.party = p.party and l.next_due < now() order by l.next_due limit most
      ) n
    ) x join dossier d on d.id = x.i join duty u on u.dossier_id = d.id
    where u.done is null and u.due < now() order by u.due limit most;
end $$;

-- The history of a dossier as its reader may see it.
create function gwen.history(parties int[], groups int[], target uuid)
returns table (seq int, op uuid, act uuid, kind text, entry_id uuid, type text, subject int, account int, occurred text,
  recorded timestamptz, accepted timestamptz, payload bytea)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query select c.seq, c.op, c.act, c.kind, c.entry_id, c.type, c.subject, c.account, c.occurred, c.recorded,
    c.accepted, c.payload from change c where c.dossier_id = target order by c.seq;
end $$;

-- ── the feed ────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Dossiers changed since a snapshot, as this person may see them: rows of transactions not visible in it that are now.
-- The new snapshot is read together with the rows; paging stays within the pair (from, upto).
create function gwen.feed(parties int[], groups int[], since pg_snapshot, upto pg_snapshot, after_id uuid, most int)
returns table (now_at pg_snapshot, epoch int, dossier_id uuid, version int)
language plpgsql stable set search_path = gwen, pg_temp as $$
declare snap pg_snapshot := coalesce(upto, pg_current_snapshot());
begin
  perform as_session(parties, groups);
  return query
    select snap, i.epoch, x.dossier_id, x.v from installation i left join lateral (
      select c.dossier_id, max(c.seq) as v from change c
      where c.epoch = i.epoch and c.xid >= pg_snapshot_xmin(since)
        and not pg_visible_in_snapshot(c.xid, since) and pg_visible_in_snapshot(c.xid, snap)
        and (after_id is null or c.dossier_id > after_id)
      group by c.dossier_id order by c.dossier_id limit most
    ) x on true;
end $$;

-- ── matching (its own role) ─────────────────────────────────────────────────────────────────────────────────────────

-- Candidates for blind tokens, those that share most first. Whoever may know of few dossiers: all tokens, among those
-- dossiers, so nothing is missed. Otherwise the rarest tokens, a thousand rows together or else six tokens, and of a token
-- that very many share a bounded part: what so many share tells nobody apart.
-- only_mine: those the searcher may read (the same predicate as row security). Otherwise: those she may not, without
-- their content, so that their stewards can be told.
create function gwen.candidates(parties int[], groups int[], tokens bigint[], only_mine boolean, most int default 60)
returns table (dossier_id uuid, entry_id uuid, type text, subject int, grp int, hits bigint, kind smallint, number text, state text,
  steward int, area text, open jsonb, cipher bytea)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with near as materialized (
    select l.dossier_id from unnest(parties) p(party) join listing l on l.party = p.party where only_mine limit 3001
  ), few as materialized (
    select only_mine and count(*) <= 3000 as yes from near
  ), counted as materialized (
    select q.token, (select count(*) from (select from token t where t.token = q.token limit 401) capped) as n
    from (select distinct unnest(tokens) as token) q where not (select yes from few)
  ), rare as (
    -- not a fixed number of tokens: a misspelt name's rarest ones are shared with nobody it is like
    select token, n from (select token, n, sum(n) over (order by n, token) as found, row_number() over (order by n, token) as place
      from counted where n > 0) ranked where found <= 1000 or place <= 6
  ), far as (
    select t.dossier_id, t.entry_id from rare r cross join lateral (
        select t.dossier_id, t.entry_id, t.readers, t.grp from token t where t.token = r.token limit 4000
      ) t
    where case when only_mine then t.readers && parties and t.grp = any (groups)
          else not (t.readers && parties and t.grp = any (groups)) end
    -- a rare token tells more than some common ones together
    group by t.dossier_id, t.entry_id order by sum(1.0::float8 / r.n) desc, t.dossier_id limit 150
  ), close as (
    select t.dossier_id, t.entry_id from (select distinct n.dossier_id from near n where (select yes from few)) n
      -- by the key alone, whatever the planner thinks of the tokens
      cross join lateral (select t.dossier_id, t.entry_id, t.token from token t where t.dossier_id = n.dossier_id offset 0) t
    where t.token = any (tokens)
    group by t.dossier_id, t.entry_id order by count(*) desc, t.dossier_id limit 150
  ), found as (
    select c.dossier_id, c.entry_id from close c join entry e on e.dossier_id = c.dossier_id and e.id = c.entry_id
    where e.readers && parties and e.grp = any (groups)
    union all
    select f.dossier_id, f.entry_id from far f
  ), hit as (
    select f.dossier_id, f.entry_id, (select count(*) from (select t.token from token t
        where t.dossier_id = f.dossier_id and t.entry_id = f.entry_id offset 0) own where own.token = any (tokens)) as hits
    from found f order by hits desc, f.dossier_id limit most
  )
  select h.dossier_id, h.entry_id, e.type, e.subject, e.grp, h.hits, d.kind, d.number, d.state, d.steward, d.area, e.open, e.cipher
  from hit h join entry e on e.dossier_id = h.dossier_id and e.id = h.entry_id join dossier d on d.id = h.dossier_id
$$;
alter function gwen.candidates owner to gwen_match;

-- ── jobs (role gwen_jobs; each function is what one named job may do) ────────────────────────────────────────────────

-- Late duties climb: the next role is told, once each, also after a downtime. Returns what live screens should hear.
create function gwen.climb_duties(at timestamptz, step interval, most int default 1000)
returns table (dossier_id uuid, kind smallint, safeguard text, key text, told text, readers int[])
language sql volatile security definer set search_path = gwen, pg_temp as $$
  with late as (
    select u.dossier_id, u.safeguard, u.key from duty u
    where u.done is null and u.climbs <> '{}' and u.climb_at <= at order by u.climb_at limit most for update skip locked
  )
  update duty u set told = u.told || u.climbs[1], climbs = u.climbs[2:], climb_at = greatest(at, u.climb_at) + step
  from late l join dossier d on d.id = l.dossier_id
  where u.dossier_id = l.dossier_id and u.safeguard = l.safeguard and u.key = l.key
  returning u.dossier_id, d.kind, u.safeguard, u.key, u.told[cardinality(u.told)], u.readers
$$;

-- The chain in order, page by page, for gwen verify.
create function gwen.changes_page(after_id uuid, after_seq int, most int)
returns table (dossier_id uuid, seq int, epoch int, act uuid, op uuid, kind text, entry_id uuid, type text, grp int, subject int,
  account int, occurred text, recorded timestamptz, accepted timestamptz, prev bytea, content bytea, digest bytea, mac bytea,
  payload bytea)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select c.dossier_id, c.seq, c.epoch, c.act, c.op, c.kind, c.entry_id, c.type, c.grp, c.subject, c.account, c.occurred, c.recorded,
    c.accepted, c.prev, c.content, c.digest, c.mac, c.payload
  from change c where (c.dossier_id, c.seq) > (after_id, after_seq) order by c.dossier_id, c.seq limit most
$$;

-- The newest change of each dossier as a snapshot of an epoch saw it, in id order.
create function gwen.heads_page(after_id uuid, of_epoch int, seen pg_snapshot, most int)
returns table (dossier_id uuid, seq int, digest bytea)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select d.id, h.seq, h.digest from dossier d cross join lateral (
    select c.seq, c.digest from change c where c.dossier_id = d.id
      and (c.epoch < of_epoch or c.epoch = of_epoch and pg_visible_in_snapshot(c.xid, seen))
    order by c.seq desc limit 1
  ) h where d.id > after_id order by d.id limit most
$$;

-- What the dossiers themselves say of their heads, in id order.
create function gwen.dossiers_page(after_id uuid, most int)
returns table (dossier_id uuid, version int, head bytea)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select d.id, d.version, d.head from dossier d where d.id > after_id order by d.id limit most
$$;

create function gwen.save_root(of_epoch int, at timestamptz, seen pg_snapshot, count bigint, buckets bytea, signature bytea) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  insert into root (epoch, at, snapshot, dossiers, buckets, signature) values (of_epoch, at, seen, count, buckets, signature)
$$;

create function gwen.matches_waiting(most int) returns setof gwen.to_match
language sql stable security definer set search_path = gwen, pg_temp as $$
  select * from to_match order by dossier_id, entry_id limit most
$$;

create function gwen.match_done(target uuid, entry uuid) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  delete from to_match where dossier_id = target and entry_id = entry
$$;

-- Dossiers of a kind in these states since before a time, for retention.
create function gwen.resting(wanted smallint, states text[], before timestamptz, after_id uuid, most int) returns setof uuid
language sql stable security definer set search_path = gwen, pg_temp as $$
  select id from dossier where kind = wanted and state = any (states) and state_since < before and id > after_id order by id limit most
$$;

-- Destruction of subjects: their tokens and facts go; their key is destroyed by the vault.
create function gwen.forget_subjects(target uuid, subjects int[]) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
begin
  delete from token where dossier_id = target and subject = any (subjects);
  delete from fact f using entry e where f.dossier_id = target and e.dossier_id = target and e.id = f.entry_id and e.subject = any (subjects);
  update entry set cipher = null, open = '{}', stamps = '[]' where dossier_id = target and subject = any (subjects);
  delete from conflict where dossier_id = target and subject = any (subjects);
end $$;

-- The one row of this installation, made at the very first start; the id that is there is returned.
create function gwen.found_installation(wanted uuid) returns uuid
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  insert into installation (id) values (wanted) on conflict do nothing;
  return (select id from installation);
end $$;

-- After a restore: cursors and servers of the old epoch are refused.
create function gwen.start_new_epoch() returns int
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update installation set epoch = epoch + 1 returning epoch
$$;

do $$
declare f text;
begin
  foreach f in array array['found_installation', 'start_new_epoch', 'matches_waiting', 'match_done', 'climb_duties', 'changes_page', 'heads_page', 'dossiers_page', 'save_root', 'resting', 'forget_subjects'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
  end loop;
end $$;

-- ── rights of the application role ──────────────────────────────────────────────────────────────────────────────────
revoke execute on all functions in schema gwen from public;
grant execute on function gwen.dossier_json, gwen.entry_json, gwen.grant_json, gwen.duty_json to gwen_app, gwen_writer;
grant execute on function gwen.load_for_write, gwen.look_up, gwen.commit_act, gwen.was_accepted, gwen.as_session, gwen.log_access, gwen.open_dossier,
  gwen.grants_of, gwen.list_dossiers, gwen.duties_for, gwen.late_for, gwen.history, gwen.feed, gwen.candidates to gwen_app;
grant execute on function gwen.load_for_write, gwen.look_up, gwen.commit_act, gwen.as_session, gwen.candidates, gwen.matches_waiting, gwen.match_done,
  gwen.climb_duties,
  gwen.changes_page, gwen.heads_page, gwen.dossiers_page, gwen.save_root, gwen.resting, gwen.forget_subjects to gwen_jobs;
create policy directory_jobs on gwen.installation for select to gwen_jobs using (true);
create policy directory_jobs on gwen.setting for select to gwen_jobs using (true);
grant select on gwen.installation, gwen.setting to gwen_jobs;
grant execute on function gwen.readers_of, gwen.refresh_readers, gwen.contact_point_of to gwen_writer;
grant execute on function gwen.found_installation, gwen.start_new_epoch to gwen_owner;
