-- What was said at handing over goes also where nobody takes over, after a time that the country sets; before that, once, whoever
-- could take over is reminded.
alter table gwen.hand_over add column reminded timestamptz;
drop function gwen.forget_notes(timestamptz);

-- @param kept how long a note waits for somebody to take over
create function gwen.forget_notes(at timestamptz, kept interval) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update hand_over set note = null where note is not null
    and (taken < at - interval '1 day' or (taken is null and given < at - kept))
$$;

-- Of notes that go within a day, or have waited for half of their time: who is on call there, or everybody of the team where
-- nobody is. Not she who left it. Returns of how many notes.
create function gwen.remind_of_notes(at timestamptz, kept interval) returns int
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare n int;
begin
  with due as (
    update hand_over h set reminded = at
    where h.note is not null and h.taken is null and h.reminded is null
      and h.given < at - greatest(kept - interval '1 day', kept / 2)
    returning h.team, h.place, h.giver
  ), told as (
    update reach r set waiting = at from due d
    where r.waiting is null and r.account <> d.giver and case
      when exists (select from on_call(at) c where c.team = d.team and c.place = d.place and c.account <> d.giver)
        then r.account in (select c.account from on_call(at) c where c.team = d.team and c.place = d.place)
      else r.account in (select m.account from membership m where m.team = d.team) end
  )
  select count(*)::int into n from due;
  return n;
end $$;

do $$ declare f text; begin
  foreach f in array array['forget_notes', 'remind_of_notes'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_jobs', f);
  end loop;
end $$;
