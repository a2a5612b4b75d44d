-- Sheets are kept in pieces, read with the reach of whoever brought them, and taken back within a day.

create table organizations.import_pieces (
  county_code text not null check (county_code ~ '^\d{6}$'),
  import_id uuid not null,
  number integer not null check (number >= 0),
  bytes bytea not null,
  constraint import_pieces_pkey primary key (county_code, import_id, number)
);
comment on table organizations.import_pieces is 'A file as it was sent, in the order of its pieces. Retention: until a day after applying, at most seven days.';
comment on column organizations.import_pieces.bytes is 'May name persons (kind = person). Purpose: reading the file again. Retention as of the table.';
-- Workbooks are packed already, and a second packing would only cost time.
alter table organizations.import_pieces alter column bytes set storage external;

alter table organizations.imports
  drop column content,
  drop column mapping,
  drop column faults,
  add column bytes integer not null check (bytes > 0),
  add column sha256 bytea not null,
  add column reach jsonb not null,
  add column columns jsonb,
  add column faults jsonb not null default '[]',
  add column fault_count integer not null default 0,
  add column notices jsonb not null default '[]',
  add column stale jsonb not null default '[]',
  add column why text,
  add column reason text,
  add column decided_by text;
comment on table organizations.imports is 'One file and what became of it.';
comment on column organizations.imports.reach is 'How far whoever asked for its present state may go; what lies outside is a fault of its row.';
comment on column organizations.imports.columns is 'Which header was taken for which field.';
comment on column organizations.imports.faults is 'The first of them; the file that names them all in their rows is made when it is asked for. A value that was refused may be of a person. Retention: until a day after applying, at most seven days.';
comment on column organizations.imports.notices is 'Columns that were left out.';
comment on column organizations.imports.stale is 'Records that somebody else changed since the preview, or that stand in the way of undoing. May name a person (kind = person). Retention as faults.';
comment on column organizations.imports.why is 'Code of what made it fail.';
comment on column organizations.imports.reason is 'Why, in the words of whoever applied or undid it; no person is meant.';
comment on column organizations.imports.decided_by is 'Account id of whoever applied it, or asked to undo it. Purpose: accountability. Retention: with the import.';
create index imports_unfinished on organizations.imports (county_code, id)
  where state in ('uploaded', 'reading', 'applying', 'undoing');

-- Deleted with the import by the same job; checking each of 100,000 rows would take longer than writing them.
alter table organizations.import_rows
  drop constraint import_rows_import_fkey,
  drop constraint import_rows_pkey,
  add constraint import_rows_pkey primary key (county_code, import_id, verdict, row_number),
  add column version integer,
  add column code text not null,
  add column name text not null,
  add column hints jsonb;
drop index organizations.import_rows_by_verdict;
comment on column organizations.import_rows.row_number is 'As the spreadsheet counts; those that are missing from the file are numbered after its last.';
comment on column organizations.import_rows.version is 'Of the organization when the preview was made; null for a new one.';
comment on column organizations.import_rows.values is 'Of a new organization all fields, of a changed one those that differ; of a person (kind = person) the name too. Retention as of the table.';
comment on column organizations.import_rows.before is 'The same fields as they were. As values.';
comment on column organizations.import_rows.name is 'Of a person when kind = person. Retention as of the row.';
comment on column organizations.import_rows.hints is 'Others of the same name: possibly the same organization. Retention as of the row.';

comment on table organizations.organizations is 'Whoever can support or be supported. Ended, never deleted; but an import that is undone within a day takes back what it made and nobody touched.';
grant delete on organizations.organizations to lianjian_app;

-- Only an owner may gather statistics, and without them the lists of a county that has just been filled are read by
-- whichever index comes first, fifty times the whole county for a page of fifty.
create function organizations.analyze_import_rows() returns void language sql security definer
set search_path = pg_catalog as 'analyze organizations.import_rows';
create function organizations.analyze_registry() returns void language sql security definer
set search_path = pg_catalog as 'analyze organizations.organizations';
revoke all on function organizations.analyze_import_rows, organizations.analyze_registry from public;
grant execute on function organizations.analyze_import_rows, organizations.analyze_registry to lianjian_app;

call base.keep_to_counties('organizations.import_pieces');
grant select, insert, delete on organizations.import_pieces to lianjian_app;
