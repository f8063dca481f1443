-- Duties are looked for in the dossiers whose deadlines are nearest. Where those are other people's, one's own, which come later,
-- must not be left out: more and more dossiers are looked at, until nothing sooner can be in one that was not, or there are none.

-- How many dossiers of each party must be looked at so that the soonest `most` duties due before `until` are among them, beginning
-- with `wide`. Duties of the kinds in `everybodys` count whoever they are for.
create function gwen.duties_reach(parties int[], roles text[], who int, kinds text[], everybodys text[],
  most int, wide int, until timestamptz)
returns int
language plpgsql stable set search_path = gwen, pg_temp as $$
declare
  edge timestamptz;
  found_duties int;
begin
  while wide < 100000 loop
    -- what was not looked at is due at this moment or later
    select min(e.due) into edge from (
      select max(n.next_due) as due from unnest(parties) as p(party) cross join lateral (
        select l.next_due from listing l where l.party = p.party and l.next_due < until order by l.next_due limit wide
      ) n group by p.party having count(*) = wide
    ) e;
    exit when edge is null;
    select count(*) into found_duties from (
      select from (
        select distinct n.dossier_id as i from unnest(parties) as p(party) cross join lateral (
          select l.dossier_id, l.next_due from listing l
          where l.party = p.party and l.next_due < until order by l.next_due limit wide
        ) n
      ) x join duty u on u.dossier_id = x.i
      where u.done is null and u.due <= edge and u.kind = any (kinds)
        and (u.kind = any (everybodys) or u.role = any (roles) or u.told && roles or u.assignee = who) limit most
    ) f;
    exit when found_duties >= most;
    wide := wide * 8;
  end loop;
  return wide;
end $$;

create or replace function gwen.duties_for(parties int[], groups int[], roles text[], who int, kinds text[], most int)
returns table (dossier_id uuid, kind smallint, number text, state text, area text, safeguard text, key text, duty_kind text,
  reason text, due timestamptz, role text, assignee int, remedy text[], since timestamptz)
language plpgsql stable set search_path = gwen, pg_temp as $$
declare
  wide int;
begin
  perform as_session(parties, groups);
  wide := duties_reach(parties, roles, who, kinds, '{}', most, most * 4, 'infinity');
  return query
    select d.id, d.kind, d.number, d.state, d.area, u.safeguard, u.key, u.kind, u.reason, u.due, u.role, u.assignee, u.remedy, u.since
    from (
      select distinct n.dossier_id as i from unnest(parties) as p(party) cross join lateral (
        select l.dossier_id, l.next_due from listing l
        where l.party = p.party and l.next_due is not null order by l.next_due limit wide
      ) n
    ) x join dossier d on d.id = x.i join duty u on u.dossier_id = d.id
    where u.done is null and (u.role = any (roles) or u.told && roles or u.assignee = who) and u.kind = any (kinds)
    order by u.due, d.id, u.safeguard, u.key limit most;
end $$;

create or replace function gwen.late_for(parties int[], groups int[], roles text[], who int, most int)
returns table (dossier_id uuid, kind smallint, number text, state text, area text, safeguard text, key text, duty_kind text,
  reason text, due timestamptz, role text, assignee int, remedy text[], since timestamptz)
language plpgsql stable set search_path = gwen, pg_temp as $$
declare
  wide int;
begin
  perform as_session(parties, groups);
  wide := duties_reach(parties, roles, who, '{duty,alert,review}', '{duty}', most, most, now());
  return query
    select d.id, d.kind, d.number, d.state, d.area, u.safeguard, u.key, u.kind, u.reason, u.due, u.role, u.assignee, u.remedy, u.since
    from (
      select distinct n.dossier_id as i from unnest(parties) as p(party) cross join lateral (
        select l.dossier_id, l.next_due from listing l
        where l.party = p.party and l.next_due < now() order by l.next_due limit wide
      ) n
    ) x join dossier d on d.id = x.i join duty u on u.dossier_id = d.id
    where u.done is null and u.due < now()
      and (u.kind = 'duty' or u.role = any (roles) or u.told && roles or u.assignee = who)
    order by u.due, d.id, u.safeguard, u.key limit most;
end $$;

revoke execute on function gwen.duties_reach from public;
grant execute on function gwen.duties_reach to gwen_app;
