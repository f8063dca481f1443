-- Other ways in than the web: gateways of text messages and mailboxes of contact points. What comes through them is sealed
-- before it is stored; where its sender can be answered lies apart from the report, under her own key of it.

create table gwen.channel (
  id int generated always as identity primary key,
  kind text not null check (kind in ('twilio', 'rapidpro', 'android', 'email')),
  name text not null,
  -- the contact point that it belongs to
  team int not null references gwen.team (id),
  -- language that its senders are answered in
  language text not null,
  -- digest of the secret part of its address
  path bytea not null unique,
  settings jsonb not null,
  -- encrypted; nobody is told them again
  secrets bytea not null,
  created timestamptz not null default now(),
  ended timestamptz
);
create index channel_team on gwen.channel (team);

-- Where the sender of a report is answered, and by which sign she is known again when she writes more.
create table gwen.sender (
  dossier_id uuid primary key references gwen.dossier (id),
  channel int not null references gwen.channel (id),
  subject int not null,
  sign bytea not null,
  address bytea not null,
  number bigint generated always as identity
);
create index sender_channel on gwen.sender (channel);
create index sender_sign on gwen.sender (sign, number);

-- Signs of messages that were taken in, so that one that comes again is known.
create table gwen.received (
  sign bytea primary key,
  until date not null
);
create index received_until on gwen.received (until);

-- Answers on their way. `words`: what it says if it is none of the constant texts; gone once it is sent.
create table gwen.outgoing (
  dossier_id uuid not null references gwen.dossier (id),
  entry_id uuid not null,
  channel int not null references gwen.channel (id),
  words bytea,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'delivered', 'failed')),
  tries int not null default 0,
  try_at timestamptz not null default '-infinity',
  ref bytea,
  primary key (dossier_id, entry_id)
);
create index outgoing_channel on gwen.outgoing (channel);
create index outgoing_waiting on gwen.outgoing (try_at) where state = 'waiting';
create index outgoing_ref on gwen.outgoing (ref) where ref is not null;

do $$ declare t text; begin
  foreach t in array array['channel', 'sender', 'received', 'outgoing'] loop
    execute format('alter table gwen.%I owner to gwen_owner', t);
    execute format('alter table gwen.%I enable row level security', t);
    execute format('alter table gwen.%I force row level security', t);
    execute format('create policy writer on gwen.%I to gwen_writer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on gwen.%I to gwen_writer', t);
  end loop;
end $$;

-- ── what administrators run ──

create function gwen.add_channel(by int, of_kind text, called text, of_team int, in_language text, at_path bytea, with_settings jsonb,
  with_secrets bytea) returns int
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
declare made int;
begin
  perform assert_administrator(by);
  if not exists (select from team t where t.id = of_team and t.kind = 'contact-point' and t.ended is null) then return null; end if;
  insert into channel (kind, name, team, language, path, settings, secrets)
    values (of_kind, called, of_team, in_language, at_path, with_settings, with_secrets) returning id into made;
  insert into administration (account, what, detail)
    values (by, 'channel-added', jsonb_build_object('channel', made, 'kind', of_kind, 'team', of_team));
  return made;
end $$;

create function gwen.end_channel(by int, which int) returns boolean
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  update channel c set ended = now(), secrets = '' where c.id = which and c.ended is null;
  if not found then return false; end if;
  insert into administration (account, what, detail) values (by, 'channel-ended', jsonb_build_object('channel', which));
  return true;
end $$;

-- Without secrets and without the secret part of the address.
create function gwen.channels(by int) returns table (id int, kind text, name text, team int, language text, settings jsonb,
  created timestamptz, ended timestamptz, waiting bigint, failed bigint)
language plpgsql stable security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  return query select c.id, c.kind, c.name, c.team, c.language, c.settings, c.created, c.ended,
      (select count(*) from outgoing o where o.channel = c.id and o.state = 'waiting'),
      (select count(*) from outgoing o where o.channel = c.id and o.state = 'failed')
    from channel c order by c.id;
end $$;

-- ── what the server works with ──

create function gwen.open_channels() returns table (id int, kind text, team int, language text, path bytea, settings jsonb, secrets bytea)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select c.id, c.kind, c.team, c.language, c.path, c.settings, c.secrets from channel c where c.ended is null order by c.id
$$;

create function gwen.was_received(signs bytea[]) returns boolean
language sql stable security definer set search_path = gwen, pg_temp as $$
  select exists (select from received r where r.sign = any (signs))
$$;

-- The report that a sender wrote last.
create function gwen.report_of_sender(by_sign bytea) returns uuid
language sql stable security definer set search_path = gwen, pg_temp as $$
  select s.dossier_id from sender s where s.sign = by_sign order by s.number desc limit 1
$$;

-- A message was stored: it is known when it comes again, and its sender when she writes again.
create function gwen.note_received(signs bytea[], untils date[], of_dossier uuid, of_channel int, of_subject int, by_sign bytea,
  at_address bytea) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  insert into received (sign, until) select * from unnest(signs, untils) on conflict do nothing;
  insert into sender (dossier_id, channel, subject, sign, address) values (of_dossier, of_channel, of_subject, by_sign, at_address)
    on conflict do nothing;
$$;

-- Senders whose report another contact point holds now than the channel's own, and the keys it is sealed to: asked ahead, for
-- hours without the database.
create function gwen.senders_elsewhere() returns table (sign bytea, recipients text[])
language sql stable security definer set search_path = gwen, pg_temp as $$
  select s.sign, array(
      select distinct x.key from access_grant g
        join team t on t.id = g.party and t.kind = 'contact-point' and t.ended is null
        join seal_epoch e on e.team = t.id and e.ended is null,
        unnest(array[e.recipient, e.recovery]) as x(key)
      where g.dossier_id = s.dossier_id and (g.until is null or g.until > now()))
  from sender s join channel c on c.id = s.channel
  where c.ended is null
    and not exists (select from access_grant g where g.dossier_id = s.dossier_id and g.party = c.team
      and (g.until is null or g.until > now()))
    and not exists (select from sender later where later.sign = s.sign and later.number > s.number)
$$;

-- Words of a person's own for an answer that is recorded as this entry.
create function gwen.queue_words(target uuid, entry uuid, sealed bytea) returns boolean
language sql volatile security definer set search_path = gwen, pg_temp as $$
  with queued as (
    insert into outgoing (dossier_id, entry_id, channel, words)
    select s.dossier_id, queue_words.entry, s.channel, sealed from sender s join channel c on c.id = s.channel and c.ended is null
      where s.dossier_id = target
    on conflict do nothing returning 1
  ) select exists (select from queued)
$$;

-- A gateway tells what became of a message; what arrived stays so.
create function gwen.note_delivery(of_channel int, by_ref bytea, to_state text) returns boolean
language sql volatile security definer set search_path = gwen, pg_temp as $$
  with told as (
    update outgoing o set state = to_state where o.channel = of_channel and o.ref = by_ref and o.state in ('sent', 'failed')
    returning 1
  ) select exists (select from told)
$$;

-- By which way the sender of a report can be answered, and what became of each answer: for whoever reads its answers (`wanted`).
create function gwen.deliveries_of(parties int[], groups int[], target uuid, wanted int)
returns table (channel text, entry uuid, state text)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select case when c.kind = 'email' then 'email' else 'sms' end, o.entry_id, o.state
  from sender s join channel c on c.id = s.channel left join outgoing o on o.dossier_id = s.dossier_id
  where s.dossier_id = target and wanted = any (groups) and exists (
    select from access_grant g where g.dossier_id = target and g.party = any (parties) and wanted = any (g.groups)
      and (g.until is null or g.until > now()))
$$;

-- ── answers on their way ──

-- An answer by a text or a mail to somebody who came by a channel goes into line in the transaction that records it.
create function gwen.queue_answer() returns trigger
language plpgsql security definer set search_path = gwen, pg_temp as $$
begin
  insert into outgoing (dossier_id, entry_id, channel)
    select s.dossier_id, new.id, s.channel from sender s join channel c on c.id = s.channel and c.ended is null
    where s.dossier_id = new.dossier_id and new.open->>'text' is not null
      and new.open->>'way' = case when c.kind = 'email' then 'email' else 'sms' end
    on conflict do nothing;
  return null;
end $$;
alter function gwen.queue_answer owner to gwen_writer;
revoke execute on function gwen.queue_answer from public;
create trigger queue_answer after insert on gwen.entry for each row when (new.type = 'feedback') execute function gwen.queue_answer();

create function gwen.answers_waiting(at timestamptz, most int) returns table (dossier_id uuid, entry_id uuid, channel int, subject int,
  address bytea, text text, words bytea, language text, tries int)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select o.dossier_id, o.entry_id, o.channel, s.subject, s.address, e.open->>'text', o.words,
    (select m.open->>'language' from entry m where m.dossier_id = o.dossier_id and m.type = 'opening' and not m.withdrawn limit 1), o.tries
  from outgoing o join sender s on s.dossier_id = o.dossier_id
    join entry e on e.dossier_id = o.dossier_id and e.id = o.entry_id and not e.withdrawn
  where o.state = 'waiting' and o.try_at <= at order by o.try_at, o.entry_id limit most
$$;

-- `to_state` waiting: it is tried again then.
create function gwen.note_answer(target uuid, entry uuid, to_state text, again timestamptz, by_ref bytea) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  update outgoing o set state = to_state, tries = o.tries + 1, try_at = case when to_state = 'waiting' then again else '-infinity' end,
    ref = coalesce(by_ref, o.ref), words = case when to_state = 'waiting' then o.words end
  where o.dossier_id = target and o.entry_id = entry
$$;

create function gwen.forget_received(today date) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  delete from received where until < today
$$;

do $$ declare f text; begin
  foreach f in array array['add_channel', 'end_channel', 'channels', 'open_channels', 'was_received', 'report_of_sender', 'note_received',
    'senders_elsewhere', 'queue_words', 'note_delivery', 'deliveries_of', 'answers_waiting', 'note_answer', 'forget_received'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
  end loop;
end $$;
grant execute on function gwen.add_channel, gwen.end_channel, gwen.channels, gwen.open_channels to gwen_owner;
grant execute on function gwen.add_channel, gwen.end_channel, gwen.channels, gwen.open_channels, gwen.was_received, gwen.report_of_sender,
  gwen.note_received, gwen.senders_elsewhere, gwen.queue_words, gwen.note_delivery, gwen.deliveries_of to gwen_app;
grant execute on function gwen.open_channels, gwen.answers_waiting, gwen.note_answer, gwen.forget_received to gwen_jobs;

-- ── what changes for reports without a receipt ──

-- Who came by a gateway has no key of her own: her talk is opened by the server that keeps it.
alter table gwen.receipt alter column recipient drop not null;

-- As before; nothing is sealed to somebody who has no key.
create or replace function gwen.answer_keys(parties int[], groups int[], target uuid, wanted int)
returns table (recipient text, reporter boolean)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with held as materialized (
    select g.party from access_grant g
    where g.dossier_id = target and wanted = any (g.groups) and (g.until is null or g.until > now())
  ), allowed as materialized (
    select 1 where wanted = any (groups) and exists (select from held h where h.party = any (parties))
  )
  select r.recipient, true from receipt r, allowed where r.dossier_id = target and r.recipient is not null
  union
  select x.key, false
  from allowed, held h join team t on t.id = h.party and t.kind = 'contact-point' and t.ended is null
    join seal_epoch e on e.team = t.id and e.ended is null,
    unnest(array[e.recipient, e.recovery]) as x(key)
$$;

-- As before; where a destroyed reporter could be answered goes too, and what was on its way to her.
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
  update entry set cipher = null, open = '{}', stamps = '[]' where dossier_id = target and subject = any (subjects);
  delete from file where dossier_id = target and subject = any (subjects);
  delete from conflict where dossier_id = target and subject = any (subjects);
end $$;
