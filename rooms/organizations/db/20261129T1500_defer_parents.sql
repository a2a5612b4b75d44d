-- An import writes some rows at a time, and what a row hangs on may come after it.
alter table organizations.organizations
  alter constraint organizations_parent_fkey deferrable initially immediate;
