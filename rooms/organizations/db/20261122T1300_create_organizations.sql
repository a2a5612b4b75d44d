create schema organizations;
grant usage on schema organizations to lianjian_app;

create table organizations.organizations (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  side text not null check (side in ('supporter', 'community', 'office')),
  code text not null,
  name text not null,
  kind text not null check (kind in ('unit', 'branch', 'person', 'enterprise', 'school', 'hospital', 'social',
    'village', 'community', 'quarter', 'township')),
  level text check (level in ('central', 'province', 'city', 'county', 'township', 'village')),
  region_code text not null references regions.regions (code),
  home_county_code text check (home_county_code ~ '^\d{6}$'),
  begins_on date not null,
  ends_on date,
  constraint organizations_pkey primary key (county_code, id),
  constraint organizations_code_key unique (county_code, side, code)
);
comment on table organizations.organizations is 'Whoever can support or be supported. Ended, never deleted.';
comment on column organizations.organizations.name is 'Of a person only when kind = person. Purpose: naming the supporter to the village. Retention: two years after ends_on.';
comment on column organizations.organizations.home_county_code is 'Set on the guest copy of a supporter that belongs to another county.';
create index organizations_by_region on organizations.organizations (county_code, side, region_code, code);

call base.keep_to_counties('organizations.organizations');

grant select, insert, update on organizations.organizations to lianjian_app;
