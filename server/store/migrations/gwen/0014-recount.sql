-- Facts counted anew from a dossier as it is: where a declaration counts something that it did not count before.

-- Which states it reached, oldest first: the operations say it, closed under its main subject's key.
create function gwen.moves_of(target uuid) returns table (seq int, op uuid, accepted timestamptz, payload bytea)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select seq, op, accepted, payload from change where dossier_id = target and kind in ('create', 'transition') order by seq
$$;

-- These facts instead of those that are there, of a dossier that is still at this version; false if it moved on. Tasks that
-- are over stay: a task that comes again is told of once in a dossier, and counted each time.
create function gwen.recount_facts(target uuid, at_version int, p jsonb) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform from dossier where id = target and version = at_version for update;
  if not found then return false; end if;
  perform put_facts(jsonb_build_object('gone', coalesce((select jsonb_agg(distinct jsonb_build_object('d', target,
    'source', f.source, 'measure', f.measure)) from fact f where f.dossier_id = target and f.measure !~ '\.duty\.'), '[]')));
  perform put_facts(p);
  return true;
end $$;

do $$
declare f text;
begin
  foreach f in array array['moves_of', 'recount_facts'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_jobs', f);
  end loop;
end $$;
