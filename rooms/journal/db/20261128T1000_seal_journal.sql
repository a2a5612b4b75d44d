-- Sealing: each county's entries become the leaves of a Merkle tree (RFC 6962) whose roots are signed and chained.

alter table journal.entries add column person_id text;
comment on column journal.entries.person_id is 'Whom the record is about: its hashes use a key of that person. Purpose: accountability. Retention: as long as the record it speaks of.';

create table journal.unsealed (
  county_code text not null check (county_code ~ '^\d{6}$'),
  entry_id uuid not null,
  constraint unsealed_pkey primary key (county_code, entry_id)
);
comment on table journal.unsealed is 'Entries that have no leaf yet; written in one statement with the entry, taken away by its sealing.';

create table journal.logs (
  county_code text not null check (county_code ~ '^\d{6}$'),
  constraint logs_pkey primary key (county_code)
);
comment on table journal.logs is 'One row per county that is sealed; whoever seals holds its lock.';

create table journal.leaves (
  county_code text not null check (county_code ~ '^\d{6}$'),
  index bigint not null check (index >= 0),
  entry_id uuid not null,
  hash bytea not null,
  constraint leaves_pkey primary key (county_code, index),
  constraint leaves_entry_key unique (county_code, entry_id),
  constraint leaves_entry_fkey foreign key (county_code, entry_id) references journal.entries (county_code, id)
);
comment on table journal.leaves is 'The place of each entry in its county''s log, in the order in which sealing saw them.';

create table journal.nodes (
  county_code text not null check (county_code ~ '^\d{6}$'),
  level smallint not null check (level > 0 and level % 4 = 0),
  index bigint not null check (index >= 0),
  hash bytea not null,
  constraint nodes_pkey primary key (county_code, level, index)
);
comment on table journal.nodes is 'Roots of complete subtrees of 16, 256, … leaves, so that proofs do not read the whole log.';

create table journal.signing_keys (
  id text not null check (id ~ '^[0-9a-f]{64}$'),
  public_key bytea not null check (length(public_key) = 32),
  first_used_at timestamptz not null,
  constraint signing_keys_pkey primary key (id)
);
comment on table journal.signing_keys is 'Reference table: the Ed25519 public keys under which heads were signed.';

create table journal.heads (
  county_code text not null check (county_code ~ '^\d{6}$'),
  size bigint not null check (size > 0),
  root bytea not null,
  at timestamptz not null,
  previous_hash bytea not null,
  hash bytea not null,
  key_id text not null references journal.signing_keys (id),
  signature bytea not null,
  constraint heads_pkey primary key (county_code, size)
);
comment on table journal.heads is 'The signed root of a county''s log at one size, chained to the head before.';

create table journal.subject_keys (
  county_code text not null check (county_code ~ '^\d{6}$'),
  subject_id text not null,
  key bytea not null check (length(key) = 32),
  created_at timestamptz not null,
  constraint subject_keys_pkey primary key (county_code, subject_id)
);
comment on table journal.subject_keys is 'A random key per person, part of the key under which records about them are hashed.';
comment on column journal.subject_keys.key is 'Purpose: making hashes of a person''s records worthless on erasure. Retention: until the person is erased.';

create table journal.looks (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  at timestamptz not null,
  actor text not null,
  subject_kind text not null,
  subject_id text not null,
  purpose text not null,
  constraint looks_pkey primary key (county_code, id)
);
comment on table journal.looks is 'One row per reading of a record that concerns a person.';
comment on column journal.looks.actor is 'Account id or job name. Purpose: telling a person who looked. Retention: as long as the record it speaks of.';
comment on column journal.looks.purpose is 'What the reader gave as the reason to look. Purpose: telling a person why. Retention: as actor.';
create index looks_by_subject on journal.looks (county_code, subject_kind, subject_id, id);

call base.keep_to_counties('journal.unsealed');
call base.keep_to_counties('journal.logs');
call base.keep_to_counties('journal.leaves');
call base.keep_to_counties('journal.nodes');
call base.keep_to_counties('journal.heads');
call base.keep_to_counties('journal.subject_keys');
call base.keep_to_counties('journal.looks');

-- What was written before there was sealing waits for it. Forced row security binds the owner too.
set local app.counties = '000000-999999';
insert into journal.unsealed (county_code, entry_id) select county_code, id from journal.entries;

grant select, insert on journal.leaves, journal.nodes, journal.heads, journal.signing_keys, journal.looks to lianjian_app;
grant select, insert, delete on journal.unsealed, journal.subject_keys to lianjian_app;
-- Locking a row takes the right to update one; there is nothing in it to change.
grant select, insert, update on journal.logs to lianjian_app;
