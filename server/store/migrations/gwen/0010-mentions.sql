-- Links work both ways: a dossier tells what mentions it, in link fields of entries that its reader may read anyway.

-- Entries elsewhere whose open link fields name this dossier. The same predicate as row security; what very many mention
-- (a programme, say) is looked through only so far.
create function gwen.mentions_of(parties int[], groups int[], target uuid)
returns table (dossier_id uuid, kind smallint, entry_id uuid, type text, source text)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select r.dossier_id, d.kind, r.entry_id, e.type, r.source
  from (select r.dossier_id, r.entry_id, r.source from reference r where r.key = target::text limit 2000) r
    join entry e on e.dossier_id = r.dossier_id and e.id = r.entry_id join dossier d on d.id = r.dossier_id
  where e.readers && parties and e.grp = any (groups) and d.readers && parties and not e.withdrawn
$$;
alter function gwen.mentions_of owner to gwen_lookup;
revoke execute on function gwen.mentions_of from public;
grant execute on function gwen.mentions_of to gwen_app;

-- As before, and m: what mentions it.
create or replace function gwen.open_dossier(parties int[], groups int[], target uuid, who int)
returns table (what text, j json, b bytea) language plpgsql volatile set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  if not exists (select from dossier d where d.id = target) then return; end if;
  perform log_access(target, who, 'open', groups);
  return query
    select 'd', dossier_json(d), d.head from dossier d where d.id = target
    union all
    select 'l', json_build_object('to', l.to_id, 'relation', l.relation), null from link l
      join dossier other on other.id = l.to_id where l.dossier_id = target
    union all
    select 'k', json_build_object('from', l.dossier_id, 'relation', l.relation), null from link l where l.to_id = target
    union all
    select 'm', json_build_object('dossier', m.dossier_id, 'kind', m.kind, 'entry', m.entry_id, 'type', m.type,
      'source', m.source), null from mentions_of(parties, groups, target) m where m.dossier_id <> target
    union all
    select 'u', duty_json(u), null from duty u where u.dossier_id = target
    union all
    select 'e', entry_json(e), e.cipher from entry e where e.dossier_id = target
    union all
    select 'c', json_build_object('entry_id', c.entry_id, 'field', c.field, 'subject', c.subject), c.cipher
      from conflict c where c.dossier_id = target
    union all
    select 'g', grant_json(g), null from grants_of(parties, target) g;
end $$;
