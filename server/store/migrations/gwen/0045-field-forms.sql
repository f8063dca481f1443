-- Forms that are filled in on phones: a way in whose messages find their report by the id of the form, not by who sent it.

alter table gwen.channel drop constraint channel_kind_check;
alter table gwen.channel add constraint channel_kind_check
  check (kind in ('twilio', 'rapidpro', 'android', 'email', 'openrosa'));

-- Keyed signs of a form's id and of all that it says, and the report that it made or was added to.
create table gwen.instance (
  sign bytea primary key,
  content bytea not null,
  dossier_id uuid not null references gwen.dossier (id),
  until date not null
);
create index instance_dossier on gwen.instance (dossier_id);
create index instance_until on gwen.instance (until);
alter table gwen.instance owner to gwen_owner;
alter table gwen.instance enable row level security;
alter table gwen.instance force row level security;
create policy writer on gwen.instance to gwen_writer using (true) with check (true);
grant select, insert, update, delete on gwen.instance to gwen_writer;

create function gwen.report_of_instance(by_sign bytea) returns table (dossier uuid, content bytea)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select i.dossier_id, i.content from instance i where i.sign = by_sign
$$;

-- A form was stored: it is known when it comes again, or is changed. What is kept first stays.
create function gwen.note_instance(signs bytea[], untils date[], of_dossier uuid, by_sign bytea, with_content bytea) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  insert into received (sign, until) select * from unnest(signs, untils) on conflict do nothing;
  insert into instance (sign, content, dossier_id, until)
    select by_sign, with_content, of_dossier, max(u) from unnest(untils) as u on conflict do nothing;
$$;

-- As before; forms too.
create or replace function gwen.forget_received(today date) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  delete from received where until < today;
  delete from instance where until < today;
$$;

do $$ declare f text; begin
  foreach f in array array['report_of_instance', 'note_instance'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
  end loop;
end $$;
grant execute on function gwen.report_of_instance, gwen.note_instance to gwen_app;
