-- Written by "npm run schema" from the migrations: for reading, not for running. See schema.ts.

-- Database gwen

create schema gwen authorization gwen_owner;
grant usage on schema gwen to gwen_app;
grant usage on schema gwen to gwen_jobs;
grant create, usage on schema gwen to gwen_lookup;
grant create, usage on schema gwen to gwen_match;
grant usage on schema gwen to gwen_public;
grant create, usage on schema gwen to gwen_writer;

create table gwen.access_grant (
  dossier_id uuid not null,
  id uuid not null,
  party integer not null,
  groups integer[] not null,
  level smallint not null,
  purpose text not null,
  basis text not null,
  consent uuid,
  since timestamp with time zone not null,
  until timestamp with time zone,
  account integer not null,
  reader integer,
  constraint access_grant_pkey PRIMARY KEY (dossier_id, id),
  constraint access_grant_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id),
  constraint access_grant_party_fkey FOREIGN KEY (party) REFERENCES gwen.party(id),
  constraint access_grant_reader_fkey FOREIGN KEY (reader) REFERENCES gwen.party(id),
  constraint access_grant_level_check CHECK (((level >= 1) AND (level <= 4)))
);
alter table gwen.access_grant owner to gwen_owner;
alter table gwen.access_grant enable row level security;
alter table gwen.access_grant force row level security;
CREATE INDEX access_grant_party ON gwen.access_grant USING btree (party);
CREATE INDEX access_grant_reader ON gwen.access_grant USING btree (reader) WHERE (reader IS NOT NULL);
create policy reader on gwen.access_grant for select to gwen_app using ((COALESCE(reader, party) = ANY ((NULLIF(current_setting('gwen.parties'::text, true), ''::text))::integer[])));
create policy writer on gwen.access_grant to gwen_writer using (true) with check (true);
grant select on gwen.access_grant to gwen_app;
grant delete, insert, select, update on gwen.access_grant to gwen_writer;

create table gwen.access_log (
  dossier_id uuid not null,
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  account integer not null,
  what text not null,
  groups integer[] not null default '{}'::integer[],
  constraint access_log_pkey PRIMARY KEY (dossier_id, id),
  constraint access_log_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id)
);
alter table gwen.access_log owner to gwen_owner;
alter table gwen.access_log enable row level security;
alter table gwen.access_log force row level security;
create policy writer on gwen.access_log to gwen_writer using (true) with check (true);
grant insert, select, update on gwen.access_log to gwen_writer;

create table gwen.account (
  id integer not null,
  login text not null,
  name text not null,
  organisation integer not null,
  roles text[] not null,
  recipient text,
  locale text not null default 'en'::text,
  since timestamp with time zone not null default now(),
  ended timestamp with time zone,
  machine boolean not null default false,
  constraint account_login_key UNIQUE (login),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_id_fkey FOREIGN KEY (id) REFERENCES gwen.party(id),
  constraint account_organisation_fkey FOREIGN KEY (organisation) REFERENCES gwen.organisation(id),
  constraint account_machine_roles CHECK (((NOT machine) OR (NOT (roles && ARRAY['administrator'::text, 'supervisor'::text, 'operator'::text, 'guardian'::text]))))
);
alter table gwen.account owner to gwen_owner;
alter table gwen.account enable row level security;
alter table gwen.account force row level security;
CREATE INDEX account_organisation ON gwen.account USING btree (organisation);
create policy directory on gwen.account for select to gwen_app using (true);
create policy writer on gwen.account to gwen_writer using (true) with check (true);
CREATE TRIGGER compare_new AFTER INSERT ON gwen.account FOR EACH ROW WHEN ((NOT new.machine)) EXECUTE FUNCTION gwen.compare_name('account');
CREATE TRIGGER compare_renamed AFTER UPDATE OF name ON gwen.account FOR EACH ROW WHEN (((old.name <> new.name) AND (NOT new.machine))) EXECUTE FUNCTION gwen.compare_name('account');
grant select on gwen.account to gwen_app;
grant delete, insert, select, update on gwen.account to gwen_writer;

create table gwen.administration (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  account integer,
  what text not null,
  about integer,
  detail jsonb not null default '{}'::jsonb,
  constraint administration_pkey PRIMARY KEY (id),
  constraint administration_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id)
);
alter table gwen.administration owner to gwen_owner;
alter table gwen.administration enable row level security;
alter table gwen.administration force row level security;
CREATE INDEX administration_account ON gwen.administration USING btree (account) WHERE (account IS NOT NULL);
create policy directory on gwen.administration for select to gwen_app using (true);
create policy writer on gwen.administration to gwen_writer using (true) with check (true);
grant select on gwen.administration to gwen_app;
grant insert, select on gwen.administration to gwen_writer;

create table gwen.area (
  code text not null,
  parent text,
  name text not null,
  constraint area_pkey PRIMARY KEY (code),
  constraint area_parent_fkey FOREIGN KEY (parent) REFERENCES gwen.area(code)
);
alter table gwen.area owner to gwen_owner;
alter table gwen.area enable row level security;
alter table gwen.area force row level security;
CREATE INDEX area_parent ON gwen.area USING btree (parent);
create policy directory on gwen.area for select to gwen_app using (true);
create policy everybody on gwen.area for select to gwen_public using (true);
create policy writer on gwen.area to gwen_writer using (true) with check (true);
grant select on gwen.area to gwen_app;
grant delete, insert, select, update on gwen.area to gwen_writer;
grant select (code) on gwen.area to gwen_public;
grant select (name) on gwen.area to gwen_public;
grant select (parent) on gwen.area to gwen_public;

create table gwen.ask (
  dossier_id uuid not null,
  entry_id uuid not null,
  asked timestamp with time zone not null,
  led_on timestamp with time zone,
  constraint ask_pkey PRIMARY KEY (dossier_id, entry_id),
  constraint ask_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id)
);
alter table gwen.ask owner to gwen_owner;
alter table gwen.ask enable row level security;
alter table gwen.ask force row level security;
create policy writer on gwen.ask to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.ask to gwen_writer;

create table gwen.ask_text (
  id uuid not null,
  dossier_id uuid not null,
  entry_id uuid not null,
  account integer not null,
  channel integer not null,
  says text not null,
  state text not null default 'waiting'::text,
  tries integer not null default 0,
  try_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  wrong integer not null default 0,
  wrong_since timestamp with time zone,
  constraint ask_text_pkey PRIMARY KEY (id),
  constraint ask_text_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id),
  constraint ask_text_channel_fkey FOREIGN KEY (channel) REFERENCES gwen.channel(id),
  constraint ask_text_dossier_id_entry_id_fkey FOREIGN KEY (dossier_id, entry_id) REFERENCES gwen.ask(dossier_id, entry_id) ON DELETE CASCADE,
  constraint ask_text_says_check CHECK ((says = ANY (ARRAY['ask'::text, 'thanks'::text, 'taken'::text]))),
  constraint ask_text_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
);
alter table gwen.ask_text owner to gwen_owner;
alter table gwen.ask_text enable row level security;
alter table gwen.ask_text force row level security;
CREATE INDEX ask_text_account ON gwen.ask_text USING btree (account);
CREATE INDEX ask_text_ask ON gwen.ask_text USING btree (dossier_id, entry_id);
CREATE INDEX ask_text_channel ON gwen.ask_text USING btree (channel);
CREATE INDEX ask_text_waiting ON gwen.ask_text USING btree (try_at) WHERE (state = 'waiting'::text);
create policy writer on gwen.ask_text to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.ask_text to gwen_writer;

create table gwen.away (
  account integer not null,
  until timestamp with time zone not null,
  constraint away_pkey PRIMARY KEY (account),
  constraint away_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id)
);
alter table gwen.away owner to gwen_owner;
alter table gwen.away enable row level security;
alter table gwen.away force row level security;
create policy writer on gwen.away to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.away to gwen_writer;

create table gwen.change (
  dossier_id uuid not null,
  seq integer not null,
  epoch integer not null,
  xid xid8 not null default pg_current_xact_id(),
  act uuid not null,
  op uuid not null,
  kind text not null,
  entry_id uuid,
  type text,
  grp integer,
  subject integer not null,
  account integer not null,
  occurred text,
  recorded timestamp with time zone not null,
  accepted timestamp with time zone not null,
  prev bytea not null,
  content bytea not null,
  digest bytea not null,
  mac bytea not null,
  payload bytea not null,
  readers integer[] not null default '{}'::integer[],
  constraint change_dossier_id_op_key UNIQUE (dossier_id, op),
  constraint change_pkey PRIMARY KEY (dossier_id, seq),
  constraint change_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id)
);
alter table gwen.change owner to gwen_owner;
alter table gwen.change enable row level security;
alter table gwen.change force row level security;
CREATE INDEX change_xid ON gwen.change USING btree (xid);
create policy reader on gwen.change for select to gwen_app using (((readers && (NULLIF(current_setting('gwen.parties'::text, true), ''::text))::integer[]) AND ((grp IS NULL) OR (grp = ANY ((NULLIF(current_setting('gwen.groups'::text, true), ''::text))::integer[])))));
create policy writer on gwen.change to gwen_writer using (true) with check (true);
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON gwen.change FOR EACH ROW EXECUTE FUNCTION gwen.keep_change();
grant select on gwen.change to gwen_app;
grant insert, select, update on gwen.change to gwen_writer;

create table gwen.channel (
  id integer not null generated always as identity,
  kind text not null,
  name text not null,
  team integer not null,
  language text not null,
  path bytea not null,
  settings jsonb not null,
  secrets bytea not null,
  created timestamp with time zone not null default now(),
  ended timestamp with time zone,
  last_in date,
  last_out date,
  constraint channel_path_key UNIQUE (path),
  constraint channel_pkey PRIMARY KEY (id),
  constraint channel_team_fkey FOREIGN KEY (team) REFERENCES gwen.team(id),
  constraint channel_kind_check CHECK ((kind = ANY (ARRAY['twilio'::text, 'rapidpro'::text, 'android'::text, 'email'::text, 'openrosa'::text])))
);
alter table gwen.channel owner to gwen_owner;
alter table gwen.channel enable row level security;
alter table gwen.channel force row level security;
CREATE INDEX channel_team ON gwen.channel USING btree (team);
create policy writer on gwen.channel to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.channel to gwen_writer;

create table gwen.conflict (
  dossier_id uuid not null,
  entry_id uuid not null,
  field text not null,
  grp integer not null,
  subject integer not null,
  cipher bytea not null,
  readers integer[] not null default '{}'::integer[],
  constraint conflict_pkey PRIMARY KEY (dossier_id, entry_id, field),
  constraint conflict_dossier_id_entry_id_fkey FOREIGN KEY (dossier_id, entry_id) REFERENCES gwen.entry(dossier_id, id)
);
alter table gwen.conflict owner to gwen_owner;
alter table gwen.conflict enable row level security;
alter table gwen.conflict force row level security;
create policy reader on gwen.conflict for select to gwen_app using (((readers && (NULLIF(current_setting('gwen.parties'::text, true), ''::text))::integer[]) AND (grp = ANY ((NULLIF(current_setting('gwen.groups'::text, true), ''::text))::integer[]))));
create policy writer on gwen.conflict to gwen_writer using (true) with check (true);
grant select on gwen.conflict to gwen_app;
grant delete, insert, select, update on gwen.conflict to gwen_writer;

create table gwen.country (
  part text not null,
  version integer not null,
  since timestamp with time zone not null default clock_timestamp(),
  account integer,
  body jsonb not null,
  constraint country_pkey PRIMARY KEY (part, version),
  constraint country_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id),
  constraint country_part_check CHECK ((part = ANY (ARRAY['settings'::text, 'benchmarks'::text, 'additions'::text, 'texts'::text])))
);
alter table gwen.country owner to gwen_owner;
alter table gwen.country enable row level security;
alter table gwen.country force row level security;
CREATE INDEX country_account ON gwen.country USING btree (account);
create policy directory on gwen.country for select to gwen_app using (true);
create policy directory_jobs on gwen.country for select to gwen_jobs using (true);
create policy writer on gwen.country to gwen_writer using (true) with check (true);
grant select on gwen.country to gwen_app;
grant select on gwen.country to gwen_jobs;
grant insert, select on gwen.country to gwen_writer;

create table gwen.credential (
  account integer not null,
  proof text not null,
  wrapped_identity text not null,
  totp bytea,
  totp_step bigint not null default 0,
  initial boolean not null default true,
  totp_waiting bytea,
  constraint credential_pkey PRIMARY KEY (account),
  constraint credential_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id)
);
alter table gwen.credential owner to gwen_owner;
alter table gwen.credential enable row level security;
alter table gwen.credential force row level security;
create policy writer on gwen.credential to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.credential to gwen_writer;

create table gwen.dossier (
  id uuid not null,
  kind smallint not null,
  number text not null,
  state text not null,
  state_since timestamp with time zone not null,
  steward integer not null,
  area text not null default ''::text,
  version integer not null,
  head bytea not null,
  readers integer[] not null default '{}'::integer[],
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint dossier_pkey PRIMARY KEY (id),
  constraint dossier_steward_fkey FOREIGN KEY (steward) REFERENCES gwen.organisation(id)
);
alter table gwen.dossier owner to gwen_owner;
alter table gwen.dossier enable row level security;
alter table gwen.dossier force row level security;
CREATE INDEX dossier_steward ON gwen.dossier USING btree (steward);
create policy looking_up on gwen.dossier for select to gwen_lookup using (true);
create policy matching on gwen.dossier for select to gwen_match using (true);
create policy reader on gwen.dossier for select to gwen_app using ((readers && (NULLIF(current_setting('gwen.parties'::text, true), ''::text))::integer[]));
create policy writer on gwen.dossier to gwen_writer using (true) with check (true);
grant select on gwen.dossier to gwen_app;
grant delete, insert, select, update on gwen.dossier to gwen_writer;
grant select (area) on gwen.dossier to gwen_match;
grant select (id) on gwen.dossier to gwen_lookup;
grant select (id) on gwen.dossier to gwen_match;
grant select (kind) on gwen.dossier to gwen_lookup;
grant select (kind) on gwen.dossier to gwen_match;
grant select (number) on gwen.dossier to gwen_match;
grant select (readers) on gwen.dossier to gwen_lookup;
grant select (readers) on gwen.dossier to gwen_match;
grant select (state) on gwen.dossier to gwen_lookup;
grant select (state) on gwen.dossier to gwen_match;
grant select (steward) on gwen.dossier to gwen_match;

create table gwen.duty (
  dossier_id uuid not null,
  safeguard text not null,
  key text not null,
  kind text not null,
  reason text,
  due timestamp with time zone not null,
  role text not null,
  assignee integer,
  remedy text[] not null default '{}'::text[],
  climbs text[] not null default '{}'::text[],
  told text[] not null default '{}'::text[],
  climb_at timestamp with time zone not null,
  since timestamp with time zone not null,
  done timestamp with time zone,
  account integer not null,
  readers integer[] not null default '{}'::integer[],
  constraint duty_pkey PRIMARY KEY (dossier_id, safeguard, key),
  constraint duty_assignee_fkey FOREIGN KEY (assignee) REFERENCES gwen.account(id),
  constraint duty_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id),
  constraint duty_kind_check CHECK ((kind = ANY (ARRAY['duty'::text, 'alert'::text, 'review'::text])))
);
alter table gwen.duty owner to gwen_owner;
alter table gwen.duty enable row level security;
alter table gwen.duty force row level security;
CREATE INDEX duty_asked ON gwen.duty USING btree (dossier_id) WHERE ((done IS NULL) AND (safeguard = 'R11'::text));
CREATE INDEX duty_assignee ON gwen.duty USING btree (assignee) WHERE (assignee IS NOT NULL);
CREATE INDEX duty_climbs ON gwen.duty USING btree (climb_at) WHERE ((done IS NULL) AND (climbs <> '{}'::text[]));
CREATE INDEX duty_due ON gwen.duty USING btree (due) WHERE ((done IS NULL) AND (kind = 'duty'::text));
CREATE INDEX duty_liaison ON gwen.duty USING btree (dossier_id) WHERE ((done IS NULL) AND (told @> ARRAY['liaison'::text]));
CREATE INDEX duty_open ON gwen.duty USING btree (due) WHERE (done IS NULL);
create policy reader on gwen.duty for select to gwen_app using ((readers && (NULLIF(current_setting('gwen.parties'::text, true), ''::text))::integer[]));
create policy writer on gwen.duty to gwen_writer using (true) with check (true);
grant select on gwen.duty to gwen_app;
grant delete, insert, select, update on gwen.duty to gwen_writer;

create table gwen.entry (
  dossier_id uuid not null,
  id uuid not null,
  type text not null,
  grp integer not null,
  subject integer not null,
  created integer not null,
  version integer not null,
  account integer not null,
  occurred text,
  recorded timestamp with time zone not null,
  accepted timestamp with time zone not null,
  revision smallint not null,
  stamps jsonb not null,
  open jsonb not null,
  cipher bytea,
  withdrawn boolean not null default false,
  breaches text[] not null default '{}'::text[],
  readers integer[] not null default '{}'::integer[],
  constraint entry_pkey PRIMARY KEY (dossier_id, id),
  constraint entry_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id)
);
alter table gwen.entry owner to gwen_owner;
alter table gwen.entry enable row level security;
alter table gwen.entry force row level security;
CREATE INDEX entry_erasure ON gwen.entry USING btree (accepted) WHERE ((type = 'erasure'::text) AND (cipher IS NOT NULL));
create policy looking_up on gwen.entry for select to gwen_lookup using (true);
create policy matching on gwen.entry for select to gwen_match using (true);
create policy reader on gwen.entry for select to gwen_app using (((readers && (NULLIF(current_setting('gwen.parties'::text, true), ''::text))::integer[]) AND (grp = ANY ((NULLIF(current_setting('gwen.groups'::text, true), ''::text))::integer[]))));
create policy writer on gwen.entry to gwen_writer using (true) with check (true);
CREATE TRIGGER queue_answer AFTER INSERT ON gwen.entry FOR EACH ROW WHEN ((new.type = 'feedback'::text)) EXECUTE FUNCTION gwen.queue_answer();
grant select on gwen.entry to gwen_app;
grant select on gwen.entry to gwen_match;
grant delete, insert, select, update on gwen.entry to gwen_writer;
grant select (accepted) on gwen.entry to gwen_lookup;
grant select (dossier_id) on gwen.entry to gwen_lookup;
grant select (grp) on gwen.entry to gwen_lookup;
grant select (id) on gwen.entry to gwen_lookup;
grant select (occurred) on gwen.entry to gwen_lookup;
grant select (open) on gwen.entry to gwen_lookup;
grant select (readers) on gwen.entry to gwen_lookup;
grant select (revision) on gwen.entry to gwen_lookup;
grant select (type) on gwen.entry to gwen_lookup;
grant select (withdrawn) on gwen.entry to gwen_lookup;

create table gwen.erased (
  dossier_id uuid not null,
  subject integer not null,
  constraint erased_pkey PRIMARY KEY (dossier_id, subject),
  constraint erased_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id)
);
alter table gwen.erased owner to gwen_owner;
alter table gwen.erased enable row level security;
alter table gwen.erased force row level security;
create policy writer on gwen.erased to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.erased to gwen_writer;

create table gwen.fact (
  dossier_id uuid not null,
  source uuid not null,
  measure text not null,
  answer text not null,
  grp integer,
  subject integer not null,
  period date not null,
  area text not null,
  steward integer not null,
  person uuid,
  value bigint not null,
  readers integer[] not null default '{}'::integer[],
  constraint fact_pkey PRIMARY KEY (dossier_id, source, measure, answer),
  constraint fact_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id)
);
alter table gwen.fact owner to gwen_owner;
alter table gwen.fact enable row level security;
alter table gwen.fact force row level security;
create policy reader on gwen.fact for select to gwen_app using (((readers && (NULLIF(current_setting('gwen.parties'::text, true), ''::text))::integer[]) AND ((grp IS NULL) OR (grp = ANY ((NULLIF(current_setting('gwen.groups'::text, true), ''::text))::integer[])))));
create policy writer on gwen.fact to gwen_writer using (true) with check (true);
grant select on gwen.fact to gwen_app;
grant delete, insert, select, update on gwen.fact to gwen_writer;

create table gwen.fact_change (
  measure text not null,
  answer text not null,
  period date not null,
  area text not null,
  steward integer not null,
  sex text not null,
  age_group text not null,
  nationality text not null,
  disability text not null,
  n integer not null,
  value bigint not null
);
alter table gwen.fact_change owner to gwen_owner;
alter table gwen.fact_change enable row level security;
alter table gwen.fact_change force row level security;
create policy writer on gwen.fact_change to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.fact_change to gwen_writer;

create table gwen.fact_person (
  dossier_id uuid not null,
  person uuid not null,
  grp integer not null,
  subject integer not null,
  sex text not null,
  age_group text not null,
  nationality text not null,
  disability text not null,
  readers integer[] not null default '{}'::integer[],
  constraint fact_person_pkey PRIMARY KEY (dossier_id, person),
  constraint fact_person_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id)
);
alter table gwen.fact_person owner to gwen_owner;
alter table gwen.fact_person enable row level security;
alter table gwen.fact_person force row level security;
create policy reader on gwen.fact_person for select to gwen_app using (((readers && (NULLIF(current_setting('gwen.parties'::text, true), ''::text))::integer[]) AND ((grp IS NULL) OR (grp = ANY ((NULLIF(current_setting('gwen.groups'::text, true), ''::text))::integer[])))));
create policy writer on gwen.fact_person to gwen_writer using (true) with check (true);
grant select on gwen.fact_person to gwen_app;
grant delete, insert, select, update on gwen.fact_person to gwen_writer;

create table gwen.fact_sum (
  measure text not null,
  breakdown text not null,
  period date not null,
  key text not null,
  answer text not null,
  n bigint not null,
  value bigint not null,
  constraint fact_sum_pkey PRIMARY KEY (measure, breakdown, period, key, answer)
);
alter table gwen.fact_sum owner to gwen_owner;
alter table gwen.fact_sum enable row level security;
alter table gwen.fact_sum force row level security;
create policy writer on gwen.fact_sum to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.fact_sum to gwen_writer;

create table gwen.file (
  dossier_id uuid not null,
  id uuid not null,
  account integer not null,
  stored timestamp with time zone not null default now(),
  size integer not null,
  mac bytea not null,
  entry_id uuid,
  seq integer,
  subject integer,
  constraint file_pkey PRIMARY KEY (dossier_id, id),
  constraint file_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id),
  constraint file_dossier_id_entry_id_fkey FOREIGN KEY (dossier_id, entry_id) REFERENCES gwen.entry(dossier_id, id),
  constraint file_check CHECK ((((entry_id IS NULL) = (seq IS NULL)) AND ((entry_id IS NULL) = (subject IS NULL))))
);
alter table gwen.file owner to gwen_owner;
alter table gwen.file enable row level security;
alter table gwen.file force row level security;
CREATE INDEX file_account ON gwen.file USING btree (account);
CREATE INDEX file_entry ON gwen.file USING btree (dossier_id, entry_id);
CREATE INDEX file_waiting ON gwen.file USING btree (stored) WHERE (entry_id IS NULL);
create policy writer on gwen.file to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.file to gwen_writer;

create table gwen.file_chunk (
  dossier_id uuid not null,
  file_id uuid not null,
  seq integer not null,
  cipher bytea not null,
  constraint file_chunk_pkey PRIMARY KEY (dossier_id, file_id, seq),
  constraint file_chunk_dossier_id_file_id_fkey FOREIGN KEY (dossier_id, file_id) REFERENCES gwen.file(dossier_id, id) ON DELETE CASCADE
);
alter table gwen.file_chunk owner to gwen_owner;
alter table gwen.file_chunk enable row level security;
alter table gwen.file_chunk force row level security;
create policy writer on gwen.file_chunk to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.file_chunk to gwen_writer;

create table gwen.former_member (
  account integer not null,
  organisation integer not null,
  until timestamp with time zone not null default now(),
  constraint former_member_pkey PRIMARY KEY (account, organisation),
  constraint former_member_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id),
  constraint former_member_organisation_fkey FOREIGN KEY (organisation) REFERENCES gwen.organisation(id)
);
alter table gwen.former_member owner to gwen_owner;
alter table gwen.former_member enable row level security;
alter table gwen.former_member force row level security;
CREATE INDEX former_member_organisation ON gwen.former_member USING btree (organisation);
create policy writer on gwen.former_member to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.former_member to gwen_writer;

create table gwen.hand_over (
  id uuid not null,
  team integer not null,
  place text not null,
  giver integer not null,
  note bytea,
  given timestamp with time zone not null,
  taker integer,
  taken timestamp with time zone,
  reminded timestamp with time zone,
  constraint hand_over_pkey PRIMARY KEY (id),
  constraint hand_over_giver_fkey FOREIGN KEY (giver) REFERENCES gwen.account(id),
  constraint hand_over_taker_fkey FOREIGN KEY (taker) REFERENCES gwen.account(id),
  constraint hand_over_team_fkey FOREIGN KEY (team) REFERENCES gwen.team(id)
);
alter table gwen.hand_over owner to gwen_owner;
alter table gwen.hand_over enable row level security;
alter table gwen.hand_over force row level security;
CREATE INDEX hand_over_giver ON gwen.hand_over USING btree (giver);
CREATE INDEX hand_over_place ON gwen.hand_over USING btree (team, place);
CREATE INDEX hand_over_taker ON gwen.hand_over USING btree (taker) WHERE (taker IS NOT NULL);
create policy writer on gwen.hand_over to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.hand_over to gwen_writer;

create table gwen.installation (
  one boolean not null default true,
  id uuid not null,
  epoch integer not null default 1,
  constraint installation_pkey PRIMARY KEY (one),
  constraint installation_one_check CHECK (one)
);
alter table gwen.installation owner to gwen_owner;
alter table gwen.installation enable row level security;
alter table gwen.installation force row level security;
create policy directory on gwen.installation for select to gwen_app using (true);
create policy directory_jobs on gwen.installation for select to gwen_jobs using (true);
create policy writer on gwen.installation to gwen_writer using (true) with check (true);
grant select on gwen.installation to gwen_app;
grant select on gwen.installation to gwen_jobs;
grant delete, insert, select, update on gwen.installation to gwen_writer;

create table gwen.instance (
  sign bytea not null,
  content bytea not null,
  dossier_id uuid not null,
  until date not null,
  constraint instance_pkey PRIMARY KEY (sign),
  constraint instance_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id)
);
alter table gwen.instance owner to gwen_owner;
alter table gwen.instance enable row level security;
alter table gwen.instance force row level security;
CREATE INDEX instance_dossier ON gwen.instance USING btree (dossier_id);
CREATE INDEX instance_until ON gwen.instance USING btree (until);
create policy writer on gwen.instance to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.instance to gwen_writer;

create table gwen.kept_out (
  dossier_id uuid not null,
  kind text not null,
  who integer not null,
  spared integer[] not null default '{}'::integer[],
  source uuid not null,
  since timestamp with time zone not null default now(),
  constraint kept_out_pkey PRIMARY KEY (dossier_id, source, kind, who),
  constraint kept_out_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id),
  constraint kept_out_source_fkey FOREIGN KEY (source) REFERENCES gwen.dossier(id),
  constraint kept_out_kind_check CHECK ((kind = ANY (ARRAY['account'::text, 'team'::text, 'organisation'::text])))
);
alter table gwen.kept_out owner to gwen_owner;
alter table gwen.kept_out enable row level security;
alter table gwen.kept_out force row level security;
CREATE INDEX kept_out_source ON gwen.kept_out USING btree (source);
CREATE INDEX kept_out_who ON gwen.kept_out USING btree (kind, who);
create policy writer on gwen.kept_out to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.kept_out to gwen_writer;

create table gwen.kept_views (
  account integer not null,
  views jsonb not null,
  constraint kept_views_pkey PRIMARY KEY (account),
  constraint kept_views_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id)
);
alter table gwen.kept_views owner to gwen_owner;
alter table gwen.kept_views enable row level security;
alter table gwen.kept_views force row level security;
create policy writer on gwen.kept_views to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.kept_views to gwen_writer;

create table gwen.link (
  dossier_id uuid not null,
  to_id uuid not null,
  relation text not null,
  readers integer[] not null default '{}'::integer[],
  constraint link_pkey PRIMARY KEY (dossier_id, to_id, relation),
  constraint link_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id),
  constraint link_to_id_fkey FOREIGN KEY (to_id) REFERENCES gwen.dossier(id)
);
alter table gwen.link owner to gwen_owner;
alter table gwen.link enable row level security;
alter table gwen.link force row level security;
CREATE INDEX link_to ON gwen.link USING btree (to_id);
create policy reader on gwen.link for select to gwen_app using ((readers && (NULLIF(current_setting('gwen.parties'::text, true), ''::text))::integer[]));
create policy writer on gwen.link to gwen_writer using (true) with check (true);
grant select on gwen.link to gwen_app;
grant delete, insert, select, update on gwen.link to gwen_writer;

create table gwen.listing (
  dossier_id uuid not null,
  party integer not null,
  level smallint not null,
  kind smallint not null,
  state text not null,
  updated_at timestamp with time zone not null,
  next_due timestamp with time zone,
  next_task timestamp with time zone,
  constraint listing_pkey PRIMARY KEY (dossier_id, party),
  constraint listing_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id),
  constraint listing_party_fkey FOREIGN KEY (party) REFERENCES gwen.party(id)
);
alter table gwen.listing owner to gwen_owner;
alter table gwen.listing enable row level security;
alter table gwen.listing force row level security;
CREATE INDEX listing_due ON gwen.listing USING btree (party, next_due, dossier_id) WHERE (next_due IS NOT NULL);
CREATE INDEX listing_newest ON gwen.listing USING btree (party, kind, updated_at DESC, dossier_id DESC);
CREATE INDEX listing_soonest ON gwen.listing USING btree (party, kind, COALESCE(next_task, '9999-12-31 00:00:00+00'::timestamp with time zone), dossier_id);
create policy matching on gwen.listing for select to gwen_match using (true);
create policy reader on gwen.listing for select to gwen_app using ((party = ANY ((NULLIF(current_setting('gwen.parties'::text, true), ''::text))::integer[])));
create policy writer on gwen.listing to gwen_writer using (true) with check (true);
grant select on gwen.listing to gwen_app;
grant select on gwen.listing to gwen_match;
grant delete, insert, select, update on gwen.listing to gwen_writer;

create table gwen.machine_key (
  id integer not null generated always as identity,
  account integer not null,
  name text not null,
  digest bytea not null,
  kinds text[],
  groups text[],
  writes boolean not null,
  per_minute integer not null,
  created timestamp with time zone not null default now(),
  expires timestamp with time zone not null,
  revoked timestamp with time zone,
  used timestamp with time zone,
  constraint machine_key_pkey PRIMARY KEY (id),
  constraint machine_key_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id),
  constraint machine_key_per_minute_check CHECK (((per_minute >= 1) AND (per_minute <= 6000)))
);
alter table gwen.machine_key owner to gwen_owner;
alter table gwen.machine_key enable row level security;
alter table gwen.machine_key force row level security;
CREATE INDEX machine_key_account ON gwen.machine_key USING btree (account);
create policy writer on gwen.machine_key to gwen_writer using (true) with check (true);
grant insert, select, update on gwen.machine_key to gwen_writer;

create table gwen.membership (
  team integer not null,
  account integer not null,
  since timestamp with time zone not null default now(),
  constraint membership_pkey PRIMARY KEY (team, account),
  constraint membership_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id),
  constraint membership_team_fkey FOREIGN KEY (team) REFERENCES gwen.team(id)
);
alter table gwen.membership owner to gwen_owner;
alter table gwen.membership enable row level security;
alter table gwen.membership force row level security;
CREATE INDEX membership_account ON gwen.membership USING btree (account);
create policy directory on gwen.membership for select to gwen_app using (true);
create policy writer on gwen.membership to gwen_writer using (true) with check (true);
grant select on gwen.membership to gwen_app;
grant delete, insert, select, update on gwen.membership to gwen_writer;

create table gwen.organisation (
  id integer not null generated always as identity,
  name text not null,
  gwen text not null,
  area text not null default ''::text,
  since timestamp with time zone not null default now(),
  closed timestamp with time zone,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_gwen_check CHECK ((gwen = ANY (ARRAY['government'::text, 'workers'::text, 'employers'::text, 'ngo'::text])))
);
alter table gwen.organisation owner to gwen_owner;
alter table gwen.organisation enable row level security;
alter table gwen.organisation force row level security;
create policy directory on gwen.organisation for select to gwen_app using (true);
create policy writer on gwen.organisation to gwen_writer using (true) with check (true);
CREATE TRIGGER compare_new AFTER INSERT ON gwen.organisation FOR EACH ROW EXECUTE FUNCTION gwen.compare_name('organisation');
CREATE TRIGGER compare_renamed AFTER UPDATE OF name ON gwen.organisation FOR EACH ROW WHEN ((old.name <> new.name)) EXECUTE FUNCTION gwen.compare_name('organisation');
grant select on gwen.organisation to gwen_app;
grant delete, insert, select, update on gwen.organisation to gwen_writer;

create table gwen.outgoing (
  dossier_id uuid not null,
  entry_id uuid not null,
  channel integer not null,
  state text not null default 'waiting'::text,
  tries integer not null default 0,
  try_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  ref bytea,
  begun timestamp with time zone,
  constraint outgoing_pkey PRIMARY KEY (dossier_id, entry_id),
  constraint outgoing_channel_fkey FOREIGN KEY (channel) REFERENCES gwen.channel(id),
  constraint outgoing_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id),
  constraint outgoing_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'stopped'::text])))
);
alter table gwen.outgoing owner to gwen_owner;
alter table gwen.outgoing enable row level security;
alter table gwen.outgoing force row level security;
CREATE INDEX outgoing_channel ON gwen.outgoing USING btree (channel);
CREATE INDEX outgoing_ref ON gwen.outgoing USING btree (ref) WHERE (ref IS NOT NULL);
CREATE INDEX outgoing_waiting ON gwen.outgoing USING btree (try_at) WHERE (state = 'waiting'::text);
create policy writer on gwen.outgoing to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.outgoing to gwen_writer;

create table gwen.party (
  id integer not null generated always as identity,
  kind text not null,
  holder integer,
  until timestamp with time zone,
  constraint party_pkey PRIMARY KEY (id),
  constraint party_holder_fkey FOREIGN KEY (holder) REFERENCES gwen.party(id),
  constraint party_kind_check CHECK ((kind = ANY (ARRAY['account'::text, 'team'::text, 'grant'::text, 'reporter'::text])))
);
alter table gwen.party owner to gwen_owner;
alter table gwen.party enable row level security;
alter table gwen.party force row level security;
CREATE INDEX party_holder ON gwen.party USING btree (holder) WHERE (holder IS NOT NULL);
create policy writer on gwen.party to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.party to gwen_writer;

create table gwen.published (
  dossier_id uuid not null,
  entry_id uuid not null,
  type text not null,
  occurred text,
  said jsonb not null,
  constraint published_pkey PRIMARY KEY (dossier_id, entry_id),
  constraint published_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.published_dossier(dossier_id) ON DELETE CASCADE
);
alter table gwen.published owner to gwen_owner;
alter table gwen.published enable row level security;
alter table gwen.published force row level security;
create policy everybody on gwen.published for select to gwen_public using (true);
create policy writer on gwen.published to gwen_writer using (true) with check (true);
grant select on gwen.published to gwen_public;
grant delete, insert, select, update on gwen.published to gwen_writer;

create table gwen.published_dossier (
  dossier_id uuid not null,
  kind smallint not null,
  number text not null,
  version integer not null,
  state text not null,
  since timestamp with time zone not null,
  area text,
  constraint published_dossier_number_key UNIQUE (number),
  constraint published_dossier_pkey PRIMARY KEY (dossier_id)
);
alter table gwen.published_dossier owner to gwen_owner;
alter table gwen.published_dossier enable row level security;
alter table gwen.published_dossier force row level security;
CREATE INDEX published_dossier_kind ON gwen.published_dossier USING btree (kind);
create policy everybody on gwen.published_dossier for select to gwen_public using (true);
create policy writer on gwen.published_dossier to gwen_writer using (true) with check (true);
grant select on gwen.published_dossier to gwen_public;
grant delete, insert, select, update on gwen.published_dossier to gwen_writer;

create table gwen.published_kind (
  kind smallint not null,
  declared text not null,
  filled boolean not null,
  constraint published_kind_pkey PRIMARY KEY (kind)
);
alter table gwen.published_kind owner to gwen_owner;
alter table gwen.published_kind enable row level security;
alter table gwen.published_kind force row level security;
create policy everybody on gwen.published_kind for select to gwen_public using (true);
create policy writer on gwen.published_kind to gwen_writer using (true) with check (true);
grant select on gwen.published_kind to gwen_public;
grant delete, insert, select, update on gwen.published_kind to gwen_writer;

create table gwen.reach (
  account integer not null,
  address bytea not null,
  waiting timestamp with time zone,
  try_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  failures integer not null default 0,
  constraint reach_pkey PRIMARY KEY (account),
  constraint reach_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id)
);
alter table gwen.reach owner to gwen_owner;
alter table gwen.reach enable row level security;
alter table gwen.reach force row level security;
CREATE INDEX reach_waiting ON gwen.reach USING btree (try_at) WHERE (waiting IS NOT NULL);
create policy writer on gwen.reach to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.reach to gwen_writer;

create table gwen.receipt (
  locator bytea not null,
  proof bytea not null,
  recipient text,
  dossier_id uuid not null,
  party integer not null,
  constraint receipt_pkey PRIMARY KEY (locator),
  constraint receipt_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id),
  constraint receipt_party_fkey FOREIGN KEY (party) REFERENCES gwen.party(id)
);
alter table gwen.receipt owner to gwen_owner;
alter table gwen.receipt enable row level security;
alter table gwen.receipt force row level security;
CREATE INDEX receipt_dossier ON gwen.receipt USING btree (dossier_id);
CREATE INDEX receipt_party ON gwen.receipt USING btree (party);
create policy writer on gwen.receipt to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.receipt to gwen_writer;

create table gwen.received (
  sign bytea not null,
  until date not null,
  constraint received_pkey PRIMARY KEY (sign)
);
alter table gwen.received owner to gwen_owner;
alter table gwen.received enable row level security;
alter table gwen.received force row level security;
CREATE INDEX received_until ON gwen.received USING btree (until);
create policy writer on gwen.received to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.received to gwen_writer;

create table gwen.recheck (
  dossier_id uuid not null,
  at timestamp with time zone not null,
  constraint recheck_pkey PRIMARY KEY (dossier_id)
);
alter table gwen.recheck owner to gwen_owner;
alter table gwen.recheck enable row level security;
alter table gwen.recheck force row level security;
CREATE INDEX recheck_at ON gwen.recheck USING btree (at, dossier_id);
create policy writer on gwen.recheck to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.recheck to gwen_writer;

create table gwen.recheck_asked (
  dossier_id uuid not null,
  source text not null,
  key text not null,
  constraint recheck_asked_pkey PRIMARY KEY (dossier_id, source, key)
);
alter table gwen.recheck_asked owner to gwen_owner;
alter table gwen.recheck_asked enable row level security;
alter table gwen.recheck_asked force row level security;
CREATE INDEX recheck_asked_key ON gwen.recheck_asked USING btree (key, source, dossier_id);
create policy writer on gwen.recheck_asked to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.recheck_asked to gwen_writer;

create table gwen.recheck_state (
  one boolean not null default true,
  epoch integer not null,
  seen pg_snapshot not null,
  settings timestamp with time zone not null,
  constraint recheck_state_pkey PRIMARY KEY (one),
  constraint recheck_state_one_check CHECK (one)
);
alter table gwen.recheck_state owner to gwen_owner;
alter table gwen.recheck_state enable row level security;
alter table gwen.recheck_state force row level security;
create policy writer on gwen.recheck_state to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.recheck_state to gwen_writer;

create table gwen.recovery_share (
  epoch integer not null,
  account integer not null,
  box bytea,
  kept timestamp with time zone,
  constraint recovery_share_pkey PRIMARY KEY (epoch, account),
  constraint recovery_share_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id),
  constraint recovery_share_epoch_fkey FOREIGN KEY (epoch) REFERENCES gwen.seal_epoch(id)
);
alter table gwen.recovery_share owner to gwen_owner;
alter table gwen.recovery_share enable row level security;
alter table gwen.recovery_share force row level security;
CREATE INDEX recovery_share_account ON gwen.recovery_share USING btree (account);
create policy writer on gwen.recovery_share to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.recovery_share to gwen_writer;

create table gwen.reference (
  dossier_id uuid not null,
  entry_id uuid not null,
  source text not null,
  key text not null,
  until date not null default 'infinity'::date,
  constraint reference_pkey PRIMARY KEY (dossier_id, entry_id, source, key)
);
alter table gwen.reference owner to gwen_owner;
alter table gwen.reference enable row level security;
alter table gwen.reference force row level security;
CREATE INDEX reference_key ON gwen.reference USING btree (key, source, until);
create policy looking_up on gwen.reference for select to gwen_lookup using (true);
create policy writer on gwen.reference to gwen_writer using (true) with check (true);
grant select on gwen.reference to gwen_lookup;
grant delete, insert, select, update on gwen.reference to gwen_writer;

create table gwen.reference_source (
  source text not null,
  kind smallint not null,
  type text not null,
  fields text[] not null,
  filled boolean not null,
  constraint reference_source_pkey PRIMARY KEY (source)
);
alter table gwen.reference_source owner to gwen_owner;
alter table gwen.reference_source enable row level security;
alter table gwen.reference_source force row level security;
create policy looking_up on gwen.reference_source for select to gwen_lookup using (true);
create policy writer on gwen.reference_source to gwen_writer using (true) with check (true);
grant select on gwen.reference_source to gwen_lookup;
grant delete, insert, select, update on gwen.reference_source to gwen_writer;

create table gwen.release (
  id uuid not null,
  since date not null,
  until date not null,
  tables jsonb not null,
  made_by integer not null,
  made_at timestamp with time zone not null default now(),
  approved_by integer,
  approved_at timestamp with time zone,
  constraint release_daterange_excl EXCLUDE USING gist (daterange(since, until) WITH &&),
  constraint release_pkey PRIMARY KEY (id),
  constraint release_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES gwen.account(id),
  constraint release_made_by_fkey FOREIGN KEY (made_by) REFERENCES gwen.account(id),
  constraint release_check CHECK ((since < until)),
  constraint release_check1 CHECK ((approved_by <> made_by)),
  constraint release_check2 CHECK (((approved_by IS NULL) = (approved_at IS NULL)))
);
alter table gwen.release owner to gwen_owner;
alter table gwen.release enable row level security;
alter table gwen.release force row level security;
CREATE INDEX release_approved_by ON gwen.release USING btree (approved_by) WHERE (approved_by IS NOT NULL);
CREATE INDEX release_made_by ON gwen.release USING btree (made_by);
create policy everybody on gwen.release for select to gwen_public using ((approved_at IS NOT NULL));
create policy reader on gwen.release for select to gwen_app using (true);
create policy writer on gwen.release to gwen_writer using (true) with check (true);
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON gwen.release FOR EACH ROW EXECUTE FUNCTION gwen.keep_release();
grant select on gwen.release to gwen_app;
grant delete, insert, select, update on gwen.release to gwen_writer;
grant select (approved_at) on gwen.release to gwen_public;
grant select (id) on gwen.release to gwen_public;
grant select (since) on gwen.release to gwen_public;
grant select (tables) on gwen.release to gwen_public;
grant select (until) on gwen.release to gwen_public;

create table gwen.reminded (
  dossier_id uuid not null,
  safeguard text not null,
  key text not null,
  turn text not null,
  at timestamp with time zone not null,
  constraint reminded_pkey PRIMARY KEY (dossier_id, safeguard, key, turn),
  constraint reminded_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id)
);
alter table gwen.reminded owner to gwen_owner;
alter table gwen.reminded enable row level security;
alter table gwen.reminded force row level security;
create policy writer on gwen.reminded to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.reminded to gwen_writer;

create table gwen.renewal (
  part text not null,
  epoch integer not null,
  after uuid,
  constraint renewal_pkey PRIMARY KEY (part),
  constraint renewal_part_check CHECK ((part = ANY (ARRAY['dossiers'::text, 'others'::text])))
);
alter table gwen.renewal owner to gwen_owner;
alter table gwen.renewal enable row level security;
alter table gwen.renewal force row level security;
create policy writer on gwen.renewal to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.renewal to gwen_writer;

create table gwen.responder_number (
  account integer not null,
  number bytea not null,
  sign bytea not null,
  constraint responder_number_sign_key UNIQUE (sign),
  constraint responder_number_pkey PRIMARY KEY (account),
  constraint responder_number_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id)
);
alter table gwen.responder_number owner to gwen_owner;
alter table gwen.responder_number enable row level security;
alter table gwen.responder_number force row level security;
create policy writer on gwen.responder_number to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.responder_number to gwen_writer;

create table gwen.root (
  id integer not null generated always as identity,
  epoch integer not null,
  at timestamp with time zone not null default now(),
  snapshot pg_snapshot not null,
  dossiers bigint not null,
  buckets bytea not null,
  signature bytea not null,
  constraint root_pkey PRIMARY KEY (id)
);
alter table gwen.root owner to gwen_owner;
alter table gwen.root enable row level security;
alter table gwen.root force row level security;
create policy writer on gwen.root to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.root to gwen_writer;

create table gwen.seal_epoch (
  id integer not null generated always as identity,
  team integer not null,
  recipient text not null,
  recovery text not null,
  since timestamp with time zone not null default now(),
  ended timestamp with time zone,
  constraint seal_epoch_pkey PRIMARY KEY (id),
  constraint seal_epoch_team_fkey FOREIGN KEY (team) REFERENCES gwen.team(id)
);
alter table gwen.seal_epoch owner to gwen_owner;
alter table gwen.seal_epoch enable row level security;
alter table gwen.seal_epoch force row level security;
CREATE INDEX seal_epoch_team ON gwen.seal_epoch USING btree (team);
create policy writer on gwen.seal_epoch to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.seal_epoch to gwen_writer;

create table gwen.seal_key (
  epoch integer not null,
  account integer not null,
  box bytea not null,
  constraint seal_key_pkey PRIMARY KEY (epoch, account),
  constraint seal_key_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id),
  constraint seal_key_epoch_fkey FOREIGN KEY (epoch) REFERENCES gwen.seal_epoch(id)
);
alter table gwen.seal_key owner to gwen_owner;
alter table gwen.seal_key enable row level security;
alter table gwen.seal_key force row level security;
CREATE INDEX seal_key_account ON gwen.seal_key USING btree (account);
create policy writer on gwen.seal_key to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.seal_key to gwen_writer;

create table gwen.sealed_file (
  id uuid not null,
  token bytea not null,
  parts integer not null,
  withheld boolean not null,
  begun date not null default CURRENT_DATE,
  dossier_id uuid,
  entry_id uuid,
  subject integer,
  constraint sealed_file_pkey PRIMARY KEY (id),
  constraint sealed_file_check CHECK ((((dossier_id IS NULL) = (entry_id IS NULL)) AND ((dossier_id IS NULL) = (subject IS NULL)))),
  constraint sealed_file_parts_check CHECK ((parts > 0))
);
alter table gwen.sealed_file owner to gwen_owner;
alter table gwen.sealed_file enable row level security;
alter table gwen.sealed_file force row level security;
CREATE INDEX sealed_file_entry ON gwen.sealed_file USING btree (dossier_id, entry_id);
CREATE INDEX sealed_file_waiting ON gwen.sealed_file USING btree (begun) WHERE (dossier_id IS NULL);
create policy writer on gwen.sealed_file to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.sealed_file to gwen_writer;

create table gwen.sealed_part (
  file_id uuid not null,
  seq integer not null,
  cipher bytea not null,
  constraint sealed_part_pkey PRIMARY KEY (file_id, seq),
  constraint sealed_part_file_id_fkey FOREIGN KEY (file_id) REFERENCES gwen.sealed_file(id) ON DELETE CASCADE
);
alter table gwen.sealed_part owner to gwen_owner;
alter table gwen.sealed_part enable row level security;
alter table gwen.sealed_part force row level security;
create policy writer on gwen.sealed_part to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.sealed_part to gwen_writer;

create table gwen.sender (
  dossier_id uuid not null,
  channel integer not null,
  subject integer not null,
  sign bytea not null,
  address bytea not null,
  number bigint not null generated always as identity,
  constraint sender_pkey PRIMARY KEY (dossier_id),
  constraint sender_channel_fkey FOREIGN KEY (channel) REFERENCES gwen.channel(id),
  constraint sender_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id)
);
alter table gwen.sender owner to gwen_owner;
alter table gwen.sender enable row level security;
alter table gwen.sender force row level security;
CREATE INDEX sender_channel ON gwen.sender USING btree (channel);
CREATE INDEX sender_sign ON gwen.sender USING btree (sign, number);
create policy writer on gwen.sender to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.sender to gwen_writer;

create table gwen.session (
  token bytea not null,
  account integer not null,
  started timestamp with time zone not null default now(),
  seen timestamp with time zone not null default now(),
  until timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (token),
  constraint session_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id)
);
alter table gwen.session owner to gwen_owner;
alter table gwen.session enable row level security;
alter table gwen.session force row level security;
CREATE INDEX session_account ON gwen.session USING btree (account);
create policy writer on gwen.session to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.session to gwen_writer;

create table gwen.setting (
  id text not null,
  since timestamp with time zone not null default now(),
  value integer not null,
  account integer,
  constraint setting_pkey PRIMARY KEY (id, since),
  constraint setting_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id)
);
alter table gwen.setting owner to gwen_owner;
alter table gwen.setting enable row level security;
alter table gwen.setting force row level security;
CREATE INDEX setting_account ON gwen.setting USING btree (account);
create policy directory on gwen.setting for select to gwen_app using (true);
create policy directory_jobs on gwen.setting for select to gwen_jobs using (true);
create policy writer on gwen.setting to gwen_writer using (true) with check (true);
grant select on gwen.setting to gwen_app;
grant select on gwen.setting to gwen_jobs;
grant delete, insert, select, update on gwen.setting to gwen_writer;

create table gwen.shift (
  id integer not null generated always as identity,
  team integer not null,
  place text not null,
  account integer,
  weekdays smallint[],
  day date,
  starts time without time zone not null,
  minutes integer not null,
  constraint shift_pkey PRIMARY KEY (id),
  constraint shift_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id),
  constraint shift_team_fkey FOREIGN KEY (team) REFERENCES gwen.team(id),
  constraint shift_check CHECK (((weekdays IS NULL) <> (day IS NULL))),
  constraint shift_check1 CHECK (((account IS NOT NULL) OR (day IS NOT NULL))),
  constraint shift_minutes_check CHECK (((minutes >= 15) AND (minutes <= 1440))),
  constraint shift_place_check CHECK ((place = ANY (ARRAY['operator'::text, 'deputy'::text, 'supervisor'::text, 'liaison'::text, 'responder'::text]))),
  constraint shift_weekdays_check CHECK (((weekdays <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint]) AND (weekdays <> '{}'::smallint[])))
);
alter table gwen.shift owner to gwen_owner;
alter table gwen.shift enable row level security;
alter table gwen.shift force row level security;
CREATE INDEX shift_account ON gwen.shift USING btree (account);
CREATE INDEX shift_team ON gwen.shift USING btree (team);
create policy writer on gwen.shift to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.shift to gwen_writer;

create table gwen.spoken_number (
  number text not null,
  dossier_id uuid not null,
  constraint spoken_number_pkey PRIMARY KEY (number)
);
alter table gwen.spoken_number owner to gwen_owner;
alter table gwen.spoken_number enable row level security;
alter table gwen.spoken_number force row level security;
create policy writer on gwen.spoken_number to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.spoken_number to gwen_writer;

create table gwen.team (
  id integer not null,
  name text not null,
  kind text not null,
  organisation integer not null,
  area text not null default ''::text,
  discipline text,
  on_call boolean not null default true,
  ended timestamp with time zone,
  constraint team_pkey PRIMARY KEY (id),
  constraint team_id_fkey FOREIGN KEY (id) REFERENCES gwen.party(id),
  constraint team_organisation_fkey FOREIGN KEY (organisation) REFERENCES gwen.organisation(id),
  constraint team_kind_check CHECK ((kind = ANY (ARRAY['contact-point'::text, 'response-team'::text, 'case-team'::text])))
);
alter table gwen.team owner to gwen_owner;
alter table gwen.team enable row level security;
alter table gwen.team force row level security;
CREATE INDEX team_organisation ON gwen.team USING btree (organisation);
create policy directory on gwen.team for select to gwen_app using (true);
create policy writer on gwen.team to gwen_writer using (true) with check (true);
grant select on gwen.team to gwen_app;
grant delete, insert, select, update on gwen.team to gwen_writer;

create table gwen.to_compare (
  kind text not null,
  who integer not null,
  at timestamp with time zone not null default now(),
  constraint to_compare_pkey PRIMARY KEY (kind, who),
  constraint to_compare_kind_check CHECK ((kind = ANY (ARRAY['account'::text, 'organisation'::text])))
);
alter table gwen.to_compare owner to gwen_owner;
alter table gwen.to_compare enable row level security;
alter table gwen.to_compare force row level security;
create policy comparing on gwen.to_compare to gwen_jobs using (true) with check (true);
create policy writer on gwen.to_compare to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.to_compare to gwen_jobs;
grant delete, insert, select, update on gwen.to_compare to gwen_writer;

create table gwen.to_match (
  dossier_id uuid not null,
  entry_id uuid not null,
  constraint to_match_pkey PRIMARY KEY (dossier_id, entry_id),
  constraint to_match_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES gwen.dossier(id)
);
alter table gwen.to_match owner to gwen_owner;
alter table gwen.to_match enable row level security;
alter table gwen.to_match force row level security;
create policy writer on gwen.to_match to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.to_match to gwen_writer;

create table gwen.token (
  dossier_id uuid not null,
  entry_id uuid not null,
  epoch smallint not null,
  token bigint not null,
  grp integer not null,
  subject integer not null,
  readers integer[] not null default '{}'::integer[],
  constraint token_pkey PRIMARY KEY (dossier_id, entry_id, token)
);
alter table gwen.token owner to gwen_owner;
alter table gwen.token enable row level security;
alter table gwen.token force row level security;
CREATE INDEX token_token ON gwen.token USING btree (token) INCLUDE (dossier_id, entry_id, readers, grp);
create policy matching on gwen.token for select to gwen_match using (true);
create policy writer on gwen.token to gwen_writer using (true) with check (true);
CREATE TRIGGER erased BEFORE INSERT ON gwen.token FOR EACH ROW EXECUTE FUNCTION gwen.drop_erased();
grant select on gwen.token to gwen_match;
grant delete, insert, select, update on gwen.token to gwen_writer;

create table gwen.watch (
  team integer not null,
  place text not null,
  account integer not null,
  since timestamp with time zone not null,
  constraint watch_pkey PRIMARY KEY (team, place, account),
  constraint watch_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id),
  constraint watch_team_fkey FOREIGN KEY (team) REFERENCES gwen.team(id)
);
alter table gwen.watch owner to gwen_owner;
alter table gwen.watch enable row level security;
alter table gwen.watch force row level security;
CREATE INDEX watch_account ON gwen.watch USING btree (account);
create policy writer on gwen.watch to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.watch to gwen_writer;

create table gwen.wrong_code (
  account integer not null,
  count integer not null,
  last timestamp with time zone not null,
  constraint wrong_code_pkey PRIMARY KEY (account),
  constraint wrong_code_account_fkey FOREIGN KEY (account) REFERENCES gwen.account(id)
);
alter table gwen.wrong_code owner to gwen_owner;
alter table gwen.wrong_code enable row level security;
alter table gwen.wrong_code force row level security;
CREATE INDEX wrong_code_last ON gwen.wrong_code USING btree (last);
create policy writer on gwen.wrong_code to gwen_writer using (true) with check (true);
grant delete, insert, select, update on gwen.wrong_code to gwen_writer;

create table public.migration (
  name text not null,
  sha256 text not null,
  applied timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);
alter table public.migration owner to gwen_owner;
alter table public.migration enable row level security;
alter table public.migration force row level security;
create policy owner on public.migration to gwen_owner using (true);

create function gwen.add_account(by integer, called_in text, called text, of_organisation integer, with_roles text[], in_locale text, new_recipient text, new_proof text, wrapped text, as_initial boolean) returns integer language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.add_account(integer,text,text,integer,text[],text,text,text,text,boolean) owner to gwen_writer;
grant execute on function gwen.add_account(integer,text,text,integer,text[],text,text,text,text,boolean) to gwen_app;
grant execute on function gwen.add_account(integer,text,text,integer,text[],text,text,text,text,boolean) to gwen_owner;

create function gwen.add_channel(by integer, of_kind text, called text, of_team integer, in_language text, at_path bytea, with_settings jsonb, with_secrets bytea) returns integer language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.add_channel(integer,text,text,integer,text,bytea,jsonb,bytea) owner to gwen_writer;
grant execute on function gwen.add_channel(integer,text,text,integer,text,bytea,jsonb,bytea) to gwen_app;
grant execute on function gwen.add_channel(integer,text,text,integer,text,bytea,jsonb,bytea) to gwen_owner;

create function gwen.add_machine(by integer, called text, of_organisation integer, with_roles text[]) returns integer language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.add_machine(integer,text,integer,text[]) owner to gwen_writer;
grant execute on function gwen.add_machine(integer,text,integer,text[]) to gwen_app;
grant execute on function gwen.add_machine(integer,text,integer,text[]) to gwen_owner;

create function gwen.add_machine_key(by integer, who integer, called text, token_digest bytea, only_kinds text[], only_groups text[], may_write boolean, most_per_minute integer, until timestamp with time zone) returns integer language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.add_machine_key(integer,integer,text,bytea,text[],text[],boolean,integer,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.add_machine_key(integer,integer,text,bytea,text[],text[],boolean,integer,timestamp with time zone) to gwen_app;
grant execute on function gwen.add_machine_key(integer,integer,text,bytea,text[],text[],boolean,integer,timestamp with time zone) to gwen_owner;

create function gwen.add_organisation(by integer, called text, gwen_kind text, of_area text) returns integer language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.add_organisation(integer,text,text,text) owner to gwen_writer;
grant execute on function gwen.add_organisation(integer,text,text,text) to gwen_app;
grant execute on function gwen.add_organisation(integer,text,text,text) to gwen_owner;

create function gwen.add_seal_key(by integer, which integer, who integer, sealed bytea) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.add_seal_key(integer,integer,integer,bytea) owner to gwen_writer;
grant execute on function gwen.add_seal_key(integer,integer,integer,bytea) to gwen_app;
grant execute on function gwen.add_seal_key(integer,integer,integer,bytea) to gwen_owner;

create function gwen.add_shift(by integer, of_team integer, of_place text, who integer, on_weekdays smallint[], on_day date, at_time time without time zone, for_minutes integer) returns integer language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.add_shift(integer,integer,text,integer,smallint[],date,time without time zone,integer) owner to gwen_writer;
grant execute on function gwen.add_shift(integer,integer,text,integer,smallint[],date,time without time zone,integer) to gwen_app;
grant execute on function gwen.add_shift(integer,integer,text,integer,smallint[],date,time without time zone,integer) to gwen_owner;

create function gwen.add_team(by integer, called text, team_kind text, of_organisation integer, of_area text, of_discipline text) returns integer language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.add_team(integer,text,text,integer,text,text) owner to gwen_writer;
grant execute on function gwen.add_team(integer,text,text,integer,text,text) to gwen_app;
grant execute on function gwen.add_team(integer,text,text,integer,text,text) to gwen_owner;

create function gwen.all_sums(measures text[], first date, last date) returns TABLE(measure text, breakdown text, key text, answer text, n bigint, value bigint) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.all_sums(text[],date,date) owner to gwen_writer;
grant execute on function gwen.all_sums(text[],date,date) to gwen_jobs;

create function gwen.answer_keys(parties integer[], groups integer[], target uuid, wanted integer) returns TABLE(recipient text, reporter boolean) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.answer_keys(integer[],integer[],uuid,integer) owner to gwen_writer;
grant execute on function gwen.answer_keys(integer[],integer[],uuid,integer) to gwen_app;

create function gwen.answers_waiting(at timestamp with time zone, most integer) returns TABLE(dossier_id uuid, entry_id uuid, channel integer, subject integer, address bytea, language text, tries integer, begun timestamp with time zone) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.answers_waiting(timestamp with time zone,integer) owner to gwen_writer;
grant execute on function gwen.answers_waiting(timestamp with time zone,integer) to gwen_jobs;

create function gwen.any_chunk(of_dossier uuid, wanted uuid, which integer) returns bytea language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.any_chunk(uuid,uuid,integer) owner to gwen_writer;
grant execute on function gwen.any_chunk(uuid,uuid,integer) to gwen_jobs;

create function gwen.approve_release(which uuid, by integer) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.approve_release(uuid,integer) owner to gwen_writer;
grant execute on function gwen.approve_release(uuid,integer) to gwen_app;

create function gwen.as_session(parties integer[], groups integer[]) returns void language sql;
alter function gwen.as_session(integer[],integer[]) owner to gwen_owner;
grant execute on function gwen.as_session(integer[],integer[]) to gwen_app;
grant execute on function gwen.as_session(integer[],integer[]) to gwen_jobs;

create function gwen.ask_texts(target uuid, entry uuid) returns TABLE(id uuid, account integer, channel integer, says text) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.ask_texts(uuid,uuid) owner to gwen_writer;
grant execute on function gwen.ask_texts(uuid,uuid) to gwen_jobs;

create function gwen.ask_texts_waiting(at timestamp with time zone, most integer) returns TABLE(id uuid, account integer, number bytea, channel integer, says text, locale text, tries integer) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.ask_texts_waiting(timestamp with time zone,integer) owner to gwen_writer;
grant execute on function gwen.ask_texts_waiting(timestamp with time zone,integer) to gwen_jobs;

create function gwen.asking() returns SETOF uuid language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.asking() owner to gwen_writer;
grant execute on function gwen.asking() to gwen_jobs;

create function gwen.asks_of(target uuid) returns TABLE(entry_id uuid, asked timestamp with time zone, led_on timestamp with time zone) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.asks_of(uuid) owner to gwen_writer;
grant execute on function gwen.asks_of(uuid) to gwen_app;
grant execute on function gwen.asks_of(uuid) to gwen_jobs;

create function gwen.assert_administrator(by integer) returns void language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.assert_administrator(integer) owner to gwen_writer;

create function gwen.away_of(who integer, at timestamp with time zone) returns timestamp with time zone language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.away_of(integer,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.away_of(integer,timestamp with time zone) to gwen_app;

create function gwen.begin_answer(target uuid, entry uuid, tried integer, at timestamp with time zone, again timestamp with time zone) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.begin_answer(uuid,uuid,integer,timestamp with time zone,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.begin_answer(uuid,uuid,integer,timestamp with time zone,timestamp with time zone) to gwen_jobs;

create function gwen.candidates(parties integer[], groups integer[], tokens bigint[], only_mine boolean, most integer DEFAULT 60) returns TABLE(dossier_id uuid, entry_id uuid, type text, subject integer, grp integer, hits bigint, kind smallint, number text, state text, steward integer, area text, open jsonb, cipher bytea) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.candidates(integer[],integer[],bigint[],boolean,integer) owner to gwen_match;
grant execute on function gwen.candidates(integer[],integer[],bigint[],boolean,integer) to gwen_app;
grant execute on function gwen.candidates(integer[],integer[],bigint[],boolean,integer) to gwen_jobs;

create function gwen.change_account(by integer, who integer, called text, of_organisation integer, with_roles text[], ending boolean) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.change_account(integer,integer,text,integer,text[],boolean) owner to gwen_writer;
grant execute on function gwen.change_account(integer,integer,text,integer,text[],boolean) to gwen_app;
grant execute on function gwen.change_account(integer,integer,text,integer,text[],boolean) to gwen_owner;

create function gwen.change_passphrase(who integer, new_proof text, wrapped text, new_recipient text, keep bytea) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.change_passphrase(integer,text,text,text,bytea) owner to gwen_writer;
grant execute on function gwen.change_passphrase(integer,text,text,text,bytea) to gwen_app;
grant execute on function gwen.change_passphrase(integer,text,text,text,bytea) to gwen_owner;

create function gwen.changes_page(after_id uuid, after_seq integer, most integer) returns TABLE(dossier_id uuid, seq integer, epoch integer, act uuid, op uuid, kind text, entry_id uuid, type text, grp integer, subject integer, account integer, occurred text, recorded timestamp with time zone, accepted timestamp with time zone, prev bytea, content bytea, digest bytea, mac bytea, payload bytea) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.changes_page(uuid,integer,integer) owner to gwen_writer;
grant execute on function gwen.changes_page(uuid,integer,integer) to gwen_jobs;

create function gwen.channels(by integer) returns TABLE(id integer, kind text, name text, team integer, language text, settings jsonb, created timestamp with time zone, ended timestamp with time zone, waiting bigint, failed bigint, last_in date, last_out date) language plpgsql stable security definer set search_path=gwen, pg_temp;
alter function gwen.channels(integer) owner to gwen_writer;
grant execute on function gwen.channels(integer) to gwen_app;
grant execute on function gwen.channels(integer) to gwen_owner;

create function gwen.chunk_of(parties integer[], groups integer[], of_dossier uuid, wanted uuid, which integer) returns bytea language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.chunk_of(integer[],integer[],uuid,uuid,integer) owner to gwen_writer;
grant execute on function gwen.chunk_of(integer[],integer[],uuid,uuid,integer) to gwen_app;

create function gwen.claim_sealed_files(of_dossier uuid, of_entry uuid, of_subject integer, ids uuid[], tokens bytea[], with_parts integer[], are_withheld boolean[], most integer) returns text language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.claim_sealed_files(uuid,uuid,integer,uuid[],bytea[],integer[],boolean[],integer) owner to gwen_writer;
grant execute on function gwen.claim_sealed_files(uuid,uuid,integer,uuid[],bytea[],integer[],boolean[],integer) to gwen_app;

create function gwen.climb_duties(at timestamp with time zone, step interval, most integer DEFAULT 1000) returns TABLE(dossier_id uuid, kind smallint, safeguard text, key text, told text, readers integer[]) language sql security definer set search_path=gwen, pg_temp;
alter function gwen.climb_duties(timestamp with time zone,interval,integer) owner to gwen_writer;
grant execute on function gwen.climb_duties(timestamp with time zone,interval,integer) to gwen_jobs;

create function gwen.climbed_to(parties integer[], groups integer[], with_roles text[], who integer, at timestamp with time zone, of_kind smallint) returns TABLE(dossier_id uuid, number text, area text, safeguard text, key text, step text, due timestamp with time zone) language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.climbed_to(integer[],integer[],text[],integer,timestamp with time zone,smallint) owner to gwen_owner;
grant execute on function gwen.climbed_to(integer[],integer[],text[],integer,timestamp with time zone,smallint) to gwen_app;

create function gwen.close_organisation(by integer, which integer) returns text language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.close_organisation(integer,integer) owner to gwen_writer;
grant execute on function gwen.close_organisation(integer,integer) to gwen_app;
grant execute on function gwen.close_organisation(integer,integer) to gwen_owner;

create function gwen.commit_act(parties integer[], p jsonb, b bytea[]) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.commit_act(integer[],jsonb,bytea[]) owner to gwen_writer;
grant execute on function gwen.commit_act(integer[],jsonb,bytea[]) to gwen_app;
grant execute on function gwen.commit_act(integer[],jsonb,bytea[]) to gwen_jobs;

create function gwen.commit_keeping(parties integer[], p jsonb, b bytea[], kept jsonb, touched uuid[], leads boolean, onward text[], back text[]) returns TABLE(id uuid, kind smallint, readers integer[], holders integer[], changed boolean, accounts integer[], teams integer[], organisations integer[], spared integer[]) language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.commit_keeping(integer[],jsonb,bytea[],jsonb,uuid[],boolean,text[],text[]) owner to gwen_writer;
grant execute on function gwen.commit_keeping(integer[],jsonb,bytea[],jsonb,uuid[],boolean,text[],text[]) to gwen_app;
grant execute on function gwen.commit_keeping(integer[],jsonb,bytea[],jsonb,uuid[],boolean,text[],text[]) to gwen_jobs;

create function gwen.compare_name() returns trigger language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.compare_name() owner to gwen_writer;

create function gwen.contact_point_of(wanted text) returns jsonb language sql stable set search_path=gwen, pg_temp;
alter function gwen.contact_point_of(text) owner to gwen_writer;

create function gwen.contact_points() returns TABLE(team integer, organisation integer, area text, epoch integer, recipient text, recovery text) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.contact_points() owner to gwen_writer;
grant execute on function gwen.contact_points() to gwen_app;

create function gwen.count_answers(wanted text, since date) returns TABLE(breakdown text, key text, answer text, n bigint) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.count_answers(text,date) owner to gwen_writer;
grant execute on function gwen.count_answers(text,date) to gwen_jobs;

create function gwen.count_opened(kinds smallint[], areas text[], since date) returns TABLE(area text, beside text[], kind smallint, month text, sex text, age_group text, n bigint) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.count_opened(smallint[],text[],date) owner to gwen_writer;
grant execute on function gwen.count_opened(smallint[],text[],date) to gwen_jobs;

create function gwen.counting_since() returns timestamp with time zone language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.counting_since() owner to gwen_writer;
grant execute on function gwen.counting_since() to gwen_jobs;

create function gwen.credential_of(wanted text) returns TABLE(account integer, proof text, wrapped_identity text, recipient text, totp bytea, totp_waiting bytea, totp_step bigint, initial boolean) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.credential_of(text) owner to gwen_writer;
grant execute on function gwen.credential_of(text) to gwen_app;
grant execute on function gwen.credential_of(text) to gwen_owner;

create function gwen.declare_published(declared jsonb) returns SETOF smallint language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.declare_published(jsonb) owner to gwen_writer;
grant execute on function gwen.declare_published(jsonb) to gwen_jobs;

create function gwen.declare_sources(declared jsonb) returns SETOF text language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.declare_sources(jsonb) owner to gwen_writer;
grant execute on function gwen.declare_sources(jsonb) to gwen_jobs;

create function gwen.deliveries_of(parties integer[], groups integer[], target uuid, wanted integer) returns TABLE(channel text, entry uuid, state text) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.deliveries_of(integer[],integer[],uuid,integer) owner to gwen_writer;
grant execute on function gwen.deliveries_of(integer[],integer[],uuid,integer) to gwen_app;

create function gwen.desk_parties(of_team integer, at timestamp with time zone) returns integer[] language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.desk_parties(integer,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.desk_parties(integer,timestamp with time zone) to gwen_jobs;

create function gwen.destroy_known(target uuid) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.destroy_known(uuid) owner to gwen_writer;
grant execute on function gwen.destroy_known(uuid) to gwen_jobs;

create function gwen.destroy_known_of(target uuid, subjects integer[]) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.destroy_known_of(uuid,integer[]) owner to gwen_writer;
grant execute on function gwen.destroy_known_of(uuid,integer[]) to gwen_jobs;

create function gwen.disable_totp(who integer) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.disable_totp(integer) owner to gwen_writer;
grant execute on function gwen.disable_totp(integer) to gwen_app;
grant execute on function gwen.disable_totp(integer) to gwen_owner;

create function gwen.discard_release(which uuid) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.discard_release(uuid) owner to gwen_writer;
grant execute on function gwen.discard_release(uuid) to gwen_app;

create function gwen.dossier_json(d gwen.dossier) returns json language sql stable;
alter function gwen.dossier_json(gwen.dossier) owner to gwen_owner;
grant execute on function gwen.dossier_json(gwen.dossier) to gwen_app;
grant execute on function gwen.dossier_json(gwen.dossier) to gwen_writer;

create function gwen.dossiers_of(wanted smallint, after_id uuid, most integer) returns SETOF uuid language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.dossiers_of(smallint,uuid,integer) owner to gwen_writer;
grant execute on function gwen.dossiers_of(smallint,uuid,integer) to gwen_jobs;

create function gwen.dossiers_page(after_id uuid, most integer) returns TABLE(dossier_id uuid, version integer, head bytea) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.dossiers_page(uuid,integer) owner to gwen_writer;
grant execute on function gwen.dossiers_page(uuid,integer) to gwen_jobs;

create function gwen.dossiers_saying(of_kind smallint, types text[], after uuid, most integer) returns SETOF uuid language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.dossiers_saying(smallint,text[],uuid,integer) owner to gwen_match;
grant execute on function gwen.dossiers_saying(smallint,text[],uuid,integer) to gwen_jobs;

create function gwen.dossiers_within(wanted smallint, states text[], of_area text, after_id uuid, most integer) returns TABLE(id uuid, since timestamp with time zone) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.dossiers_within(smallint,text[],text,uuid,integer) owner to gwen_writer;
grant execute on function gwen.dossiers_within(smallint,text[],text,uuid,integer) to gwen_jobs;

create function gwen.drop_erased() returns trigger language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.drop_erased() owner to gwen_writer;

create function gwen.drop_files(before timestamp with time zone) returns integer language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.drop_files(timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.drop_files(timestamp with time zone) to gwen_jobs;

create function gwen.duties_for(parties integer[], groups integer[], roles text[], who integer, kinds text[], most integer) returns TABLE(dossier_id uuid, kind smallint, number text, state text, area text, safeguard text, key text, duty_kind text, reason text, due timestamp with time zone, role text, assignee integer, remedy text[], since timestamp with time zone) language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.duties_for(integer[],integer[],text[],integer,text[],integer) owner to gwen_owner;
grant execute on function gwen.duties_for(integer[],integer[],text[],integer,text[],integer) to gwen_app;

create function gwen.duties_reach(parties integer[], roles text[], who integer, kinds text[], everybodys text[], most integer, wide integer, until timestamp with time zone) returns integer language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.duties_reach(integer[],text[],integer,text[],text[],integer,integer,timestamp with time zone) owner to gwen_owner;
grant execute on function gwen.duties_reach(integer[],text[],integer,text[],text[],integer,integer,timestamp with time zone) to gwen_app;

create function gwen.duty_json(u gwen.duty) returns json language sql stable;
alter function gwen.duty_json(gwen.duty) owner to gwen_owner;
grant execute on function gwen.duty_json(gwen.duty) to gwen_app;
grant execute on function gwen.duty_json(gwen.duty) to gwen_writer;

create function gwen.enable_totp(who integer, step bigint) returns boolean language sql security definer set search_path=gwen, pg_temp;
alter function gwen.enable_totp(integer,bigint) owner to gwen_writer;
grant execute on function gwen.enable_totp(integer,bigint) to gwen_app;
grant execute on function gwen.enable_totp(integer,bigint) to gwen_owner;

create function gwen.end_ask(target uuid, entry uuid) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.end_ask(uuid,uuid) owner to gwen_writer;
grant execute on function gwen.end_ask(uuid,uuid) to gwen_jobs;

create function gwen.end_channel(by integer, which integer) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.end_channel(integer,integer) owner to gwen_writer;
grant execute on function gwen.end_channel(integer,integer) to gwen_app;
grant execute on function gwen.end_channel(integer,integer) to gwen_owner;

create function gwen.end_other_sessions(who integer, own bytea) returns integer language sql security definer set search_path=gwen, pg_temp;
alter function gwen.end_other_sessions(integer,bytea) owner to gwen_writer;
grant execute on function gwen.end_other_sessions(integer,bytea) to gwen_app;

create function gwen.end_session(digest bytea) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.end_session(bytea) owner to gwen_writer;
grant execute on function gwen.end_session(bytea) to gwen_app;
grant execute on function gwen.end_session(bytea) to gwen_owner;

create function gwen.end_shift(by integer, which integer) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.end_shift(integer,integer) owner to gwen_writer;
grant execute on function gwen.end_shift(integer,integer) to gwen_app;
grant execute on function gwen.end_shift(integer,integer) to gwen_owner;

create function gwen.end_team(by integer, which integer) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.end_team(integer,integer) owner to gwen_writer;
grant execute on function gwen.end_team(integer,integer) to gwen_app;
grant execute on function gwen.end_team(integer,integer) to gwen_owner;

create function gwen.entries_page(wanted smallint, types text[], after_id uuid, most integer) returns TABLE(dossier_id uuid, entry_id uuid, type text, version integer, revision smallint, open jsonb, withdrawn boolean) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.entries_page(smallint,text[],uuid,integer) owner to gwen_writer;
grant execute on function gwen.entries_page(smallint,text[],uuid,integer) to gwen_jobs;

create function gwen.entries_that_name(of_kind smallint, of_type text) returns TABLE(dossier_id uuid, entry_id uuid, subject integer, open jsonb, cipher bytea) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.entries_that_name(smallint,text) owner to gwen_match;
grant execute on function gwen.entries_that_name(smallint,text) to gwen_jobs;

create function gwen.entry_json(e gwen.entry) returns json language sql stable;
alter function gwen.entry_json(gwen.entry) owner to gwen_owner;
grant execute on function gwen.entry_json(gwen.entry) to gwen_app;
grant execute on function gwen.entry_json(gwen.entry) to gwen_writer;

create function gwen.erasures_waiting(of_kind smallint, of_type text, most integer) returns TABLE(dossier_id uuid, entry_id uuid) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.erasures_waiting(smallint,text,integer) owner to gwen_writer;
grant execute on function gwen.erasures_waiting(smallint,text,integer) to gwen_jobs;

create function gwen.fact_source(named text) returns uuid language sql immutable;
alter function gwen.fact_source(text) owner to gwen_owner;
grant execute on function gwen.fact_source(text) to gwen_writer;

create function gwen.feed(parties integer[], groups integer[], since pg_snapshot, upto pg_snapshot, after_id uuid, most integer) returns TABLE(now_at pg_snapshot, epoch integer, dossier_id uuid, version integer) language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.feed(integer[],integer[],pg_snapshot,pg_snapshot,uuid,integer) owner to gwen_owner;
grant execute on function gwen.feed(integer[],integer[],pg_snapshot,pg_snapshot,uuid,integer) to gwen_app;

create function gwen.fill_references(rows jsonb) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.fill_references(jsonb) owner to gwen_writer;
grant execute on function gwen.fill_references(jsonb) to gwen_jobs;

create function gwen.find_ask(which uuid) returns TABLE(dossier_id uuid, entry_id uuid, channel integer) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.find_ask(uuid) owner to gwen_writer;
grant execute on function gwen.find_ask(uuid) to gwen_app;

create function gwen.find_by_number(parties integer[], spoken text) returns TABLE(id uuid, kind smallint, number text, state text, steward integer, area text) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.find_by_number(integer[],text) owner to gwen_writer;
grant execute on function gwen.find_by_number(integer[],text) to gwen_app;
grant execute on function gwen.find_by_number(integer[],text) to gwen_owner;

create function gwen.find_dossiers(parties integer[], groups integer[], wanted smallint, states text[], areas text[], since timestamp with time zone, answers jsonb, sort text, down boolean, after_at timestamp with time zone, after_id uuid, most integer) returns TABLE(id uuid, number text, state text, state_since timestamp with time zone, area text, steward integer, updated_at timestamp with time zone, created_at timestamp with time zone, version integer, next_due timestamp with time zone, at timestamp with time zone) language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.find_dossiers(integer[],integer[],smallint,text[],text[],timestamp with time zone,jsonb,text,boolean,timestamp with time zone,uuid,integer) owner to gwen_owner;
grant execute on function gwen.find_dossiers(integer[],integer[],smallint,text[],text[],timestamp with time zone,jsonb,text,boolean,timestamp with time zone,uuid,integer) to gwen_app;

create function gwen.find_elsewhere(asked jsonb, today date, most integer) returns TABLE(source text, key text, dossier_id uuid, entry_id uuid, state text, occurred text, accepted timestamp with time zone, revision smallint, said jsonb) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.find_elsewhere(jsonb,date,integer) owner to gwen_lookup;
grant execute on function gwen.find_elsewhere(jsonb,date,integer) to gwen_app;
grant execute on function gwen.find_elsewhere(jsonb,date,integer) to gwen_jobs;

create function gwen.find_machine(which integer) returns TABLE(digest bytea, used timestamp with time zone, kinds text[], groups text[], writes boolean, per_minute integer, expires timestamp with time zone, account integer, name text, locale text, roles text[], organisation integer, teams integer[], parties integer[]) language plpgsql stable security definer set search_path=gwen, pg_temp;
alter function gwen.find_machine(integer) owner to gwen_writer;
grant execute on function gwen.find_machine(integer) to gwen_app;
grant execute on function gwen.find_machine(integer) to gwen_owner;

create function gwen.find_session(digest bytea, idle interval, used boolean DEFAULT true) returns TABLE(account integer, login text, name text, locale text, roles text[], organisation integer, recipient text, initial boolean, has_totp boolean, until timestamp with time zone, teams integer[], parties integer[]) language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.find_session(bytea,interval,boolean) owner to gwen_writer;
grant execute on function gwen.find_session(bytea,interval,boolean) to gwen_app;
grant execute on function gwen.find_session(bytea,interval,boolean) to gwen_owner;

create function gwen.find_watch(of_group integer, shown bigint, target uuid) returns TABLE(dossier uuid, number text, area text, mark bigint, until text) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.find_watch(integer,bigint,uuid) owner to gwen_writer;
grant execute on function gwen.find_watch(integer,bigint,uuid) to gwen_app;

create function gwen.fold_facts() returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.fold_facts() owner to gwen_writer;
grant execute on function gwen.fold_facts() to gwen_jobs;

create function gwen.follow(asked jsonb, most integer) returns TABLE(source text, key text) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.follow(jsonb,integer) owner to gwen_lookup;
grant execute on function gwen.follow(jsonb,integer) to gwen_app;
grant execute on function gwen.follow(jsonb,integer) to gwen_jobs;

create function gwen.follow_all(start uuid[], down boolean, onward text[], back text[]) returns uuid[] language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.follow_all(uuid[],boolean,text[],text[]) owner to gwen_writer;

create function gwen.follow_step(target uuid, down boolean, onward text[], back text[]) returns SETOF uuid language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.follow_step(uuid,boolean,text[],text[]) owner to gwen_writer;

create function gwen.forget_notes(at timestamp with time zone, kept interval) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.forget_notes(timestamp with time zone,interval) owner to gwen_writer;
grant execute on function gwen.forget_notes(timestamp with time zone,interval) to gwen_jobs;

create function gwen.forget_received(today date) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.forget_received(date) owner to gwen_writer;
grant execute on function gwen.forget_received(date) to gwen_jobs;

create function gwen.forget_subjects(target uuid, subjects integer[]) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.forget_subjects(uuid,integer[]) owner to gwen_writer;
grant execute on function gwen.forget_subjects(uuid,integer[]) to gwen_jobs;

create function gwen.found_installation(wanted uuid) returns uuid language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.found_installation(uuid) owner to gwen_writer;
grant execute on function gwen.found_installation(uuid) to gwen_owner;

create function gwen.give_watch(who integer, of_team integer, of_place text, as_id uuid, with_note bytea, at timestamp with time zone) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.give_watch(integer,integer,text,uuid,bytea,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.give_watch(integer,integer,text,uuid,bytea,timestamp with time zone) to gwen_app;

create function gwen.grant_json(g gwen.access_grant) returns json language sql stable;
alter function gwen.grant_json(gwen.access_grant) owner to gwen_owner;
grant execute on function gwen.grant_json(gwen.access_grant) to gwen_app;
grant execute on function gwen.grant_json(gwen.access_grant) to gwen_writer;

create function gwen.grants_of(parties integer[], target uuid) returns SETOF gwen.access_grant language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.grants_of(integer[],uuid) owner to gwen_writer;
grant execute on function gwen.grants_of(integer[],uuid) to gwen_app;

create function gwen.hand_overs(who integer, at timestamp with time zone) returns TABLE(id uuid, team integer, place text, giver integer, note bytea, given timestamp with time zone, taker integer, taken timestamp with time zone) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.hand_overs(integer,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.hand_overs(integer,timestamp with time zone) to gwen_app;

create function gwen.heads_page(after_id uuid, of_epoch integer, seen pg_snapshot, most integer) returns TABLE(dossier_id uuid, seq integer, digest bytea) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.heads_page(uuid,integer,pg_snapshot,integer) owner to gwen_writer;
grant execute on function gwen.heads_page(uuid,integer,pg_snapshot,integer) to gwen_jobs;

create function gwen.health() returns jsonb language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.health() owner to gwen_writer;
grant execute on function gwen.health() to gwen_app;

create function gwen.hidden_from(who integer, of_organisation integer, teams integer[]) returns integer[] language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.hidden_from(integer,integer,integer[]) owner to gwen_writer;

create function gwen.history(parties integer[], groups integer[], target uuid) returns TABLE(seq integer, op uuid, act uuid, kind text, entry_id uuid, type text, subject integer, account integer, occurred text, recorded timestamp with time zone, accepted timestamp with time zone, payload bytea) language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.history(integer[],integer[],uuid) owner to gwen_owner;
grant execute on function gwen.history(integer[],integer[],uuid) to gwen_app;

create function gwen.holders_of(readers integer[]) returns SETOF integer language sql stable set search_path=gwen, pg_temp;
alter function gwen.holders_of(integer[]) owner to gwen_writer;

create function gwen.inherit_kept_out(target uuid, sources uuid[]) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.inherit_kept_out(uuid,uuid[]) owner to gwen_writer;

create function gwen.is_kept_out(target uuid, account integer) returns boolean language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.is_kept_out(uuid,integer) owner to gwen_writer;
grant execute on function gwen.is_kept_out(uuid,integer) to gwen_jobs;

create function gwen.is_meant(k gwen.kept_out, account integer, of_organisation integer, teams integer[]) returns boolean language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.is_meant(gwen.kept_out,integer,integer,integer[]) owner to gwen_writer;

create function gwen.is_on_call(who integer, of_place text, readers integer[], at timestamp with time zone) returns boolean language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.is_on_call(integer,text,integer[],timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.is_on_call(integer,text,integer[],timestamp with time zone) to gwen_app;

create function gwen.keep_change() returns trigger language plpgsql;
alter function gwen.keep_change() owner to gwen_owner;

create function gwen.keep_out(target uuid, accounts integer[], teams integer[], organisations integer[], spare integer[]) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.keep_out(uuid,integer[],integer[],integer[],integer[]) owner to gwen_writer;

create function gwen.keep_release() returns trigger language plpgsql;
alter function gwen.keep_release() owner to gwen_owner;
grant execute on function gwen.keep_release() to public;

create function gwen.keep_share(who integer, which integer) returns boolean language sql security definer set search_path=gwen, pg_temp;
alter function gwen.keep_share(integer,integer) owner to gwen_writer;
grant execute on function gwen.keep_share(integer,integer) to gwen_app;
grant execute on function gwen.keep_share(integer,integer) to gwen_owner;

create function gwen.keep_views(who integer, to_views jsonb) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.keep_views(integer,jsonb) owner to gwen_writer;
grant execute on function gwen.keep_views(integer,jsonb) to gwen_app;

create function gwen.keep_watch(at timestamp with time zone) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.keep_watch(timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.keep_watch(timestamp with time zone) to gwen_jobs;
grant execute on function gwen.keep_watch(timestamp with time zone) to gwen_owner;

create function gwen.keys_of(who integer) returns TABLE(what text, j jsonb, b bytea) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.keys_of(integer) owner to gwen_writer;
grant execute on function gwen.keys_of(integer) to gwen_app;
grant execute on function gwen.keys_of(integer) to gwen_owner;

create function gwen.kinds_of(parties integer[], groups integer[], ids uuid[]) returns TABLE(id uuid, kind smallint) language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.kinds_of(integer[],integer[],uuid[]) owner to gwen_owner;
grant execute on function gwen.kinds_of(integer[],integer[],uuid[]) to gwen_app;

create function gwen.late_for(parties integer[], groups integer[], roles text[], who integer, most integer) returns TABLE(dossier_id uuid, kind smallint, number text, state text, area text, safeguard text, key text, duty_kind text, reason text, due timestamp with time zone, role text, assignee integer, remedy text[], since timestamp with time zone) language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.late_for(integer[],integer[],text[],integer,integer) owner to gwen_owner;
grant execute on function gwen.late_for(integer[],integer[],text[],integer,integer) to gwen_app;

create function gwen.late_tasks(at timestamp with time zone, most integer) returns TABLE(dossier_id uuid, kind smallint, area text, steward integer, safeguard text, key text, due timestamp with time zone, since timestamp with time zone) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.late_tasks(timestamp with time zone,integer) owner to gwen_writer;
grant execute on function gwen.late_tasks(timestamp with time zone,integer) to gwen_jobs;

create function gwen.lead_on(target uuid, entry uuid, at timestamp with time zone) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.lead_on(uuid,uuid,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.lead_on(uuid,uuid,timestamp with time zone) to gwen_jobs;

create function gwen.liaisons_outside(of_kind integer, at timestamp with time zone) returns TABLE(dossier_id uuid, account integer, point integer, organisation integer) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.liaisons_outside(integer,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.liaisons_outside(integer,timestamp with time zone) to gwen_jobs;

create function gwen.lines_of(parties integer[], groups integer[], ids uuid[]) returns TABLE(id uuid, kind smallint, number text, state text, state_since timestamp with time zone, steward integer, area text, version integer, created_at timestamp with time zone, updated_at timestamp with time zone, next_due timestamp with time zone) language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.lines_of(integer[],integer[],uuid[]) owner to gwen_owner;
grant execute on function gwen.lines_of(integer[],integer[],uuid[]) to gwen_app;

create function gwen.list_dossiers(parties integer[], groups integer[], wanted smallint, states text[], before_at timestamp with time zone, before_id uuid, most integer) returns TABLE(id uuid, number text, state text, state_since timestamp with time zone, area text, steward integer, updated_at timestamp with time zone, created_at timestamp with time zone, version integer, next_due timestamp with time zone) language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.list_dossiers(integer[],integer[],smallint,text[],timestamp with time zone,uuid,integer) owner to gwen_owner;
grant execute on function gwen.list_dossiers(integer[],integer[],smallint,text[],timestamp with time zone,uuid,integer) to gwen_app;

create function gwen.load_for_write(parties integer[], ids uuid[], types text[], ops uuid[], asked integer[] DEFAULT '{}'::integer[], of_area text DEFAULT NULL::text, written uuid[] DEFAULT '{}'::uuid[], serving boolean DEFAULT true) returns TABLE(what text, dossier_id uuid, j json, b bytea) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.load_for_write(integer[],uuid[],text[],uuid[],integer[],text,uuid[],boolean) owner to gwen_writer;
grant execute on function gwen.load_for_write(integer[],uuid[],text[],uuid[],integer[],text,uuid[],boolean) to gwen_app;
grant execute on function gwen.load_for_write(integer[],uuid[],text[],uuid[],integer[],text,uuid[],boolean) to gwen_jobs;

create function gwen.log_access(target uuid, who integer, what text, groups integer[]) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.log_access(uuid,integer,text,integer[]) owner to gwen_writer;
grant execute on function gwen.log_access(uuid,integer,text,integer[]) to gwen_app;

create function gwen.log_uses(targets uuid[], who integer, what text, groups integer[]) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.log_uses(uuid[],integer,text,integer[]) owner to gwen_writer;
grant execute on function gwen.log_uses(uuid[],integer,text,integer[]) to gwen_app;
grant execute on function gwen.log_uses(uuid[],integer,text,integer[]) to gwen_owner;

create function gwen.machine_keys(by integer) returns TABLE(account integer, account_name text, organisation integer, roles text[], ended boolean, id integer, name text, kinds text[], groups text[], writes boolean, per_minute integer, created timestamp with time zone, expires timestamp with time zone, revoked timestamp with time zone, used timestamp with time zone) language plpgsql stable security definer set search_path=gwen, pg_temp;
alter function gwen.machine_keys(integer) owner to gwen_writer;
grant execute on function gwen.machine_keys(integer) to gwen_app;
grant execute on function gwen.machine_keys(integer) to gwen_owner;

create function gwen.machine_used(which integer) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.machine_used(integer) owner to gwen_writer;
grant execute on function gwen.machine_used(integer) to gwen_app;
grant execute on function gwen.machine_used(integer) to gwen_owner;

create function gwen.make_release(new_id uuid, by integer, first date, past date, released jsonb) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.make_release(uuid,integer,date,date,jsonb) owner to gwen_writer;
grant execute on function gwen.make_release(uuid,integer,date,date,jsonb) to gwen_app;

create function gwen.mark_erased(target uuid, subjects integer[]) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.mark_erased(uuid,integer[]) owner to gwen_writer;

create function gwen.match_done(target uuid, entry uuid) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.match_done(uuid,uuid) owner to gwen_writer;
grant execute on function gwen.match_done(uuid,uuid) to gwen_jobs;

create function gwen.matches_waiting(most integer) returns SETOF gwen.to_match language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.matches_waiting(integer) owner to gwen_writer;
grant execute on function gwen.matches_waiting(integer) to gwen_jobs;

create function gwen.mentions_of(parties integer[], groups integer[], target uuid) returns TABLE(dossier_id uuid, kind smallint, entry_id uuid, type text, source text) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.mentions_of(integer[],integer[],uuid) owner to gwen_lookup;
grant execute on function gwen.mentions_of(integer[],integer[],uuid) to gwen_app;

create function gwen.moves_of(target uuid) returns TABLE(seq integer, op uuid, accepted timestamp with time zone, payload bytea) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.moves_of(uuid) owner to gwen_writer;
grant execute on function gwen.moves_of(uuid) to gwen_jobs;

create function gwen.not_heard(target uuid, at timestamp with time zone) returns TABLE(entry_id uuid, account integer, count integer, last timestamp with time zone) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.not_heard(uuid,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.not_heard(uuid,timestamp with time zone) to gwen_app;

create function gwen.note_answer(target uuid, entry uuid, to_state text, again timestamp with time zone, by_ref bytea) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.note_answer(uuid,uuid,text,timestamp with time zone,bytea) owner to gwen_writer;
grant execute on function gwen.note_answer(uuid,uuid,text,timestamp with time zone,bytea) to gwen_jobs;

create function gwen.note_ask_text(which uuid, to_state text, again timestamp with time zone) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.note_ask_text(uuid,text,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.note_ask_text(uuid,text,timestamp with time zone) to gwen_jobs;

create function gwen.note_backup(bytes bigint) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.note_backup(bigint) owner to gwen_writer;
grant execute on function gwen.note_backup(bigint) to gwen_owner;

create function gwen.note_channel_alive(which integer) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.note_channel_alive(integer) owner to gwen_writer;
grant execute on function gwen.note_channel_alive(integer) to gwen_app;

create function gwen.note_channel_test(by integer, which integer, result text) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.note_channel_test(integer,integer,text) owner to gwen_writer;
grant execute on function gwen.note_channel_test(integer,integer,text) to gwen_app;

create function gwen.note_delivery(of_channel integer, by_ref bytea, to_state text) returns boolean language sql security definer set search_path=gwen, pg_temp;
alter function gwen.note_delivery(integer,bytea,text) owner to gwen_writer;
grant execute on function gwen.note_delivery(integer,bytea,text) to gwen_app;

create function gwen.note_instance(signs bytea[], untils date[], of_dossier uuid, by_sign bytea, with_content bytea) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.note_instance(bytea[],date[],uuid,bytea,bytea) owner to gwen_writer;
grant execute on function gwen.note_instance(bytea[],date[],uuid,bytea,bytea) to gwen_app;

create function gwen.note_received(signs bytea[], untils date[], of_dossier uuid, of_channel integer, of_subject integer, by_sign bytea, at_address bytea) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.note_received(bytea[],date[],uuid,integer,integer,bytea,bytea) owner to gwen_writer;
grant execute on function gwen.note_received(bytea[],date[],uuid,integer,integer,bytea,bytea) to gwen_app;

create function gwen.number_of(who integer) returns bytea language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.number_of(integer) owner to gwen_writer;
grant execute on function gwen.number_of(integer) to gwen_app;

create function gwen.numbers_of(of_team integer, target uuid, at timestamp with time zone) returns TABLE(account integer) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.numbers_of(integer,uuid,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.numbers_of(integer,uuid,timestamp with time zone) to gwen_jobs;

create function gwen.on_call(at timestamp with time zone) returns TABLE(team integer, place text, account integer, since timestamp with time zone, until timestamp with time zone, took boolean, away boolean) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.on_call(timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.on_call(timestamp with time zone) to gwen_app;

create function gwen.open_channels() returns TABLE(id integer, kind text, team integer, language text, path bytea, settings jsonb, secrets bytea) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.open_channels() owner to gwen_writer;
grant execute on function gwen.open_channels() to gwen_app;
grant execute on function gwen.open_channels() to gwen_jobs;
grant execute on function gwen.open_channels() to gwen_owner;

create function gwen.open_dossier(parties integer[], groups integer[], target uuid, who integer, doing text) returns TABLE(what text, j json, b bytea) language plpgsql set search_path=gwen, pg_temp;
alter function gwen.open_dossier(integer[],integer[],uuid,integer,text) owner to gwen_owner;
grant execute on function gwen.open_dossier(integer[],integer[],uuid,integer,text) to gwen_app;

create function gwen.open_file(parties integer[], groups integer[], who integer, of_dossier uuid, wanted uuid) returns TABLE(seq integer, subject integer, payload bytea) language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.open_file(integer[],integer[],integer,uuid,uuid) owner to gwen_writer;
grant execute on function gwen.open_file(integer[],integer[],integer,uuid,uuid) to gwen_app;

create function gwen.open_sealed_file(parties integer[], groups integer[], who integer, of_dossier uuid, wanted uuid, as_withheld boolean) returns integer language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.open_sealed_file(integer[],integer[],integer,uuid,uuid,boolean) owner to gwen_writer;
grant execute on function gwen.open_sealed_file(integer[],integer[],integer,uuid,uuid,boolean) to gwen_app;

create function gwen.open_talk(located bytea, proved bytea, wanted integer[]) returns TABLE(what text, j json, b bytea) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.open_talk(bytea,bytea,integer[]) owner to gwen_writer;
grant execute on function gwen.open_talk(bytea,bytea,integer[]) to gwen_app;

create function gwen.open_values(parties integer[], groups integer[], ids uuid[], types text[]) returns TABLE(dossier_id uuid, id uuid, type text, occurred text, revision smallint, open jsonb, disagreed text[]) language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.open_values(integer[],integer[],uuid[],text[]) owner to gwen_owner;
grant execute on function gwen.open_values(integer[],integer[],uuid[],text[]) to gwen_app;

create function gwen.out_of_sight(closed jsonb, viewer integer) returns TABLE(dossier uuid, kind smallint, parties integer[]) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.out_of_sight(jsonb,integer) owner to gwen_writer;
grant execute on function gwen.out_of_sight(jsonb,integer) to gwen_app;

create function gwen.own_sums(parties integer[], groups integer[], measures text[], first date, last date, breakdowns text[]) returns TABLE(measure text, breakdown text, key text, answer text, n bigint, value bigint) language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.own_sums(integer[],integer[],text[],date,date,text[]) owner to gwen_owner;
grant execute on function gwen.own_sums(integer[],integer[],text[],date,date,text[]) to gwen_app;

create function gwen.people_behind(which integer) returns SETOF integer language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.people_behind(integer) owner to gwen_writer;

create function gwen.planned(at timestamp with time zone) returns TABLE(team integer, place text, account integer, since timestamp with time zone, until timestamp with time zone) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.planned(timestamp with time zone) owner to gwen_writer;

create function gwen.point_of_key(wanted integer) returns TABLE(team integer, organisation integer, area text, epoch integer, recipient text, recovery text) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.point_of_key(integer) owner to gwen_writer;
grant execute on function gwen.point_of_key(integer) to gwen_app;

create function gwen.points_of(readers integer[]) returns SETOF integer language sql stable set search_path=gwen, pg_temp;
alter function gwen.points_of(integer[]) owner to gwen_writer;

create function gwen.prepare_totp(who integer, sealed bytea) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.prepare_totp(integer,bytea) owner to gwen_writer;
grant execute on function gwen.prepare_totp(integer,bytea) to gwen_app;
grant execute on function gwen.prepare_totp(integer,bytea) to gwen_owner;

create function gwen.publish(target uuid, seen integer, told jsonb) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.publish(uuid,integer,jsonb) owner to gwen_writer;
grant execute on function gwen.publish(uuid,integer,jsonb) to gwen_jobs;

create function gwen.published_filled(wanted smallint, of_declared text) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.published_filled(smallint,text) owner to gwen_writer;
grant execute on function gwen.published_filled(smallint,text) to gwen_jobs;

create function gwen.put_areas(by integer, areas jsonb) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.put_areas(integer,jsonb) owner to gwen_writer;
grant execute on function gwen.put_areas(integer,jsonb) to gwen_app;
grant execute on function gwen.put_areas(integer,jsonb) to gwen_owner;

create function gwen.put_ask(target uuid, entry uuid, at timestamp with time zone) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.put_ask(uuid,uuid,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.put_ask(uuid,uuid,timestamp with time zone) to gwen_jobs;

create function gwen.put_ask_text(as_id uuid, target uuid, entry uuid, who integer, by_channel integer, to_say text) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.put_ask_text(uuid,uuid,uuid,integer,integer,text) owner to gwen_writer;
grant execute on function gwen.put_ask_text(uuid,uuid,uuid,integer,integer,text) to gwen_app;
grant execute on function gwen.put_ask_text(uuid,uuid,uuid,integer,integer,text) to gwen_jobs;

create function gwen.put_country(by integer, wanted text, expected integer, to_body jsonb) returns integer language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.put_country(integer,text,integer,jsonb) owner to gwen_writer;
grant execute on function gwen.put_country(integer,text,integer,jsonb) to gwen_app;
grant execute on function gwen.put_country(integer,text,integer,jsonb) to gwen_owner;

create function gwen.put_facts(p jsonb) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.put_facts(jsonb) owner to gwen_writer;
grant execute on function gwen.put_facts(jsonb) to gwen_jobs;

create function gwen.put_published(rows jsonb) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.put_published(jsonb) owner to gwen_writer;

create function gwen.put_references(rows jsonb) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.put_references(jsonb) owner to gwen_writer;

create function gwen.put_sealed_part(of_file uuid, by_token bytea, with_parts integer, is_withheld boolean, at_seq integer, sealed bytea, most integer) returns text language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.put_sealed_part(uuid,bytea,integer,boolean,integer,bytea,integer) owner to gwen_writer;
grant execute on function gwen.put_sealed_part(uuid,bytea,integer,boolean,integer,bytea,integer) to gwen_app;

create function gwen.queue_answer() returns trigger language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.queue_answer() owner to gwen_writer;

create function gwen.reach_of(who integer) returns bytea language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.reach_of(integer) owner to gwen_writer;
grant execute on function gwen.reach_of(integer) to gwen_app;

create function gwen.reach_waiting(at timestamp with time zone, most integer) returns TABLE(account integer, address bytea, locale text, waiting timestamp with time zone) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.reach_waiting(timestamp with time zone,integer) owner to gwen_writer;
grant execute on function gwen.reach_waiting(timestamp with time zone,integer) to gwen_jobs;

create function gwen.reached(who integer, of timestamp with time zone, at timestamp with time zone, done boolean) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.reached(integer,timestamp with time zone,timestamp with time zone,boolean) owner to gwen_writer;
grant execute on function gwen.reached(integer,timestamp with time zone,timestamp with time zone,boolean) to gwen_jobs;

create function gwen.readers_now(ids uuid[]) returns TABLE(id uuid, readers integer[]) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.readers_now(uuid[]) owner to gwen_writer;
grant execute on function gwen.readers_now(uuid[]) to gwen_app;

create function gwen.readers_of(target uuid, wanted integer) returns integer[] language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.readers_of(uuid,integer) owner to gwen_writer;

create function gwen.readings(who integer, parties integer[], groups integer[], target uuid, before bigint, most integer) returns TABLE(id bigint, at timestamp with time zone, account integer, what text, groups_seen integer[]) language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.readings(integer,integer[],integer[],uuid,bigint,integer) owner to gwen_writer;
grant execute on function gwen.readings(integer,integer[],integer[],uuid,bigint,integer) to gwen_app;

create function gwen.recheck_again(rows jsonb) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.recheck_again(jsonb) owner to gwen_writer;
grant execute on function gwen.recheck_again(jsonb) to gwen_jobs;

create function gwen.recheck_collect(now_is timestamp with time zone) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.recheck_collect(timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.recheck_collect(timestamp with time zone) to gwen_jobs;

create function gwen.recheck_due(now_is timestamp with time zone, most integer) returns SETOF uuid language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.recheck_due(timestamp with time zone,integer) owner to gwen_writer;
grant execute on function gwen.recheck_due(timestamp with time zone,integer) to gwen_jobs;

create function gwen.recount_facts(target uuid, at_version integer, p jsonb) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.recount_facts(uuid,integer,jsonb) owner to gwen_writer;
grant execute on function gwen.recount_facts(uuid,integer,jsonb) to gwen_jobs;

create function gwen.recover_key(by integer, which integer, sealed bytea) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.recover_key(integer,integer,bytea) owner to gwen_writer;
grant execute on function gwen.recover_key(integer,integer,bytea) to gwen_app;

create function gwen.refresh_readers(target uuid) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.refresh_readers(uuid) owner to gwen_writer;

create function gwen.refs_known(of_channel integer, refs bytea[]) returns SETOF bytea language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.refs_known(integer,bytea[]) owner to gwen_writer;
grant execute on function gwen.refs_known(integer,bytea[]) to gwen_jobs;

create function gwen.remind(at timestamp with time zone, lead interval) returns integer language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.remind(timestamp with time zone,interval) owner to gwen_writer;
grant execute on function gwen.remind(timestamp with time zone,interval) to gwen_jobs;

create function gwen.remind_of_notes(at timestamp with time zone, kept interval) returns integer language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.remind_of_notes(timestamp with time zone,interval) owner to gwen_writer;
grant execute on function gwen.remind_of_notes(timestamp with time zone,interval) to gwen_jobs;

create function gwen.replace_credential(by integer, who integer, new_proof text, wrapped text) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.replace_credential(integer,integer,text,text) owner to gwen_writer;
grant execute on function gwen.replace_credential(integer,integer,text,text) to gwen_app;
grant execute on function gwen.replace_credential(integer,integer,text,text) to gwen_owner;

create function gwen.report_of_instance(by_sign bytea) returns TABLE(dossier uuid, content bytea) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.report_of_instance(bytea) owner to gwen_writer;
grant execute on function gwen.report_of_instance(bytea) to gwen_app;

create function gwen.report_of_sender(by_sign bytea) returns uuid language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.report_of_sender(bytea) owner to gwen_writer;
grant execute on function gwen.report_of_sender(bytea) to gwen_app;

create function gwen.responder_of(by_sign bytea, at timestamp with time zone) returns TABLE(account integer, roles text[], organisation integer, parties integer[], texts uuid[]) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.responder_of(bytea,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.responder_of(bytea,timestamp with time zone) to gwen_app;

create function gwen.resting(wanted smallint, states text[], before timestamp with time zone, after_id uuid, most integer) returns SETOF uuid language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.resting(smallint,text[],timestamp with time zone,uuid,integer) owner to gwen_writer;
grant execute on function gwen.resting(smallint,text[],timestamp with time zone,uuid,integer) to gwen_jobs;

create function gwen.revoke_machine_key(by integer, which integer) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.revoke_machine_key(integer,integer) owner to gwen_writer;
grant execute on function gwen.revoke_machine_key(integer,integer) to gwen_app;
grant execute on function gwen.revoke_machine_key(integer,integer) to gwen_owner;

create function gwen.save_root(of_epoch integer, at timestamp with time zone, seen pg_snapshot, count bigint, buckets bytea, signature bytea) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.save_root(integer,timestamp with time zone,pg_snapshot,bigint,bytea,bytea) owner to gwen_writer;
grant execute on function gwen.save_root(integer,timestamp with time zone,pg_snapshot,bigint,bytea,bytea) to gwen_jobs;

create function gwen.seal_recipients(parties integer[], target uuid, wanted integer, reading text[], named integer[], telling boolean, apart boolean, most integer) returns TABLE(account integer, recipient text) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.seal_recipients(integer[],uuid,integer,text[],integer[],boolean,boolean,integer) owner to gwen_writer;
grant execute on function gwen.seal_recipients(integer[],uuid,integer,text[],integer[],boolean,boolean,integer) to gwen_app;

create function gwen.sealed_files_of(parties integer[], groups integer[], of_dossier uuid) returns TABLE(id uuid, parts integer, have integer, withheld boolean) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.sealed_files_of(integer[],integer[],uuid) owner to gwen_writer;
grant execute on function gwen.sealed_files_of(integer[],integer[],uuid) to gwen_app;

create function gwen.sealed_part_of(parties integer[], groups integer[], of_dossier uuid, wanted uuid, which integer, as_withheld boolean) returns bytea language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.sealed_part_of(integer[],integer[],uuid,uuid,integer,boolean) owner to gwen_writer;
grant execute on function gwen.sealed_part_of(integer[],integer[],uuid,uuid,integer,boolean) to gwen_app;

create function gwen.sealed_parts(of_file uuid, by_token bytea) returns TABLE(parts integer, have integer[]) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.sealed_parts(uuid,bytea) owner to gwen_writer;
grant execute on function gwen.sealed_parts(uuid,bytea) to gwen_app;

create function gwen.senders_elsewhere() returns TABLE(sign bytea, recipients text[]) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.senders_elsewhere() owner to gwen_writer;
grant execute on function gwen.senders_elsewhere() to gwen_app;

create function gwen.sessions_of(who integer, own bytea) returns TABLE(started timestamp with time zone, seen timestamp with time zone, here boolean) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.sessions_of(integer,bytea) owner to gwen_writer;
grant execute on function gwen.sessions_of(integer,bytea) to gwen_app;

create function gwen.set_away(who integer, till timestamp with time zone) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.set_away(integer,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.set_away(integer,timestamp with time zone) to gwen_app;

create function gwen.set_locale(who integer, wanted text) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.set_locale(integer,text) owner to gwen_writer;
grant execute on function gwen.set_locale(integer,text) to gwen_app;
grant execute on function gwen.set_locale(integer,text) to gwen_owner;

create function gwen.set_member(by integer, which integer, who integer, joining boolean) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.set_member(integer,integer,integer,boolean) owner to gwen_writer;
grant execute on function gwen.set_member(integer,integer,integer,boolean) to gwen_app;
grant execute on function gwen.set_member(integer,integer,integer,boolean) to gwen_owner;

create function gwen.set_number(who integer, sealed bytea, by_sign bytea) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.set_number(integer,bytea,bytea) owner to gwen_writer;
grant execute on function gwen.set_number(integer,bytea,bytea) to gwen_app;

create function gwen.set_reach(who integer, sealed bytea) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.set_reach(integer,bytea) owner to gwen_writer;
grant execute on function gwen.set_reach(integer,bytea) to gwen_app;

create function gwen.set_setting(by integer, wanted text, to_value integer) returns void language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.set_setting(integer,text,integer) owner to gwen_writer;
grant execute on function gwen.set_setting(integer,text,integer) to gwen_app;
grant execute on function gwen.set_setting(integer,text,integer) to gwen_owner;

create function gwen.shield(target uuid) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.shield(uuid) owner to gwen_writer;

create function gwen.shifts(by integer) returns TABLE(id integer, team integer, place text, account integer, weekdays smallint[], day text, starts text, minutes integer) language plpgsql stable security definer set search_path=gwen, pg_temp;
alter function gwen.shifts(integer) owner to gwen_writer;
grant execute on function gwen.shifts(integer) to gwen_app;
grant execute on function gwen.shifts(integer) to gwen_owner;

create function gwen.soonest_dossiers(parties integer[], groups integer[], wanted smallint, states text[], after_at timestamp with time zone, after_id uuid, most integer) returns TABLE(id uuid, number text, state text, state_since timestamp with time zone, area text, steward integer, updated_at timestamp with time zone, created_at timestamp with time zone, version integer, next_due timestamp with time zone, at timestamp with time zone) language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.soonest_dossiers(integer[],integer[],smallint,text[],timestamp with time zone,uuid,integer) owner to gwen_owner;
grant execute on function gwen.soonest_dossiers(integer[],integer[],smallint,text[],timestamp with time zone,uuid,integer) to gwen_app;

create function gwen.sources_filled(names text[]) returns void language sql security definer set search_path=gwen, pg_temp;
alter function gwen.sources_filled(text[]) owner to gwen_writer;
grant execute on function gwen.sources_filled(text[]) to gwen_jobs;

create function gwen.start_epoch(by integer, of_team integer, new_recipient text, new_recovery text, boxes jsonb, shares jsonb, b bytea[]) returns integer language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.start_epoch(integer,integer,text,text,jsonb,jsonb,bytea[]) owner to gwen_writer;
grant execute on function gwen.start_epoch(integer,integer,text,text,jsonb,jsonb,bytea[]) to gwen_app;
grant execute on function gwen.start_epoch(integer,integer,text,text,jsonb,jsonb,bytea[]) to gwen_owner;

create function gwen.start_new_epoch() returns integer language sql security definer set search_path=gwen, pg_temp;
alter function gwen.start_new_epoch() owner to gwen_writer;
grant execute on function gwen.start_new_epoch() to gwen_owner;

create function gwen.start_session(who integer, digest bytea, longest interval) returns timestamp with time zone language sql security definer set search_path=gwen, pg_temp;
alter function gwen.start_session(integer,bytea,interval) owner to gwen_writer;
grant execute on function gwen.start_session(integer,bytea,interval) to gwen_app;
grant execute on function gwen.start_session(integer,bytea,interval) to gwen_owner;

create function gwen.stewards_of(spoken text, who integer) returns TABLE(dossier_id uuid, kind smallint, steward integer, parties integer[], groups integer[], reviewers integer[]) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.stewards_of(text,integer) owner to gwen_writer;
grant execute on function gwen.stewards_of(text,integer) to gwen_app;

create function gwen.store_file(who integer, of_dossier uuid, new_id uuid, bytes integer, said bytea, ciphers bytea[], most bigint) returns text language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.store_file(integer,uuid,uuid,integer,bytea,bytea[],bigint) owner to gwen_writer;
grant execute on function gwen.store_file(integer,uuid,uuid,integer,bytea,bytea[],bigint) to gwen_app;

create function gwen.subjects_of(target uuid) returns SETOF integer language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.subjects_of(uuid) owner to gwen_writer;
grant execute on function gwen.subjects_of(uuid) to gwen_jobs;

create function gwen.sweep_sealed_files(before date) returns integer language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.sweep_sealed_files(date) owner to gwen_writer;
grant execute on function gwen.sweep_sealed_files(date) to gwen_jobs;

create function gwen.take_totp_step(who integer, step bigint) returns boolean language sql security definer set search_path=gwen, pg_temp;
alter function gwen.take_totp_step(integer,bigint) owner to gwen_writer;
grant execute on function gwen.take_totp_step(integer,bigint) to gwen_app;
grant execute on function gwen.take_totp_step(integer,bigint) to gwen_owner;

create function gwen.take_watch(who integer, of_team integer, of_place text, at timestamp with time zone) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.take_watch(integer,integer,text,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.take_watch(integer,integer,text,timestamp with time zone) to gwen_app;

create function gwen.teams_ready(at timestamp with time zone) returns TABLE(team integer, name text, organisation integer, area text, discipline text, on_call boolean, called integer[], away boolean, seen timestamp with time zone) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.teams_ready(timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.teams_ready(timestamp with time zone) to gwen_app;
grant execute on function gwen.teams_ready(timestamp with time zone) to gwen_jobs;

create function gwen.told_of(parties integer[], groups integer[], target uuid, roles text[], who integer) returns SETOF text language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.told_of(integer[],integer[],uuid,text[],integer) owner to gwen_owner;
grant execute on function gwen.told_of(integer[],integer[],uuid,text[],integer) to gwen_app;

create function gwen.try_code(who integer, matched uuid, at timestamp with time zone) returns boolean language plpgsql security definer set search_path=gwen, pg_temp;
alter function gwen.try_code(integer,uuid,timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.try_code(integer,uuid,timestamp with time zone) to gwen_app;

create function gwen.versions_of(parties integer[], groups integer[], ids uuid[]) returns TABLE(id uuid, version integer) language plpgsql stable set search_path=gwen, pg_temp;
alter function gwen.versions_of(integer[],integer[],uuid[]) owner to gwen_owner;
grant execute on function gwen.versions_of(integer[],integer[],uuid[]) to gwen_app;

create function gwen.views_of(who integer) returns jsonb language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.views_of(integer) owner to gwen_writer;
grant execute on function gwen.views_of(integer) to gwen_app;

create function gwen.was_accepted(target uuid, wanted uuid, ops uuid[]) returns boolean language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.was_accepted(uuid,uuid,uuid[]) owner to gwen_writer;
grant execute on function gwen.was_accepted(uuid,uuid,uuid[]) to gwen_app;

create function gwen.was_received(signs bytea[]) returns boolean language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.was_received(bytea[]) owner to gwen_writer;
grant execute on function gwen.was_received(bytea[]) to gwen_app;

create function gwen.watch_keeper(target uuid, of_group integer) returns integer language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.watch_keeper(uuid,integer) owner to gwen_writer;
grant execute on function gwen.watch_keeper(uuid,integer) to gwen_app;

create function gwen.wrong_codes(at timestamp with time zone) returns TABLE(count integer, names integer, last timestamp with time zone) language sql stable security definer set search_path=gwen, pg_temp;
alter function gwen.wrong_codes(timestamp with time zone) owner to gwen_writer;
grant execute on function gwen.wrong_codes(timestamp with time zone) to gwen_app;


-- Database gwen_keys

create schema gwen_keys authorization gwen_owner;
grant usage on schema gwen_keys to gwen_vault;

create table gwen_keys.former_key (
  epoch integer not null,
  wrapped bytea not null,
  ended timestamp with time zone not null,
  constraint former_key_pkey PRIMARY KEY (epoch)
);
alter table gwen_keys.former_key owner to gwen_owner;
alter table gwen_keys.former_key enable row level security;
alter table gwen_keys.former_key force row level security;
create policy vault_adds on gwen_keys.former_key for insert to gwen_vault with check (true);
create policy vault_changes on gwen_keys.former_key for update to gwen_vault using (true) with check (true);
create policy vault_reads on gwen_keys.former_key for select to gwen_vault using (true);
grant insert, select, update on gwen_keys.former_key to gwen_vault;

create table gwen_keys.installation (
  one boolean not null default true,
  id uuid not null,
  key_check bytea not null,
  epoch integer not null default 1,
  changed timestamp with time zone,
  changing boolean not null default false,
  constraint installation_pkey PRIMARY KEY (one),
  constraint installation_key_check_check CHECK ((length(key_check) = 32)),
  constraint installation_one_check CHECK (one)
);
alter table gwen_keys.installation owner to gwen_owner;
alter table gwen_keys.installation enable row level security;
alter table gwen_keys.installation force row level security;
create policy vault_adds on gwen_keys.installation for insert to gwen_vault with check (true);
create policy vault_changes on gwen_keys.installation for update to gwen_vault using (true) with check (true);
create policy vault_reads on gwen_keys.installation for select to gwen_vault using (true);
grant insert, select, update on gwen_keys.installation to gwen_vault;

create table gwen_keys.subject_key (
  dossier uuid not null,
  subject integer not null,
  epoch integer not null,
  wrapped bytea not null,
  created date not null default CURRENT_DATE,
  constraint subject_key_pkey PRIMARY KEY (dossier, subject),
  constraint subject_key_subject_check CHECK ((subject >= 0))
);
alter table gwen_keys.subject_key owner to gwen_owner;
alter table gwen_keys.subject_key enable row level security;
alter table gwen_keys.subject_key force row level security;
create policy vault_adds on gwen_keys.subject_key for insert to gwen_vault with check (true);
create policy vault_deletes on gwen_keys.subject_key for delete to gwen_vault using (true);
create policy vault_reads on gwen_keys.subject_key for select to gwen_vault using (true);
create policy vault_rewraps on gwen_keys.subject_key for update to gwen_vault using (true) with check (true);
CREATE TRIGGER only_while_changing BEFORE UPDATE ON gwen_keys.subject_key FOR EACH ROW EXECUTE FUNCTION gwen_keys.only_while_changing();
CREATE TRIGGER refuse_destroyed BEFORE INSERT ON gwen_keys.subject_key FOR EACH ROW EXECUTE FUNCTION gwen_keys.refuse_destroyed();
grant delete, insert, select on gwen_keys.subject_key to gwen_vault;
grant update (epoch) on gwen_keys.subject_key to gwen_vault;
grant update (wrapped) on gwen_keys.subject_key to gwen_vault;

create table gwen_keys.tombstone (
  dossier uuid not null,
  subject integer not null,
  destroyed date not null default CURRENT_DATE,
  constraint tombstone_pkey PRIMARY KEY (dossier, subject),
  constraint tombstone_subject_check CHECK ((subject >= 0))
);
alter table gwen_keys.tombstone owner to gwen_owner;
alter table gwen_keys.tombstone enable row level security;
alter table gwen_keys.tombstone force row level security;
create policy vault_adds on gwen_keys.tombstone for insert to gwen_vault with check (true);
create policy vault_reads on gwen_keys.tombstone for select to gwen_vault using (true);
CREATE TRIGGER destroy AFTER INSERT ON gwen_keys.tombstone FOR EACH ROW EXECUTE FUNCTION gwen_keys.destroy();
CREATE TRIGGER hold_makers BEFORE INSERT ON gwen_keys.tombstone FOR EACH STATEMENT EXECUTE FUNCTION gwen_keys.hold_makers();
grant insert, select on gwen_keys.tombstone to gwen_vault;

create table public.migration (
  name text not null,
  sha256 text not null,
  applied timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);
alter table public.migration owner to gwen_owner;
alter table public.migration enable row level security;
alter table public.migration force row level security;
create policy owner on public.migration to gwen_owner using (true);

create function gwen_keys.destroy() returns trigger language plpgsql set search_path=gwen_keys, pg_temp;
alter function gwen_keys.destroy() owner to gwen_owner;
grant execute on function gwen_keys.destroy() to public;

create function gwen_keys.hold_makers() returns trigger language plpgsql set search_path=gwen_keys, pg_temp;
alter function gwen_keys.hold_makers() owner to gwen_owner;
grant execute on function gwen_keys.hold_makers() to public;

create function gwen_keys.only_while_changing() returns trigger language plpgsql set search_path=gwen_keys, pg_temp;
alter function gwen_keys.only_while_changing() owner to gwen_owner;
grant execute on function gwen_keys.only_while_changing() to public;

create function gwen_keys.refuse_destroyed() returns trigger language plpgsql set search_path=gwen_keys, pg_temp;
alter function gwen_keys.refuse_destroyed() owner to gwen_owner;
grant execute on function gwen_keys.refuse_destroyed() to public;
