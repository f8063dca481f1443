-- As before; where she is asked and reminded is hers, and goes when her account ends.
create or replace function gwen.change_account(by int, who int, called text, of_organisation int, with_roles text[], ending boolean) returns boolean
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
    delete from responder_number where account = who;
    delete from reach where account = who;
  end if;
  insert into administration (account, what, about, detail) values (by, case when ending then 'account-ended' else 'account-changed' end, who,
    jsonb_strip_nulls(jsonb_build_object('roles', with_roles, 'organisation', of_organisation)));
  return true;
end $$;

set local role gwen_writer;
delete from gwen.responder_number n using gwen.account a where a.id = n.account and a.ended is not null;
delete from gwen.reach r using gwen.account a where a.id = r.account and a.ended is not null;
reset role;
