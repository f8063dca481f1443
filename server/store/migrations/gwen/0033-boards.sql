-- Boards are lists that carry along what chosen entries say in the open.

-- As before, and which entry it is and when it happened.
drop function gwen.open_values(int[], int[], uuid[], text[]);
create function gwen.open_values(parties int[], groups int[], ids uuid[], types text[])
returns table (dossier_id uuid, id uuid, type text, occurred text, revision smallint, open jsonb, disagreed text[])
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query
    select e.dossier_id, e.id, e.type, e.occurred, e.revision, e.open,
      array(select c.field from conflict c where c.dossier_id = e.dossier_id and c.entry_id = e.id order by 1)
    from entry e where e.dossier_id = any (ids) and e.type = any (types) and not e.withdrawn
    order by e.dossier_id, e.created, e.id;
end $$;
revoke execute on function gwen.open_values from public;
grant execute on function gwen.open_values to gwen_app;
