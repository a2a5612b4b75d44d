-- What places and areas were is shown on their pages, and what was closed by mistake opens again as it was.

create table regions.earlier_places (
  county_code text not null check (county_code ~ '^\d{6}$'),
  place_code text not null collate "C",
  version integer not null,
  record jsonb not null,
  change text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  reason text,
  constraint earlier_places_pkey primary key (county_code, place_code, version),
  constraint earlier_places_place_fkey foreign key (county_code, place_code) references regions.places (county_code, code),
  constraint earlier_places_change check (change in ('change', 'close', 'reopen'))
);
comment on table regions.earlier_places is 'A place as it was before a change: its whole row. Counts only, nothing about a person.';
comment on column regions.earlier_places.record is 'Of a person only who had changed it, by account id. Retention: with the version.';
comment on column regions.earlier_places.change is 'What ended this version.';
comment on column regions.earlier_places.changed_by is 'Account id. Purpose: accountability. Retention: with the version.';
comment on column regions.earlier_places.reason is 'Why, in the words of whoever changed it; no person is meant.';

create table regions.earlier_areas (
  keeper_code text not null,
  area_id uuid not null,
  version integer not null,
  record jsonb not null,
  change text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  reason text not null,
  constraint earlier_areas_pkey primary key (area_id, version),
  constraint earlier_areas_area_fkey foreign key (keeper_code, area_id)
    references regions.management_areas (keeper_code, id),
  constraint earlier_areas_change check (change in ('change', 'close', 'reopen'))
);
comment on table regions.earlier_areas is 'Reference table: an area as it was before a change, its row and the members that held.';
comment on column regions.earlier_areas.keeper_code is 'Of the area.';
comment on column regions.earlier_areas.record is 'As of places; with `members`, those that held.';
comment on column regions.earlier_areas.change is 'What ended this version.';
comment on column regions.earlier_areas.changed_by is 'As of places.';
comment on column regions.earlier_areas.reason is 'As of places.';

call base.keep_to_counties('regions.earlier_places');
call base.keep_by_keepers('regions.earlier_areas');
grant select, insert on regions.earlier_places, regions.earlier_areas to lianjian_app;
