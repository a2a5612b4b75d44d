-- The memory of retried requests lies beside accounts and sessions, local to one node: whose counties change in
-- between is still the same actor. What was answered is seen by that actor alone. It is kept for hours, so nothing
-- is carried over.
drop table base.idempotency_keys;

create table base.idempotency_keys (
  actor text not null,
  key text not null,
  route text not null,
  request_hash bytea not null,
  body text,
  created_at timestamptz not null,
  constraint idempotency_keys_pkey primary key (actor, key)
);
comment on table base.idempotency_keys is 'Answers already given, so that a repeated request changes nothing twice. Kept 72 hours.';
comment on column base.idempotency_keys.actor is 'Account id. Purpose: telling a repetition from another''s request. Retention: 72 hours.';
comment on column base.idempotency_keys.body is 'The answer as JSON, with whatever it says of persons. Purpose: answering a repetition alike. Retention: 72 hours.';
create index idempotency_keys_by_age on base.idempotency_keys (created_at);

alter table base.idempotency_keys enable row level security;
alter table base.idempotency_keys force row level security;
-- '*' is no actor: it is whoever forgets what is too old.
create policy idempotency_keys_of_actor on base.idempotency_keys
  using (actor = current_setting('app.actor', true)
    or current_setting('app.actor', true) = '*' and created_at < now() - interval '72 hours')
  with check (actor = current_setting('app.actor', true));

grant select, insert, update, delete on base.idempotency_keys to lianjian_app;
