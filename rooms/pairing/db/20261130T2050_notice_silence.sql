-- A partnership in which nothing was recorded for long: its unit is told first, the office later, once each.
create table pairing.silences (
  county_code text not null check (county_code ~ '^\d{6}$'),
  partnership_id uuid not null,
  silent_since date not null,
  unit_told_on date not null,
  office_told_on date check (office_told_on >= unit_told_on),
  ended_on date check (ended_on >= unit_told_on),
  constraint silences_pkey primary key (county_code, partnership_id, silent_since),
  constraint silences_partnership_fkey foreign key (county_code, partnership_id)
    references pairing.partnerships (county_code, id)
);
comment on table pairing.silences is 'That nothing was recorded of a partnership for so long that its unit was told; over once something is, or the partnership ends.';
comment on column pairing.silences.silent_since is 'The last day on which something was recorded, or the partnership''s first.';
create index silences_open on pairing.silences (county_code, partnership_id) where ended_on is null;
call base.keep_to_counties('pairing.silences');
grant select, insert, update on pairing.silences to lianjian_app;
