-- As before, but of a group whose phones noted more within a day than people see: nobody then, so that what was noted waits on
-- the phone. One phone cannot fill the group's dossier, nor what figures are made of.
create or replace function gwen.watch_keeper(target uuid, of_group int) returns int
language sql stable security definer set search_path = gwen, pg_temp as $$
  select g.party from access_grant g join dossier d on d.id = g.dossier_id
  where g.dossier_id = target and d.kind = 4 and d.state = 'active' and g.level >= 3 and of_group = any (g.groups)
    and (g.until is null or g.until > now())
    and (select count(*) from entry e where e.dossier_id = target and e.grp = of_group and e.account = 0
      and e.accepted > now() - interval '1 day') < 100
  order by g.level desc, g.since, g.party limit 1
$$;
