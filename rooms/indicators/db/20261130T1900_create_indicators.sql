create schema indicators;
grant usage on schema indicators to lianjian_app;

create table indicators.facts (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  programme_id uuid not null references programmes.programmes (id),
  cycle_id uuid not null references programmes.cycles (id),
  record_kind text not null,
  record_id uuid not null,
  record_version integer not null check (record_version > 0),
  measure text collate "C" not null,
  kind text collate "C" not null,
  aspect text collate "C" not null,
  quantity bigint not null,
  on_day date not null,
  region_code text collate "C" not null check (starts_with(region_code, county_code)),
  organization_id uuid,
  partnership_id uuid,
  level text not null check (level in ('declared', 'countersigned', 'confirmed', 'inspected')),
  takes_back boolean not null,
  recorded_at timestamptz not null,
  constraint facts_pkey primary key (county_code, id),
  constraint facts_record_key unique (county_code, record_id, record_version, measure, kind, aspect, takes_back)
);
comment on table indicators.facts is 'One countable thing that happened, or that one is taken back; appended, never changed.';
comment on column indicators.facts.measure is 'What of the record is counted, as the room that keeps it names it: deed, deed-cost.';
comment on column indicators.facts.kind is 'What sort of record it was; empty where there are no sorts.';
comment on column indicators.facts.aspect is 'What sort of amount, such as the source of money; empty where there are no sorts.';
comment on column indicators.facts.quantity is 'Pieces, persons or fen; negative where it takes one back.';
comment on column indicators.facts.level is 'At which it was entered; what it rose to since is told by the confirmations of its record.';
create index facts_by_measure on indicators.facts (county_code, cycle_id, measure, on_day, id);

create table indicators.confirmations (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  record_kind text not null,
  record_id uuid not null,
  record_version integer not null,
  step integer not null check (step > 0),
  from_level text not null check (from_level in ('declared', 'countersigned', 'confirmed', 'inspected')),
  to_level text not null check (to_level in ('declared', 'countersigned', 'confirmed', 'inspected') and to_level <> from_level),
  way text not null check (way in ('village', 'unit', 'link', 'code', 'paper', 'inspection', 'taken-back')),
  confirmed_at timestamptz not null,
  constraint confirmations_pkey primary key (county_code, id),
  constraint confirmations_step_key unique (county_code, record_id, record_version, step)
);
comment on table indicators.confirmations is 'That a record of one version went from one level to another, and in what way; never by whom.';

create table indicators.unfolded (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  is_fact boolean not null,
  constraint unfolded_pkey primary key (county_code, id)
);
comment on table indicators.unfolded is 'Facts and confirmations that the totals do not hold yet; written with them, taken away by their folding.';

create table indicators.folds (
  county_code text not null check (county_code ~ '^\d{6}$'),
  folded_at timestamptz not null,
  constraint folds_pkey primary key (county_code)
);
comment on table indicators.folds is 'One row per county that has facts; whoever folds holds its lock.';
comment on column indicators.folds.folded_at is 'When nothing was left to fold.';

create table indicators.totals (
  county_code text not null check (county_code ~ '^\d{6}$'),
  cycle_id uuid not null references programmes.cycles (id),
  whose text not null check (whose in ('region', 'organization', 'partnership')),
  scope text collate "C" not null,
  measure text collate "C" not null,
  kind text collate "C" not null,
  aspect text collate "C" not null,
  month date not null check (extract(day from month) = 1),
  level text not null check (level in ('declared', 'countersigned', 'confirmed', 'inspected')),
  quantity bigint not null,
  records bigint not null,
  constraint totals_pkey primary key (county_code, cycle_id, whose, scope, measure, kind, aspect, month, level)
);
comment on table indicators.totals is 'Facts added up by month and level, for a place with those above it up to the county, a unit, or a partnership.';
comment on column indicators.totals.scope is 'A region code of 6, 9 or 12 digits, or the id of an organization or a partnership.';
comment on column indicators.totals.records is 'How many facts it is made of; one that is taken back counts no more.';

call base.keep_to_counties('indicators.facts');
call base.keep_to_counties('indicators.confirmations');
call base.keep_to_counties('indicators.unfolded');
call base.keep_to_counties('indicators.folds');
call base.keep_to_counties('indicators.totals');

grant select, insert on indicators.facts, indicators.confirmations to lianjian_app;
grant select, insert, delete on indicators.unfolded to lianjian_app;
grant select, insert, update on indicators.folds to lianjian_app;
grant select, insert, update, delete on indicators.totals to lianjian_app;
