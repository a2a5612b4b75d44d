-- Browsers that have signed in to an account before have a counter of their own, so that whoever only knows its name
-- locks nobody out.
create table identity.known_browsers (
  user_id text not null references identity.users (id) on delete cascade,
  token_hash bytea not null,
  failed_tries integer not null default 0,
  locked_until timestamptz,
  used_at timestamptz not null,
  constraint known_browsers_pkey primary key (user_id, token_hash)
);
comment on table identity.known_browsers is 'Browsers that have signed in to an account, by the hash of a random token: at most eight of an account.';
comment on column identity.known_browsers.user_id is 'Whose account it is. Purpose: not locking its owner out. Retention: 180 days after used_at, or until the password changes.';
comment on column identity.known_browsers.used_at is 'When it signed in last. Purpose: forgetting it in time. Retention: with the row.';
create index known_browsers_by_use on identity.known_browsers (used_at);

grant select, insert, update, delete on identity.known_browsers to lianjian_app;
