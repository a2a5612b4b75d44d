-- The journal tells which organization a post or a contact is or was of, also once it was deleted, and nothing else of it.

create table organizations.internal_records (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  organization_id uuid not null,
  constraint internal_records_pkey primary key (county_code, id),
  constraint internal_records_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id)
);
comment on table organizations.internal_records is 'Of which organization each post and contact is, or was when it was deleted: nothing about a person.';
create index internal_records_by_organization on organizations.internal_records (county_code, organization_id, id);

call base.keep_to_counties('organizations.internal_records');
grant select, insert, update on organizations.internal_records to lianjian_app;

-- Forced row security binds the owner too, and the policy of internal rows asks for the organization that is looked for here.
set local app.counties = '000000-999999';
alter table organizations.posts no force row level security;
alter table organizations.contacts no force row level security;
insert into organizations.internal_records (county_code, id, organization_id)
select county_code, id, organization_id from organizations.posts
union all
select county_code, id, organization_id from organizations.contacts;
alter table organizations.posts force row level security;
alter table organizations.contacts force row level security;
