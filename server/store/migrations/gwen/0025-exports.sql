-- What leaves as files: lists with what is answered in the open, and dossiers whose opening stands in the log as an export.

-- Entries of these types in these dossiers that the session may read: what they say in the open, and about which fields
-- people disagree.
create function gwen.open_values(parties int[], groups int[], ids uuid[], types text[])
returns table (dossier_id uuid, type text, revision smallint, open jsonb, disagreed text[])
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query
    select e.dossier_id, e.type, e.revision, e.open,
      array(select c.field from conflict c where c.dossier_id = e.dossier_id and c.entry_id = e.id order by 1)
    from entry e where e.dossier_id = any (ids) and e.type = any (types) and not e.withdrawn
    order by e.dossier_id, e.created, e.id;
end $$;
revoke execute on function gwen.open_values from public;
grant execute on function gwen.open_values to gwen_app;

-- As before, and doing: what the access log says was done (open, export).
drop function gwen.open_dossier(int[], int[], uuid, int);
create function gwen.open_dossier(parties int[], groups int[], target uuid, who int, doing text)
returns table (what text, j json, b bytea) language plpgsql volatile set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  if not exists (select from dossier d where d.id = target) then return; end if;
  perform log_access(target, who, doing, groups);
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
revoke execute on function gwen.open_dossier from public;
grant execute on function gwen.open_dossier to gwen_app;
