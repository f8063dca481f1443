-- The operators' queue: the dossiers of a kind by what is due there first, a page of ten thousand as quickly as a page of ten.
-- What has no task comes last, in no order but its own.
create index listing_soonest on gwen.listing (party, kind, (coalesce(next_task, '9999-12-31T00:00:00Z'::timestamptz)), dossier_id);

create function gwen.soonest_dossiers(parties int[], groups int[], wanted smallint, states text[], after_at timestamptz,
  after_id uuid, most int)
returns table (id uuid, number text, state text, state_since timestamptz, area text, steward int, updated_at timestamptz,
  created_at timestamptz, version int, next_due timestamptz, at timestamptz)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query
    select d.id, d.number, d.state, d.state_since, d.area, d.steward, d.updated_at, d.created_at, d.version, x.next_task, x.a
    from (
      select distinct on (a, i) n.due as a, n.dossier_id as i, n.next_task
      from unnest(parties) as p(party) cross join lateral (
        select coalesce(l.next_task, '9999-12-31T00:00:00Z'::timestamptz) as due, l.dossier_id, l.next_task from listing l
        where l.party = p.party and l.kind = wanted and (states is null or l.state = any (states))
          and (after_at is null or (coalesce(l.next_task, '9999-12-31T00:00:00Z'::timestamptz), l.dossier_id) > (after_at, after_id))
        order by coalesce(l.next_task, '9999-12-31T00:00:00Z'::timestamptz), l.dossier_id limit most
      ) n order by a, i limit most
    ) x join dossier d on d.id = x.i order by x.a, x.i;
end $$;
revoke execute on function gwen.soonest_dossiers from public;
grant execute on function gwen.soonest_dossiers to gwen_app;
