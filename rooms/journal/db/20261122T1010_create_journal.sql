create schema journal;
grant usage on schema journal to lianjian_app;

create table journal.entries (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  reason text,
  before_hash bytea,
  after_hash bytea,
  constraint entries_pkey primary key (county_code, id)
);
comment on table journal.entries is 'One row per change, appended in the transaction of the change and never altered.';
comment on column journal.entries.actor is 'Account id or job name. Purpose: accountability. Retention: as long as the record it speaks of.';
comment on column journal.entries.before_hash is 'HMAC-SHA256 of the canonical record; absent when the record was made.';
comment on column journal.entries.reason is 'Why, in the words of whoever did it; may name a person. Purpose: accountability. Retention: as long as the record it speaks of.';
create index entries_by_subject on journal.entries (county_code, subject_kind, subject_id, id);

call base.keep_to_counties('journal.entries');

-- Append-only: the database keeps the promise, not the code.
grant select, insert on journal.entries to lianjian_app;
