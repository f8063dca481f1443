-- As before, for those who see it: whoever is kept out learns nothing of who looks. Whoever begins at a later page looks too.
create or replace function gwen.readings(who int, parties int[], groups int[], target uuid, before bigint, most int)
returns table (id bigint, at timestamptz, account int, what text, groups_seen int[])
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  if not exists (select from dossier d where d.id = target and d.readers && parties)
    or not exists (select from access_grant g where g.dossier_id = target and g.party = any (parties) and g.level >= 2
      and (g.until is null or g.until > now())) then return; end if;
  if before is null or not exists (select from access_log l where l.dossier_id = target and l.account = who and l.what = 'readings'
      and l.at > now() - interval '1 hour') then perform log_access(target, who, 'readings', groups); end if;
  return query select l.id, l.at, l.account, l.what, l.groups from access_log l
    where l.dossier_id = target and (before is null or l.id < before) order by l.id desc limit most;
end $$;
