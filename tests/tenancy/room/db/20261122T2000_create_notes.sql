create schema proof;
grant usage on schema proof to lianjian_app;

create table proof.notes (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  region_code text not null,
  owner_org_id uuid,
  title text not null,
  body text not null,
  created_at timestamptz not null,
  constraint notes_pkey primary key (county_code, id),
  constraint notes_title_key unique (county_code, region_code, title)
);
comment on table proof.notes is 'Notes on a region, for the proof of tenancy.';
create index notes_latest on proof.notes (county_code, region_code, created_at desc, id);

create table proof.internal_notes (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  note_id uuid not null,
  owner_org_id uuid not null,
  body text not null,
  created_at timestamptz not null,
  constraint internal_notes_pkey primary key (county_code, id),
  constraint internal_notes_note_fkey foreign key (county_code, note_id) references proof.notes (county_code, id) on delete cascade
);
comment on table proof.internal_notes is 'Remarks that only the organization that wrote them sees.';
create index internal_notes_of_note on proof.internal_notes (county_code, note_id, id);

alter table proof.notes enable row level security;
alter table proof.notes force row level security;
create policy notes_in_county on proof.notes
  using (county_code >= left(current_setting('app.counties', true), 6)
    and county_code <= right(current_setting('app.counties', true), 6)
    and (substr(current_setting('app.counties', true), 7, 1) in ('', '-')
      or county_code = any (string_to_array(current_setting('app.counties', true), ','))))
  with check (county_code >= left(current_setting('app.counties', true), 6)
    and county_code <= right(current_setting('app.counties', true), 6)
    and (substr(current_setting('app.counties', true), 7, 1) in ('', '-')
      or county_code = any (string_to_array(current_setting('app.counties', true), ','))));
alter table proof.internal_notes enable row level security;
alter table proof.internal_notes force row level security;
create policy internal_notes_of_organization on proof.internal_notes
  using (county_code >= left(current_setting('app.counties', true), 6)
    and county_code <= right(current_setting('app.counties', true), 6)
    and (substr(current_setting('app.counties', true), 7, 1) in ('', '-')
      or county_code = any (string_to_array(current_setting('app.counties', true), ',')))
    and owner_org_id = any (string_to_array(current_setting('app.orgs', true), ',')::uuid[]))
  with check (county_code >= left(current_setting('app.counties', true), 6)
    and county_code <= right(current_setting('app.counties', true), 6)
    and (substr(current_setting('app.counties', true), 7, 1) in ('', '-')
      or county_code = any (string_to_array(current_setting('app.counties', true), ',')))
    and owner_org_id = any (string_to_array(current_setting('app.orgs', true), ',')::uuid[]));

grant select, insert, update, delete on proof.notes to lianjian_app;
grant select, insert, update, delete on proof.internal_notes to lianjian_app;
