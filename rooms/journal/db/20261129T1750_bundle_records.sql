-- One entry may speak of up to 2,000 records that were changed alike: an import writes some tens of entries, not one a row.

alter table journal.entries
  add column record_kind text,
  add column record_ids uuid[],
  add column records_before bytea,
  add column records_after bytea,
  add column record_count integer generated always as (cardinality(record_ids)) stored,
  add column first_record uuid generated always as (record_ids[1]) stored,
  add column last_record uuid generated always as (record_ids[cardinality(record_ids)]) stored,
  add constraint entries_records_check check (
    case when record_ids is null then record_kind is null and records_before is null and records_after is null
    else record_kind is not null and person_id is null and before_hash is null and after_hash is null
      and cardinality(record_ids) between 1 and 2000 and first_record <= last_record
      and array_position(record_ids, null) is null
      and (records_before is null or octet_length(records_before) = 32 * cardinality(record_ids))
      and (records_after is null or octet_length(records_after) = 32 * cardinality(record_ids))
    end);
comment on column journal.entries.record_kind is 'Of an entry of many records: what they are; its subject is what the change was part of.';
comment on column journal.entries.record_ids is 'The records, ascending. None of them is about a person.';
comment on column journal.entries.records_before is 'As before_hash, 32 bytes for each of record_ids, in their order; absent when they were made.';
comment on column journal.entries.records_after is 'As after_hash, 32 bytes for each of record_ids, in their order; absent when they were deleted.';

-- Hashes do not become smaller, and ids are searched.
alter table journal.entries
  alter column record_ids set storage external,
  alter column records_before set storage external,
  alter column records_after set storage external;

-- Ids begin with their moment, so few entries enclose one; arrays have no operator that row security lets an index use.
create index entries_by_record on journal.entries (county_code, last_record, first_record) where record_ids is not null;
