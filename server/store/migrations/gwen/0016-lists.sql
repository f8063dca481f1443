-- Lists as other programs ask for them: narrowed by area, by what changed since and by answers in the open, in other orders
-- than newest first. The plain list of a screen stays with list_dossiers, which an index answers.

-- answers: [{"type", "open"}]; for each there must be an entry that says so and that the session may read. sort: updated,
-- created, state or due; at: what is sorted by, for the next page. An area stands for all that is within it.
create function gwen.find_dossiers(parties int[], groups int[], wanted smallint, states text[], areas text[], since timestamptz,
  answers jsonb, sort text, down boolean, after_at timestamptz, after_id uuid, most int)
returns table (id uuid, number text, state text, state_since timestamptz, area text, steward int, updated_at timestamptz,
  created_at timestamptz, version int, next_due timestamptz, at timestamptz)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query
    with recursive within(code) as (
      select a.code from area a where a.code = any (areas)
      union select a.code from area a join within w on a.parent = w.code
    ), mine as (
      select l.dossier_id, min(l.next_due) as next_due from listing l
      where l.party = any (parties) and l.kind = wanted and (states is null or l.state = any (states)) group by l.dossier_id
    ), found as (
      select d.id, d.number, d.state, d.state_since, d.area, d.steward, d.updated_at, d.created_at, d.version, m.next_due,
        case sort when 'created' then d.created_at when 'state' then d.state_since
          when 'due' then coalesce(m.next_due, '9999-12-31T00:00:00Z') else d.updated_at end as at
      from mine m join dossier d on d.id = m.dossier_id
      where (areas is null or d.area in (select w.code from within w)) and (since is null or d.updated_at >= since)
        and not exists (select from jsonb_array_elements(answers) a where not exists (select from entry e
          where e.dossier_id = d.id and e.type = a ->> 'type' and not e.withdrawn and e.open @> (a -> 'open')))
    )
    select f.* from found f
    where after_at is null or case when down then (f.at, f.id) < (after_at, after_id) else (f.at, f.id) > (after_at, after_id) end
    order by case when down then f.at end desc, case when down then f.id end desc, f.at, f.id limit most;
end $$;
revoke execute on function gwen.find_dossiers from public;
grant execute on function gwen.find_dossiers to gwen_app;

-- Of these dossiers those that the session may know of, with their kinds: what a key limited to some kinds may touch.
create function gwen.kinds_of(parties int[], groups int[], ids uuid[]) returns table (id uuid, kind smallint)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query select d.id, d.kind from dossier d where d.id = any (ids);
end $$;
revoke execute on function gwen.kinds_of from public;
grant execute on function gwen.kinds_of to gwen_app;
