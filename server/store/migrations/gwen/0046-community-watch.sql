-- People who keep watch report by phones that are known as their group's: by what follows from a code that each of them has.

-- The community whose member's phone shows this, or this community, and what phones of it are known by; nothing where it has
-- ended. Who asks learns of no member: which of the marks was shown is not told, and nothing is kept of it.
create function gwen.find_watch(of_group int, shown bigint, target uuid) returns table (dossier uuid, number text, area text, mark bigint,
  until text)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select d.id, d.number, d.area, t.token, e.open->>'until'
  from dossier d join token t on t.dossier_id = d.id and t.grp = of_group
    join entry e on e.dossier_id = t.dossier_id and e.id = t.entry_id and e.type = 'member' and not e.withdrawn
  where d.state = 'active'
    and d.id = coalesce(target, (select m.dossier_id from token m where m.token = shown and m.grp = of_group limit 1))
$$;
alter function gwen.find_watch owner to gwen_writer;
revoke execute on function gwen.find_watch from public;
grant execute on function gwen.find_watch to gwen_app;

-- The contact point that a key was made for, whatever came after it: what was sealed to it long ago is still for it.
create function gwen.point_of_key(wanted int) returns table (team int, organisation int, area text, epoch int, recipient text, recovery text)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select t.id, t.organisation, t.area, e.id, e.recipient, e.recovery
  from seal_epoch e join team t on t.id = e.team and t.kind = 'contact-point' and t.ended is null
  where e.id = wanted
$$;
alter function gwen.point_of_key owner to gwen_writer;
revoke execute on function gwen.point_of_key from public;
grant execute on function gwen.point_of_key to gwen_app;
