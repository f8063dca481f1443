-- What is known of a person in a dossier is destroyed on request. Answers in the open stay, which figures are made of: codes,
-- numbers and days; ciphertexts, search tokens, files and what was published go, and the keys with them.

-- Dossiers in which it was decided and is not done.
create function gwen.erasures_waiting(of_kind smallint, of_type text, most int) returns table (dossier_id uuid, entry_id uuid)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select e.dossier_id, e.id from entry e join dossier d on d.id = e.dossier_id
  where e.type = of_type and d.kind = of_kind and not e.withdrawn and e.cipher is not null
  order by e.accepted limit most
$$;
create index entry_erasure on gwen.entry (accepted) where type = 'erasure' and cipher is not null;

-- Every subject that something of this dossier lies under.
create function gwen.subjects_of(target uuid) returns setof int
language sql stable security definer set search_path = gwen, pg_temp as $$
  select subject from entry where dossier_id = target union select subject from change where dossier_id = target
  union select subject from file where dossier_id = target and subject is not null
$$;

create function gwen.destroy_known(target uuid) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  delete from token where dossier_id = target;
  delete from to_match where dossier_id = target;
  delete from conflict where dossier_id = target;
  delete from file where dossier_id = target;
  delete from published where dossier_id = target;
  delete from published_dossier where dossier_id = target;
  update entry set cipher = null where dossier_id = target and cipher is not null;
end $$;

alter function gwen.erasures_waiting owner to gwen_writer;
alter function gwen.subjects_of owner to gwen_writer;
alter function gwen.destroy_known owner to gwen_writer;
revoke execute on function gwen.erasures_waiting, gwen.subjects_of, gwen.destroy_known from public;
grant execute on function gwen.erasures_waiting, gwen.subjects_of, gwen.destroy_known to gwen_jobs;
