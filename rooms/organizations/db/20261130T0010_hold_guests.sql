-- A supporter from elsewhere is written down in the county that it supports: a guest. At home it is known where.
create table organizations.guest_counties (
  county_code text collate "C" not null check (county_code ~ '^\d{6}$'),
  organization_id uuid not null,
  guest_county_code text collate "C" not null check (guest_county_code ~ '^\d{6}$'),
  constraint guest_counties_pkey primary key (county_code, organization_id, guest_county_code),
  constraint guest_counties_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id)
);
comment on table organizations.guest_counties is 'Counties that hold a guest copy of one of this county’s supporters.';

call base.keep_to_counties('organizations.guest_counties');

grant select, insert on organizations.guest_counties to lianjian_app;
