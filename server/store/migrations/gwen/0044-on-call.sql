-- Who is on call at a contact point and in a response team: shifts of a week and of single days, taking over, and being away.
-- Late reports climb along it, teams are asked by it, and responders who have no network answer by text message.

-- Who is planned when, by the country's clock. Rows of one day stand in place of the week's plan of that place on that day.
create table gwen.shift (
  id int generated always as identity primary key,
  team int not null references gwen.team (id),
  place text not null check (place in ('operator', 'deputy', 'supervisor', 'liaison', 'responder')),
  -- null: nobody, on that one day
  account int references gwen.account (id),
  -- Monday is 1, Sunday 7 (ISO 8601)
  weekdays smallint[] check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[] and weekdays <> '{}'),
  day date,
  starts time not null,
  minutes int not null check (minutes between 15 and 1440),
  check ((weekdays is null) <> (day is null)),
  check (account is not null or day is not null)
);
create index shift_team on gwen.shift (team);
create index shift_account on gwen.shift (account);

-- Who holds a place: until somebody takes over she keeps it, also when her shift has ended.
create table gwen.watch (
  team int not null references gwen.team (id),
  place text not null,
  account int not null references gwen.account (id),
  since timestamptz not null,
  primary key (team, place, account)
);
create index watch_account on gwen.watch (account);

-- Handing over: what the one who leaves says is open (encrypted), and who took it.
create table gwen.hand_over (
  id uuid primary key,
  team int not null references gwen.team (id),
  place text not null,
  giver int not null references gwen.account (id),
  note bytea,
  given timestamptz not null,
  taker int references gwen.account (id),
  taken timestamptz
);
create index hand_over_place on gwen.hand_over (team, place);
create index hand_over_giver on gwen.hand_over (giver);
create index hand_over_taker on gwen.hand_over (taker) where taker is not null;

-- Who said that she cannot be called, and until when.
create table gwen.away (
  account int primary key references gwen.account (id),
  until timestamptz not null
);

-- The telephone of who goes: encrypted, and a keyed sign by which a message from it is known.
create table gwen.responder_number (
  account int primary key references gwen.account (id),
  number bytea not null,
  sign bytea not null unique,
  -- wrong codes from it, since when
  wrong int not null default 0,
  wrong_since timestamptz
);

-- Teams that were asked to go and have not told the result, with the exact time: gone when it is over.
create table gwen.ask (
  dossier_id uuid not null references gwen.dossier (id),
  entry_id uuid not null,
  asked timestamptz not null,
  -- another team was asked because this one did not answer
  led_on timestamptz,
  primary key (dossier_id, entry_id)
);

-- Text messages to responders. `ask` holds a code that follows from its id and is stored nowhere.
create table gwen.ask_text (
  id uuid primary key,
  dossier_id uuid not null,
  entry_id uuid not null,
  account int not null references gwen.account (id),
  channel int not null references gwen.channel (id),
  says text not null check (says in ('ask', 'thanks', 'taken')),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  tries int not null default 0,
  try_at timestamptz not null default '-infinity',
  foreign key (dossier_id, entry_id) references gwen.ask (dossier_id, entry_id) on delete cascade
);
create index ask_text_ask on gwen.ask_text (dossier_id, entry_id);
create index ask_text_account on gwen.ask_text (account);
create index ask_text_channel on gwen.ask_text (channel);
create index ask_text_waiting on gwen.ask_text (try_at) where state = 'waiting';

do $$ declare t text; begin
  foreach t in array array['shift', 'watch', 'hand_over', 'away', 'responder_number', 'ask', 'ask_text'] loop
    execute format('alter table gwen.%I owner to gwen_owner', t);
    execute format('alter table gwen.%I enable row level security', t);
    execute format('alter table gwen.%I force row level security', t);
    execute format('create policy writer on gwen.%I to gwen_writer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on gwen.%I to gwen_writer', t);
  end loop;
end $$;

-- ── what the roster says ──

-- The shifts that last at a moment. A shift ends at most a day after it began, so yesterday's are looked at too.
create function gwen.planned(at timestamptz) returns table (team int, place text, account int, since timestamptz, until timestamptz)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with clock as (
    select coalesce((select body->>'timeZone' from country where part = 'settings' order by version desc limit 1), 'UTC') as zone
  ), days as (
    select d::date as day, zone from clock,
      generate_series((at at time zone zone)::date - 1, (at at time zone zone)::date, interval '1 day') d
  ), dated as (
    select s.team, s.place, s.account, (d.day + s.starts) at time zone d.zone as since,
      (d.day + s.starts + s.minutes * interval '1 minute') at time zone d.zone as until
    from shift s join days d on s.day = d.day
      or (extract(isodow from d.day)::smallint = any (s.weekdays)
        and not exists (select from shift x where x.team = s.team and x.place = s.place and x.day = d.day))
  )
  select p.team, p.place, p.account, min(p.since), max(p.until) from dated p
    join team t on t.id = p.team and t.ended is null
    join account a on a.id = p.account and a.ended is null
  where p.since <= at and at < p.until
    -- a liaison official works for many contact points and in none
    and (p.place = 'liaison' or exists (select from membership m where m.team = p.team and m.account = p.account))
  group by p.team, p.place, p.account
$$;

-- Who is on call. `until`: null for who holds a place although her shift is over. `took`: she took it over.
create function gwen.on_call(at timestamptz)
returns table (team int, place text, account int, since timestamptz, until timestamptz, took boolean, away boolean)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select coalesce(p.team, w.team), coalesce(p.place, w.place), coalesce(p.account, w.account),
    coalesce(w.since, p.since), p.until, w.account is not null,
    exists (select from away x where x.account = coalesce(p.account, w.account) and x.until > at)
  from planned(at) p full join (
    select h.* from watch h join team t on t.id = h.team and t.ended is null join account a on a.id = h.account and a.ended is null
    where h.place = 'liaison' or exists (select from membership m where m.team = h.team and m.account = h.account)
  ) w on w.team = p.team and w.place = p.place and w.account = p.account
$$;

-- The first of a place takes over from nobody; who left the team or the service holds nothing.
create function gwen.keep_watch(at timestamptz) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  delete from watch w where not exists (select from on_call(at) c where c.team = w.team and c.place = w.place and c.account = w.account);
  insert into watch (team, place, account, since)
    select p.team, p.place, p.account, p.since from planned(at) p
    where not exists (select from watch w where w.team = p.team and w.place = p.place)
    on conflict do nothing
$$;

-- ── handing over ──

-- Who leaves says what is open. She keeps the place until it is taken. False: it is not hers to give.
create function gwen.give_watch(who int, of_team int, of_place text, as_id uuid, with_note bytea, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  if not exists (select from on_call(at) c where c.team = of_team and c.place = of_place and c.account = who) then return false; end if;
  insert into watch (team, place, account, since) values (of_team, of_place, who, at) on conflict do nothing;
  delete from hand_over h where h.team = of_team and h.place = of_place and h.giver = who and h.taken is null;
  insert into hand_over (id, team, place, giver, note, given) values (as_id, of_team, of_place, who, with_note, at);
  return true;
end $$;

-- Who comes takes it: those whose shift is over, or who gave it, are free. False: she is not planned here now.
create function gwen.take_watch(who int, of_team int, of_place text, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  -- one after the other: of two who take at once the second finds what the first left
  perform pg_advisory_xact_lock(hashtext('gwen.watch'), of_team);
  if not exists (select from planned(at) p where p.team = of_team and p.place = of_place and p.account = who) then return false; end if;
  delete from watch w where w.team = of_team and w.place = of_place and w.account <> who
    and (not exists (select from planned(at) p where p.team = w.team and p.place = w.place and p.account = w.account)
      or exists (select from hand_over h where h.team = w.team and h.place = w.place and h.giver = w.account and h.taken is null));
  insert into watch (team, place, account, since) values (of_team, of_place, who, at)
    on conflict do nothing;
  update hand_over h set taker = who, taken = at
    where h.team = of_team and h.place = of_place and h.taken is null and h.giver <> who;
  return true;
end $$;

-- What was handed over at her places: what waits, and what she took within a day.
create function gwen.hand_overs(who int, at timestamptz)
returns table (id uuid, team int, place text, giver int, note bytea, given timestamptz, taker int, taken timestamptz)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select h.id, h.team, h.place, h.giver, h.note, h.given, h.taker, h.taken from hand_over h
  where (h.taken is null or (h.taker = who and h.taken > at - interval '1 day'))
    and (h.giver = who or exists (select from on_call(at) c where c.team = h.team and c.place = h.place and c.account = who))
  order by h.given
$$;

-- Notes of a hand-over are of use for a day; that it happened stays.
create function gwen.forget_notes(at timestamptz) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update hand_over set note = null where note is not null and taken < at - interval '1 day'
$$;

create function gwen.set_away(who int, till timestamptz) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  delete from away a where a.account = who and till is null;
  insert into away (account, until) select who, till where till is not null
    on conflict (account) do update set until = excluded.until
$$;

create function gwen.away_of(who int, at timestamptz) returns timestamptz
language sql stable security definer set search_path = gwen, pg_temp as $$
  select a.until from away a where a.account = who and a.until > at
$$;

-- ── what administrators run ──

create function gwen.shifts(by int) returns table (id int, team int, place text, account int, weekdays smallint[], day text, starts text, minutes int)
language plpgsql stable security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  return query select s.id, s.team, s.place, s.account, s.weekdays, s.day::text, to_char(s.starts, 'HH24:MI'), s.minutes
    from shift s order by s.team, s.place, s.day nulls first, s.starts, s.id;
end $$;

-- Null: no such team or person, or the place is none of this kind of team.
create function gwen.add_shift(by int, of_team int, of_place text, who int, on_weekdays smallint[], on_day date, at_time time, for_minutes int) returns int
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare made int;
begin
  perform assert_administrator(by);
  if not exists (select from team t where t.id = of_team and t.ended is null
      and t.kind = case when of_place = 'responder' then 'response-team' else 'contact-point' end)
    or who is not null and not exists (select from account a where a.id = who and a.ended is null and not a.machine
      and case of_place when 'deputy' then 'operator' else of_place end = any (a.roles)
      and (of_place = 'liaison' or exists (select from membership m where m.team = of_team and m.account = who)))
  then return null; end if;
  insert into shift (team, place, account, weekdays, day, starts, minutes)
    values (of_team, of_place, who, on_weekdays, on_day, at_time, for_minutes) returning id into made;
  insert into administration (account, what, about, detail)
    values (by, 'shift-added', of_team, jsonb_strip_nulls(jsonb_build_object('place', of_place, 'account', who)));
  return made;
end $$;

create function gwen.end_shift(by int, which int) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare gone shift;
begin
  perform assert_administrator(by);
  delete from shift s where s.id = which returning * into gone;
  if gone.id is null then return false; end if;
  insert into administration (account, what, about, detail)
    values (by, 'shift-ended', gone.team, jsonb_strip_nulls(jsonb_build_object('place', gone.place, 'account', gone.account)));
  return true;
end $$;

-- ── climbing ──

-- Whoever holds the rights that readers stand for.
create function gwen.holders_of(readers int[]) returns setof int
language sql stable set search_path = gwen, pg_temp as $$
  select coalesce(p.holder, p.id) from party p where p.id = any (readers)
$$;

-- Contact points among them.
create function gwen.points_of(readers int[]) returns setof int
language sql stable set search_path = gwen, pg_temp as $$
  select t.id from team t where t.id in (select holders_of(readers)) and t.kind = 'contact-point' and t.ended is null
$$;

-- The parties that Gwen itself acts as at the desk of a contact point.
create function gwen.desk_parties(of_team int, at timestamptz) returns int[]
language sql stable security definer set search_path = gwen, pg_temp as $$
  select array[of_team] || array(select p.id from party p where p.kind = 'grant' and p.holder = of_team and (p.until is null or p.until > at))
$$;

-- A deputy is told where the roster names one who is there; else the next is told at once.
create or replace function gwen.climb_duties(at timestamptz, step interval, most int default 1000)
returns table (dossier_id uuid, kind smallint, safeguard text, key text, told text, readers int[])
language sql volatile security definer set search_path = gwen, pg_temp as $$
  with late as (
    select u.dossier_id, u.safeguard, u.key,
      case when u.climbs[1] = 'deputy' and not exists (select from on_call(at) c
          where c.place = 'deputy' and not c.away and c.team in (select points_of(u.readers)) and not is_kept_out(u.dossier_id, c.account)) then 2 else 1 end as next
    from duty u
    where u.done is null and u.climbs <> '{}' and u.climb_at <= at order by u.climb_at limit most for update skip locked
  )
  update duty u set told = u.told || u.climbs[l.next:l.next], climbs = u.climbs[l.next + 1:], climb_at = greatest(at, u.climb_at) + step
  from late l join dossier d on d.id = l.dossier_id
  where u.dossier_id = l.dossier_id and u.safeguard = l.safeguard and u.key = l.key
  returning u.dossier_id, d.kind, u.safeguard, u.key, u.told[cardinality(u.told)], u.readers
$$;

-- What has come up to somebody, unanswered: to a deputy while she is on call, to others by their role.
create function gwen.climbed_to(parties int[], groups int[], with_roles text[], who int, at timestamptz)
returns table (dossier_id uuid, kind smallint, number text, area text, safeguard text, key text, step text, due timestamptz)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query
    select d.id, d.kind, d.number, d.area, u.safeguard, u.key, s.step, u.due
    from (
      select distinct n.dossier_id as i from unnest(parties) as p(party) cross join lateral (
        select l.dossier_id from listing l where l.party = p.party and l.next_due <= at order by l.next_due limit 400
      ) n
    ) x join dossier d on d.id = x.i join duty u on u.dossier_id = d.id cross join lateral unnest(u.told) as s(step)
    where u.done is null
      and case s.step when 'deputy' then is_on_call(who, 'deputy', u.readers, at) else s.step = any (with_roles) end
    order by u.due limit 100;
end $$;

create function gwen.is_on_call(who int, of_place text, readers int[], at timestamptz) returns boolean
language sql stable security definer set search_path = gwen, pg_temp as $$
  select exists (select from on_call(at) c where c.account = who and c.place = of_place and c.team in (select points_of(readers)))
$$;

create index duty_liaison on gwen.duty (dossier_id) where done is null and told @> array['liaison'];

-- Liaison officials on call whom something has come up to that they cannot see yet: they work in no contact point.
create function gwen.liaisons_outside(of_kind int, at timestamptz) returns table (dossier_id uuid, account int, point int, organisation int)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select distinct d.id, c.account, c.team, t.organisation
  from duty u join dossier d on d.id = u.dossier_id and d.kind = of_kind
    join on_call(at) c on c.place = 'liaison' and not c.away and c.team in (select points_of(d.readers))
      and not is_kept_out(d.id, c.account) and not c.account in (select holders_of(d.readers))
    join team t on t.id = c.team
  where u.done is null and u.told @> array['liaison']
$$;

-- As before; where somebody of the place is on call, there and not kept out, she alone is reminded.
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
  ), calls as materialized (
    select c.account, c.team, c.place from on_call(remind.at) c where not c.away
  ), told as (
    select t.*, array(select c.account from calls c where c.place = t.role and c.team in (select holders_of(t.readers))
      and not is_kept_out(t.dossier_id, c.account)) as called
    from fresh f join turns t using (dossier_id, safeguard, key, turn)
  ), concerned as (
    select distinct a.id
    from told t join account a on a.ended is null and not a.machine
        and case when cardinality(t.called) > 0 and t.assignee is null then a.id = any (t.called)
          else t.role = any (a.roles) or t.assignee = a.id end
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

-- ── asking teams ──

create index duty_asked on gwen.duty (dossier_id) where done is null and safeguard = 'R11';

-- Reports in which a team is asked, or on its way.
create function gwen.asking() returns setof uuid
language sql stable security definer set search_path = gwen, pg_temp as $$
  select u.dossier_id from duty u where u.done is null and u.safeguard = 'R11' union select a.dossier_id from ask a
$$;

create function gwen.asks_of(target uuid) returns table (entry_id uuid, asked timestamptz, led_on timestamptz)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select a.entry_id, a.asked, a.led_on from ask a where a.dossier_id = target
$$;

create function gwen.put_ask(target uuid, entry uuid, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  insert into ask (dossier_id, entry_id, asked) values (target, entry, at) on conflict do nothing;
  return found;
end $$;

create function gwen.lead_on(target uuid, entry uuid, at timestamptz) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update ask set led_on = at where dossier_id = target and entry_id = entry and led_on is null
$$;

-- It is over: exact times and codes go, once nothing waits to be said.
create function gwen.end_ask(target uuid, entry uuid) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  delete from ask a where a.dossier_id = target and a.entry_id = entry
    and not exists (select from ask_text x where x.dossier_id = target and x.entry_id = entry and x.state = 'waiting')
$$;

-- Teams that can be sent, with who is awake: on call and not away (where a team has no roster: as it says of itself), how many
-- minutes ago somebody of it was last here.
create function gwen.teams_ready(at timestamptz) returns table (team int, name text, organisation int, area text, discipline text,
  on_call boolean, called int[], away boolean, seen timestamptz)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select t.id, t.name, t.organisation, t.area, t.discipline,
    case when exists (select from shift s where s.team = t.id) then cardinality(x.called) > 0 else t.on_call and not x.nobody end,
    x.called, x.nobody,
    (select max(s.seen) from session s join membership m on m.account = s.account where m.team = t.id)
  from team t cross join lateral (
    select array(select c.account from on_call(at) c where c.team = t.id and c.place = 'responder' and not c.away order by 1) as called,
      exists (select from membership m where m.team = t.id) and not exists (select from membership m where m.team = t.id
        and not exists (select from away w where w.account = m.account and w.until > at)) as nobody
  ) x
  where t.kind = 'response-team' and t.ended is null and t.discipline is not null
$$;

-- ── answers by text message ──

create function gwen.number_of(who int) returns bytea
language sql stable security definer set search_path = gwen, pg_temp as $$
  select number from responder_number where account = who
$$;

-- False: somebody else has this number.
create function gwen.set_number(who int, sealed bytea, by_sign bytea) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  if sealed is null then
    delete from responder_number where account = who;
    return true;
  end if;
  insert into responder_number (account, number, sign) values (who, sealed, by_sign)
    on conflict (account) do update set number = excluded.number, sign = excluded.sign;
  return true;
exception when unique_violation then return false;
end $$;

-- Those of a team who are to be asked by text: on call if anybody is, else all of it; each with a number, and not kept out.
create function gwen.numbers_of(of_team int, target uuid, at timestamptz) returns table (account int)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with called as (select c.account from on_call(at) c where c.team = of_team and c.place = 'responder' and not c.away
    and not is_kept_out(target, c.account))
  select m.account from membership m join account a on a.id = m.account and a.ended is null and 'responder' = any (a.roles)
    join responder_number n on n.account = m.account
  where m.team = of_team and not is_kept_out(target, m.account)
    and not exists (select from away w where w.account = m.account and w.until > at)
    and (m.account in (select called.account from called) or not exists (select from called))
$$;

create function gwen.put_ask_text(as_id uuid, target uuid, entry uuid, who int, by_channel int, to_say text) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  insert into ask_text (id, dossier_id, entry_id, account, channel, says)
    select as_id, target, entry, who, by_channel, to_say
    where exists (select from ask a where a.dossier_id = target and a.entry_id = entry)
    on conflict do nothing
$$;

create function gwen.ask_texts(target uuid, entry uuid) returns table (id uuid, account int, channel int, says text)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select x.id, x.account, x.channel, x.says from ask_text x where x.dossier_id = target and x.entry_id = entry
$$;

create function gwen.ask_texts_waiting(at timestamptz, most int)
returns table (id uuid, account int, number bytea, channel int, says text, locale text, tries int)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select x.id, x.account, n.number, x.channel, x.says, a.locale, x.tries
  from ask_text x join account a on a.id = x.account left join responder_number n on n.account = x.account and a.ended is null
  where x.state = 'waiting' and x.try_at <= at order by x.try_at, x.id limit most
$$;

create function gwen.note_ask_text(which uuid, to_state text, again timestamptz) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update ask_text x set state = to_state, tries = x.tries + 1, try_at = again where x.id = which
$$;

-- Whose number this is, what she is asked, and whether she may try a code now (five wrong ones an hour).
create function gwen.responder_of(by_sign bytea, at timestamptz) returns table (account int, roles text[], organisation int, parties int[],
  may_try boolean, texts uuid[])
language sql stable security definer set search_path = gwen, pg_temp as $$
  select a.id, a.roles, a.organisation,
    array[a.id] || t.teams || array(select p.id from party p
      where p.kind = 'grant' and p.holder = any (array[a.id] || t.teams) and (p.until is null or p.until > at)
        and not p.id = any (hidden_from(a.id, a.organisation, t.teams))),
    n.wrong < 5 or n.wrong_since <= at - interval '1 hour',
    array(select x.id from ask_text x where x.account = a.id and x.says = 'ask')
  from responder_number n join account a on a.id = n.account and a.ended is null
    cross join lateral (select array(select m.team from membership m join team on team.id = m.team
      where m.account = a.id and team.ended is null order by 1) as teams) t
  where n.sign = by_sign
$$;

create function gwen.note_try(who int, was_right boolean, at timestamptz) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update responder_number n set
    wrong = case when was_right then 0 when n.wrong_since > at - interval '1 hour' then n.wrong + 1 else 1 end,
    wrong_since = case when was_right then null when n.wrong_since > at - interval '1 hour' then n.wrong_since else at end
  where n.account = who
$$;

create function gwen.find_ask(which uuid) returns table (dossier_id uuid, entry_id uuid, channel int)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select x.dossier_id, x.entry_id, x.channel from ask_text x where x.id = which
$$;

do $$ declare f text; begin
  foreach f in array array['planned', 'on_call', 'keep_watch', 'give_watch', 'take_watch', 'hand_overs', 'forget_notes', 'set_away', 'away_of',
    'shifts', 'add_shift', 'end_shift', 'holders_of', 'points_of', 'desk_parties', 'is_on_call', 'liaisons_outside', 'asking', 'asks_of', 'put_ask', 'lead_on', 'end_ask',
    'teams_ready', 'number_of', 'set_number', 'numbers_of', 'put_ask_text', 'ask_texts', 'ask_texts_waiting', 'note_ask_text',
    'responder_of', 'note_try', 'find_ask'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
  end loop;
end $$;
alter function gwen.climbed_to owner to gwen_owner;
revoke execute on function gwen.climbed_to from public;
grant execute on function gwen.shifts, gwen.add_shift, gwen.end_shift, gwen.keep_watch to gwen_owner;
grant execute on function gwen.shifts, gwen.add_shift, gwen.end_shift, gwen.on_call, gwen.give_watch, gwen.take_watch, gwen.hand_overs,
  gwen.set_away, gwen.away_of, gwen.climbed_to, gwen.is_on_call, gwen.asks_of, gwen.teams_ready, gwen.number_of, gwen.set_number,
  gwen.put_ask_text, gwen.responder_of, gwen.note_try, gwen.find_ask to gwen_app;
grant execute on function gwen.desk_parties, gwen.keep_watch, gwen.forget_notes, gwen.liaisons_outside, gwen.asking, gwen.asks_of, gwen.put_ask, gwen.lead_on,
  gwen.end_ask, gwen.teams_ready, gwen.numbers_of, gwen.put_ask_text, gwen.ask_texts, gwen.ask_texts_waiting, gwen.note_ask_text to gwen_jobs;
