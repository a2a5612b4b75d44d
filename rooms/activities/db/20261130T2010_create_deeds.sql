create schema activities;
grant usage on schema activities to lianjian_app;

create table activities.deeds (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  cycle_id uuid not null references programmes.cycles (id),
  partnership_id uuid,
  direction text not null check (direction in ('deed', 'gift')),
  unit_id uuid not null,
  community_id uuid not null,
  region_code text collate "C" not null check (starts_with(region_code, county_code)),
  title text not null,
  kind text collate "C" not null,
  on_day date not null,
  helped integer not null check (helped >= 0),
  quantity integer check (quantity > 0),
  counted_in text,
  paid_by_id uuid check (paid_by_id <> id),
  need_id uuid,
  promise_id uuid,
  outcome text,
  state text not null check (state in ('declared', 'confirmed', 'questioned', 'withdrawn')),
  words text,
  version integer not null check (version > 0),
  declared_by text not null,
  declared_at timestamptz not null,
  answered_by text,
  answered_at timestamptz,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint deeds_pkey primary key (county_code, id),
  constraint deeds_gift_quantity check ((direction = 'gift') = (quantity is not null and counted_in is not null)),
  constraint deeds_one_origin check (need_id is null or promise_id is null),
  constraint deeds_words_said check ((state in ('questioned', 'withdrawn')) = (words is not null)),
  constraint deeds_answered check ((state in ('confirmed', 'questioned')) <= (answered_by is not null and answered_at is not null)),
  constraint deeds_unit_fkey foreign key (county_code, unit_id) references organizations.organizations (county_code, id),
  constraint deeds_community_fkey foreign key (county_code, community_id) references organizations.organizations (county_code, id),
  constraint deeds_partnership_fkey foreign key (county_code, partnership_id) references pairing.partnerships (county_code, id)
);
comment on table activities.deeds is 'A thing done for people, declared by one side and confirmed by the other. Kept in the community''s county.';
comment on column activities.deeds.direction is 'deed: from the unit to the community; gift: given back by the community to the unit.';
comment on column activities.deeds.region_code is 'Of the community, or of a place in it, as it was when the deed was declared.';
comment on column activities.deeds.counted_in is 'What the quantity of a gift counts: pairs, baskets.';
comment on column activities.deeds.paid_by_id is 'The deed whose sum pays for this one too. No foreign key: rows of one table are restored in any order.';
comment on column activities.deeds.need_id is 'Kept by the room of needs.';
comment on column activities.deeds.promise_id is 'Kept by the room of agreements.';
comment on column activities.deeds.words is 'What is not so, in the words of who was helped; of a withdrawn one, why.';
comment on column activities.deeds.version is 'Of what is said, and of its facts; answering does not raise it.';
comment on column activities.deeds.declared_by is 'Account id. Purpose: accountability. Retention: with the deed.';
comment on column activities.deeds.answered_by is 'Account id. Purpose: accountability, and that nobody else takes the answer back. Retention: with the deed.';
comment on column activities.deeds.changed_by is 'Account id. Purpose: accountability. Retention: with the deed.';
create index deeds_by_day on activities.deeds (county_code, on_day, id);
create index deeds_by_cycle on activities.deeds (county_code, cycle_id, on_day, id);
create index deeds_by_community on activities.deeds (county_code, community_id, on_day, id);
create index deeds_by_unit on activities.deeds (county_code, unit_id, on_day, id);
create index deeds_by_payer on activities.deeds (county_code, paid_by_id) where paid_by_id is not null;

create table activities.cost_lines (
  county_code text not null check (county_code ~ '^\d{6}$'),
  deed_id uuid not null,
  source text collate "C" not null check (source in ('own', 'coordinated', 'state', 'donation', 'village')),
  fen bigint not null check (fen > 0),
  constraint cost_lines_pkey primary key (county_code, deed_id, source),
  constraint cost_lines_deed_fkey foreign key (county_code, deed_id) references activities.deeds (county_code, id)
);
comment on table activities.cost_lines is 'What a deed cost, by where the money came from; of the version that is there now.';
comment on column activities.cost_lines.source is 'Raised by the unit, brought together by it, of the state, given by the public, raised by the village.';

create table activities.search_tokens (
  county_code text not null check (county_code ~ '^\d{6}$'),
  token text collate "C" not null,
  deed_id uuid not null,
  constraint search_tokens_pkey primary key (county_code, token, deed_id)
);
comment on table activities.search_tokens is 'What a deed is found by: words of its texts, their pinyin and initials. No foreign key: written in the statement that writes the deed.';
create index search_tokens_by_deed on activities.search_tokens (county_code, deed_id);

call base.keep_to_counties('activities.deeds');
call base.keep_to_counties('activities.cost_lines');
call base.keep_to_counties('activities.search_tokens');

grant select, insert, update on activities.deeds to lianjian_app;
grant select, insert, delete on activities.cost_lines, activities.search_tokens to lianjian_app;
