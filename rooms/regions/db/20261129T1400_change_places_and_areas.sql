-- Places and areas are kept on screen now: by several people, so each row counts its versions.

alter table regions.places
  drop column buildings,
  add column residents integer,
  add column facilities jsonb not null default '{}',
  add column version integer not null default 1,
  add column changed_by text not null default 'migration',
  add column changed_at timestamptz not null default current_timestamp,
  drop constraint places_validity,
  add constraint places_validity check (valid_to >= valid_from),
  add constraint places_residents check (residents >= 0),
  add constraint places_facilities check (jsonb_typeof(facilities) = 'object');
alter table regions.places
  alter column facilities drop default,
  alter column changed_by drop default,
  alter column changed_at drop default;
comment on column regions.places.residents is 'A number; who they are is kept nowhere.';
comment on column regions.places.facilities is 'Kind of facility → how many stand here: {"clinic": 1}. Nothing about a person.';
comment on column regions.places.valid_to is 'First day on which it was no longer there; valid_from itself when it was entered by mistake.';
comment on column regions.places.version is 'Counts the changes, so that the later of two editors is shown what the earlier changed.';
comment on column regions.places.changed_by is 'Account id. Purpose: telling colleagues who changed it last. Retention: until the next change.';

alter table regions.management_areas
  add column version integer not null default 1,
  add column changed_by text not null default 'migration',
  add column changed_at timestamptz not null default current_timestamp,
  drop constraint management_areas_validity,
  add constraint management_areas_validity check (valid_to >= valid_from);
alter table regions.management_areas alter column changed_by drop default, alter column changed_at drop default;
comment on column regions.management_areas.valid_to is 'First day on which it no longer stood; valid_from itself when it was made by mistake.';
comment on column regions.management_areas.version is 'As of places; a change of its members counts too.';
comment on column regions.management_areas.changed_by is 'As of places.';

alter table regions.management_area_members
  drop constraint management_area_members_validity,
  add constraint management_area_members_validity check (valid_to >= valid_from);
comment on column regions.management_area_members.valid_to is 'First day on which it no longer held; valid_from itself when it was taken back on the same day.';
