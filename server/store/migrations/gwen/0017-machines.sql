-- Keys for other programs. A program has an account of its own, of an organisation, with roles and whatever it is granted, like
-- a person; it has no passphrase. A key may do less than its account, never more, and ends.

-- Some roles are a person's: they decide about others, or open what is sealed.
alter table gwen.account add column machine boolean not null default false,
  add constraint account_machine_roles
    check (not machine or not roles && array['administrator', 'supervisor', 'operator', 'guardian']);

create table gwen.machine_key (
  id int generated always as identity primary key,
  account int not null references gwen.account (id),
  name text not null,
  -- SHA-256 of the token, which is kept nowhere
  digest bytea not null,
  -- null: all that its roles open
  kinds text[],
  groups text[],
  writes boolean not null,
  per_minute int not null check (per_minute between 1 and 6000),
  created timestamptz not null default now(),
  expires timestamptz not null,
  revoked timestamptz,
  used timestamptz
);
create index machine_key_account on gwen.machine_key (account);
alter table gwen.machine_key enable row level security;
alter table gwen.machine_key force row level security;
create policy writer on gwen.machine_key to gwen_writer using (true) with check (true);
grant select, insert, update on gwen.machine_key to gwen_writer;

create function gwen.add_machine(by int, called text, of_organisation int, with_roles text[]) returns int
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare made int;
begin
  perform assert_administrator(by);
  insert into party (kind) values ('account') returning id into made;
  insert into account (id, login, name, organisation, roles, machine)
    values (made, 'machine ' || made, called, of_organisation, with_roles, true);
  insert into administration (account, what, about, detail) values (by, 'machine-added', made, jsonb_build_object('roles', with_roles));
  return made;
end $$;

-- Null when there is no such program.
create function gwen.add_machine_key(by int, who int, called text, token_digest bytea, only_kinds text[], only_groups text[],
  may_write boolean, most_per_minute int, until timestamptz) returns int
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare made int;
begin
  perform assert_administrator(by);
  if not exists (select from account a where a.id = who and a.machine and a.ended is null) then return null; end if;
  insert into machine_key (account, name, digest, kinds, groups, writes, per_minute, expires)
    values (who, called, token_digest, only_kinds, only_groups, may_write, most_per_minute, until) returning id into made;
  insert into administration (account, what, about, detail) values (by, 'machine-key-added', who, jsonb_build_object('key', made));
  return made;
end $$;

create function gwen.revoke_machine_key(by int, which int) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare k machine_key;
begin
  perform assert_administrator(by);
  update machine_key x set revoked = now() where x.id = which and x.revoked is null returning * into k;
  if not found then return false; end if;
  insert into administration (account, what, about, detail)
    values (by, 'machine-key-revoked', k.account, jsonb_build_object('key', which));
  return true;
end $$;

create function gwen.machine_keys(by int) returns table (account int, account_name text, organisation int, roles text[], ended boolean,
  id int, name text, kinds text[], groups text[], writes boolean, per_minute int, created timestamptz, expires timestamptz,
  revoked timestamptz, used timestamptz)
language plpgsql stable security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  return query select a.id, a.name, a.organisation, a.roles, a.ended is not null, k.id, k.name, k.kinds, k.groups, k.writes, k.per_minute,
    k.created, k.expires, k.revoked, k.used
    from account a left join machine_key k on k.account = a.id where a.machine order by a.id, k.id;
end $$;

-- What a token that names this key is compared with, and whom it stands for. No row once it has ended or was revoked.
create function gwen.find_machine(which int) returns table (digest bytea, used timestamptz, kinds text[], groups text[], writes boolean,
  per_minute int, expires timestamptz, account int, name text, locale text, roles text[], organisation int, teams int[], parties int[])
language plpgsql stable security definer set search_path = gwen, pg_temp as $$
declare k machine_key; t int[];
begin
  select * into k from machine_key x where x.id = which and x.revoked is null and x.expires > now();
  if not found then return; end if;
  select coalesce(array_agg(m.team order by m.team), '{}') into t
    from membership m join team on team.id = m.team where m.account = k.account and team.ended is null;
  return query
    select k.digest, k.used, k.kinds, k.groups, k.writes, k.per_minute, k.expires, a.id, a.name, a.locale, a.roles, a.organisation, t,
      array[a.id] || t || coalesce((select array_agg(p.id order by p.id) from party p
        where p.kind = 'grant' and p.holder = any (array[a.id] || t) and (p.until is null or p.until > now())), '{}')
    from account a where a.id = k.account and a.ended is null;
end $$;

create function gwen.machine_used(which int) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  -- losing this at a crash costs nothing
  perform set_config('synchronous_commit', 'off', true);
  update machine_key set used = now() where id = which;
end $$;

-- Which dossiers a program was given, in lists and the like; opening one is logged by open_dossier.
create function gwen.log_uses(targets uuid[], who int, what text, groups int[]) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  insert into access_log (dossier_id, account, what, groups)
    select d.id, who, log_uses.what, log_uses.groups from dossier d where d.id = any (targets);
end $$;

do $$
declare f text;
begin
  foreach f in array array['add_machine', 'add_machine_key', 'revoke_machine_key', 'machine_keys', 'find_machine', 'machine_used',
    'log_uses'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_app, gwen_owner', f);
  end loop;
end $$;
