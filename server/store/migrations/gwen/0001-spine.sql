-- The spine: people, dossiers and what hangs on them. Each row carries who may read it (readers int[]), so that row
-- security is a bare comparison of a column with a session setting; every key of dossier data starts with dossier_id.
-- The application role reads under these policies and writes only through functions (0002).

create schema gwen;
grant usage on schema gwen to gwen_app, gwen_writer, gwen_match, gwen_jobs;
grant create on schema gwen to gwen_writer, gwen_match;

-- Who may hold a right: an account, a team, or one made for a time-limited grant (it vanishes from sessions at its end).
create table gwen.party (
  id int generated always as identity primary key,
  kind text not null check (kind in ('account', 'team', 'grant', 'reporter')),
  holder int references gwen.party (id),
  until timestamptz
);
create index party_holder on gwen.party (holder) where holder is not null;

create table gwen.organisation (
  id int generated always as identity primary key,
  name text not null,
  gwen text not null check (gwen in ('government', 'workers', 'employers', 'ngo')),
  area text not null default '',
  since timestamptz not null default now(),
  closed timestamptz
);

create table gwen.account (
  id int primary key references gwen.party (id),
  login text not null unique,
  name text not null,
  organisation int not null references gwen.organisation (id),
  roles text[] not null,
  -- age recipient of the person's own key; its private half never reaches the server unwrapped
  recipient text,
  locale text not null default 'en',
  since timestamptz not null default now(),
  ended timestamptz
);
create index account_organisation on gwen.account (organisation);

-- Secrets of an account; no role reads this table, functions do.
create table gwen.credential (
  account int primary key references gwen.account (id),
  proof text not null,
  wrapped_identity bytea not null,
  totp bytea,
  totp_step bigint not null default 0
);

create table gwen.team (
  id int primary key references gwen.party (id),
  name text not null,
  kind text not null check (kind in ('contact-point', 'response-team', 'case-team')),
  organisation int not null references gwen.organisation (id),
  area text not null default '',
  discipline text,
  on_call boolean not null default true,
  ended timestamptz
);
create index team_organisation on gwen.team (organisation);

create table gwen.membership (
  team int not null references gwen.team (id),
  account int not null references gwen.account (id),
  since timestamptz not null default now(),
  primary key (team, account)
);
create index membership_account on gwen.membership (account);

create table gwen.session (
  token bytea primary key,
  account int not null references gwen.account (id),
  csrf text not null,
  started timestamptz not null default now(),
  seen timestamptz not null default now(),
  until timestamptz not null
);
create index session_account on gwen.session (account);

create table gwen.area (
  code text primary key,
  parent text references gwen.area (code),
  name text not null
);
create index area_parent on gwen.area (parent);

-- Numbers of the country; the newest row of an id counts, the others are its history.
create table gwen.setting (
  id text not null,
  since timestamptz not null default now(),
  value int not null,
  account int references gwen.account (id),
  primary key (id, since)
);
create index setting_account on gwen.setting (account);

-- One row: which installation this is and in which epoch (a restore starts a new one).
create table gwen.installation (
  one boolean primary key default true check (one),
  id uuid not null,
  epoch int not null default 1
);

-- Spoken numbers are unique across all dossiers, on their own key.
create table gwen.spoken_number (
  number text primary key,
  dossier_id uuid not null
);

create table gwen.dossier (
  id uuid primary key,
  kind smallint not null,
  number text not null,
  state text not null,
  state_since timestamptz not null,
  steward int not null references gwen.organisation (id),
  area text not null default '',
  version int not null,
  head bytea not null,
  readers int[] not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index dossier_steward on gwen.dossier (steward);

create table gwen.entry (
  dossier_id uuid not null references gwen.dossier (id),
  id uuid not null,
  type text not null,
  grp int not null,
  subject int not null,
  created int not null,
  version int not null,
  account int not null,
  occurred text,
  recorded timestamptz not null,
  accepted timestamptz not null,
  revision smallint not null,
  -- who wrote which fields: [[seq, op, account, recorded, covers, [field, ...]], ...]
  stamps jsonb not null,
  -- class open: queryable
  open jsonb not null,
  -- identifying, restricted and sealed values: one ciphertext under the subject's key
  cipher bytea,
  withdrawn boolean not null default false,
  breaches text[] not null default '{}',
  readers int[] not null default '{}',
  primary key (dossier_id, id)
);

-- in how many cases somebody is guardian; who was vetted
create index entry_guardian on gwen.entry (((open->>'account')::int)) where type in ('guardian', 'vetting');

-- Further heads of a field that people disagree on; the oldest stays in the entry.
create table gwen.conflict (
  dossier_id uuid not null,
  entry_id uuid not null,
  field text not null,
  grp int not null,
  subject int not null,
  cipher bytea not null,
  readers int[] not null default '{}',
  primary key (dossier_id, entry_id, field),
  foreign key (dossier_id, entry_id) references gwen.entry (dossier_id, id)
);

create table gwen.access_grant (
  dossier_id uuid not null references gwen.dossier (id),
  id uuid not null,
  party int not null references gwen.party (id),
  groups int[] not null,
  level smallint not null check (level between 1 and 4),
  purpose text not null,
  basis text not null,
  consent uuid,
  since timestamptz not null,
  until timestamptz,
  account int not null,
  primary key (dossier_id, id)
);
create index access_grant_party on gwen.access_grant (party);

-- One row per dossier and party that may know of it: lists, home and counts start here.
create table gwen.listing (
  dossier_id uuid not null references gwen.dossier (id),
  party int not null references gwen.party (id),
  level smallint not null,
  kind smallint not null,
  state text not null,
  updated_at timestamptz not null,
  next_due timestamptz,
  primary key (dossier_id, party)
);
create index listing_newest on gwen.listing (party, kind, updated_at desc, dossier_id);
create index listing_due on gwen.listing (party, next_due, dossier_id) where next_due is not null;

-- The append-only chain of changes. digest covers prev, the row's header and content; content = salt and exact bytes,
-- encrypted in payload under the subject's key (see vault/chain).
create table gwen.change (
  dossier_id uuid not null references gwen.dossier (id),
  seq int not null,
  epoch int not null,
  xid xid8 not null default pg_current_xact_id(),
  act uuid not null,
  op uuid not null,
  kind text not null,
  entry_id uuid,
  type text,
  grp int,
  subject int not null,
  account int not null,
  occurred text,
  recorded timestamptz not null,
  accepted timestamptz not null,
  prev bytea not null,
  content bytea not null,
  digest bytea not null,
  mac bytea not null,
  payload bytea not null,
  readers int[] not null default '{}',
  primary key (dossier_id, seq),
  unique (dossier_id, op)
);
create index change_xid on gwen.change (xid);

create table gwen.access_log (
  dossier_id uuid not null references gwen.dossier (id),
  id bigint generated always as identity,
  at timestamptz not null default now(),
  account int not null,
  what text not null,
  groups int[] not null default '{}',
  primary key (dossier_id, id)
);

create table gwen.link (
  dossier_id uuid not null references gwen.dossier (id),
  to_id uuid not null references gwen.dossier (id),
  relation text not null,
  readers int[] not null default '{}',
  primary key (dossier_id, to_id, relation)
);
create index link_to on gwen.link (to_id);

create table gwen.duty (
  dossier_id uuid not null references gwen.dossier (id),
  safeguard text not null,
  key text not null,
  kind text not null check (kind in ('duty', 'alert', 'review')),
  reason text,
  due timestamptz not null,
  role text not null,
  assignee int references gwen.account (id),
  remedy text[] not null default '{}',
  -- roles still to be told when it is late, and those told so far
  climbs text[] not null default '{}',
  told text[] not null default '{}',
  climb_at timestamptz not null,
  since timestamptz not null,
  done timestamptz,
  account int not null,
  readers int[] not null default '{}',
  primary key (dossier_id, safeguard, key)
);
create index duty_assignee on gwen.duty (assignee) where assignee is not null;
create index duty_climbs on gwen.duty (climb_at) where done is null and climbs <> '{}';

-- Blind tokens. Identifying: nobody but the matching functions reads them.
create table gwen.token (
  dossier_id uuid not null references gwen.dossier (id),
  entry_id uuid not null,
  epoch smallint not null,
  token bigint not null,
  grp int not null,
  subject int not null,
  readers int[] not null default '{}',
  primary key (dossier_id, entry_id, token)
);
-- whole rows: a search looks at thousands of them, each of which would be another page of the table
create index token_token on gwen.token (token) include (dossier_id, entry_id, readers, grp);

-- Entries whose tokens changed and that were not yet compared with closed dossiers (possible re-trafficking).
create table gwen.to_match (
  dossier_id uuid not null references gwen.dossier (id),
  entry_id uuid not null,
  primary key (dossier_id, entry_id)
);

create table gwen.fact (
  dossier_id uuid not null references gwen.dossier (id),
  entry_id uuid not null,
  measure text not null,
  grp int not null,
  period date not null,
  area text not null,
  steward int not null,
  dimensions jsonb not null,
  value bigint not null,
  readers int[] not null default '{}',
  primary key (dossier_id, entry_id, measure)
);

-- Signed roots over all heads, exported as files too.
create table gwen.root (
  id int generated always as identity primary key,
  epoch int not null,
  at timestamptz not null default now(),
  snapshot pg_snapshot not null,
  dossiers bigint not null,
  buckets bytea not null,
  signature bytea not null
);

-- Keys of a contact point: what reports are sealed to, per epoch, wrapped for each operator.
create table gwen.seal_epoch (
  id int generated always as identity primary key,
  team int not null references gwen.team (id),
  recipient text not null,
  recovery text not null,
  since timestamptz not null default now(),
  ended timestamptz
);
create index seal_epoch_team on gwen.seal_epoch (team);

create table gwen.seal_key (
  epoch int not null references gwen.seal_epoch (id),
  account int not null references gwen.account (id),
  box bytea not null,
  primary key (epoch, account)
);
create index seal_key_account on gwen.seal_key (account);

create table gwen.recovery_share (
  epoch int not null references gwen.seal_epoch (id),
  account int not null references gwen.account (id),
  box bytea not null,
  kept timestamptz,
  primary key (epoch, account)
);
create index recovery_share_account on gwen.recovery_share (account);

-- Which report a receipt opens: hashes only, and the party that reads it.
create table gwen.receipt (
  locator bytea primary key,
  proof bytea not null,
  recipient text not null,
  dossier_id uuid not null references gwen.dossier (id),
  party int not null references gwen.party (id)
);
create index receipt_dossier on gwen.receipt (dossier_id);
create index receipt_party on gwen.receipt (party);

-- Row security, on every table and for the owner too. Without a policy for a role, it sees nothing.
do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'gwen' loop
    execute format('alter table gwen.%I enable row level security', t);
    execute format('alter table gwen.%I force row level security', t);
    execute format('create policy writer on gwen.%I to gwen_writer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on gwen.%I to gwen_writer', t);
  end loop;
end $$;
revoke delete on gwen.change, gwen.access_log from gwen_writer;

-- dossier data: who is among the readers; what belongs to an entry: and holds its data group
create policy reader on gwen.dossier for select to gwen_app
  using (readers && nullif(current_setting('gwen.parties', true), '')::int[]);
create policy reader on gwen.link for select to gwen_app
  using (readers && nullif(current_setting('gwen.parties', true), '')::int[]);
create policy reader on gwen.duty for select to gwen_app
  using (readers && nullif(current_setting('gwen.parties', true), '')::int[]);
create policy reader on gwen.access_grant for select to gwen_app
  using (party = any (nullif(current_setting('gwen.parties', true), '')::int[]));
create policy reader on gwen.listing for select to gwen_app
  using (party = any (nullif(current_setting('gwen.parties', true), '')::int[]));
do $$
declare t text;
begin
  foreach t in array array['entry', 'conflict', 'fact'] loop
    execute format($f$create policy reader on gwen.%I for select to gwen_app
      using (readers && nullif(current_setting('gwen.parties', true), '')::int[]
        and grp = any (nullif(current_setting('gwen.groups', true), '')::int[]))$f$, t);
  end loop;
  -- a change of no entry (created, moved on, granted) is of the dossier itself
  create policy reader on gwen.change for select to gwen_app
    using (readers && nullif(current_setting('gwen.parties', true), '')::int[]
      and (grp is null or grp = any (nullif(current_setting('gwen.groups', true), '')::int[])));
  foreach t in array array['dossier', 'link', 'duty', 'access_grant', 'listing', 'entry', 'conflict', 'change', 'fact'] loop
    execute format('grant select on gwen.%I to gwen_app', t);
  end loop;
  -- the directory: who exists in the service; every signed-in person may see it, reporters' sessions have no query for it
  foreach t in array array['organisation', 'account', 'team', 'membership', 'area', 'setting', 'installation'] loop
    execute format('create policy directory on gwen.%I for select to gwen_app using (true)', t);
    execute format('grant select on gwen.%I to gwen_app', t);
  end loop;
  -- matching reads tokens, whose dossiers they are, and the identifying ciphertext of candidates, nothing else
  foreach t in array array['token', 'entry', 'dossier', 'listing'] loop
    execute format('create policy matching on gwen.%I for select to gwen_match using (true)', t);
    execute format('grant select on gwen.%I to gwen_match', t);
  end loop;
end $$;
revoke select on gwen.dossier from gwen_match;
grant select (id, kind, number, state, steward, area, readers) on gwen.dossier to gwen_match;

-- History is never rewritten: only who may read a change may change.
create function gwen.keep_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or row(new.dossier_id, new.seq, new.op, new.act, new.digest, new.mac, new.prev, new.content, new.payload, new.account, new.accepted)
    is distinct from row(old.dossier_id, old.seq, old.op, old.act, old.digest, old.mac, old.prev, old.content, old.payload, old.account, old.accepted) then
    raise exception 'changes are append-only';
  end if;
  return new;
end $$;
create trigger keep before update or delete on gwen.change for each row execute function gwen.keep_change();
