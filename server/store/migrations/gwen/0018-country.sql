-- How a country set Gwen up, part by part, with its history: settings (languages, clock, ages of its law), benchmarks,
-- additions (fields and codes of its own) and texts. Each part is one document, checked before it comes here.
create table gwen.country (
  part text not null check (part in ('settings', 'benchmarks', 'additions', 'texts')),
  version int not null,
  since timestamptz not null default clock_timestamp(),
  account int references gwen.account (id),
  body jsonb not null,
  primary key (part, version)
);
alter table gwen.country owner to gwen_owner;
create index country_account on gwen.country (account);
alter table gwen.country enable row level security;
alter table gwen.country force row level security;
create policy directory on gwen.country for select to gwen_app using (true);
create policy directory_jobs on gwen.country for select to gwen_jobs using (true);
create policy writer on gwen.country to gwen_writer using (true) with check (true);
grant select on gwen.country to gwen_app, gwen_jobs;
grant select, insert on gwen.country to gwen_writer;

-- A part from now on; its version, or null when it is not the one after `expected` (0: there was none).
create function gwen.put_country(by int, wanted text, expected int, to_body jsonb) returns int
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  -- one at a time: the next version is that after the last
  perform pg_advisory_xact_lock(hashtext('gwen.country'), hashtext(wanted));
  if expected is distinct from coalesce((select max(version) from country where part = wanted), 0) then
    return null;
  end if;
  insert into country (part, version, account, body) values (wanted, expected + 1, by, to_body);
  insert into administration (account, what, detail)
    values (by, 'country-changed', jsonb_build_object('part', wanted, 'version', expected + 1));
  return expected + 1;
end $$;
alter function gwen.put_country owner to gwen_writer;
revoke execute on function gwen.put_country from public;
grant execute on function gwen.put_country to gwen_app, gwen_owner;
