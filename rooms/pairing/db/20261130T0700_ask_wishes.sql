-- Both sides are asked by a day: whether what they have still counts, and whom they would like.

create table pairing.wish_calls (
  county_code text not null check (county_code ~ '^\d{6}$'),
  cycle_id uuid not null references programmes.cycles (id),
  until date not null,
  most smallint not null check (most between 1 and 10),
  changed_by text not null,
  changed_at timestamptz not null,
  version integer not null,
  constraint wish_calls_pkey primary key (county_code, cycle_id)
);
comment on table pairing.wish_calls is 'That a cycle asks both sides for their wishes, and until which day.';
comment on column pairing.wish_calls.most is 'As many as each may name, in order.';
comment on column pairing.wish_calls.changed_by is 'Account id. Purpose: telling colleagues who changed it last. Retention: as of the cycle.';
call base.keep_to_counties('pairing.wish_calls');
grant select, insert, update on pairing.wish_calls to lianjian_app;

alter table pairing.existing_pairs
  add column supporter_confirmed_at timestamptz,
  add column community_confirmed_at timestamptz;
comment on column pairing.existing_pairs.supporter_confirmed_at is 'When the supporter said that it still counts; a moment, not a person.';
comment on column pairing.existing_pairs.community_confirmed_at is 'As supporter_confirmed_at.';

comment on column pairing.roster_rows.tier is '1 strong to 3 weak, for the rules only: read by the office of its programme alone, and in no publication.';
