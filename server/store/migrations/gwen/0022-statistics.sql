-- Counts over the whole country that a few safeguards look at (C13, H8, N7): asked by the job that looks again at dossiers,
-- never by the role that serves people. They come as counts; which dossiers were counted is not said.

-- Decisions by answer, of one measure, since a month, by sex or by age group.
create function gwen.count_answers(wanted text, since date)
returns table (breakdown text, key text, answer text, n bigint)
language sql stable security definer set search_path = gwen, pg_temp as $$
  select s.breakdown, s.key, s.answer, sum(s.n)::bigint from fact_sum s
  where s.measure = wanted and s.breakdown in ('sex', 'age-group') and s.period >= since
  group by 1, 2, 3 having sum(s.n) > 0
$$;

-- Dossiers of these kinds opened by month, in each of these areas (with all within it) and in those beside it under the
-- same parent: `beside` says beside which.
create function gwen.count_opened(kinds smallint[], areas text[], since date)
returns table (area text, beside text[], kind smallint, month text, sex text, age_group text, n bigint)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with recursive named as (
    select a.code, a.parent from area a where a.code = any (areas)
  ), root as (
    select a.code, array_remove(array_agg(distinct n.code), a.code) as beside
    from area a join named n on n.code = a.code or n.parent = a.parent group by a.code
  ), inside(root, code) as (
    select code, code from root
    union all select i.root, a.code from inside i join area a on a.parent = i.code
  ), counted as (
    select i.root, d.kind, to_char(d.created_at at time zone 'utc', 'YYYY-MM') as month, coalesce(t.sex, '') as sex,
      coalesce(t.age_group, '') as age_group, count(*) as n
    from inside i join dossier d on d.area = i.code and d.kind = any (kinds) and d.created_at >= since
      left join fact_person t on t.dossier_id = d.id and t.person = d.id
    group by 1, 2, 3, 4, 5
  )
  select r.code, r.beside, c.kind, c.month, c.sex, c.age_group, c.n from root r left join counted c on c.root = r.code
$$;

-- When the first dossier was opened: no month before can be counted.
create function gwen.counting_since() returns timestamptz
language sql stable security definer set search_path = gwen, pg_temp as $$
  select min(created_at) from dossier
$$;

-- Dossiers of a kind in an area and all within it (everywhere, for ''), in these states; since when they are.
create function gwen.dossiers_within(wanted smallint, states text[], of_area text, after_id uuid, most int)
returns table (id uuid, since timestamptz)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with recursive inside(code) as (
    select of_area
    union all select a.code from inside i join area a on a.parent = i.code
  )
  select d.id, d.state_since from dossier d
  where d.kind = wanted and d.state = any (states) and d.id > after_id and (of_area = '' or d.area in (select code from inside))
  order by d.id limit most
$$;

do $$
declare f text;
begin
  foreach f in array array['count_answers', 'count_opened', 'counting_since', 'dossiers_within'] loop
    execute format('alter function gwen.%I owner to gwen_writer', f);
    execute format('revoke execute on function gwen.%I from public', f);
    execute format('grant execute on function gwen.%I to gwen_jobs', f);
  end loop;
end $$;
