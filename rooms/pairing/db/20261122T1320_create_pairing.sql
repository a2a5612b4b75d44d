create schema pairing;
grant usage on schema pairing to lianjian_app;

create table pairing.roster_rows (
  county_code text not null check (county_code ~ '^\d{6}$'),
  cycle_id uuid not null references programmes.cycles (id),
  organization_id uuid not null,
  owner_org_id uuid not null,
  tier smallint check (tier between 1 and 3),
  function text check (function in ('party', 'economy', 'law', 'sector', 'other')),
  offers text[] not null default '{}',
  needs text[] not null default '{}',
  capacity_min integer not null check (capacity_min >= 0),
  capacity_max integer not null check (capacity_max >= capacity_min),
  constraint roster_rows_pkey primary key (county_code, cycle_id, organization_id),
  constraint roster_rows_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id)
);
comment on table pairing.roster_rows is 'What the rules need to know of a participant. Internal to the office that owns it.';
comment on column pairing.roster_rows.tier is '1 strong to 3 weak, for the rules only: shown on no screen and in no publication.';

create table pairing.runs (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  cycle_id uuid not null references programmes.cycles (id),
  method text not null check (method in ('draw', 'optimize')),
  state text not null check (state in ('in-force', 'void')),
  rules jsonb not null,
  input_root text not null,
  transcript_hash text not null,
  pair_count integer not null,
  run_at timestamptz not null,
  in_force_on date not null,
  constraint runs_pkey primary key (county_code, id)
);
comment on table pairing.runs is 'One calculation of a pairing, never changed once in force.';
comment on column pairing.runs.rules is 'The rules as they stood when the pairing was made; no person in them.';
create index runs_by_cycle on pairing.runs (county_code, cycle_id, run_at desc);

create table pairing.transcripts (
  county_code text not null check (county_code ~ '^\d{6}$'),
  run_id uuid not null,
  body text not null,
  constraint transcripts_pkey primary key (county_code, run_id),
  constraint transcripts_run_fkey foreign key (county_code, run_id) references pairing.runs (county_code, id)
);
comment on table pairing.transcripts is 'The published file of a run, byte for byte.';

create table pairing.run_secrets (
  county_code text not null check (county_code ~ '^\d{6}$'),
  run_id uuid not null,
  owner_org_id uuid not null,
  row_secret bytea not null,
  constraint run_secrets_pkey primary key (county_code, run_id),
  constraint run_secrets_run_fkey foreign key (county_code, run_id) references pairing.runs (county_code, id)
);
comment on table pairing.run_secrets is 'What opens the salted rows of a transcript. Internal to the office that owns it.';

create table pairing.partnerships (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  cycle_id uuid not null references programmes.cycles (id),
  run_id uuid not null,
  supporter_id uuid not null,
  community_id uuid not null,
  community_region_code text not null references regions.regions (code),
  origin text not null check (origin in ('retained', 'chosen', 'drawn', 'solved')),
  reasons jsonb not null,
  begins_on date not null,
  ends_on date not null check (ends_on >= begins_on),
  constraint partnerships_pkey primary key (county_code, id),
  constraint partnerships_pair_key unique (county_code, cycle_id, supporter_id, community_id, begins_on),
  constraint partnerships_run_fkey foreign key (county_code, run_id) references pairing.runs (county_code, id),
  constraint partnerships_supporter_fkey foreign key (county_code, supporter_id)
    references organizations.organizations (county_code, id),
  constraint partnerships_community_fkey foreign key (county_code, community_id)
    references organizations.organizations (county_code, id)
);
comment on table pairing.partnerships is 'One supporter and one community, from a first day to a last. Kept in the community''s county.';
comment on column pairing.partnerships.reasons is 'Codes and parameters of why, put into words when shown.';
create index partnerships_by_place on pairing.partnerships (county_code, cycle_id, community_region_code, id);
create index partnerships_by_community on pairing.partnerships (county_code, cycle_id, community_id);
create index partnerships_by_supporter on pairing.partnerships (county_code, cycle_id, supporter_id);

call base.keep_to_counties('pairing.runs');
call base.keep_to_counties('pairing.transcripts');
call base.keep_to_counties('pairing.partnerships');
call base.keep_to_owners('pairing.roster_rows');
call base.keep_to_owners('pairing.run_secrets');

grant select, insert on pairing.roster_rows, pairing.run_secrets, pairing.transcripts to lianjian_app;
grant select, insert, update on pairing.runs, pairing.partnerships to lianjian_app;
