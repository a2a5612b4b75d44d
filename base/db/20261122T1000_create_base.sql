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

comment on table base.migrations is 'Which migrations this database has, each with the checksum of the file that was applied.';
comment on column base.migrations.name is 'Of its file, the moment first: the order over all rooms.';

-- The one form of the tenants' policy, docs/decisions/0003-row-level-security.md. A scope is a list of counties or one
-- range of them; its bounds limit the index scan either way.
-- What is called here writes policies; no policy calls it.
create function base.condition_of_counties(county_column text) returns text language sql as $$
  select format(
    $text$%2$I >= left(%1$s, 6) and %2$I <= right(%1$s, 6)
      and (substr(%1$s, 7, 1) in ('', '-') or %2$I = any (string_to_array(%1$s, ',')))$text$,
    $text$current_setting('app.counties', true)$text$, county_column);
$$;

create procedure base.keep_rows(target regclass, suffix text, and_also text) language plpgsql as $$
declare
  condition constant text := base.condition_of_counties('county_code') || ' ' || and_also;
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

-- Reference tables that counties keep: read by everybody, written from the scope that holds the keeper's county.
create procedure base.keep_by_keepers(target regclass) language plpgsql as $$
declare
  condition constant text := base.condition_of_counties('keeper_code');
  name constant text := (select relname from pg_class where oid = target);
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy %I on %s for select using (true)', name || '_for_all', target);
  execute format('create policy %I on %s for insert with check (%s)', name || '_added_by_keeper', target, condition);
  execute format('create policy %I on %s for update using (%s) with check (%s)', name || '_changed_by_keeper', target,
    condition, condition);
  execute format('create policy %I on %s for delete using (%s)', name || '_removed_by_keeper', target, condition);
end $$;

revoke all on function base.condition_of_counties from public;
revoke all on procedure base.keep_rows, base.keep_to_counties, base.keep_to_owners, base.keep_by_keepers from public;

call base.keep_to_counties('base.outbox');
call base.keep_to_counties('base.idempotency_keys');

grant select, insert, update on base.outbox to lianjian_app;
grant select, insert, update, delete on base.idempotency_keys to lianjian_app;
