-- Alerts and reviews of a dossier that are told to these roles or this account, as a settle operation names them: that somebody
-- settled one is history for them alone.
create function gwen.told_of(parties int[], groups int[], target uuid, roles text[], who int) returns setof text
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query select u.safeguard || ':' || u.key from duty u
    where u.dossier_id = target and (u.role = any (roles) or u.told && roles or u.assignee = who);
end $$;
revoke execute on function gwen.told_of from public;
grant execute on function gwen.told_of to gwen_app;
