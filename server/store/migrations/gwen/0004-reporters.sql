-- The public side of reports: whom to seal to, and what a receipt opens.

-- Contact points that can be sealed to, with the public keys of their current epoch. Anybody may know these keys.
create function gwen.contact_points() returns table (team int, organisation int, area text, epoch int, recipient text, recovery text)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select t.id, t.organisation, t.area, e.id, e.recipient, e.recovery
  from team t join seal_epoch e on e.team = t.id and e.ended is null
  where t.kind = 'contact-point' and t.ended is null order by t.id
$$;

-- What a receipt opens, by the digests of its two parts: rows as in open_dossier (d, e), and r: the reporter's party and the
-- recipients of those contact points that hold her words now. No row for an unknown receipt and for a wrong proof alike.
-- Nothing is logged: that she came back, and when, is nobody's business.
create function gwen.open_talk(located bytea, proved bytea, wanted int[])
returns table (what text, j json, b bytea)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with mine as materialized (
    select r.dossier_id, r.party from receipt r where r.locator = located and r.proof = proved
  )
  select 'r', json_build_object('dossier', m.dossier_id, 'party', m.party, 'to', coalesce((
      select jsonb_agg(distinct x.key) from access_grant g
        join team t on t.id = g.party and t.kind = 'contact-point' and t.ended is null
        join seal_epoch e on e.team = t.id and e.ended is null,
        unnest(array[e.recipient, e.recovery]) as x(key)
      where g.dossier_id = m.dossier_id and wanted <@ g.groups and (g.until is null or g.until > now())), '[]')), null
    from mine m
  union all
  select 'd', dossier_json(d), d.head from mine m join dossier d on d.id = m.dossier_id
    where d.readers @> array[m.party]
  union all
  select 'e', entry_json(e), e.cipher
    from mine m join entry e on e.dossier_id = m.dossier_id
    where e.readers @> array[m.party] and e.grp = any (wanted) and not e.withdrawn
$$;

do $$
declare f text;
begin
  foreach f in array array['contact_points', 'open_talk'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_app', f);
  end loop;
end $$;
