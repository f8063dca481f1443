-- An organisation that works on no longer. It keeps its name in the history and stays steward of what it was; who worked for it
-- must have gone before. Returns done, in-use or null for none.
create function gwen.close_organisation(by int, which int) returns text
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  perform assert_administrator(by);
  if exists (select from account where organisation = which and ended is null)
    or exists (select from team where organisation = which and ended is null) then return 'in-use'; end if;
  update organisation set closed = now() where id = which and closed is null;
  if not found then return null; end if;
  insert into administration (account, what, about) values (by, 'organisation-closed', which);
  return 'done';
end $$;
alter function gwen.close_organisation owner to gwen_writer;
revoke execute on function gwen.close_organisation from public;
grant execute on function gwen.close_organisation to gwen_app, gwen_owner;
