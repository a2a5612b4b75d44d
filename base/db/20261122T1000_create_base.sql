-- What every room relies on: the outbox and the memory of retried requests.

create table base.outbox (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  delivered_at timestamptz,
  constraint outbox_pkey primary key (county_code, id)
);
comment on table base.outbox is 'Events written in the transaction that caused them, delivered afterwards at least once.';
create index outbox_waiting on base.outbox (county_code, id) where delivered_at is null;

create table base.idempotency_keys (
  county_code text not null check (county_code ~ '^\d{6}$'),
  actor text not null,
  key text not null,
  route text not null,
  request_hash bytea not null,
  status integer not null,
  body jsonb,
  created_at timestamptz not null,
  constraint idempotency_keys_pkey primary key (county_code, actor, key)
);
comment on table base.idempotency_keys is 'Answers already given, so that a repeated request changes nothing twice. Kept 72 hours.';
create index idempotency_keys_by_age on base.idempotency_keys (county_code, created_at);

alter table base.outbox enable row level security;
alter table base.outbox force row level security;
create policy outbox_in_county on base.outbox
  using (county_code >= left(current_setting('app.counties', true), 6)
    and county_code <= right(current_setting('app.counties', true), 6)
    and (substr(current_setting('app.counties', true), 7, 1) in ('', '-')
      or county_code = any (string_to_array(current_setting('app.counties', true), ','))))
  with check (county_code >= left(current_setting('app.counties', true), 6)
    and county_code <= right(current_setting('app.counties', true), 6)
    and (substr(current_setting('app.counties', true), 7, 1) in ('', '-')
      or county_code = any (string_to_array(current_setting('app.counties', true), ','))));
alter table base.idempotency_keys enable row level security;
alter table base.idempotency_keys force row level security;
create policy idempotency_keys_in_county on base.idempotency_keys
  using (county_code >= left(current_setting('app.counties', true), 6)
    and county_code <= right(current_setting('app.counties', true), 6)
    and (substr(current_setting('app.counties', true), 7, 1) in ('', '-')
      or county_code = any (string_to_array(current_setting('app.counties', true), ','))))
  with check (county_code >= left(current_setting('app.counties', true), 6)
    and county_code <= right(current_setting('app.counties', true), 6)
    and (substr(current_setting('app.counties', true), 7, 1) in ('', '-')
      or county_code = any (string_to_array(current_setting('app.counties', true), ','))));

grant select, insert, update on base.outbox to lianjian_app;
grant select, insert, update, delete on base.idempotency_keys to lianjian_app;
