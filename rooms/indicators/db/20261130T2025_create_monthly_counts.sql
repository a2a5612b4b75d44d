create table indicators.monthly_counts (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  cycle_id uuid not null references programmes.cycles (id),
  organization_id uuid not null,
  region_code text collate "C" not null check (starts_with(region_code, county_code)),
  measure text collate "C" not null,
  month date not null check (extract(day from month) = 1),
  quantity integer not null check (quantity >= 0),
  reason text,
  version integer not null check (version > 0),
  entered_by text not null,
  entered_at timestamptz not null,
  countersigned_by text,
  countersigned_at timestamptz,
  constraint monthly_counts_pkey primary key (county_code, id),
  constraint monthly_counts_month_key unique (county_code, cycle_id, organization_id, measure, month),
  constraint monthly_counts_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id),
  constraint monthly_counts_countersigned_check check ((countersigned_by is null) = (countersigned_at is null))
);
comment on table indicators.monthly_counts is 'What a village counts by the month: a number, and nothing of whom it was about.';
comment on column indicators.monthly_counts.region_code is 'Where the village lay when it counted.';
comment on column indicators.monthly_counts.reason is 'Why it came late or was corrected; free words about a number, not about a person.';
comment on column indicators.monthly_counts.entered_by is 'Account id. Purpose: who entered it. Retention: as of the count.';
comment on column indicators.monthly_counts.countersigned_by is 'Account id. Purpose: who agreed to it. Retention: as of the count.';
create index monthly_counts_by_place on indicators.monthly_counts (county_code, cycle_id, region_code, month);

call base.keep_to_counties('indicators.monthly_counts');
grant select, insert, update on indicators.monthly_counts to lianjian_app;

alter table indicators.confirmations
  drop constraint confirmations_way_check,
  add constraint confirmations_way_check
    check (way in ('village', 'unit', 'office', 'link', 'code', 'paper', 'inspection', 'taken-back'));
