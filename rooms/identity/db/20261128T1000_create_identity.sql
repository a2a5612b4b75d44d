create schema identity;
grant usage on schema identity to lianjian_app;

-- better-auth's tables, in the names of this house: its columns, and ours beside them.
create table identity.users (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp,
  username text unique,
  display_username text,
  two_factor_enabled boolean,
  home_county_code text not null check (home_county_code ~ '^\d{6}$'),
  grant_counties text[] not null default '{}',
  demo boolean not null default false,
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  closed_at timestamptz,
  last_sign_in_at timestamptz
);
comment on table identity.users is 'One person''s way in. Closed, never deleted while anything names it.';
comment on column identity.users.name is 'As colleagues call the person. Purpose: naming who did what. Retention: two years after closed_at, then replaced by the word for a former colleague.';
comment on column identity.users.email is 'Made from the id for the sign-in library, which demands one; no address of a person is kept.';
comment on column identity.users.username is 'Purpose: signing in. Retention: with the account.';
comment on column identity.users.home_county_code is 'Whose administrators look after the account. Grants may lie in other counties.';
comment on column identity.users.grant_counties is 'Counties in which a grant of this user lies, so that they are found without asking every county.';
comment on column identity.users.image is 'Empty: the sign-in librarys, and no picture of a person is kept.';
comment on column identity.users.display_username is 'The user name in the case it was given. Purpose and retention as username.';
create index users_by_home on identity.users (home_county_code, id);

create table identity.sessions (
  id text primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id text not null references identity.users (id) on delete cascade,
  last_seen_at timestamptz,
  second_factor boolean not null default false
);
comment on column identity.sessions.ip_address is 'Purpose: the owner recognises a sign-in that was not theirs. Retention: deleted with the session, twelve hours after it began.';
comment on column identity.sessions.user_agent is 'Purpose and retention as ip_address.';
comment on column identity.sessions.second_factor is 'Whether this session was opened with a code as well as a password.';
comment on table identity.sessions is 'Who is signed in where. Deleted when it ends.';
comment on column identity.sessions.user_id is 'Purpose: telling who asks. Retention: with the session.';
create index sessions_by_user on identity.sessions (user_id);
create index sessions_by_end on identity.sessions (expires_at);

create table identity.credentials (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references identity.users (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null
);
comment on column identity.credentials.password is 'A salted hash (scrypt).';
comment on column identity.credentials.account_id is 'The subject that a unified sign-in names, or the user itself. Purpose: recognising who comes back. Retention: with the account.';
comment on table identity.credentials is 'Ways of one user to prove who they are: a password, or a subject of a unified sign-in.';
comment on column identity.credentials.user_id is 'Whose way in it is. Retention: with the account.';
comment on column identity.credentials.access_token is 'Of a unified sign-in, for the library. Retention: with the account.';
comment on column identity.credentials.refresh_token is 'As access_token.';
comment on column identity.credentials.id_token is 'As access_token; it names the person as the other side knows them.';
create index credentials_by_user on identity.credentials (user_id);
create unique index credentials_by_subject on identity.credentials (provider_id, account_id);

create table identity.verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
comment on table identity.verifications is 'Steps of a sign-in that wait for their second half. Each has an end.';
comment on column identity.verifications.identifier is 'Which step it is; of a second factor it names the user. Retention: until expires_at.';
comment on column identity.verifications.value is 'What the second half must match, or the user it is of. Retention: until expires_at.';
create index verifications_by_identifier on identity.verifications (identifier);

create table identity.two_factors (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null references identity.users (id) on delete cascade,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
comment on column identity.two_factors.secret is 'Encrypted under the key of the installation.';
comment on table identity.two_factors is 'The second factor of a user.';
comment on column identity.two_factors.backup_codes is 'Encrypted as secret; each is used once.';
comment on column identity.two_factors.user_id is 'Whose it is. Retention: with the account.';
create index two_factors_by_user on identity.two_factors (user_id);

create table identity.grants (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  user_id text not null,
  role text not null,
  scope_kind text not null check (scope_kind in ('region', 'area', 'organization')),
  scope_code text not null collate "C",
  begins_on date not null,
  ends_on date,
  reason text not null,
  granted_by text not null,
  created_at timestamptz not null,
  ended_by text,
  end_reason text,
  constraint grants_pkey primary key (county_code, id),
  constraint grants_validity check (ends_on >= begins_on)
);
comment on table identity.grants is 'One role of one user on one place of duty. Ended, never deleted.';
comment on column identity.grants.county_code is 'Where the place of duty lies; a province or prefecture by its own code padded to six digits.';
comment on column identity.grants.user_id is 'No foreign key: users are local, grants lie with their county.';
comment on column identity.grants.scope_code is 'Twelve digits or an extended code; or the id of the area or organization.';
comment on column identity.grants.ends_on is 'First day on which it no longer holds.';
comment on column identity.grants.reason is 'Why it was given, in the words of whoever gave it; may name a person. Purpose: accountability. Retention: with the grant.';
comment on column identity.grants.granted_by is 'Account id. Purpose: accountability. Retention: with the grant.';
comment on column identity.grants.ended_by is 'As granted_by.';
comment on column identity.grants.end_reason is 'As reason.';
create index grants_by_user on identity.grants (user_id, county_code);
create index grants_by_scope on identity.grants (county_code, scope_kind, scope_code);

create table identity.invitations (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  user_id text not null,
  code_hash bytea not null,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint invitations_pkey primary key (county_code, id)
);
comment on table identity.invitations is 'One-time ways to set a password. The code itself is only on the slip or in the link.';
comment on column identity.invitations.user_id is 'Whose password it sets. Retention: with the account.';
comment on column identity.invitations.created_by is 'Account id. Purpose: accountability. Retention: with the account that it lets in.';
create index invitations_by_user on identity.invitations (county_code, user_id, created_at);

call base.keep_to_counties('identity.grants');
call base.keep_to_counties('identity.invitations');

grant select, insert, update, delete on identity.users, identity.sessions, identity.credentials, identity.verifications,
  identity.two_factors to lianjian_app;
grant select, insert, update on identity.grants, identity.invitations to lianjian_app;
