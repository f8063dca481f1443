-- As destroy_known, of these subjects alone: of one who lives in a household, and of what asks for it.
create function gwen.destroy_known_of(target uuid, subjects int[]) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  delete from token where dossier_id = target and subject = any (subjects);
  delete from to_match m using entry e where m.dossier_id = target and e.dossier_id = target and e.id = m.entry_id and e.subject = any (subjects);
  delete from conflict where dossier_id = target and subject = any (subjects);
  delete from file where dossier_id = target and subject = any (subjects);
  delete from published p using entry e where p.dossier_id = target and e.dossier_id = target and e.id = p.entry_id and e.subject = any (subjects);
  update entry set cipher = null where dossier_id = target and cipher is not null and subject = any (subjects);
end $$;
alter function gwen.destroy_known_of owner to gwen_writer;
revoke execute on function gwen.destroy_known_of from public;
grant execute on function gwen.destroy_known_of to gwen_jobs;
