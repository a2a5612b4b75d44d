-- An import writes some rows at a time, and what a row hangs on may come after it.
alter table organizations.organizations
  alter constraint organizations_parent_fkey deferrable initially immediate;
comment on column organizations.import_rows.values is 'Of a new organization the fields that the row fills in, of a changed one those that differ; of a person (kind = person) the name too. Retention as of the table.';
