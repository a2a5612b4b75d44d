create table indicators.spreads (
  county_code text not null check (county_code ~ '^\d{6}$'),
  cycle_id uuid not null references programmes.cycles (id),
  whose text not null check (whose in ('region', 'organization', 'partnership')),
  measure text collate "C" not null,
  kind text collate "C" not null,
  aspect text collate "C" not null,
  scope text collate "C" not null,
  quantity bigint not null,
  records bigint not null,
  constraint spreads_pkey primary key (county_code, cycle_id, whose, measure, kind, aspect, scope)
);
comment on table indicators.spreads is 'Totals of communities, units and partnerships over all months and levels, so that a spread reads one row for each.';
comment on column indicators.spreads.scope is 'A region code of 12 digits, or the id of an organization or a partnership.';

create table indicators.active_months (
  county_code text not null check (county_code ~ '^\d{6}$'),
  cycle_id uuid not null references programmes.cycles (id),
  whose text not null check (whose in ('region', 'organization', 'partnership')),
  scope text collate "C" not null,
  month date not null check (extract(day from month) = 1),
  records bigint not null,
  constraint active_months_pkey primary key (county_code, cycle_id, whose, scope, month)
);
comment on table indicators.active_months is 'How many facts a community, a unit or a partnership has in a month: none is left where all were taken back.';

call base.keep_to_counties('indicators.spreads');
call base.keep_to_counties('indicators.active_months');
grant select, insert, update, delete on indicators.spreads, indicators.active_months to lianjian_app;
