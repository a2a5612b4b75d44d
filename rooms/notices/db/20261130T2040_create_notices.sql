-- What people are told, in the product and by e-mail. Kept under the county that looks after their account.
create schema notices;
grant usage on schema notices to lianjian_app;

create table notices.notices (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  user_id text not null,
  key text not null,
  kind text not null check (kind in ('pairing', 'registry', 'need', 'deed', 'silence')),
  title jsonb not null,
  leads_to text not null,
  due_on date,
  created_at timestamptz not null,
  read_at timestamptz,
  mail_id uuid,
  constraint notices_pkey primary key (county_code, id),
  constraint notices_key unique (county_code, user_id, key)
);
comment on table notices.notices is 'That something happened which concerns one account: once for each thing that happened. Retention: 180 days.';
comment on column notices.notices.user_id is 'Account id. Purpose: telling its owner. Retention: 180 days.';
comment on column notices.notices.key is 'Of what happened, so that a second delivery tells nobody twice.';
comment on column notices.notices.title is 'In Chinese and English; names of organizations at most, of no person.';
comment on column notices.notices.read_at is 'Purpose: showing its owner what is new. Retention: 180 days.';
comment on column notices.notices.mail_id is 'The e-mail that it goes out with.';
create index notices_newest on notices.notices (county_code, user_id, created_at desc, id desc);
create index notices_unmailed on notices.notices (county_code, user_id) where mail_id is null and read_at is null;
create index notices_of_mail on notices.notices (county_code, mail_id) where mail_id is not null;
create index notices_by_age on notices.notices (county_code, created_at);

create table notices.settings (
  county_code text not null check (county_code ~ '^\d{6}$'),
  user_id text not null,
  mail text not null default 'none' check (mail in ('none', 'digest', 'at-once')),
  muted text[] not null default '{}',
  quiet_from text not null default '20:00' check (quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  quiet_until text not null default '08:00' check (quiet_until ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  language text not null default 'zh-CN',
  address text,
  mailed_since timestamptz,
  pending_address text,
  code_hash bytea,
  code_until timestamptz,
  code_tries smallint not null default 0,
  codes_sent_on date,
  codes_sent smallint not null default 0,
  unsubscribe_token text not null,
  version integer not null default 1,
  constraint settings_pkey primary key (county_code, user_id),
  constraint settings_token_key unique (county_code, unsubscribe_token)
);
comment on table notices.settings is 'How one account wants to be told. Retention: until the account is closed.';
comment on column notices.settings.user_id is 'Account id. Purpose: whose settings they are. Retention: with the row.';
comment on column notices.settings.address is 'E-mail address that its owner gave and proved. Purpose: sending the notices that they asked for, and nothing else. Retention: until they take it away or the account is closed.';
comment on column notices.settings.pending_address is 'One that is not proved yet. Purpose: sending the code to it. Retention: until it is proved, or a day after the code is over.';
comment on column notices.settings.code_hash is 'Of the code that was sent to the address.';
comment on column notices.settings.language is 'In which the owner last read these settings. Purpose: writing the e-mail in it. Retention: with the row.';
comment on column notices.settings.unsubscribe_token is 'Ends e-mails without a sign-in and does nothing else; it stands in every e-mail.';

create table notices.mails (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  user_id text not null,
  kind text not null check (kind in ('digest', 'at-once')),
  day date not null,
  created_at timestamptz not null,
  tries smallint not null default 0,
  next_try_at timestamptz not null,
  sent_at timestamptz,
  given_up_at timestamptz,
  failure text,
  constraint mails_pkey primary key (county_code, id)
);
comment on table notices.mails is 'E-mails that are to be sent or were; what is in one says the notices that name it. Retention: 180 days.';
comment on column notices.mails.user_id is 'Account id. Purpose: whose address it goes to. Retention: 180 days.';
comment on column notices.mails.failure is 'Code of the last error, without the answer''s words, which quote addresses.';
create unique index mails_one_digest on notices.mails (county_code, user_id, day) where kind = 'digest';
create index mails_waiting on notices.mails (county_code, next_try_at) where sent_at is null and given_up_at is null;
create index mails_by_age on notices.mails (county_code, created_at);

call base.keep_to_counties('notices.notices');
call base.keep_to_counties('notices.settings');
call base.keep_to_counties('notices.mails');
grant select, insert, update, delete on notices.notices, notices.settings, notices.mails to lianjian_app;
