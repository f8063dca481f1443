-- Whoever a dossier names does not see it, whoever lets her in, or a team of hers. For such a dossier each right is known to
-- readers by a party of its own, which sessions of those who are kept out lack: so every policy and list keeps them out, and
-- none had to change.

create table gwen.kept_out (
  dossier_id uuid not null references gwen.dossier (id),
  kind text not null check (kind in ('account', 'team', 'organisation')),
  -- account, team or organisation
  who int not null,
  -- of an organisation: its teams that still see it
  spared int[] not null default '{}',
  primary key (dossier_id, kind, who)
);
create index kept_out_who on gwen.kept_out (kind, who);
alter table gwen.kept_out owner to gwen_owner;
alter table gwen.kept_out enable row level security;
alter table gwen.kept_out force row level security;
create policy writer on gwen.kept_out to gwen_writer using (true) with check (true);
grant select, insert, update, delete on gwen.kept_out to gwen_writer;

-- The party that readers know this right by, where it is not the one that holds it.
alter table gwen.access_grant add column reader int references gwen.party (id);
create index access_grant_reader on gwen.access_grant (reader) where reader is not null;
drop policy reader on gwen.access_grant;
create policy reader on gwen.access_grant for select to gwen_app
  using (coalesce(reader, party) = any (nullif(current_setting('gwen.parties', true), '')::int[]));

-- Parties that this account never acts as: those of dossiers that it is kept out of.
create function gwen.hidden_from(who int, of_organisation int, teams int[]) returns int[]
language sql stable security definer set search_path = gwen, pg_temp as $$
  select coalesce(array_agg(distinct coalesce(g.reader, g.party)), '{}')
  from kept_out k join access_grant g on g.dossier_id = k.dossier_id
  where (k.kind = 'account' and k.who = hidden_from.who) or (k.kind = 'team' and k.who = any (teams))
    or (k.kind = 'organisation' and k.who = of_organisation and not k.spared && teams)
$$;

create function gwen.is_kept_out(target uuid, account int) returns boolean
language sql stable security definer set search_path = gwen, pg_temp as $$
  select exists (select from kept_out k join account a on a.id = is_kept_out.account
    where k.dossier_id = target and (
      (k.kind = 'account' and k.who = a.id)
      or (k.kind = 'team' and exists (select from membership m where m.account = a.id and m.team = k.who))
      or (k.kind = 'organisation' and k.who = a.organisation
        and not exists (select from membership m where m.account = a.id and m.team = any (k.spared)))))
$$;

-- Brings those kept out of a dossier in line with what it says now, and its readers with them.
create function gwen.keep_out(target uuid, accounts int[], teams int[], organisations int[], spare int[]) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
declare g record; made int;
begin
  delete from kept_out k where k.dossier_id = target and not k.who = any (case k.kind when 'account' then accounts when 'team' then teams
    else organisations end);
  insert into kept_out (dossier_id, kind, who, spared)
    select target, 'account', unnest(accounts), '{}'::int[]
    union all select target, 'team', unnest(teams), '{}'
    union all select target, 'organisation', unnest(organisations), spare
    on conflict (dossier_id, kind, who) do update set spared = excluded.spared where kept_out.spared <> excluded.spared;
  if exists (select from kept_out where dossier_id = target) then
    if not exists (select from access_grant a join party p on p.id = a.party
        where a.dossier_id = target and a.reader is null and p.kind in ('account', 'team')) then return; end if;
    for g in select a.id, a.party from access_grant a join party p on p.id = a.party
        where a.dossier_id = target and a.reader is null and p.kind in ('account', 'team') loop
      insert into party (kind, holder) values ('grant', g.party) returning id into made;
      update access_grant set reader = made where dossier_id = target and id = g.id;
    end loop;
  else
    update access_grant set reader = null where dossier_id = target and reader is not null;
    if not found then return; end if;
  end if;
  perform refresh_readers(target);
end $$;

-- An act and whom it keeps out, in one transaction.
create function gwen.commit_keeping(parties int[], p jsonb, b bytea[], kept jsonb) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
declare k record;
begin
  perform commit_act(parties, p, b);
  for k in select * from jsonb_to_recordset(kept) as x(d uuid, accounts int[], teams int[], organisations int[], spared int[]) order by x.d loop
    perform keep_out(k.d, k.accounts, k.teams, k.organisations, k.spared);
  end loop;
end $$;

-- Who is to hear that these changed.
create function gwen.readers_now(ids uuid[]) returns table (id uuid, readers int[])
language sql stable security definer set search_path = gwen, pg_temp as $$
  select d.id, d.readers from dossier d where d.id = any (ids)
$$;

-- Organisations' own dossiers, for their other names: for keeping out those whom a dossier names, never for a person's eyes.
create function gwen.entries_that_name(of_kind smallint, of_type text)
returns table (dossier_id uuid, entry_id uuid, subject int, open jsonb, cipher bytea)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select e.dossier_id, e.id, e.subject, e.open, e.cipher from entry e join dossier d on d.id = e.dossier_id
  where e.type = of_type and not e.withdrawn and d.kind = of_kind
$$;
alter function gwen.entries_that_name owner to gwen_match;
revoke execute on function gwen.entries_that_name from public;
grant execute on function gwen.entries_that_name to gwen_jobs;

alter function gwen.hidden_from owner to gwen_writer;
alter function gwen.is_kept_out owner to gwen_writer;
alter function gwen.keep_out owner to gwen_writer;
alter function gwen.commit_keeping owner to gwen_writer;
alter function gwen.readers_now owner to gwen_writer;
revoke execute on function gwen.hidden_from, gwen.is_kept_out, gwen.keep_out, gwen.commit_keeping, gwen.readers_now from public;
grant execute on function gwen.hidden_from, gwen.is_kept_out, gwen.keep_out to gwen_writer;
grant execute on function gwen.commit_keeping, gwen.readers_now to gwen_app;
grant execute on function gwen.is_kept_out to gwen_jobs;


-- As before; by the party that readers know a right by.
create or replace function gwen.readers_of(target uuid, wanted int) returns int[]
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  return (select coalesce(array_agg(distinct coalesce(reader, party)), '{}') from access_grant
    where dossier_id = target and (wanted is null or (level >= 2 and wanted = any (groups))));
end $$;

-- As before, likewise. Of a dossier that keeps somebody out, everything is gone through, also when it was made just now.
create or replace function gwen.refresh_readers(target uuid) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
declare everyone int[];
begin
  select coalesce(array_agg(distinct coalesce(reader, party)), '{}') into everyone from access_grant where dossier_id = target;
  update dossier set readers = everyone where id = target and readers <> everyone;
  -- made in this transaction: what hangs on it was written after its grants, with its readers (but for a reporter's own grant,
  -- which comes last)
  if not exists (select from receipt where dossier_id = target) and not exists (select from kept_out where dossier_id = target)
    and (select xmin = pg_current_xact_id()::xid from change where dossier_id = target order by seq limit 1) then
    insert into listing (dossier_id, party, level, kind, state, updated_at, next_due, next_task)
      select d.id, coalesce(g.reader, g.party), max(g.level), d.kind, d.state, d.updated_at,
             (select min(due) from duty where dossier_id = target and done is null),
             (select min(due) from duty where dossier_id = target and done is null and kind = 'duty')
      from dossier d join access_grant g on g.dossier_id = d.id where d.id = target group by d.id, coalesce(g.reader, g.party);
    return;
  end if;
  update link set readers = everyone where dossier_id = target and readers <> everyone;
  update duty set readers = everyone where dossier_id = target and readers <> everyone;
  delete from listing where dossier_id = target and not party = any (everyone);
  insert into listing (dossier_id, party, level, kind, state, updated_at, next_due, next_task)
    select d.id, coalesce(g.reader, g.party), max(g.level), d.kind, d.state, d.updated_at,
           (select min(due) from duty where dossier_id = target and done is null),
           (select min(due) from duty where dossier_id = target and done is null and kind = 'duty')
    from dossier d join access_grant g on g.dossier_id = d.id where d.id = target group by d.id, coalesce(g.reader, g.party)
    on conflict (dossier_id, party) do update set level = excluded.level, next_due = excluded.next_due, next_task = excluded.next_task;
  with by_group as (
    select t.grp, coalesce((select array_agg(distinct coalesce(g.reader, g.party)) from access_grant g
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

-- As before, without the parties that are hidden from her.
create or replace function gwen.find_session(digest bytea, idle interval, used boolean default true)
returns table (account int, login text, name text, locale text, roles text[], organisation int, recipient text, initial boolean,
  has_totp boolean, until timestamptz, teams int[], parties int[])
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare s session; t int[]; h int[];
begin
  select * into s from session x where x.token = digest and x.until > now() and x.seen > now() - idle;
  if not found then return; end if;
  if used and s.seen < now() - interval '30 seconds' then
    -- losing this at a crash signs nobody in
    perform set_config('synchronous_commit', 'off', true);
    update session x set seen = now() where x.token = digest;
  end if;
  select coalesce(array_agg(m.team order by m.team), '{}') into t
    from membership m join team on team.id = m.team where m.account = s.account and team.ended is null;
  select hidden_from(a.id, a.organisation, t) into h from account a where a.id = s.account;
  return query
    select a.id, a.login, a.name, a.locale, a.roles, a.organisation, a.recipient, c.initial, c.totp is not null, s.until, t,
      array[a.id] || t || coalesce((select array_agg(p.id order by p.id) from party p
        where p.kind = 'grant' and p.holder = any (array[a.id] || t) and (p.until is null or p.until > now()) and not p.id = any (h)), '{}')
    from account a join credential c on c.account = a.id where a.id = s.account and a.ended is null;
end $$;

create or replace function gwen.find_machine(which int) returns table (digest bytea, used timestamptz, kinds text[], groups text[], writes boolean,
  per_minute int, expires timestamptz, account int, name text, locale text, roles text[], organisation int, teams int[], parties int[])
language plpgsql stable security definer set search_path = gwen, pg_temp as $$
declare k machine_key; t int[]; h int[];
begin
  select * into k from machine_key x where x.id = which and x.revoked is null and x.expires > now();
  if not found then return; end if;
  select coalesce(array_agg(m.team order by m.team), '{}') into t
    from membership m join team on team.id = m.team where m.account = k.account and team.ended is null;
  select hidden_from(a.id, a.organisation, t) into h from account a where a.id = k.account;
  return query
    select k.digest, k.used, k.kinds, k.groups, k.writes, k.per_minute, k.expires, a.id, a.name, a.locale, a.roles, a.organisation, t,
      array[a.id] || t || coalesce((select array_agg(p.id order by p.id) from party p
        where p.kind = 'grant' and p.holder = any (array[a.id] || t) and (p.until is null or p.until > now()) and not p.id = any (h)), '{}')
    from account a where a.id = k.account and a.ended is null;
end $$;

-- As before, for those who see it.
create or replace function gwen.answer_keys(parties int[], groups int[], target uuid, wanted int)
returns table (recipient text, reporter boolean)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with held as materialized (
    select g.party from access_grant g
    where g.dossier_id = target and wanted = any (g.groups) and (g.until is null or g.until > now())
  ), allowed as materialized (
    select 1 where wanted = any (groups) and exists (select from held h where h.party = any (parties))
      and exists (select from dossier d where d.id = target and d.readers && parties)
  )
  select r.recipient, true from receipt r, allowed where r.dossier_id = target and r.recipient is not null
  union
  select x.key, false
  from allowed, held h join team t on t.id = h.party and t.kind = 'contact-point' and t.ended is null
    join seal_epoch e on e.team = t.id and e.ended is null,
    unnest(array[e.recipient, e.recovery]) as x(key)
$$;

create or replace function gwen.deliveries_of(parties int[], groups int[], target uuid, wanted int)
returns table (channel text, entry uuid, state text)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select case when c.kind = 'email' then 'email' else 'sms' end, o.entry_id, o.state
  from sender s join channel c on c.id = s.channel left join outgoing o on o.dossier_id = s.dossier_id
  where s.dossier_id = target and wanted = any (groups) and exists (select from dossier d where d.id = target and d.readers && parties)
    and exists (
    select from access_grant g where g.dossier_id = target and g.party = any (parties) and wanted = any (g.groups)
      and (g.until is null or g.until > now()))
$$;

-- As before; nothing is sealed to those who are kept out.
create or replace function gwen.seal_recipients(parties int[], target uuid, wanted int, reading text[], named int[], telling boolean,
  apart boolean, most int)
returns table (account int, recipient text)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with held as materialized (
    select g.party, g.level, g.groups from access_grant g
    -- times of some dossiers are rounded, so a right just given may begin some minutes ahead: only its end is looked at
    where g.dossier_id = target and (g.until is null or g.until > now())
  ), writer as (
    select 1 where exists (select from dossier d where d.id = target and d.readers && parties) and exists (
      select from held h where h.party = any (parties) and h.level >= 3 and (telling or wanted = any (h.groups)))
  ), keyed as (
    select a.id, a.recipient, a.organisation from account a
    where a.ended is null and not a.machine and a.recipient is not null and a.roles && reading
  ), holder as (
    select coalesce(p.holder, p.id) as party from held h join party p on p.id = h.party
    where h.level >= 2 and wanted = any (h.groups) and (p.until is null or p.until > now())
  ), reader as (
    select k.id, k.recipient from keyed k
    where (named is null or k.id = any (named)) and not is_kept_out(target, k.id) and exists (
      select from holder h where h.party = k.id or exists (
        select from membership m join team t on t.id = m.team and t.ended is null
        where m.team = h.party and m.account = k.id))
  ), later as (
    select k.id, k.recipient from keyed k, dossier d
    where telling and d.id = target and not exists (select from reader) and not (apart and k.organisation = d.steward) and not is_kept_out(target, k.id)
  )
  select r.id, r.recipient from writer
    left join (select * from reader union all select * from later) r on true
  order by r.id limit most
$$;

-- As before, by whoever holds the right that a reader stands for; never those who are kept out.
create or replace function gwen.remind(at timestamptz, lead interval) returns int
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  with turns as (
    select u.dossier_id, u.safeguard, u.key, t.turn, t.role, u.assignee, u.readers
    from duty u cross join lateral (
      select 'soon' as turn, u.role
        where case u.kind when 'alert' then u.since else greatest(u.since, u.due - least(lead, (u.due - u.since) / 2)) end <= at
      union all select 'late', u.role where u.kind <> 'alert' and u.due <= at
      union all select 'told-' || x.role, x.role from unnest(u.told) as x(role)
    ) t
    where u.done is null and (u.due <= at + lead or u.kind = 'alert')
  ), fresh as (
    insert into reminded (dossier_id, safeguard, key, turn, at)
    select t.dossier_id, t.safeguard, t.key, t.turn, remind.at from turns t
    on conflict do nothing
    returning dossier_id, safeguard, key, turn
  ), concerned as (
    select distinct a.id
    from fresh f join turns t using (dossier_id, safeguard, key, turn)
      join account a on a.ended is null and not a.machine
        and (t.role = any (a.roles) or t.assignee = a.id)
        and not is_kept_out(t.dossier_id, a.id)
        and exists (select from party p where p.id = any (t.readers) and (p.until is null or p.until > remind.at)
          and (coalesce(p.holder, p.id) = a.id
            or exists (select from membership m where m.account = a.id and m.team = coalesce(p.holder, p.id))))
  )
  update reach r set waiting = remind.at from concerned c where r.account = c.id and r.waiting is null;
  -- what is done may come again one day, and is then told again
  delete from reminded r using duty u
    where u.dossier_id = r.dossier_id and u.safeguard = r.safeguard and u.key = r.key and u.done is not null;
  return (select count(*) from reach where waiting is not null);
end $$;
