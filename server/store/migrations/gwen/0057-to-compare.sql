-- Whose name is new, or another than before: it is compared with those that dossiers tell (server/jobs/compare.ts), whoever
-- wrote it and wherever.
create table gwen.to_compare (
  kind text not null check (kind in ('account', 'organisation')),
  who int not null,
  -- not before: later where something could not be read
  at timestamptz not null default now(),
  primary key (kind, who)
);
alter table gwen.to_compare owner to gwen_owner;
alter table gwen.to_compare enable row level security;
alter table gwen.to_compare force row level security;
create policy writer on gwen.to_compare to gwen_writer using (true) with check (true);
create policy comparing on gwen.to_compare to gwen_jobs using (true) with check (true);
grant select, insert, update, delete on gwen.to_compare to gwen_writer, gwen_jobs;

create function gwen.compare_name() returns trigger language plpgsql security definer set search_path = gwen, pg_temp as $$
begin
  insert into to_compare (kind, who) values (tg_argv[0], new.id) on conflict (kind, who) do update set at = excluded.at;
  return null;
end $$;
alter function gwen.compare_name owner to gwen_writer;
revoke execute on function gwen.compare_name from public;
create trigger compare_new after insert on gwen.account for each row when (not new.machine) execute function gwen.compare_name('account');
create trigger compare_renamed after update of name on gwen.account for each row when (old.name <> new.name and not new.machine)
  execute function gwen.compare_name('account');
create trigger compare_new after insert on gwen.organisation for each row execute function gwen.compare_name('organisation');
create trigger compare_renamed after update of name on gwen.organisation for each row when (old.name <> new.name)
  execute function gwen.compare_name('organisation');

-- Dossiers of a kind that hold an entry of one of these types, by id.
create function gwen.dossiers_saying(of_kind smallint, types text[], after uuid, most int) returns setof uuid
language sql stable security definer set search_path = gwen, pg_temp as $$
  select d.id from dossier d where d.kind = of_kind and d.id > after
    and exists (select from entry e where e.dossier_id = d.id and e.type = any (types) and not e.withdrawn) order by d.id limit most
$$;
alter function gwen.dossiers_saying owner to gwen_match;
revoke execute on function gwen.dossiers_saying from public;
grant execute on function gwen.dossiers_saying to gwen_jobs;

-- As before; the time of a report is rounded, and may lie ahead.
create or replace function gwen.is_meant(k gwen.kept_out, account int, of_organisation int, teams int[]) returns boolean
language sql stable security definer set search_path = gwen, pg_temp as $$
  select case k.kind when 'account' then k.who = is_meant.account when 'team' then k.who = any (teams)
    else (k.who = of_organisation or exists (select from former_member f join dossier d on d.id = k.source
        where f.account = is_meant.account and f.organisation = k.who and f.until > d.created_at - interval '15 minutes'))
      and not exists (select from membership m
        where m.account = is_meant.account and m.team = any (k.spared) and m.team = any (teams) and m.since <= k.since) end
$$;
