-- Former names of cadres who support go two years after they were the name.

comment on column organizations.earlier_versions.record is 'Of a person (kind = person) the name too. Retention: two years after it ceased to be the name, then a dash.';
create index organizations_persons on organizations.organizations (county_code, ends_on) where kind = 'person';

-- The serving role may not change former versions. This puts a dash for old names of persons alone, whatever day it
-- is given. Of a name that came back later the last time counts, so that no change is made up that never was.
create function organizations.forget_former_names(county text, before timestamptz) returns setof uuid
language sql security definer set search_path = '' as $$
  with old as (
    select e.organization_id, e.record ->> 'name' as name
    from organizations.earlier_versions e
    join organizations.organizations o on o.county_code = e.county_code and o.id = e.organization_id
    where e.county_code = county and e.record ->> 'kind' = 'person' and e.record ->> 'name' not in ('—', o.name)
    group by 1, 2
    having max(e.changed_at) < least(before, now() - interval '2 years')),
  gone as (
    update organizations.earlier_versions e
    set record = e.record || '{"name": "—", "normalName": "—"}'
    from old
    where e.county_code = county and e.organization_id = old.organization_id and e.record ->> 'name' = old.name
    returning e.organization_id)
  select distinct organization_id from gone
$$;
revoke all on function organizations.forget_former_names from public;
grant execute on function organizations.forget_former_names to lianjian_app;
