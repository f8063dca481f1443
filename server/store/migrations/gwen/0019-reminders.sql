-- Reminders outside Gwen. Whoever wants them gives an address; what is sent is a constant text that says nothing of the
-- matter. Of each duty and each of its turns (soon due, late, told to the next role) everybody concerned is reminded once.
create table gwen.reach (
  account int primary key references gwen.account (id),
  address text not null,
  -- somebody waits to be told since then; nobody: null
  waiting timestamptz,
  -- what could not be sent is tried again from then on
  try_at timestamptz not null default '-infinity',
  failures int not null default 0
);
create index reach_waiting on gwen.reach (try_at) where waiting is not null;

create table gwen.reminded (
  dossier_id uuid not null references gwen.dossier (id),
  safeguard text not null,
  key text not null,
  turn text not null,
  at timestamptz not null,
  primary key (dossier_id, safeguard, key, turn)
);
create index duty_open on gwen.duty (due) where done is null;

do $$ declare t text; begin
  foreach t in array array['reach', 'reminded'] loop
    execute format('alter table gwen.%I owner to gwen_owner', t);
    execute format('alter table gwen.%I enable row level security', t);
    execute format('alter table gwen.%I force row level security', t);
    execute format('create policy writer on gwen.%I to gwen_writer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on gwen.%I to gwen_writer', t);
  end loop;
end $$;

-- One's own address, or none any more.
create function gwen.set_reach(who int, to_address text) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  delete from reach where account = who and to_address is null;
  insert into reach (account, address) select who, to_address where to_address is not null
    on conflict (account) do update set address = excluded.address, try_at = '-infinity', failures = 0;
$$;
create function gwen.reach_of(who int) returns text
language sql stable security definer set search_path = gwen, pg_temp as $$
  select address from reach where account = who
$$;

-- Takes note of every turn that open duties took until `at`, and of who is concerned by one that she was not reminded of: the
-- people whose list the duty stands on, that is those who may know of the dossier and whose role it is for or was told.
-- `lead`: how long before it is due, at most; a duty of less time is told halfway. An alert is told at once. Returns how many
-- people wait to be told now.
create function gwen.remind(at timestamptz, lead interval) returns int
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
        and (a.id = any (t.readers) or exists (select from membership m where m.account = a.id and m.team = any (t.readers)))
  )
  update reach r set waiting = remind.at from concerned c where r.account = c.id and r.waiting is null;
  -- what is done may come again one day, and is then told again
  delete from reminded r using duty u
    where u.dossier_id = r.dossier_id and u.safeguard = r.safeguard and u.key = r.key and u.done is not null;
  return (select count(*) from reach where waiting is not null);
end $$;

-- Whom to write to now.
create function gwen.reach_waiting(at timestamptz, most int) returns table (account int, address text, locale text, waiting timestamptz)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select r.account, r.address, a.locale, r.waiting from reach r join account a on a.id = r.account and a.ended is null
  where r.waiting is not null and r.try_at <= at order by r.try_at limit most
$$;
-- She was told of what waited since `of`, or it failed and is tried again later, at last once a day.
create function gwen.reached(who int, of timestamptz, at timestamptz, done boolean) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update reach set
    waiting = case when done and waiting = of then null else waiting end,
    failures = case when done then 0 else failures + 1 end,
    try_at = case when done then '-infinity' else at + least(interval '1 day', interval '1 minute' * 2 ^ least(failures, 11)) end
  where account = who
$$;

do $$ declare f text; begin
  foreach f in array array['set_reach', 'reach_of', 'remind', 'reach_waiting', 'reached'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
  end loop;
end $$;
grant execute on function gwen.set_reach, gwen.reach_of to gwen_app;
grant execute on function gwen.remind, gwen.reach_waiting, gwen.reached to gwen_jobs;
