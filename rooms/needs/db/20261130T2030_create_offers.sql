create table needs.offers (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  cycle_id uuid not null references programmes.cycles (id),
  organization_id uuid not null,
  number integer not null check (number > 0),
  category text not null check (category in ('talent', 'venue', 'money', 'skill', 'information', 'service')),
  needs text[] not null check (cardinality(needs) > 0),
  title text not null,
  content text,
  quantity integer check (quantity > 0),
  quantity_unit text,
  amount_fen bigint check (amount_fen > 0),
  from_day date,
  until_day date check (until_day >= from_day),
  times text,
  conditions text,
  contact_post_id uuid,
  contact_title text,
  places integer check (places > 0),
  taken integer not null default 0 check (taken >= 0),
  state text not null check (state in ('draft', 'published', 'taken', 'paused', 'ended')),
  end_reason text,
  carried_from uuid,
  carried_to uuid,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint offers_pkey primary key (county_code, id),
  constraint offers_number_key unique (county_code, cycle_id, number),
  constraint offers_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id)
);
comment on table needs.offers is 'A line of what a unit can give in a cycle (资源清单). Ended, never deleted.';
comment on column needs.offers.end_reason is 'Why it ended; no person is meant.';
comment on column needs.offers.content is 'In the unit''s own words. As title.';
comment on column needs.offers.title is 'Of things, not of people: identity and telephone numbers are refused.';
comment on column needs.offers.number is 'What people call it by: counted up in its cycle and county.';
comment on column needs.offers.needs is 'Codes of the needs that it can meet.';
comment on column needs.offers.times is 'On which days, in words.';
comment on column needs.offers.contact_post_id is 'A post of the unit. No foreign key: posts are internal to their organization.';
comment on column needs.offers.contact_title is 'What the post is called, of nobody in particular.';
comment on column needs.offers.places is 'How many needs it can meet in its cycle; null where nobody set a limit.';
comment on column needs.offers.taken is 'How many matches hold it.';
comment on column needs.offers.carried_from is 'The line of an earlier cycle that it goes on from. No foreign key: a list is restored in any order.';
comment on column needs.offers.carried_to is 'The line of a later cycle that goes on from it.';
comment on column needs.offers.changed_by is 'Account id. Purpose: accountability. Retention: with the offer.';
create index offers_by_cycle on needs.offers (county_code, cycle_id, id);
create index offers_by_organization on needs.offers (county_code, organization_id, id);

create table needs.search_tokens (
  county_code text not null check (county_code ~ '^\d{6}$'),
  kind text not null check (kind in ('need', 'offer')) collate "C",
  token text not null collate "C",
  record_id uuid not null,
  constraint search_tokens_pkey primary key (county_code, kind, token, record_id)
);
comment on table needs.search_tokens is 'What a need or an offer is found by: words, category, title with its pinyin and initials, number.';
comment on column needs.search_tokens.record_id is 'No foreign key: a dozen tokens of each would check it a dozen times, and records are never deleted.';
create index search_tokens_by_record on needs.search_tokens (county_code, record_id, token);

alter table needs.matches add constraint matches_offer_fkey
  foreign key (county_code, offer_id) references needs.offers (county_code, id);
create index matches_by_offer on needs.matches (county_code, offer_id) where offer_id is not null;

call base.keep_to_counties('needs.offers');
call base.keep_to_counties('needs.search_tokens');

grant select, insert, update on needs.offers to lianjian_app;
grant select, insert, delete on needs.search_tokens to lianjian_app;
