-- The write path without what an act does not need: the contact point that serves an area is looked for only where a
-- safeguard may ask (a quarter of the load), and readers_of keeps its plan.

drop function gwen.load_for_write(int[], uuid[], text[], uuid[], int[], text, uuid[]);
create function gwen.load_for_write(parties int[], ids uuid[], types text[], ops uuid[], asked int[] default '{}',
  of_area text default null, written uuid[] default '{}', serving boolean default true)
returns table (what text, dossier_id uuid, j json, b bytea)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with mine as materialized (
    select d.id, d.area, dossier_json(d) as j, d.head from dossier d where d.id = any (ids)
      and (d.readers && parties or session_user = 'gwen_jobs')
  )
  select 'd', d.id, d.j, d.head from mine d
  union all
  select 'g', g.dossier_id, grant_json(g), null from access_grant g join mine d on d.id = g.dossier_id
  union all
  select 'l', l.dossier_id, json_build_object('to', l.to_id, 'relation', l.relation), null
    from link l join mine d on d.id = l.dossier_id
  union all
  select 'u', u.dossier_id, duty_json(u), null from duty u join mine d on d.id = u.dossier_id
  union all
  select 'e', e.dossier_id, entry_json(e), e.cipher
    from entry e join mine d on d.id = e.dossier_id
    where types is null or e.type = any (types) or e.id = any (written)
  union all
  select 'c', c.dossier_id, json_build_object('entry_id', c.entry_id, 'field', c.field, 'subject', c.subject), c.cipher
    from conflict c join mine d on d.id = c.dossier_id
  union all
  select 'o', c.dossier_id, json_build_object('op', c.op, 'seq', c.seq, 'act', c.act), null
    from change c join mine d on d.id = c.dossier_id where c.op = any (ops)
  union all
  select 'p', null, json_build_object('id', p.id, 'kind', p.kind, 'organisation', coalesce(t.organisation, a.organisation, 0),
      'contactPoint', coalesce(t.kind = 'contact-point', exists (select from membership m join team ct on ct.id = m.team
        where m.account = a.id and ct.kind = 'contact-point'), false),
      'disciplines', case when t.discipline is null then '[]'::json else json_build_array(t.discipline) end), null
    from (select unnest(asked) as id union select g.party from access_grant g join mine d on d.id = g.dossier_id) q
      join party p on p.id = q.id left join team t on t.id = coalesce(p.holder, p.id) left join account a on a.id = coalesce(p.holder, p.id)
  union all
  select 'q', x.id, contact_point_of(x.area)::json, null
    from (select d.id, d.area from mine d union all select null, of_area where of_area is not null) x where serving
$$;
alter function gwen.load_for_write owner to gwen_writer;
grant execute on function gwen.load_for_write to gwen_app, gwen_jobs;

create or replace function gwen.readers_of(target uuid, wanted int) returns int[]
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  return (select coalesce(array_agg(distinct party), '{}') from access_grant
    where dossier_id = target and (wanted is null or (level >= 2 and wanted = any (groups))));
end $$;
