-- People: organisations, accounts, teams, sign-in, sessions, keys of contact points, break-glass. The application role reads
-- the directory; credentials, sessions and key boxes it reaches only through these functions, one round trip each.

-- A session's word against forged requests follows from its token (vault/tokens.ts): nothing to keep.
alter table gwen.session drop column csrf;
-- initial: the passphrase was made by somebody else and must be replaced by the person's own, with a key pair of her own;
-- until then the account has no recipient, so that nothing is sealed to a key that somebody else knew.
alter table gwen.credential add column initial boolean not null default true,
  add column totp_waiting bytea,
  alter column wrapped_identity type text using convert_from(wrapped_identity, 'UTF8');
alter table gwen.recovery_share alter column box drop not null;

-- What administrators did, for everyone in the service to see: an administrator has power over who sees what.
create table gwen.administration (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  -- null: at the console of the server
  account int references gwen.account (id),
  what text not null,
  about int,
  detail jsonb not null default '{}'
);
create index administration_account on gwen.administration (account) where account is not null;
alter table gwen.administration enable row level security;
alter table gwen.administration force row level security;
create policy writer on gwen.administration to gwen_writer using (true) with check (true);
grant select, insert on gwen.administration to gwen_writer;
create policy directory on gwen.administration for select to gwen_app using (true);
grant select on gwen.administration to gwen_app;

-- ── sign-in and sessions ────────────────────────────────────────────────────────────────────────────────────────────

-- What sign-in compares with. No row for a login that does not exist or has ended.
create function gwen.credential_of(wanted text) returns table (account int, proof text, wrapped_identity text, recipient text,
  totp bytea, totp_waiting bytea, totp_step bigint, initial boolean)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select a.id, c.proof, c.wrapped_identity, a.recipient, c.totp, c.totp_waiting, c.totp_step, c.initial
  from account a join credential c on c.account = a.id where a.login = wanted and a.ended is null
$$;

-- Takes a code's step: false when it, or a later one, was taken before.
create function gwen.take_totp_step(who int, step bigint) returns boolean
language sql volatile security definer set search_path = gwen, pg_temp as $$
  with taken as (update credential set totp_step = step where account = who and totp_step < step returning 1)
  select exists (select from taken)
$$;

create function gwen.start_session(who int, digest bytea, longest interval) returns timestamptz
language sql volatile security definer set search_path = gwen, pg_temp as $$
  delete from session where until < now();
  insert into session (token, account, until) select digest, id, now() + longest from account where id = who and ended is null
  returning until;
$$;

-- Who a session's token stands for, with the parties she acts for now: her own, her teams', and time-limited grants' to any
-- of those. No row when it ended, stood idle, or the account ended. `used`: being asked counts as being there.
create function gwen.find_session(digest bytea, idle interval, used boolean default true)
returns table (account int, login text, name text, locale text, roles text[], organisation int, recipient text, initial boolean,
  has_totp boolean, until timestamptz, teams int[], parties int[])
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare s session; t int[];
begin
  select * into s from session x where x.token = digest and x.until > now() and x.seen > now() - idle;
  if not found then return; end if;
  if used and s.seen < now() - interval '30 seconds' then
    -- losing this at a crash signs nobody in
    perform set_config('synchronous_commit', 'off', true);
    update session x set seen = now() where x.token = digest;
  end if;
  select coalesce(array_agg(m.team order by m.team), '{}') into t
    from membership m join team on team.id = m.team where m.account = s.account and team.ended is null;
  return query
    select a.id, a.login, a.name, a.locale, a.roles, a.organisation, a.recipient, c.initial, c.totp is not null, s.until, t,
      array[a.id] || t || coalesce((select array_agg(p.id order by p.id) from party p
        where p.kind = 'grant' and p.holder = any (array[a.id] || t) and (p.until is null or p.until > now())), '{}')
    from account a join credential c on c.account = a.id where a.id = s.account and a.ended is null;
end $$;

create function gwen.end_session(digest bytea) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  delete from session where token = digest
$$;

create function gwen.set_locale(who int, wanted text) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update account set locale = wanted where id = who
$$;

-- Her own new passphrase. A new key pair only instead of one that somebody else made. Ends her other sessions.
create function gwen.change_passphrase(who int, new_proof text, wrapped text, new_recipient text, keep bytea) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  update credential set proof = new_proof, wrapped_identity = wrapped, initial = false
    where account = who and initial = (new_recipient is not null);
  if not found then return false; end if;
  if new_recipient is not null then
    update account set recipient = new_recipient where id = who;
  end if;
  delete from session where account = who and token <> keep;
  return true;
end $$;

-- The second step: a secret waits until its first code proves that the person's device has it.
create function gwen.prepare_totp(who int, sealed bytea) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update credential set totp_waiting = sealed where account = who
$$;
create function gwen.enable_totp(who int, step bigint) returns boolean
language sql volatile security definer set search_path = gwen, pg_temp as $$
  with done as (update credential set totp = totp_waiting, totp_waiting = null, totp_step = step
    where account = who and totp_waiting is not null returning 1)
  select exists (select from done)
$$;
create function gwen.disable_totp(who int) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update credential set totp = null, totp_waiting = null where account = who
$$;

-- ── administration ──────────────────────────────────────────────────────────────────────────────────────────────────
-- by: the administrator's account; null only at the server's console (the schema's owner).

create function gwen.assert_administrator(by int) returns void
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  if by is null and session_user <> 'gwen_app' then return; end if;
  if not exists (select from account where id = by and ended is null and 'administrator' = any (roles)) then
    raise exception 'not an administrator' using errcode = 'GW003';
  end if;
end $$;

create function gwen.add_organisation(by int, called text, gwen_kind text, of_area text) returns int
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare made int;
begin
  perform assert_administrator(by);
  insert into organisation (name, gwen, area) values (called, gwen_kind, of_area) returning id into made;
  insert into administration (account, what, about) values (by, 'organisation-added', made);
  return made;
end $$;

create function gwen.add_account(by int, called_in text, called text, of_organisation int, with_roles text[], in_locale text,
  new_recipient text, new_proof text, wrapped text, as_initial boolean) returns int
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare
  made int;
  -- only the console (which seeds the demonstration) makes accounts whose passphrase may stay
  first boolean := as_initial or by is not null;
begin
  perform assert_administrator(by);
  insert into party (kind) values ('account') returning id into made;
  insert into account (id, login, name, organisation, roles, recipient, locale)
    values (made, called_in, called, of_organisation, with_roles, case when not first then new_recipient end, in_locale);
  insert into credential (account, proof, wrapped_identity, initial) values (made, new_proof, wrapped, first);
  insert into administration (account, what, about, detail)
    values (by, 'account-added', made, jsonb_build_object('roles', with_roles, 'organisation', of_organisation));
  return made;
end $$;

-- Null leaves a column as it is. Ending an account ends its sessions, memberships and key boxes; it is never deleted.
create function gwen.change_account(by int, who int, called text, of_organisation int, with_roles text[], ending boolean) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  update account set name = coalesce(called, name), organisation = coalesce(of_organisation, organisation),
    roles = coalesce(with_roles, roles), ended = case when ending then coalesce(ended, now()) else ended end where id = who;
  if not found then return false; end if;
  if ending then
    delete from session where account = who;
    delete from membership where account = who;
    delete from seal_key where account = who;
  end if;
  insert into administration (account, what, about, detail) values (by, case when ending then 'account-ended' else 'account-changed' end, who,
    jsonb_strip_nulls(jsonb_build_object('roles', with_roles, 'organisation', of_organisation)));
  return true;
end $$;

-- A lost passphrase: a first one again. What was sealed to her old key, a colleague wraps anew once she has made her own.
create function gwen.replace_credential(by int, who int, new_proof text, wrapped text) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  update credential set proof = new_proof, wrapped_identity = wrapped, initial = true, totp = null, totp_waiting = null where account = who;
  if not found then return false; end if;
  update account set recipient = null where id = who;
  delete from session where account = who;
  delete from seal_key where account = who;
  delete from recovery_share where account = who and kept is null;
  insert into administration (account, what, about) values (by, 'credential-replaced', who);
  return true;
end $$;

create function gwen.add_team(by int, called text, team_kind text, of_organisation int, of_area text, of_discipline text) returns int
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare made int;
begin
  perform assert_administrator(by);
  insert into party (kind) values ('team') returning id into made;
  insert into team (id, name, kind, organisation, area, discipline) values (made, called, team_kind, of_organisation, of_area, of_discipline);
  insert into administration (account, what, about) values (by, 'team-added', made);
  return made;
end $$;

create function gwen.end_team(by int, which int) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  update team set ended = now() where id = which and ended is null;
  if not found then return false; end if;
  insert into administration (account, what, about) values (by, 'team-ended', which);
  return true;
end $$;

-- Leaving takes the boxes of the team's keys along: who has left opens nothing new.
create function gwen.set_member(by int, which int, who int, joining boolean) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  if not exists (select from team where id = which and ended is null)
    or not exists (select from account where id = who and ended is null) then return false; end if;
  if joining then
    insert into membership (team, account) values (which, who) on conflict do nothing;
  else
    delete from membership where team = which and account = who;
    delete from seal_key k using seal_epoch e where e.id = k.epoch and e.team = which and k.account = who;
  end if;
  insert into administration (account, what, about, detail)
    values (by, case when joining then 'member-joined' else 'member-left' end, which, jsonb_build_object('account', who));
  return true;
end $$;

create function gwen.set_setting(by int, wanted text, to_value int) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  insert into setting (id, since, value, account) values (wanted, clock_timestamp(), to_value, by);
  insert into administration (account, what, detail) values (by, 'setting-changed', jsonb_build_object('setting', wanted, 'value', to_value));
end $$;

-- Administrative areas, parents before their parts: [{code, parent, name}]. Known ones get a new name; none is taken away.
create function gwen.put_areas(by int, areas jsonb) returns void
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  insert into area (code, parent, name) select x.code, x.parent, x.name
    from jsonb_to_recordset(areas) as x(code text, parent text, name text)
    on conflict (code) do update set name = excluded.name;
  insert into administration (account, what, detail) values (by, 'areas-put', jsonb_build_object('count', jsonb_array_length(areas)));
end $$;

-- ── keys of contact points ──────────────────────────────────────────────────────────────────────────────────────────

-- The keys a person needs: epochs of her contact points with her box of each, boxes that colleagues lack, shares to write
-- down. Tagged rows: e(poch), l(acking), s(hare).
create function gwen.keys_of(who int) returns table (what text, j jsonb, b bytea)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with mine as (
    select e.*, k.box from seal_epoch e join membership m on m.team = e.team and m.account = who
      left join seal_key k on k.epoch = e.id and k.account = who
  )
  select 'e', to_jsonb(mine) - 'box', box from mine
  union all
  select 'l', jsonb_build_object('epoch', mine.id, 'account', a.id, 'recipient', a.recipient), null
    from mine join membership m on m.team = mine.team join account a on a.id = m.account
    where mine.box is not null and a.recipient is not null and a.ended is null
      and not exists (select from seal_key k where k.epoch = mine.id and k.account = a.id)
  union all
  select 's', jsonb_build_object('epoch', s.epoch), s.box from recovery_share s where s.account = who and s.kept is null
$$;

-- A colleague who can open an epoch wraps its key for another member. False when either may not.
create function gwen.add_seal_key(by int, which int, who int, sealed bytea) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  if not exists (select from seal_epoch e join membership mine on mine.team = e.team and mine.account = by
      join membership hers on hers.team = e.team and hers.account = who
      join seal_key k on k.epoch = e.id and k.account = by where e.id = which) then return false; end if;
  insert into seal_key (epoch, account, box) values (which, who, sealed) on conflict do nothing;
  return true;
end $$;

-- Starts a new epoch of a contact point, made in a member's browser (or at the console: by null). boxes: {account: index}
-- of binaries for members; shares likewise for exactly three people.
create function gwen.start_epoch(by int, of_team int, new_recipient text, new_recovery text, boxes jsonb, shares jsonb, b bytea[]) returns int
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare made int;
begin
  if not exists (select from team where id = of_team and kind = 'contact-point' and ended is null)
    or (by is null and session_user = 'gwen_app')
    or (by is not null and not exists (select from membership where team = of_team and account = by)) then return null; end if;
  update seal_epoch set ended = now() where team = of_team and ended is null;
  insert into seal_epoch (team, recipient, recovery) values (of_team, new_recipient, new_recovery) returning id into made;
  insert into seal_key (epoch, account, box)
    select made, x.key::int, b[x.value::int] from jsonb_each_text(boxes) x
      join membership m on m.team = of_team and m.account = x.key::int
      join account a on a.id = m.account and a.recipient is not null;
  insert into recovery_share (epoch, account, box)
    select made, x.key::int, b[x.value::int] from jsonb_each_text(shares) x join account a on a.id = x.key::int and a.ended is null and a.recipient is not null;
  if (select count(*) from recovery_share s where s.epoch = made) <> (select count(*) from jsonb_object_keys(shares)) then
    raise exception 'a share for nobody' using errcode = 'GW004';
  end if;
  insert into administration (account, what, about) values (by, 'keys-started', of_team);
  return made;
end $$;

-- Written down on paper: the server forgets the share.
create function gwen.keep_share(who int, which int) returns boolean
language sql volatile security definer set search_path = gwen, pg_temp as $$
  with done as (update recovery_share set kept = now(), box = null where account = who and epoch = which and kept is null returning 1)
  select exists (select from done)
$$;

-- ── reading by what a person has in hand ─────────────────────────────────────────────────────────────────────────────

-- Of these dossiers those she may know of now, with their versions: what a device holds and may keep, and must fetch anew.
create function gwen.versions_of(parties int[], groups int[], ids uuid[]) returns table (id uuid, version int)
language plpgsql stable set search_path = gwen, pg_temp as $$
begin
  perform as_session(parties, groups);
  return query select d.id, d.version from dossier d where d.id = any (ids);
end $$;
revoke execute on function gwen.versions_of from public;
grant execute on function gwen.versions_of to gwen_app;

-- The dossier that a number said aloud names, for somebody who may know of it.
create function gwen.find_by_number(parties int[], spoken text)
returns table (id uuid, kind smallint, number text, state text, steward int, area text)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select d.id, d.kind, d.number, d.state, d.steward, d.area
  from spoken_number n join dossier d on d.id = n.dossier_id where n.number = spoken and d.readers && parties
$$;

-- ── break-glass ─────────────────────────────────────────────────────────────────────────────────────────────────────

-- The dossier of a spoken number, the parties that answer for it and what they can give, so that the write path can give a
-- time-limited grant in their place. Only for the emergency way in: people/breakGlass.ts.
create function gwen.stewards_of(spoken text) returns table (dossier_id uuid, kind smallint, steward int, parties int[], groups int[])
language sql stable security definer set search_path = gwen, pg_temp as $$
  select d.id, d.kind, d.steward, array_agg(distinct g.party), array_agg(distinct grp)
  from spoken_number n join dossier d on d.id = n.dossier_id join access_grant g on g.dossier_id = d.id, unnest(g.groups) grp
  where n.number = spoken and g.level = 4 and g.since <= now() and g.until is null
  group by d.id
$$;

do $$
declare f text;
begin
  foreach f in array array['credential_of', 'take_totp_step', 'start_session', 'find_session', 'end_session', 'set_locale',
    'change_passphrase', 'prepare_totp', 'enable_totp', 'disable_totp', 'add_organisation', 'add_account', 'change_account',
    'replace_credential', 'add_team', 'end_team', 'set_member', 'set_setting', 'put_areas', 'keys_of', 'add_seal_key', 'start_epoch', 'keep_share',
    'find_by_number', 'stewards_of'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_app, gwen_owner', f);
  end loop;
end $$;
alter function gwen.assert_administrator owner to gwen_writer;
revoke execute on function gwen.assert_administrator from public;
grant execute on function gwen.assert_administrator to gwen_writer;
