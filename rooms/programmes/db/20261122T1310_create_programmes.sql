create schema programmes;
grant usage on schema programmes to lianjian_app;

create table programmes.programmes (
  id uuid not null,
  region_code text not null references regions.regions (code),
  name text not null,
  name_en text,
  office_name text not null,
  demo boolean not null default false,
  published_at timestamptz,
  constraint programmes_pkey primary key (id)
);
comment on table programmes.programmes is 'Reference table: a programme and the region it covers.';

create table programmes.cycles (
  id uuid not null,
  programme_id uuid not null references programmes.programmes (id),
  name text not null,
  begins_on date not null,
  ends_on date not null check (ends_on > begins_on),
  constraint cycles_pkey primary key (id),
  constraint cycles_name_key unique (programme_id, name)
);
comment on table programmes.cycles is 'Reference table: one year or round of a programme.';

grant select, insert, update on programmes.programmes, programmes.cycles to lianjian_app;
