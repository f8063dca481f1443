-- Facts for figures. A fact is one answer that counts; what is said of the person it is about lies beside it, once. Each
-- fact that comes or goes leaves a line in fact_change, without a word of whose it was; folded together these are the sums
-- that releases are made of, exact at any time and never counted anew from a million dossiers. What goes because its
-- subject was destroyed stays in the sums: there it is nobody's.
drop table gwen.fact;

create table gwen.fact (
  dossier_id uuid not null references gwen.dossier (id),
  -- an entry, an operation, the dossier itself, or the digest of a task's name
  source uuid not null,
  measure text not null,
  -- the code answered, or why it was not; empty where nothing is answered
  answer text not null,
  -- null: for everybody who may know of the dossier
  grp int,
  subject int not null,
  -- first day of the month it counts in
  period date not null,
  area text not null,
  steward int not null,
  person uuid,
  value bigint not null,
  readers int[] not null default '{}',
  primary key (dossier_id, source, measure, answer)
);

create table gwen.fact_person (
  dossier_id uuid not null references gwen.dossier (id),
  -- the entry that describes her, or the dossier where all of it is about one person
  person uuid not null,
  grp int not null,
  subject int not null,
  sex text not null,
  age_group text not null,
  nationality text not null,
  disability text not null,
  readers int[] not null default '{}',
  primary key (dossier_id, person)
);

create table gwen.fact_change (
  measure text not null,
  answer text not null,
  period date not null,
  area text not null,
  steward int not null,
  sex text not null,
  age_group text not null,
  nationality text not null,
  disability text not null,
  -- 1 for each that came, -1 for each that went
  n int not null,
  value bigint not null
);

-- Facts added up, by one breakdown at a time ('' is all together).
create table gwen.fact_sum (
  measure text not null,
  breakdown text not null,
  period date not null,
  key text not null,
  answer text not null,
  n bigint not null,
  value bigint not null,
  primary key (measure, breakdown, period, key, answer)
);

-- What of the sums is told to everybody: for a closed period, checked by a second person, and from then on as it is.
create table gwen.release (
  id uuid primary key,
  since date not null,
  -- the first day after it
  until date not null,
  tables jsonb not null,
  made_by int not null references gwen.account (id),
  made_at timestamptz not null default now(),
  approved_by int references gwen.account (id),
  approved_at timestamptz,
  check (since < until),
  check (approved_by <> made_by),
  check ((approved_by is null) = (approved_at is null)),
  -- periods that overlap would tell, one taken from the other, what each withholds
  exclude using gist (daterange(since, until) with &&)
);
create index release_made_by on gwen.release (made_by);
create index release_approved_by on gwen.release (approved_by) where approved_by is not null;

create function gwen.keep_release() returns trigger language plpgsql as $$
begin
  if old.approved_at is not null or tg_op = 'UPDATE' and row(new.id, new.since, new.until, new.tables, new.made_by, new.made_at)
    is distinct from row(old.id, old.since, old.until, old.tables, old.made_by, old.made_at) then
    raise exception 'what was released stays as it is';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep before update or delete on gwen.release for each row execute function gwen.keep_release();

-- Tasks that grow late are looked for by when they are due.
create index duty_due on gwen.duty (due) where done is null and kind = 'duty';

do $$
declare t text;
begin
  foreach t in array array['fact', 'fact_person', 'fact_change', 'fact_sum', 'release'] loop
    execute format('alter table gwen.%I owner to gwen_owner', t);
    execute format('alter table gwen.%I enable row level security', t);
    execute format('alter table gwen.%I force row level security', t);
    execute format('create policy writer on gwen.%I to gwen_writer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on gwen.%I to gwen_writer', t);
  end loop;
  foreach t in array array['fact', 'fact_person'] loop
    execute format($f$create policy reader on gwen.%I for select to gwen_app
      using (readers && nullif(current_setting('gwen.parties', true), '')::int[]
        and (grp is null or grp = any (nullif(current_setting('gwen.groups', true), '')::int[])))$f$, t);
    execute format('grant select on gwen.%I to gwen_app', t);
  end loop;
  -- releases are for everybody in the service; what is not yet approved the server keeps to those who may approve it
  create policy reader on gwen.release for select to gwen_app using (true);
  grant select on gwen.release to gwen_app;
end $$;

-- ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Ids stay what they are; tasks, which have none, get one of their name.
create function gwen.fact_source(named text) returns uuid language sql immutable as $$
  select case when named ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then named::uuid else md5(named)::uuid end
$$;

-- Takes facts away (gone: all answers of a source and measure), says who people are (people), adds facts (come).
create function gwen.put_facts(p jsonb) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  if p ? 'gone' then
    with gone as (
      delete from fact f using jsonb_to_recordset(p->'gone') as x(d uuid, source text, measure text)
        where f.dossier_id = x.d and f.source = fact_source(x.source) and f.measure = x.measure returning f.*
    )
    insert into fact_change select f.measure, f.answer, f.period, f.area, f.steward, coalesce(t.sex, ''),
        coalesce(t.age_group, ''), coalesce(t.nationality, ''), coalesce(t.disability, ''), -1, -f.value
      from gone f left join fact_person t on t.dossier_id = f.dossier_id and t.person = f.person;
  end if;
  if p ? 'people' then
    -- what is counted of her already moves over
    insert into fact_change select f.measure, f.answer, f.period, f.area, f.steward, w.sex, w.age_group, w.nationality,
        w.disability, w.sign, w.sign * f.value
      from jsonb_to_recordset(p->'people') as x(d uuid, person uuid, sex text, age_group text, nationality text, disability text)
        join fact f on f.dossier_id = x.d and f.person = x.person
        left join fact_person t on t.dossier_id = x.d and t.person = x.person
        cross join lateral (values
          (-1, coalesce(t.sex, ''), coalesce(t.age_group, ''), coalesce(t.nationality, ''), coalesce(t.disability, '')),
          (1, x.sex, x.age_group, x.nationality, x.disability)) w(sign, sex, age_group, nationality, disability)
      where row(coalesce(t.sex, ''), coalesce(t.age_group, ''), coalesce(t.nationality, ''), coalesce(t.disability, ''))
        is distinct from row(x.sex, x.age_group, x.nationality, x.disability);
    insert into fact_person
      select x.d, x.person, x.grp, x.subject, x.sex, x.age_group, x.nationality, x.disability, readers_of(x.d, x.grp)
      from jsonb_to_recordset(p->'people') as x(d uuid, person uuid, grp int, subject int, sex text, age_group text,
        nationality text, disability text)
      on conflict (dossier_id, person) do update set sex = excluded.sex, age_group = excluded.age_group,
        nationality = excluded.nationality, disability = excluded.disability;
  end if;
  if p ? 'come' then
    with x as materialized (
      select * from jsonb_to_recordset(p->'come') as x(d uuid, source text, measure text, answer text, grp int, subject int,
        period date, area text, steward int, person uuid, value bigint)
    ), who as materialized (
      -- once for a data group, not for each fact in it
      select g.d, g.grp, readers_of(g.d, g.grp) as readers from (select distinct d, grp from x) g
    ), come as (
      insert into fact
        select x.d, fact_source(x.source), x.measure, x.answer, x.grp, x.subject, x.period, x.area, x.steward, x.person,
          x.value, w.readers
        from x join who w on w.d = x.d and w.grp is not distinct from x.grp
        on conflict do nothing returning *
    )
    insert into fact_change select f.measure, f.answer, f.period, f.area, f.steward, coalesce(t.sex, ''),
        coalesce(t.age_group, ''), coalesce(t.nationality, ''), coalesce(t.disability, ''), 1, f.value
      from come f left join fact_person t on t.dossier_id = f.dossier_id and t.person = f.person;
  end if;
end $$;

-- Adds up what came and went since the last time.
create function gwen.fold_facts() returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  with taken as (
    delete from fact_change returning *
  ), added as (
    select measure, answer, period, area, steward, sex, age_group, nationality, disability, sum(n) as n, sum(value) as value
    from taken group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  )
  insert into fact_sum as old (measure, breakdown, period, key, answer, n, value)
    select a.measure, b.breakdown, a.period, b.key, a.answer, sum(a.n), sum(a.value)
    from added a cross join lateral (values
      ('', ''), ('area', a.area), ('steward', a.steward::text), ('sex', a.sex), ('age-group', a.age_group),
      ('nationality', a.nationality), ('disability', a.disability), ('sex+age-group', a.sex || ' ' || a.age_group)
    ) b(breakdown, key)
    group by 1, 2, 3, 4, 5
    on conflict (measure, breakdown, period, key, answer)
      do update set n = old.n + excluded.n, value = old.value + excluded.value
$$;

-- Tasks that are late and not counted as that yet.
create function gwen.late_tasks(at timestamptz, most int)
returns table (dossier_id uuid, kind smallint, area text, steward int, safeguard text, key text, due timestamptz, since timestamptz)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select d.id, d.kind, d.area, d.steward, u.safeguard, u.key, u.due, u.since
  from duty u join dossier d on d.id = u.dossier_id
  where u.done is null and u.kind = 'duty' and u.due < at and not exists (
    select from fact f where f.dossier_id = u.dossier_id and f.source = fact_source(u.safeguard || ':' || u.key || ' ' ||
      to_char(u.since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
  order by u.due limit most
$$;

-- ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Facts of the dossiers that the parties may read, added up by each breakdown that is asked for. Who somebody is counts
-- as not known where they may not read that.
create function gwen.own_sums(parties int[], groups int[], measures text[], first date, last date, breakdowns text[])
returns table (measure text, breakdown text, key text, answer text, n bigint, value bigint)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query
    select f.measure, b.breakdown, b.key, f.answer, count(*), sum(f.value)::bigint
    from (select distinct l.dossier_id from listing l where l.party = any (parties)) l
      join fact f on f.dossier_id = l.dossier_id
      left join fact_person t on t.dossier_id = f.dossier_id and t.person = f.person
      cross join lateral (values
        ('', ''), ('area', f.area), ('steward', f.steward::text), ('sex', coalesce(t.sex, '')),
        ('age-group', coalesce(t.age_group, '')), ('nationality', coalesce(t.nationality, '')),
        ('disability', coalesce(t.disability, '')),
        ('sex+age-group', coalesce(t.sex, '') || ' ' || coalesce(t.age_group, ''))) b(breakdown, key)
    where f.measure = any (measures) and f.period between first and last and b.breakdown = any (breakdowns)
    group by 1, 2, 3, 4;
end $$;

-- The sums of everybody's dossiers, for making a release: the server tells them to nobody as they are.
create function gwen.all_sums(measures text[], first date, last date)
returns table (measure text, breakdown text, key text, answer text, n bigint, value bigint)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select s.measure, s.breakdown, s.key, s.answer, sum(s.n)::bigint, sum(s.value)::bigint
  from fact_sum s where s.measure = any (measures) and s.period between first and last
  group by 1, 2, 3, 4 having sum(s.n) <> 0
$$;

create function gwen.make_release(new_id uuid, by int, first date, past date, released jsonb) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  insert into release (id, since, until, tables, made_by) values (new_id, first, past, released, by)
$$;

-- By another person than who made it. False if there is none that she may approve.
create function gwen.approve_release(which uuid, by int) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  update release set approved_by = by, approved_at = now() where id = which and approved_by is null and made_by <> by;
  return found;
end $$;

-- Only what was never released.
create function gwen.discard_release(which uuid) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  delete from release where id = which and approved_by is null;
  return found;
end $$;

do $$
declare f text;
begin
  foreach f in array array['put_facts', 'fold_facts', 'late_tasks', 'all_sums', 'make_release', 'approve_release', 'discard_release'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
  end loop;
  foreach f in array array['put_facts', 'fold_facts', 'late_tasks', 'own_sums', 'all_sums', 'make_release', 'approve_release',
      'discard_release', 'fact_source'] loop
    execute format('revoke execute on function gwen.%I from public', f);
  end loop;
end $$;
grant execute on function gwen.put_facts, gwen.fact_source to gwen_writer;
grant execute on function gwen.put_facts, gwen.fold_facts, gwen.late_tasks, gwen.all_sums to gwen_jobs;
grant execute on function gwen.own_sums, gwen.make_release, gwen.approve_release, gwen.discard_release to gwen_app;

-- ── what was there before, and facts ────────────────────────────────────────────────────────────────────────────────

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
    perform put_facts(p->'facts');
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

create or replace function gwen.forget_subjects(target uuid, subjects int[]) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
begin
  delete from token where dossier_id = target and subject = any (subjects);
  delete from fact where dossier_id = target and subject = any (subjects);
  delete from fact_person where dossier_id = target and subject = any (subjects);
  delete from reference r using entry e where r.dossier_id = target and e.dossier_id = target and e.id = r.entry_id and e.subject = any (subjects);
  update entry set cipher = null, open = '{}', stamps = '[]' where dossier_id = target and subject = any (subjects);
  delete from conflict where dossier_id = target and subject = any (subjects);
end $$;

create or replace function gwen.refresh_readers(target uuid) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
declare everyone int[];
begin
  select coalesce(array_agg(distinct party), '{}') into everyone from access_grant where dossier_id = target;
  update dossier set readers = everyone where id = target and readers <> everyone;
  -- made in this transaction: what hangs on it was written after its grants, with its readers (but for a reporter's own grant,
  -- which comes last)
  if not exists (select from receipt where dossier_id = target) and (select xmin = pg_current_xact_id()::xid from change where dossier_id = target order by seq limit 1) then
    insert into listing (dossier_id, party, level, kind, state, updated_at, next_due)
      select d.id, g.party, max(g.level), d.kind, d.state, d.updated_at,
             (select min(due) from duty where dossier_id = target and done is null)
      from dossier d join access_grant g on g.dossier_id = d.id where d.id = target group by d.id, g.party;
    return;
  end if;
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
          union select distinct grp from change where dossier_id = target and grp is not null
          union select distinct grp from fact where dossier_id = target and grp is not null) t
  ), e as (update entry x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers),
     c as (update conflict x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers),
     t as (update token x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers),
     f as (update fact x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers),
     w as (update fact_person x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers)
  update change x set readers = b.readers from by_group b where x.dossier_id = target and x.grp = b.grp and x.readers <> b.readers;
  update change set readers = everyone where dossier_id = target and grp is null and readers <> everyone;
  update fact set readers = everyone where dossier_id = target and grp is null and readers <> everyone;
end $$;
