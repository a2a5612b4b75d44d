create schema needs;
grant usage on schema needs to lianjian_app;

create table needs.needs (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  cycle_id uuid not null references programmes.cycles (id),
  community_id uuid not null,
  region_code text collate "C" not null check (starts_with(region_code, county_code)),
  number integer not null check (number > 0),
  slip_number integer check (slip_number > 0),
  category text collate "C" not null check (category in ('organization', 'income', 'legal', 'specialty', 'services',
    'environment', 'health', 'education', 'culture')),
  title text not null,
  detail text not null,
  beneficiaries integer check (beneficiaries > 0),
  urgency text not null check (urgency in ('urgent', 'soon', 'later')),
  self_effort text,
  decision text,
  decided_on date,
  wanted_by date,
  on_portal boolean not null,
  entered_by text not null check (entered_by in ('village', 'helper')),
  state text collate "C" not null check (state in ('submitted', 'verified', 'returned', 'published', 'claimed', 'planned',
    'doing', 'delivered', 'closed', 'unfeasible', 'merged')),
  state_since timestamptz not null,
  round integer not null check (round > 0),
  published_at timestamptz,
  holder_id uuid,
  denied boolean not null,
  closed_version integer,
  level text check (level in ('countersigned', 'confirmed')),
  way text check (way in ('village', 'paper', 'link', 'code')),
  merged_into uuid,
  version integer not null check (version > 0),
  changed_by text not null,
  changed_at timestamptz not null,
  constraint needs_pkey primary key (county_code, id),
  constraint needs_number_key unique (county_code, community_id, cycle_id, number),
  constraint needs_slip_number_key unique (county_code, slip_number),
  constraint needs_community_fkey foreign key (county_code, community_id)
    references organizations.organizations (county_code, id),
  constraint needs_holder_fkey foreign key (county_code, holder_id)
    references organizations.organizations (county_code, id),
  constraint needs_merged_fkey foreign key (county_code, merged_into) references needs.needs (county_code, id),
  constraint needs_merged check ((state = 'merged') = (merged_into is not null) and merged_into <> id),
  constraint needs_held check ((state in ('claimed', 'planned', 'doing', 'delivered')) <= (holder_id is not null)),
  constraint needs_closed check ((state = 'closed') = (closed_version is not null)
    and (state = 'closed') = (level is not null) and (state = 'closed') = (way is not null)),
  constraint needs_published check (state in ('submitted', 'verified', 'returned', 'merged') or published_at is not null)
);
comment on table needs.needs is 'A line of the list of needs, in the village''s own words, with where it has got to. Closed or merged, never deleted.';
comment on column needs.needs.region_code is 'Of the community.';
comment on column needs.needs.number is 'Of its community in the cycle: 1, 2, 3.';
comment on column needs.needs.slip_number is 'Within the county, given when the first slips are made: typed together with a code.';
comment on column needs.needs.title is 'Of things, not of people: identity and telephone numbers are refused.';
comment on column needs.needs.detail is 'As title.';
comment on column needs.needs.self_effort is 'What the village does itself. As title.';
comment on column needs.needs.decision is 'Which meeting decided it. As title.';
comment on column needs.needs.wanted_by is 'A day, not a person: by when it is needed.';
comment on column needs.needs.on_portal is 'Whether everybody may read it once it is published.';
comment on column needs.needs.entered_by is 'Whether the village itself wrote it, or its grid head or posted cadre for it.';
comment on column needs.needs.round is 'How many times it was opened: 2 after it was reopened once.';
comment on column needs.needs.published_at is 'Null while only the village and those above it see it.';
comment on column needs.needs.holder_id is 'The unit whose match holds, or held when it was closed.';
comment on column needs.needs.denied is 'Whether it came back from being delivered, and was not delivered again since.';
comment on column needs.needs.closed_version is 'The version that is counted: at which it was closed.';
comment on column needs.needs.version is 'Counts the changes, so that the later of two editors is shown what the earlier changed.';
comment on column needs.needs.changed_by is 'Account id, a job by name, or public. Purpose: accountability. Retention: until the next change.';
create index needs_by_cycle on needs.needs (county_code, cycle_id, id);
create index needs_by_cycle_and_state on needs.needs (county_code, cycle_id, state, id);
create index needs_by_state on needs.needs (county_code, state, id);
create index needs_by_category on needs.needs (county_code, category, state, id);
create index needs_by_community on needs.needs (county_code, community_id, id);
create index needs_by_region on needs.needs (county_code, region_code, state, id);
create index needs_by_holder on needs.needs (county_code, holder_id, state, id) where holder_id is not null;

create table needs.counters (
  county_code text not null check (county_code ~ '^\d{6}$'),
  name text collate "C" not null,
  last integer not null check (last > 0),
  constraint counters_pkey primary key (county_code, name)
);
comment on table needs.counters is 'Numbers that were given out, so that none is given twice: of a community in a cycle, of slips in a county.';
comment on column needs.counters.name is 'Of what is numbered: slips, or a cycle and a community by their ids.';

create table needs.need_steps (
  county_code text not null check (county_code ~ '^\d{6}$'),
  need_id uuid not null,
  number integer not null check (number > 0),
  step text not null,
  state text not null,
  at timestamptz not null,
  side text not null check (side in ('village', 'helper', 'unit', 'office', 'resident', 'system')),
  organization_id uuid,
  words text,
  day date,
  version integer not null,
  round integer not null,
  level text,
  way text,
  constraint need_steps_pkey primary key (county_code, need_id, number),
  constraint need_steps_need_fkey foreign key (county_code, need_id) references needs.needs (county_code, id)
);
comment on table needs.need_steps is 'What happened to a need, only ever added. By which side is told; which person, only the journal knows, and of residents nobody.';
comment on column needs.need_steps.organization_id is 'The unit that did it, or that it is about.';
comment on column needs.need_steps.words is 'A reason, a plan or what was done; of a resident''s answer never, because those are kept a year.';
comment on column needs.need_steps.day is 'By which a plan will be done, or on which it was.';

create table needs.matches (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  need_id uuid not null,
  organization_id uuid not null,
  offer_id uuid,
  partnership_id uuid,
  state text not null check (state in ('asked', 'agreed', 'declined', 'withdrawn', 'ended')),
  words text,
  asked_at timestamptz not null,
  answered_at timestamptz,
  reason text,
  plan text,
  plan_by date,
  begun_on date,
  done text,
  done_on date,
  version integer not null check (version > 0),
  constraint matches_pkey primary key (county_code, id),
  constraint matches_need_fkey foreign key (county_code, need_id) references needs.needs (county_code, id),
  constraint matches_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id),
  constraint matches_answered check ((state = 'asked') = (answered_at is null)),
  constraint matches_planned check ((plan is null) = (plan_by is null)),
  constraint matches_done check ((done is null) = (done_on is null))
);
comment on table needs.matches is 'That a unit takes a need on. What is withdrawn, declined or ended stays.';
comment on column needs.matches.offer_id is 'The offer that it begins with, where there is one.';
comment on column needs.matches.partnership_id is 'Under which the unit is the village''s partner; no foreign key, because pairing lies above.';
comment on column needs.matches.words is 'How the unit would meet it; no person is meant.';
comment on column needs.matches.reason is 'Why it was declined, withdrawn or ended; no person is meant.';
comment on column needs.matches.plan is 'What the unit will do; no person is meant.';
comment on column needs.matches.plan_by is 'A day, not a person: by when the unit will have done it.';
comment on column needs.matches.done is 'What the unit did; no person is meant.';
create unique index matches_one_holds on needs.matches (county_code, need_id) where state = 'agreed';
create unique index matches_asked_once on needs.matches (county_code, need_id, organization_id)
  where state in ('asked', 'agreed');
create index matches_by_organization on needs.matches (county_code, organization_id, state, id);

create table needs.referrals (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  need_id uuid not null,
  from_side text not null check (from_side in ('village', 'unit')),
  from_organization_id uuid not null,
  to_organization_id uuid,
  township_code text collate "C" not null check (starts_with(township_code, county_code)),
  state text not null check (state in ('asked', 'accepted', 'declined', 'withdrawn')),
  words text not null,
  answer text,
  asked_at timestamptz not null,
  answered_at timestamptz,
  constraint referrals_pkey primary key (county_code, id),
  constraint referrals_need_fkey foreign key (county_code, need_id) references needs.needs (county_code, id),
  constraint referrals_from_fkey foreign key (county_code, from_organization_id)
    references organizations.organizations (county_code, id),
  constraint referrals_to_fkey foreign key (county_code, to_organization_id)
    references organizations.organizations (county_code, id),
  constraint referrals_answered check ((state = 'asked') = (answered_at is null))
);
comment on table needs.referrals is 'That a need goes to the township or to a department that can meet it, which accepts or does not.';
comment on column needs.referrals.to_organization_id is 'The department; null when the township of the community is asked.';
comment on column needs.referrals.township_code is 'Of the community: whose township may answer.';
comment on column needs.referrals.words is 'What is asked of whoever it goes to; no person is meant.';
comment on column needs.referrals.answer is 'What that one answered; no person is meant.';
create unique index referrals_one_open on needs.referrals (county_code, need_id) where state = 'asked';
create index referrals_by_receiver on needs.referrals (county_code, to_organization_id, id)
  where to_organization_id is not null;
create index referrals_by_township on needs.referrals (county_code, township_code, id)
  where state = 'asked' and to_organization_id is null;
create index referrals_by_need on needs.referrals (county_code, need_id, id);

create table needs.slips (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  need_id uuid not null,
  round integer not null,
  link_hash bytea not null check (octet_length(link_hash) = 32),
  code_hash bytea not null check (octet_length(code_hash) = 32),
  good_until date not null,
  constraint slips_pkey primary key (county_code, id),
  constraint slips_need_fkey foreign key (county_code, need_id) references needs.needs (county_code, id),
  constraint slips_link_key unique (county_code, link_hash),
  constraint slips_code_key unique (county_code, need_id, code_hash)
);
comment on table needs.slips is 'A link and a code with which one resident may answer once. To whom it was handed is kept nowhere. Retention: until it is used, or its last day is over.';
comment on column needs.slips.link_hash is 'SHA-256 of the secret in the link.';
comment on column needs.slips.code_hash is 'Keyed hash of the six digits, which could be tried out without the key.';
comment on column needs.slips.good_until is 'The last day on which it may be used.';
create index slips_by_last_day on needs.slips (county_code, good_until);

create table needs.answers (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  need_id uuid not null,
  round integer not null,
  way text not null check (way in ('paper', 'link', 'code')),
  yes boolean not null,
  words text,
  answered_on date not null,
  constraint answers_pkey primary key (county_code, id),
  constraint answers_need_fkey foreign key (county_code, need_id) references needs.needs (county_code, id)
);
comment on table needs.answers is 'What a resident said of what was delivered: done or not yet. It leads back to no slip and to nobody.';
comment on column needs.answers.words is 'Free words of a resident. Purpose: telling the unit what is missing. Retention: one year.';
create index answers_by_need on needs.answers (county_code, need_id, id);
create index answers_with_words on needs.answers (county_code, answered_on) where words is not null;

call base.keep_to_counties('needs.needs');
call base.keep_to_counties('needs.counters');
call base.keep_to_counties('needs.need_steps');
call base.keep_to_counties('needs.matches');
call base.keep_to_counties('needs.referrals');
call base.keep_to_counties('needs.slips');
call base.keep_to_counties('needs.answers');

grant select, insert, update on needs.needs, needs.counters, needs.matches, needs.referrals, needs.answers
  to lianjian_app;
grant select, insert on needs.need_steps to lianjian_app;
grant select, insert, delete on needs.slips to lianjian_app;
