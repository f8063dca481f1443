-- Of these dossiers those that one may know of, as lists show them: what links lead to.
create function gwen.lines_of(parties int[], groups int[], ids uuid[])
returns table (id uuid, kind smallint, number text, state text, state_since timestamptz, steward int, area text, version int,
  created_at timestamptz, updated_at timestamptz, next_due timestamptz)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query
    select d.id, d.kind, d.number, d.state, d.state_since, d.steward, d.area, d.version, d.created_at, d.updated_at,
      (select min(l.next_due) from listing l where l.dossier_id = d.id and l.party = any (parties))
    from dossier d where d.id = any (ids) order by d.number;
end $$;
alter function gwen.lines_of owner to gwen_owner;
revoke execute on function gwen.lines_of from public;
grant execute on function gwen.lines_of to gwen_app;
