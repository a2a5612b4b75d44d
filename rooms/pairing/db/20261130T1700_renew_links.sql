-- A party that lost its link gets another; that, and why, stands in the minutes.
create table pairing.link_renewals (
  county_code text not null check (county_code ~ '^\d{6}$'),
  run_id uuid not null,
  id uuid not null,
  party_number smallint not null,
  renewed_at timestamptz not null,
  renewed_by text not null,
  reason text not null,
  constraint link_renewals_pkey primary key (county_code, run_id, id),
  constraint link_renewals_party_fkey foreign key (county_code, run_id, party_number)
    references pairing.ceremony_parties (county_code, run_id, number)
);
comment on table pairing.link_renewals is 'When a party of a draw got another link in place of one that was lost, only ever added.';
comment on column pairing.link_renewals.renewed_by is 'Account id. Purpose: who answers for the renewal. Retention: as of the run.';
comment on column pairing.link_renewals.reason is 'Free words about the step, not about a person. Retention: as of the run.';
call base.keep_to_counties('pairing.link_renewals');
grant select, insert on pairing.link_renewals to lianjian_app;

-- Whoever follows a draw asks every second or two: the size of the list is kept, instead of read out of it.
alter table pairing.ceremonies
  add column supporters integer,
  add column communities integer;
comment on column pairing.ceremonies.supporters is 'How many the frozen list holds.';
comment on column pairing.ceremonies.communities is 'As supporters.';
-- Row security binds the owner too.
set local app.counties = '000000-999999';
update pairing.ceremonies c
set supporters = jsonb_array_length(f.body::jsonb #> '{instance,supporters}'),
  communities = jsonb_array_length(f.body::jsonb #> '{instance,communities}')
from pairing.frozen_lists f
where f.county_code = c.county_code and f.run_id = c.run_id;
alter table pairing.ceremonies
  alter column supporters set not null,
  alter column communities set not null;
