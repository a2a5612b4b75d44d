create schema programmes;
grant usage on schema programmes to lianjian_app;

create table programmes.programmes (
  id uuid not null,
  keeper_code text not null check (keeper_code ~ '^\d{6}$'),
  region_code text not null references regions.regions (code),
  name text not null,
  name_en text,
  office_name text not null,
  demo boolean not null default false,
  published_at timestamptz,
  constraint programmes_pkey primary key (id),
  constraint programmes_keeper_key unique (keeper_code, id),
  constraint programmes_keeper_of_region check (starts_with(region_code, keeper_code))
);
comment on table programmes.programmes is 'Reference table: a programme and the region it covers.';
comment on column programmes.programmes.keeper_code is 'The county, or the padded code of the city or province, that the programme is of; only its people change it.';
comment on column programmes.programmes.name is 'As people call it: 党建包联.';
comment on column programmes.programmes.office_name is 'Of the office that leads it, not of a person.';

create table programmes.cycles (
  id uuid not null,
  keeper_code text not null,
  programme_id uuid not null,
  name text not null,
  begins_on date not null,
  ends_on date not null check (ends_on > begins_on),
  constraint cycles_pkey primary key (id),
  constraint cycles_name_key unique (programme_id, name),
  constraint cycles_programme_fkey foreign key (keeper_code, programme_id)
    references programmes.programmes (keeper_code, id)
);
comment on table programmes.cycles is 'Reference table: one year or round of a programme.';
comment on column programmes.cycles.keeper_code is 'Of the programme, so that nobody adds a cycle to another''s.';
comment on column programmes.cycles.name is 'Of the year or round.';

call base.keep_by_keepers('programmes.programmes');
call base.keep_by_keepers('programmes.cycles');

grant select, insert, update on programmes.programmes, programmes.cycles to lianjian_app;
