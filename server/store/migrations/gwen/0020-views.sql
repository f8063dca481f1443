-- Views that somebody keeps of lists: a kind and how it is narrowed, in codes. One's own alone.
create table gwen.kept_views (
  account int primary key references gwen.account (id),
  views jsonb not null
);
alter table gwen.kept_views owner to gwen_owner;
alter table gwen.kept_views enable row level security;
alter table gwen.kept_views force row level security;
create policy writer on gwen.kept_views to gwen_writer using (true) with check (true);
grant select, insert, update, delete on gwen.kept_views to gwen_writer;

create function gwen.views_of(who int) returns jsonb
language sql stable security definer set search_path = gwen, pg_temp as $$
  select views from kept_views where account = who
$$;
create function gwen.keep_views(who int, to_views jsonb) returns void
language sql volatile security definer set search_path = gwen, pg_temp as $$
  insert into kept_views (account, views) values (who, to_views) on conflict (account) do update set views = excluded.views
$$;
alter function gwen.views_of owner to gwen_writer;
alter function gwen.keep_views owner to gwen_writer;
revoke execute on function gwen.views_of, gwen.keep_views from public;
grant execute on function gwen.views_of, gwen.keep_views to gwen_app;
