-- What follows from a dossier keeps out whom that keeps out: reports joined to it, what it led to, and so on along the way.
-- Which links lead so is declared (domain/kernel/keeping.ts) and handed in by name.

alter table gwen.kept_out
  -- the dossier that names them; of a follower another one
  add column source uuid references gwen.dossier (id),
  add column since timestamptz not null default now();
set local role gwen_writer;
update gwen.kept_out set source = dossier_id;
reset role;
alter table gwen.kept_out alter column source set not null,
  drop constraint kept_out_pkey, add primary key (dossier_id, source, kind, who);
create index kept_out_source on gwen.kept_out (source);

-- For whom somebody worked until when: who leaves an organisation that is named is not let in by it.
create table gwen.former_member (
  account int not null references gwen.account (id),
  organisation int not null references gwen.organisation (id),
  until timestamptz not null default now(),
  primary key (account, organisation)
);
create index former_member_organisation on gwen.former_member (organisation);
alter table gwen.former_member owner to gwen_owner;
alter table gwen.former_member enable row level security;
alter table gwen.former_member force row level security;
create policy writer on gwen.former_member to gwen_writer using (true) with check (true);
grant select, insert, update, delete on gwen.former_member to gwen_writer;

-- Is this account among those whom a row keeps out? Of an organisation: whoever works there, or did when the report came; a
-- team that still sees it is whoever was in it then, not who joined it since.
create function gwen.is_meant(k gwen.kept_out, account int, of_organisation int, teams int[]) returns boolean
language sql stable security definer set search_path = gwen, pg_temp as $$
  select case k.kind when 'account' then k.who = is_meant.account when 'team' then k.who = any (teams)
    else (k.who = of_organisation or exists (select from former_member f join dossier d on d.id = k.source
        where f.account = is_meant.account and f.organisation = k.who and f.until > d.created_at))
      and not exists (select from membership m
        where m.account = is_meant.account and m.team = any (k.spared) and m.team = any (teams) and m.since <= k.since) end
$$;

-- As before, by is_meant.
create or replace function gwen.hidden_from(who int, of_organisation int, teams int[]) returns int[]
language sql stable security definer set search_path = gwen, pg_temp as $$
  select coalesce(array_agg(distinct coalesce(g.reader, g.party)), '{}')
  from kept_out k join access_grant g on g.dossier_id = k.dossier_id
  where ((k.kind = 'account' and k.who = hidden_from.who) or (k.kind = 'team' and k.who = any (teams))
      or (k.kind = 'organisation' and (k.who = of_organisation
        or k.who in (select f.organisation from former_member f where f.account = hidden_from.who))))
    and is_meant(k, hidden_from.who, of_organisation, teams)
$$;

create or replace function gwen.is_kept_out(target uuid, account int) returns boolean
language sql stable security definer set search_path = gwen, pg_temp as $$
  select exists (select from kept_out k join account a on a.id = is_kept_out.account
    where k.dossier_id = target
      and is_meant(k, a.id, a.organisation, array(select m.team from membership m where m.account = a.id)))
$$;

-- What follows from a dossier directly (down), or what it follows from: by what it led to, and by links of entries named so.
create function gwen.follow_step(target uuid, down boolean, onward text[], back text[]) returns setof uuid
language sql stable security definer set search_path = gwen, pg_temp as $$
  select case when down then l.to_id else l.dossier_id end from link l
    where l.relation = 'led-to' and target = case when down then l.dossier_id else l.to_id end
  union
  select d.id from reference r join entry e on e.dossier_id = r.dossier_id and e.id = r.entry_id and not e.withdrawn
      join dossier d on d.id::text = r.key
    where r.dossier_id = target and r.source = any (case when down then onward else back end)
  union
  select r.dossier_id from reference r join entry e on e.dossier_id = r.dossier_id and e.id = r.entry_id and not e.withdrawn
    where r.key = target::text and r.source = any (case when down then back else onward end)
$$;

create function gwen.follow_all(start uuid[], down boolean, onward text[], back text[]) returns uuid[]
language sql stable security definer set search_path = gwen, pg_temp as $$
  with recursive way(id) as (
    select unnest(start)
    union
    select next from way, lateral follow_step(way.id, down, onward, back) next
  )
  select coalesce(array_agg(id order by id), '{}') from way
$$;

-- Rights in a dossier that keeps somebody out are known to readers by parties of their own; in one that does not, by the
-- holders. True if something had to change.
create function gwen.shield(target uuid) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare g record; made int; changed boolean := false;
begin
  if not exists (select from kept_out where dossier_id = target) then
    update access_grant set reader = null where dossier_id = target and reader is not null;
    return found;
  end if;
  for g in select a.id, a.party from access_grant a join party p on p.id = a.party
      where a.dossier_id = target and a.reader is null and p.kind in ('account', 'team') loop
    insert into party (kind, holder) values ('grant', g.party) returning id into made;
    update access_grant set reader = made where dossier_id = target and id = g.id;
    changed := true;
  end loop;
  return changed;
end $$;

-- As before, for what a dossier itself says; true if that is something new.
drop function gwen.commit_keeping(int[], jsonb, bytea[], jsonb);
drop function gwen.keep_out(uuid, int[], int[], int[], int[]);
create function gwen.keep_out(target uuid, accounts int[], teams int[], organisations int[], spare int[]) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare lifted boolean;
begin
  delete from kept_out k where k.dossier_id = target and k.source = target
    and not k.who = any (case k.kind when 'account' then accounts when 'team' then teams else organisations end);
  lifted := found;
  insert into kept_out (dossier_id, source, kind, who, spared)
    select target, target, 'account', unnest(accounts), '{}'::int[]
    union all select target, target, 'team', unnest(teams), '{}'
    union all select target, target, 'organisation', unnest(organisations), spare
    on conflict (dossier_id, source, kind, who) do update set spared = excluded.spared where kept_out.spared <> excluded.spared;
  return lifted or found;
end $$;

-- Brings whom followers keep out in line with those they follow. An organisation's teams still see a follower while nobody else
-- works on it: a child's case that nobody could read would help no child.
create function gwen.inherit_kept_out(target uuid, sources uuid[]) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  delete from kept_out k where k.dossier_id = target and k.source <> target and not exists (select from kept_out s
    where s.dossier_id = k.source and s.source = k.source and k.source = any (sources) and s.kind = k.kind and s.who = k.who);
  insert into kept_out (dossier_id, source, kind, who, spared, since)
    select target, s.source, s.kind, s.who, case when s.kind <> 'organisation' then '{}' else s.spared || coalesce((
        select case when bool_and(coalesce(t.organisation, a.organisation) = s.who) then array_agg(t.id order by t.id)
            filter (where t.id is not null) end
          from access_grant g join party p on p.id = g.party left join team t on t.id = coalesce(p.holder, p.id)
            left join account a on a.id = coalesce(p.holder, p.id)
          where g.dossier_id = target and g.level >= 3 and p.kind <> 'reporter' and (p.until is null or p.until > now())), '{}') end,
      s.since
    from kept_out s where s.dossier_id = s.source and s.source = any (sources) and s.source <> target
    on conflict (dossier_id, source, kind, who) do update set spared = excluded.spared where kept_out.spared <> excluded.spared;
end $$;

-- An act, and whom it keeps out, in one transaction: of what it touched, and of all that follows from that. Of each dossier that
-- keeps somebody out, or did: who may know of it now, who held rights in it, and who is newly kept out.
create function gwen.commit_keeping(parties int[], p jsonb, b bytea[], kept jsonb, touched uuid[], leads boolean, onward text[],
  back text[])
returns table (id uuid, kind smallint, readers int[], holders int[], changed boolean, accounts int[], teams int[], organisations int[],
  spared int[])
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare k record; one uuid; said uuid[] := '{}'; sources uuid[]; before kept_out[]; fresh kept_out[];
begin
  perform commit_act(parties, p, b);
  for k in select * from jsonb_to_recordset(kept) as x(d uuid, accounts int[], teams int[], organisations int[], spared int[]) order by x.d loop
    if keep_out(k.d, k.accounts, k.teams, k.organisations, k.spared) then said := said || k.d; end if;
  end loop;
  foreach one in array case when leads or said <> '{}' then follow_all(touched, true, onward, back) else touched end loop
    sources := follow_all(array[one], false, onward, back);
    -- whoever writes in what it follows from just now is waited for, and whoever writes in it
    perform from dossier d where d.id = any (sources) and d.id <> one order by d.id for share;
    perform from dossier d where d.id = one for update;
    before := array(select x from kept_out x where x.dossier_id = one order by x);
    perform inherit_kept_out(one, sources);
    if shield(one) then perform refresh_readers(one); end if;
    fresh := array(select x from kept_out x where x.dossier_id = one and x.xmin = pg_current_xact_id()::xid);
    if cardinality(before) > 0 or cardinality(fresh) > 0 or one = any (said) then
      return query select d.id, d.kind, d.readers, array(select g.party from access_grant g where g.dossier_id = one),
        one = any (said) or before <> array(select x from kept_out x where x.dossier_id = one order by x),
        array(select f.who from unnest(fresh) f where f.kind = 'account'), array(select f.who from unnest(fresh) f where f.kind = 'team'),
        array(select f.who from unnest(fresh) f where f.kind = 'organisation'),
        array(select distinct s from unnest(fresh) f, unnest(f.spared) s)
        from dossier d where d.id = one;
    end if;
  end loop;
  -- a right that nobody behind it could use would leave a follower to nobody
  for k in select x.* from jsonb_to_recordset(coalesce(p->'grants', '[]')) as x(d uuid, party int, account int) loop
    if k.party <> k.account and exists (select from kept_out x where x.dossier_id = k.d and x.source <> k.d)
      and exists (select from people_behind(k.party) a) and not exists (select from people_behind(k.party) a where not is_kept_out(k.d, a)) then
      raise exception 'kept out' using errcode = 'GW006';
    end if;
  end loop;
end $$;

-- Accounts that act as this party.
create function gwen.people_behind(which int) returns setof int
language sql stable security definer set search_path = gwen, pg_temp as $$
  select a.id from account a where a.id = which and a.ended is null
  union all
  select m.account from membership m join account a on a.id = m.account and a.ended is null where m.team = which
$$;

-- As before; of a dossier that keeps somebody out, new rights are known by parties of their own from the start.
create or replace function gwen.refresh_readers(target uuid) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
declare everyone int[];
begin
  perform shield(target);
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

-- As before, and k: somebody is kept out of it.
create or replace function gwen.load_for_write(parties int[], ids uuid[], types text[], ops uuid[], asked int[] default '{}',
  of_area text default null, written uuid[] default '{}', serving boolean default true)
returns table (what text, dossier_id uuid, j json, b bytea)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with mine as materialized (
    select d.id, d.area, dossier_json(d) as j, d.head from dossier d where d.id = any (ids)
      and (d.readers && parties or session_user = 'gwen_jobs')
  )
  select 'd', d.id, d.j, d.head from mine d
  union all
  select 'k', d.id, null, null from mine d where exists (select from kept_out k where k.dossier_id = d.id)
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
    from (select d.id, d.area from mine d union all select null, of_area where of_area is not null) x where serving
$$;

-- As before; whom she worked for until now stays known.
create or replace function gwen.change_account(by int, who int, called text, of_organisation int, with_roles text[], ending boolean) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  insert into former_member (account, organisation) select a.id, a.organisation from account a
    where a.id = who and a.organisation <> of_organisation
    on conflict (account, organisation) do update set until = excluded.until;
  update account set name = coalesce(called, name), organisation = coalesce(of_organisation, organisation),
    roles = coalesce(with_roles, roles), ended = case when ending then coalesce(ended, now()) else ended end where id = who;
  if not found then return false; end if;
  if ending then
    delete from session where account = who;
    delete from membership where account = who;
    delete from seal_key where account = who;
    delete from responder_number where account = who;
    delete from reach where account = who;
  end if;
  insert into administration (account, what, about, detail) values (by, case when ending then 'account-ended' else 'account-changed' end, who,
    jsonb_strip_nulls(jsonb_build_object('roles', with_roles, 'organisation', of_organisation)));
  return true;
end $$;

-- Dossiers on which nobody can work any more because all who have rights in them are kept out.
create function gwen.out_of_sight(closed jsonb) returns table (dossier uuid, kind smallint, parties int[])
language sql stable security definer set search_path = gwen, pg_temp as $$
  select d.id, d.kind, array(select distinct coalesce(p.holder, p.id) from access_grant g join party p on p.id = g.party
      where g.dossier_id = d.id and g.level >= 3 and p.kind <> 'reporter' order by 1)
  from (select distinct dossier_id from kept_out) k join dossier d on d.id = k.dossier_id
  where not coalesce(closed->(d.kind::text) ? d.state, false) and not exists (
    select from access_grant g join party p on p.id = g.party, people_behind(coalesce(p.holder, p.id)) a
    where g.dossier_id = d.id and g.level >= 3 and (p.until is null or p.until > now()) and not is_kept_out(d.id, a))
$$;

do $$ declare f text; begin
  foreach f in array array['is_meant', 'follow_step', 'follow_all', 'shield', 'keep_out', 'inherit_kept_out', 'commit_keeping',
      'people_behind', 'out_of_sight'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_writer', f);
  end loop;
end $$;
grant execute on function gwen.commit_keeping to gwen_app, gwen_jobs;
