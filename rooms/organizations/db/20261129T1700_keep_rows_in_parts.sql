-- The rows of a preview, up to two thousand of them in one row: a row of the database for each cost an import of
-- 100,000 more than to write the organizations' indexes, and nobody ever looks for a single one.

create table organizations.import_parts (
  county_code text not null check (county_code ~ '^\d{6}$'),
  import_id uuid not null,
  verdict text not null check (verdict in ('new', 'changed', 'unchanged', 'missing')),
  first_row integer not null,
  last_row integer not null,
  row_numbers integer[] not null,
  organization_ids uuid[] not null,
  codes text[] not null,
  names text[] not null,
  versions integer[],
  changed jsonb[],
  before jsonb[],
  hints jsonb[],
  normal_names text[] collate "C",
  kinds text[],
  levels text[],
  functions text[],
  region_codes text[] collate "C",
  parent_ids uuid[],
  social_credit_codes text[],
  members integer[],
  households integer[],
  constraint import_parts_pkey primary key (county_code, import_id, verdict, first_row),
  constraint import_parts_as_many check (cardinality(organization_ids) = cardinality(row_numbers)
    and cardinality(codes) = cardinality(row_numbers) and cardinality(names) = cardinality(row_numbers)),
  constraint import_parts_bounds check (first_row = row_numbers[1] and last_row = row_numbers[cardinality(row_numbers)])
);
comment on table organizations.import_parts is 'What rows of a file do: shown before they are applied, and what undo puts back. Rows of one verdict, in the order of the file, one element of each array for each. Retention: one day after applying.';
comment on column organizations.import_parts.row_numbers is 'As the spreadsheet counts; those that are missing from the file are numbered after its last.';
comment on column organizations.import_parts.names is 'Of a person when kind = person. Retention as of the table.';
comment on column organizations.import_parts.versions is 'Of the organizations when the preview was made; absent for new ones.';
comment on column organizations.import_parts.changed is 'Of changed ones the fields that differ; of a person (kind = person) the name too. Retention as of the table.';
comment on column organizations.import_parts.before is 'The same fields as they were. As changed.';
comment on column organizations.import_parts.hints is 'Others of the same name: possibly the same organization. Absent when no row has any. Retention as of the table.';
comment on column organizations.import_parts.normal_names is 'Of new ones, as the columns after it; of a person when kind = person. Retention as of the table.';
call base.keep_to_counties('organizations.import_parts');
grant select, insert, delete on organizations.import_parts to lianjian_app;
-- Read back within minutes, and deleted within a day: to compress them takes longer than to write them.
alter table organizations.import_parts
  alter column row_numbers set storage external,
  alter column organization_ids set storage external,
  alter column codes set storage external,
  alter column names set storage external,
  alter column versions set storage external,
  alter column changed set storage external,
  alter column before set storage external,
  alter column hints set storage external,
  alter column normal_names set storage external,
  alter column kinds set storage external,
  alter column levels set storage external,
  alter column functions set storage external,
  alter column region_codes set storage external,
  alter column parent_ids set storage external,
  alter column social_credit_codes set storage external,
  alter column members set storage external,
  alter column households set storage external;

-- Row security binds the owner too.
set local app.counties = '000000-999999';
insert into organizations.import_parts
select county_code, import_id, verdict, min(row_number), max(row_number), array_agg(row_number order by row_number),
  array_agg(organization_id order by row_number), array_agg(code order by row_number),
  array_agg(name order by row_number), array_agg(version order by row_number),
  array_agg(values order by row_number), array_agg(before order by row_number), array_agg(hints order by row_number),
  array_agg(normal_name order by row_number), array_agg(kind order by row_number),
  array_agg(level order by row_number), array_agg(function order by row_number),
  array_agg(region_code order by row_number), array_agg(parent_id order by row_number),
  array_agg(social_credit_code order by row_number), array_agg(members order by row_number),
  array_agg(households order by row_number)
from organizations.import_rows
group by county_code, import_id, verdict, row_number / 2000;
drop table organizations.import_rows;
drop function organizations.analyze_import_rows();
