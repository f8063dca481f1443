-- Addresses of people who want to be reminded lie encrypted (vault/reach.ts): a copy of the data would lead to them. One that was
-- given before lay in the clear and is forgotten; whoever wants reminders gives it anew.
set local role gwen_writer;
delete from gwen.reach;
reset role;
alter table gwen.reach alter column address type bytea using convert_to(address, 'UTF8');

drop function gwen.set_reach, gwen.reach_of, gwen.reach_waiting;
create function gwen.set_reach(who int, sealed bytea) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  delete from reach where account = who and sealed is null;
  insert into reach (account, address) select who, sealed where sealed is not null
    on conflict (account) do update set address = excluded.address, try_at = '-infinity', failures = 0;
$$;
create function gwen.reach_of(who int) returns bytea
language sql stable security definer set search_path = gwen, pg_temp as $$
  select address from reach where account = who
$$;
create function gwen.reach_waiting(at timestamptz, most int) returns table (account int, address bytea, locale text, waiting timestamptz)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select r.account, r.address, a.locale, r.waiting from reach r join account a on a.id = r.account and a.ended is null
  where r.waiting is not null and r.try_at <= at order by r.try_at limit most
$$;

do $$ declare f text; begin
  foreach f in array array['set_reach', 'reach_of', 'reach_waiting'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
  end loop;
end $$;
grant execute on function gwen.set_reach, gwen.reach_of to gwen_app;
grant execute on function gwen.reach_waiting to gwen_jobs;
