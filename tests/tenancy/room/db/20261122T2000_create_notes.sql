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

call base.keep_to_counties('proof.notes');
call base.keep_to_owners('proof.internal_notes');

grant select, insert, update, delete on proof.notes to lianjian_app;
grant select, insert, update, delete on proof.internal_notes to lianjian_app;
