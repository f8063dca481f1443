-- Some look-ups go on from dossier to dossier: whoever stands behind a supplier, and behind that one. Which dossiers a link
-- field leads to lies in reference already; here it is followed as far as it leads, once around a circle.
create function gwen.follow(asked jsonb, most int)
returns table (source text, key text)
language sql stable security definer set search_path = gwen, pg_temp as $$
  with recursive reached(source, key) as (
    select s.source, k.key from jsonb_each(asked) a(source, keys)
      join reference_source s on s.source = a.source and s.filled
      cross join lateral jsonb_array_elements_text(a.keys) k(key)
    union
    select r.source, r.key from reached x
      join reference r on r.dossier_id = x.key::uuid and r.source = x.source
  ) select * from reached limit most
$$;
alter function gwen.follow owner to gwen_lookup;
revoke execute on function gwen.follow from public;
grant execute on function gwen.follow to gwen_app, gwen_jobs;
