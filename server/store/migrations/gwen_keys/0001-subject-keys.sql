-- The keys of subjects, apart from the data they open. Each is wrapped by the installation's key, which is in no
-- database. Only the vault signs in here; it can make and destroy keys, and can neither change a key nor take back a
-- destruction.

create schema gwen_keys;
grant usage on schema gwen_keys to gwen_vault;

-- One row: which installation these keys belong to, and a value by which its key is known again.
create table gwen_keys.installation (
  one boolean primary key default true check (one),
  id uuid not null,
  key_check bytea not null check (length(key_check) = 32)
);

create table gwen_keys.subject_key (
  dossier uuid not null,
  subject int not null check (subject >= 0),
  -- which of the installation's keys wrapped it
  epoch int not null,
  wrapped bytea not null,
  created date not null default current_date,
  primary key (dossier, subject)
);

-- A row here is the destruction: it deletes the key, and no key is made for the subject ever again.
create table gwen_keys.tombstone (
  dossier uuid not null,
  subject int not null check (subject >= 0),
  destroyed date not null default current_date,
  primary key (dossier, subject)
);

do $$
declare t text;
begin
  foreach t in array array['installation', 'subject_key', 'tombstone'] loop
    execute format('alter table gwen_keys.%I enable row level security', t);
    execute format('alter table gwen_keys.%I force row level security', t);
    execute format('create policy vault_reads on gwen_keys.%I for select to gwen_vault using (true)', t);
    execute format('create policy vault_adds on gwen_keys.%I for insert to gwen_vault with check (true)', t);
    execute format('grant select, insert on gwen_keys.%I to gwen_vault', t);
  end loop;
end $$;
create policy vault_deletes on gwen_keys.subject_key for delete to gwen_vault using (true);
grant delete on gwen_keys.subject_key to gwen_vault;

create function gwen_keys.refuse_destroyed() returns trigger language plpgsql set search_path = gwen_keys, pg_temp as $$
begin
  if exists (select from tombstone t where t.dossier = new.dossier and t.subject = new.subject) then
    raise exception 'the subject was destroyed' using errcode = 'GWK01';
  end if;
  return new;
end $$;
create trigger refuse_destroyed before insert on gwen_keys.subject_key
  for each row execute function gwen_keys.refuse_destroyed();

-- Nobody makes keys while one is destroyed: otherwise a key made at that very moment would live beside its tombstone.
create function gwen_keys.hold_makers() returns trigger language plpgsql set search_path = gwen_keys, pg_temp as $$
begin
  lock table subject_key in share row exclusive mode;
  return null;
end $$;
create trigger hold_makers before insert on gwen_keys.tombstone
  for each statement execute function gwen_keys.hold_makers();

create function gwen_keys.destroy() returns trigger language plpgsql set search_path = gwen_keys, pg_temp as $$
begin
  delete from subject_key k where k.dossier = new.dossier and k.subject = new.subject;
  perform pg_notify('subject_key_destroyed', new.dossier || '/' || new.subject);
  return null;
end $$;
create trigger destroy after insert on gwen_keys.tombstone for each row execute function gwen_keys.destroy();
