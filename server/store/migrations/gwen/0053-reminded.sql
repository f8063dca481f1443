-- As before; who is on call and gave no address cannot be reminded, so that then all of her role are.
create or replace function gwen.remind(at timestamptz, lead interval) returns int
language plpgsql volatile security definer set search_path = gwen, pg_temp as $$
begin
  with turns as (
    select u.dossier_id, u.safeguard, u.key, t.turn, t.role, u.assignee, u.readers
    from duty u cross join lateral (
      select 'soon' as turn, u.role
        where case u.kind when 'alert' then u.since else greatest(u.since, u.due - least(lead, (u.due - u.since) / 2)) end <= at
      union all select 'late', u.role where u.kind <> 'alert' and u.due <= at
      union all select 'told-' || x.role, x.role from unnest(u.told) as x(role)
    ) t
    where u.done is null and (u.due <= at + lead or u.kind = 'alert')
  ), fresh as (
    insert into reminded (dossier_id, safeguard, key, turn, at)
    select t.dossier_id, t.safeguard, t.key, t.turn, remind.at from turns t
    on conflict do nothing
    returning dossier_id, safeguard, key, turn
  ), calls as materialized (
    select c.account, c.team, c.place from on_call(remind.at) c where not c.away
  ), told as (
    select t.*, array(select c.account from calls c where c.place = t.role and c.team in (select holders_of(t.readers))
      and not is_kept_out(t.dossier_id, c.account)
      and exists (select from reach r where r.account = c.account)) as called
    from fresh f join turns t using (dossier_id, safeguard, key, turn)
  ), concerned as (
    select distinct a.id
    from told t join account a on a.ended is null and not a.machine
        and case when cardinality(t.called) > 0 and t.assignee is null then a.id = any (t.called)
          else t.role = any (a.roles) or t.assignee = a.id end
        and not is_kept_out(t.dossier_id, a.id)
        and exists (select from party p where p.id = any (t.readers) and (p.until is null or p.until > remind.at)
          and (coalesce(p.holder, p.id) = a.id
            or exists (select from membership m where m.account = a.id and m.team = coalesce(p.holder, p.id))))
  )
  update reach r set waiting = remind.at from concerned c where r.account = c.id and r.waiting is null;
  -- what is done may come again one day, and is then told again
  delete from reminded r using duty u
    where u.dossier_id = r.dossier_id and u.safeguard = r.safeguard and u.key = r.key and u.done is not null;
  return (select count(*) from reach where waiting is not null);
end $$;
