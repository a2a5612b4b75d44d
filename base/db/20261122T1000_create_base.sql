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

-- The one form of the tenants' policy, docs/decisions/0003-row-level-security.md. A scope is a list of counties or one
-- range of them; its bounds limit the index scan either way.
create procedure base.keep_rows(target regclass, suffix text, and_also text) language plpgsql as $$
declare
  setting constant text := $text$current_setting('app.counties', true)$text$;
  condition constant text := format(
    $text$county_code >= left(%1$s, 6) and county_code <= right(%1$s, 6)
      and (substr(%1$s, 7, 1) in ('', '-') or county_code = any (string_to_array(%1$s, ','))) %2$s$text$,
    setting, and_also);
  name constant text := (select relname from pg_class where oid = target) || suffix;
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy %I on %s using (%s) with check (%s)', name, target, condition, condition);
end $$;

create procedure base.keep_to_counties(target regclass) language sql as $$
  call base.keep_rows(target, '_in_county', '');
$$;

create procedure base.keep_to_owners(target regclass) language sql as $$
  call base.keep_rows(target, '_of_owner',
    'and owner_org_id = any (string_to_array(current_setting(''app.orgs'', true), '','')::uuid[])');
$$;
revoke all on procedure base.keep_rows, base.keep_to_counties, base.keep_to_owners from public;

call base.keep_to_counties('base.outbox');
call base.keep_to_counties('base.idempotency_keys');

grant select, insert, update on base.outbox to lianjian_app;
grant select, insert, update, delete on base.idempotency_keys to lianjian_app;
