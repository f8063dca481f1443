-- Somebody wrote while it was erased: what was read before and comes in after leaves no token to find the person by. Its
-- ciphertexts open for nobody, since the key is gone.
create table gwen.erased (
  dossier_id uuid not null references gwen.dossier (id),
  subject int not null,
  primary key (dossier_id, subject)
);
alter table gwen.erased owner to gwen_owner;
alter table gwen.erased enable row level security;
alter table gwen.erased force row level security;
create policy writer on gwen.erased to gwen_writer using (true) with check (true);
grant select, insert, update, delete on gwen.erased to gwen_writer;

create function gwen.mark_erased(target uuid, subjects int[]) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  -- whoever is writing ends first, and whoever comes after sees who is erased
  perform from dossier where id = target for update;
  insert into erased select target, s from unnest(subjects) s on conflict do nothing;
  delete from token where dossier_id = target and subject = any (subjects);
end $$;

create function gwen.drop_erased() returns trigger
language plpgsql security definer set search_path = gwen, pg_temp as $$
begin
  if exists (select from erased e where e.dossier_id = new.dossier_id and e.subject = new.subject) then return null; end if;
  return new;
end $$;
create trigger erased before insert on gwen.token for each row execute function gwen.drop_erased();

-- As before, after whoever is writing.
create or replace function gwen.destroy_known(target uuid) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform from dossier where id = target for update;
  perform mark_erased(target, array(select subjects_of(target)));
  delete from token where dossier_id = target;
  delete from to_match where dossier_id = target;
  delete from conflict where dossier_id = target;
  delete from file where dossier_id = target;
  delete from published where dossier_id = target;
  delete from published_dossier where dossier_id = target;
  update entry set cipher = null where dossier_id = target and cipher is not null;
end $$;

create or replace function gwen.destroy_known_of(target uuid, subjects int[]) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform mark_erased(target, subjects);
  delete from to_match m using entry e where m.dossier_id = target and e.dossier_id = target and e.id = m.entry_id and e.subject = any (subjects);
  delete from conflict where dossier_id = target and subject = any (subjects);
  delete from file where dossier_id = target and subject = any (subjects);
  delete from published p using entry e where p.dossier_id = target and e.dossier_id = target and e.id = p.entry_id and e.subject = any (subjects);
  update entry set cipher = null where dossier_id = target and cipher is not null and subject = any (subjects);
end $$;

do $$ declare f text; begin
  foreach f in array array['mark_erased', 'drop_erased'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_writer', f);
  end loop;
end $$;
