-- As before, and the dossier with the last of what it said in public, which the version for sealed files had left out.
create or replace function gwen.forget_subjects(target uuid, subjects int[]) returns void
language plpgsql security definer set search_path = gwen, pg_temp as $$
begin
  delete from outgoing o using sender s where o.dossier_id = target and s.dossier_id = target and s.subject = any (subjects);
  delete from sender where dossier_id = target and subject = any (subjects);
  delete from token where dossier_id = target and subject = any (subjects);
  delete from fact where dossier_id = target and subject = any (subjects);
  delete from fact_person where dossier_id = target and subject = any (subjects);
  delete from reference r using entry e where r.dossier_id = target and e.dossier_id = target and e.id = r.entry_id and e.subject = any (subjects);
  delete from published p using entry e where p.dossier_id = target and e.dossier_id = target and e.id = p.entry_id and e.subject = any (subjects);
  delete from published_dossier d where d.dossier_id = target and not exists (select from published p where p.dossier_id = target);
  update entry set cipher = null, open = '{}', stamps = '[]' where dossier_id = target and subject = any (subjects);
  delete from file where dossier_id = target and subject = any (subjects);
  delete from sealed_file where dossier_id = target and subject = any (subjects);
  delete from conflict where dossier_id = target and subject = any (subjects);
end $$;

set local role gwen_writer;
delete from gwen.published_dossier d where not exists (select from gwen.published p where p.dossier_id = d.dossier_id);
reset role;
