-- What a new organization would be stands in columns: to take apart the JSON of 100,000 rows cost more than to write
-- the organizations.
alter table organizations.import_rows
  alter column values drop not null,
  add column normal_name text collate "C",
  add column kind text,
  add column level text,
  add column function text,
  add column region_code text collate "C",
  add column parent_id uuid,
  add column social_credit_code text,
  add column members integer,
  add column households integer;
comment on table organizations.import_rows is 'What each row of a file does: shown before it is applied, and what undo puts back. The fields of a new organization stand in columns, those in which one differs in values. Retention: one day after applying.';
comment on column organizations.import_rows.values is 'Of a changed one the fields that differ; of a person (kind = person) the name too. Retention as of the table.';
comment on column organizations.import_rows.normal_name is 'Of a person when kind = person. Retention as of the row.';

-- Row security binds the owner too.
set local app.counties = '000000-999999';
update organizations.import_rows r
set normal_name = v."normalName", kind = v.kind, level = v.level, function = v.function, region_code = v."regionCode",
  parent_id = v."parentId", social_credit_code = v."socialCreditCode", members = v.members, households = v.households,
  values = null
from organizations.import_rows o, jsonb_to_record(o.values) as v ("normalName" text, kind text, level text,
  function text, "regionCode" text, "parentId" uuid, "socialCreditCode" text, members int, households int)
where r.verdict = 'new' and (o.county_code, o.import_id, o.verdict, o.row_number)
  = (r.county_code, r.import_id, r.verdict, r.row_number);
update organizations.import_rows set values = null where verdict in ('unchanged', 'missing');

-- Looked for by the key alone; statistics of the rest would only take time.
alter table organizations.import_rows
  alter column values set statistics 0,
  alter column before set statistics 0,
  alter column hints set statistics 0,
  alter column code set statistics 0,
  alter column name set statistics 0,
  alter column normal_name set statistics 0,
  alter column social_credit_code set statistics 0,
  alter column region_code set statistics 0;
