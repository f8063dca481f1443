-- Where somebody is signed in, for herself alone: nothing of the device is kept, so only the times tell one from another.
create function gwen.sessions_of(who int, own bytea) returns table (started timestamptz, seen timestamptz, here boolean)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select s.started, s.seen, s.token = own from session s where s.account = who and s.until > now() order by s.token = own desc, s.seen desc
$$;
-- Ends all but this one; how many there were.
create function gwen.end_other_sessions(who int, own bytea) returns int
language sql volatile security definer set search_path = gwen, pg_temp as $$
  with gone as (delete from session where account = who and token <> own returning 1) select count(*)::int from gone
$$;
do $$
declare f text;
begin
  foreach f in array array['sessions_of', 'end_other_sessions'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_app', f);
  end loop;
end $$;
