-- What is told to some is no hint to others. An alert (a child may be trafficked again) or a review of what somebody did stood in
-- next_due of every list that its dossier is on, though only those it is told to may know that it is there; and in what is
-- late of every supervisor. Lists now show the next task; what there is to do is still found by next_due.
alter table gwen.listing add column next_task timestamptz;

-- Row security holds for the owner too; the writer sees every row.
set local role gwen_writer;
update gwen.listing l set next_task = u.due
  from (select dossier_id, min(due) as due from gwen.duty where done is null and kind = 'duty' group by dossier_id) u
  where u.dossier_id = l.dossier_id;
-- 0009 meant to do this and, being the owner, found none.
select gwen.refresh_readers(r.dossier_id) from (
  select distinct r.dossier_id from gwen.receipt r join gwen.access_grant g on g.dossier_id = r.dossier_id and g.party = r.party
    join gwen.entry e on e.dossier_id = r.dossier_id and e.grp = any (g.groups) where not e.readers @> array[r.party]
) r;
reset role;

create or replace function gwen.list_dossiers(parties int[], groups int[], wanted smallint, states text[], before_at timestamptz,
  before_id uuid, most int)
returns table (id uuid, number text, state text, state_since timestamptz, area text, steward int, updated_at timestamptz,
  created_at timestamptz, version int, next_due timestamptz)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query
    select d.id, d.number, d.state, d.state_since, d.area, d.steward, d.updated_at, d.created_at, d.version, x.next_task
    from (
      select distinct on (u, i) n.updated_at as u, n.dossier_id as i, n.next_task
      from unnest(parties) as p(party) cross join lateral (
        select l.updated_at, l.dossier_id, l.next_task from listing l
        where l.party = p.party and l.kind = wanted and (states is null or l.state = any (states))
          and (before_at is null or (l.updated_at, l.dossier_id) < (before_at, before_id))
        order by l.updated_at desc, l.dossier_id desc limit most
      ) n order by u desc, i desc limit most
    ) x join dossier d on d.id = x.i order by x.u desc, x.i desc;
end $$;

create or replace function gwen.find_dossiers(parties int[], groups int[], wanted smallint, states text[], areas text[], since timestamptz,
  answers jsonb, sort text, down boolean, after_at timestamptz, after_id uuid, most int)
returns table (id uuid, number text, state text, state_since timestamptz, area text, steward int, updated_at timestamptz,
  created_at timestamptz, version int, next_due timestamptz, at timestamptz)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query
    with recursive within(code) as (
      select a.code from area a where a.code = any (areas)
      union select a.code from area a join within w on a.parent = w.code
    ), mine as (
      select l.dossier_id, min(l.next_task) as next_due from listing l
      where l.party = any (parties) and l.kind = wanted and (states is null or l.state = any (states)) group by l.dossier_id
    ), found as (
      select d.id, d.number, d.state, d.state_since, d.area, d.steward, d.updated_at, d.created_at, d.version, m.next_due,
        case sort when 'created' then d.created_at when 'state' then d.state_since
          when 'due' then coalesce(m.next_due, '9999-12-31T00:00:00Z') else d.updated_at end as at
      from mine m join dossier d on d.id = m.dossier_id
      where (areas is null or d.area in (select w.code from within w)) and (since is null or d.updated_at >= since)
        and not exists (select from jsonb_array_elements(answers) a where not exists (select from entry e
          where e.dossier_id = d.id and e.type = a ->> 'type' and not e.withdrawn and e.open @> (a -> 'open')))
    )
    select f.* from found f
    where after_at is null or case when down then (f.at, f.id) < (after_at, after_id) else (f.at, f.id) > (after_at, after_id) end
    order by case when down then f.at end desc, case when down then f.id end desc, f.at, f.id limit most;
end $$;

create or replace function gwen.lines_of(parties int[], groups int[], ids uuid[])
returns table (id uuid, kind smallint, number text, state text, state_since timestamptz, steward int, area text, version int,
  created_at timestamptz, updated_at timestamptz, next_due timestamptz)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query
    select d.id, d.kind, d.number, d.state, d.state_since, d.steward, d.area, d.version, d.created_at, d.updated_at,
      (select min(l.next_task) from listing l where l.dossier_id = d.id and l.party = any (parties))
    from dossier d where d.id = any (ids) order by d.number;
end $$;

-- Tasks that are late, whoever they are for; alerts and reviews that are told to these roles or this account.
drop function gwen.late_for;
create function gwen.late_for(parties int[], groups int[], roles text[], who int, most int)
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
    where u.done is null and u.due < now()
      and (u.kind = 'duty' or u.role = any (roles) or u.told && roles or u.assignee = who) order by u.due limit most;
end $$;
revoke execute on function gwen.late_for from public;
grant execute on function gwen.late_for to gwen_app;

-- As before, and the next task.
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
      next_due = case when d.duties then (select min(due) from duty where dossier_id = d.id and done is null) else next_due end,
      next_task = case when d.duties then (select min(due) from duty where dossier_id = d.id and done is null and kind = 'duty')
        else next_task end
      where dossier_id = d.id;
  end loop;
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
    insert into listing (dossier_id, party, level, kind, state, updated_at, next_due, next_task)
      select d.id, g.party, max(g.level), d.kind, d.state, d.updated_at,
             (select min(due) from duty where dossier_id = target and done is null),
             (select min(due) from duty where dossier_id = target and done is null and kind = 'duty')
      from dossier d join access_grant g on g.dossier_id = d.id where d.id = target group by d.id, g.party;
    return;
  end if;
  update link set readers = everyone where dossier_id = target and readers <> everyone;
  update duty set readers = everyone where dossier_id = target and readers <> everyone;
  delete from listing where dossier_id = target and not party = any (everyone);
  insert into listing (dossier_id, party, level, kind, state, updated_at, next_due, next_task)
    select d.id, g.party, max(g.level), d.kind, d.state, d.updated_at,
           (select min(due) from duty where dossier_id = target and done is null),
           (select min(due) from duty where dossier_id = target and done is null and kind = 'duty')
    from dossier d join access_grant g on g.dossier_id = d.id where d.id = target group by d.id, g.party
    on conflict (dossier_id, party) do update set level = excluded.level, next_due = excluded.next_due, next_task = excluded.next_task;
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
