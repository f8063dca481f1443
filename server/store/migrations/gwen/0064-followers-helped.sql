-- What follows from a dossier that keeps somebody out is found by the emergency way in as any other, by the parties that readers
-- know its rights by (their time may be rounded, and lie ahead). Not by her whom it keeps out, for whom it is not there, and none
-- of whom reviews it.
drop function gwen.stewards_of(text);
create function gwen.stewards_of(spoken text, who int)
returns table (dossier_id uuid, kind smallint, steward int, parties int[], groups int[], reviewers int[])
language sql stable security definer set search_path = gwen, pg_temp as $$
  select d.id, d.kind, d.steward,
    array(select distinct x from access_grant h, unnest(array[h.party, h.reader]) x
      where h.dossier_id = d.id and h.level = 4 and h.since <= now() + interval '15 minutes' and h.until is null and x is not null),
    array_agg(distinct grp),
    array(select a.id from account a where a.organisation = d.steward and 'supervisor' = any (a.roles) and a.ended is null
      and a.id <> who and not is_kept_out(d.id, a.id) order by a.id limit 20)
  from spoken_number n join dossier d on d.id = n.dossier_id join access_grant g on g.dossier_id = d.id, unnest(g.groups) grp
  where n.number = spoken and g.level = 4 and g.since <= now() + interval '15 minutes' and g.until is null and not is_kept_out(d.id, who)
  group by d.id
$$;
alter function gwen.stewards_of owner to gwen_writer;
revoke execute on function gwen.stewards_of from public;
grant execute on function gwen.stewards_of to gwen_app;

-- As before, of one kind alone: those of others, late for longer, crowd none out.
drop function gwen.climbed_to(int[], int[], text[], int, timestamptz);
create function gwen.climbed_to(parties int[], groups int[], with_roles text[], who int, at timestamptz, of_kind smallint)
returns table (dossier_id uuid, number text, area text, safeguard text, key text, step text, due timestamptz)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query
    select d.id, d.number, d.area, u.safeguard, u.key, s.step, u.due
    from (
      select distinct n.dossier_id as i from unnest(parties) as p(party) cross join lateral (
        select l.dossier_id from listing l where l.party = p.party and l.kind = of_kind and l.next_due <= at
        order by l.next_due limit 400
      ) n
    ) x join dossier d on d.id = x.i join duty u on u.dossier_id = d.id cross join lateral unnest(u.told) as s(step)
    where u.done is null
      and case s.step when 'deputy' then is_on_call(who, 'deputy', u.readers, at) else s.step = any (with_roles) end
    order by u.due limit 100;
end $$;
alter function gwen.climbed_to owner to gwen_owner;
revoke execute on function gwen.climbed_to from public;
grant execute on function gwen.climbed_to to gwen_app;

-- As before, and what it follows from is asked again once nobody else writes there.
create or replace function gwen.commit_keeping(parties int[], p jsonb, b bytea[], kept jsonb, touched uuid[], leads boolean, onward text[],
  back text[])
returns table (id uuid, kind smallint, readers int[], holders int[], changed boolean, accounts int[], teams int[], organisations int[],
  spared int[])
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare k record; one uuid; said uuid[] := '{}'; sources uuid[]; locked uuid[]; before kept_out[]; fresh kept_out[];
begin
  perform commit_act(parties, p, b);
  for k in select * from jsonb_to_recordset(kept) as x(d uuid, accounts int[], teams int[], organisations int[], spared int[]) order by x.d loop
    if keep_out(k.d, k.accounts, k.teams, k.organisations, k.spared) then said := said || k.d; end if;
  end loop;
  foreach one in array case when leads or said <> '{}' then follow_all(touched, true, onward, back) else touched end loop
    -- whoever writes in what it follows from just now is waited for, and whoever writes in it: she may have made it follow from more
    locked := '{}';
    loop
      sources := follow_all(array[one], false, onward, back);
      exit when sources <@ locked;
      perform from dossier d where d.id = any (sources) and d.id <> one order by d.id for share;
      perform from dossier d where d.id = one for update;
      locked := locked || sources;
    end loop;
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

-- As before, by the key of dossiers.
create or replace function gwen.follow_step(target uuid, down boolean, onward text[], back text[]) returns setof uuid
language sql stable security definer set search_path = gwen, pg_temp as $$
  select case when down then l.to_id else l.dossier_id end from link l
    where l.relation = 'led-to' and target = case when down then l.dossier_id else l.to_id end
  union
  select d.id from reference r join entry e on e.dossier_id = r.dossier_id and e.id = r.entry_id and not e.withdrawn
      join dossier d on d.id = case when r.key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then r.key::uuid end
    where r.dossier_id = target and r.source = any (case when down then onward else back end)
  union
  select r.dossier_id from reference r join entry e on e.dossier_id = r.dossier_id and e.id = r.entry_id and not e.withdrawn
    where r.key = target::text and r.source = any (case when down then back else onward end)
$$;
