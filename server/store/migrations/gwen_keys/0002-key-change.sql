-- The installation's key can be changed. The present one opens the former ones, which open what was written before; while
-- a change is under way, nothing else opens these databases.

alter table gwen_keys.installation
  -- which of the installation's keys is the present one
  add column epoch int not null default 1,
  -- when it came in the place of another
  add column changed timestamptz,
  add column changing boolean not null default false;
create policy vault_changes on gwen_keys.installation for update to gwen_vault using (true) with check (true);
grant update on gwen_keys.installation to gwen_vault;

create table gwen_keys.former_key (
  epoch int primary key,
  wrapped bytea not null,
  ended timestamptz not null
);
alter table gwen_keys.former_key enable row level security;
alter table gwen_keys.former_key force row level security;
create policy vault_reads on gwen_keys.former_key for select to gwen_vault using (true);
create policy vault_adds on gwen_keys.former_key for insert to gwen_vault with check (true);
create policy vault_changes on gwen_keys.former_key for update to gwen_vault using (true) with check (true);
grant select, insert, update on gwen_keys.former_key to gwen_vault;

-- The vault wraps a subject's key anew then, and at no other time.
create function gwen_keys.only_while_changing() returns trigger language plpgsql set search_path = gwen_keys, pg_temp as $$
begin
  if current_user = 'gwen_vault' and not exists (select from installation where changing) then
    raise exception 'keys of subjects change only while the key of the installation does';
  end if;
  return new;
end $$;
create trigger only_while_changing before update on gwen_keys.subject_key
  for each row execute function gwen_keys.only_while_changing();
create policy vault_rewraps on gwen_keys.subject_key for update to gwen_vault using (true) with check (true);
grant update (epoch, wrapped) on gwen_keys.subject_key to gwen_vault;
