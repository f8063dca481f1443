-- What members of a community watch note on their phones goes into their own group's dossier. Who writes there is this service,
-- in the place of whoever answers for the group: the party that holds these data groups there at the highest level.
create function gwen.watch_keeper(target uuid, of_group int) returns int
language sql stable security definer set search_path = gwen, pg_temp as $$
  select g.party from access_grant g join dossier d on d.id = g.dossier_id
  where g.dossier_id = target and d.kind = 4 and d.state = 'active' and g.level >= 3 and of_group = any (g.groups)
    and (g.until is null or g.until > now())
  order by g.level desc, g.since, g.party limit 1
$$;
alter function gwen.watch_keeper owner to gwen_writer;
revoke execute on function gwen.watch_keeper from public;
grant execute on function gwen.watch_keeper to gwen_app;
