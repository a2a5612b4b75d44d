-- A run is led through its life, step by step; until now it was adopted whole.

alter table pairing.runs
  drop constraint runs_state_check,
  add constraint runs_state_check check (state in ('draft', 'frozen', 'simulated', 'drawn', 'solved', 'proposed',
    'disclosed', 'in-force', 'void')),
  alter column input_root drop not null,
  alter column transcript_hash drop not null,
  alter column pair_count drop not null,
  alter column run_at drop not null,
  alter column in_force_on drop not null,
  add column kind text not null default 'whole' check (kind in ('whole', 'remainder', 'objection', 're-pairing')),
  add column parent_id uuid,
  add column programme_id uuid references programmes.programmes (id),
  add column way text,
  add column answer_by date,
  add column disclosed_from date,
  add column disclosed_until date check (disclosed_until >= disclosed_from),
  add column work jsonb,
  add column version integer not null default 1,
  add column created_at timestamptz,
  add constraint runs_parent_fkey foreign key (county_code, parent_id) references pairing.runs (county_code, id),
  add constraint runs_of_parents check ((kind in ('remainder', 'objection')) = (parent_id is not null)),
  add constraint runs_frozen check (state in ('draft', 'void') or input_root is not null),
  add constraint runs_decided check (state in ('draft', 'frozen', 'simulated', 'void') or transcript_hash is not null),
  add constraint runs_disclosed check (state not in ('disclosed') or disclosed_until is not null);

-- Row security binds the owner too.
set local app.counties = '000000-999999';
update pairing.runs r set created_at = run_at,
  programme_id = (select c.programme_id from programmes.cycles c where c.id = r.cycle_id);
alter table pairing.runs alter column created_at set not null, alter column programme_id set not null;
comment on table pairing.runs is 'One calculation of a pairing, led from draft to in force or void. List and rules never change once frozen.';
comment on column pairing.runs.kind is 'The whole roster; what fell free of the parent; one community after an objection; or what a merger or closing left.';
comment on column pairing.runs.way is 'Code of the programme''s way whose rules it began with.';
comment on column pairing.runs.answer_by is 'A day, not a person: the last on which both sides answer.';
comment on column pairing.runs.disclosed_until is 'Fifth working day by the national calendar as it was known then.';
comment on column pairing.runs.work is 'What a job computes for it just now: step, seed, who asked. Gone when it is done or called off.';
comment on column pairing.runs.version is 'Counts the steps, so that of two who press at once one acts and the other is told.';

create table pairing.run_steps (
  county_code text not null check (county_code ~ '^\d{6}$'),
  run_id uuid not null,
  number integer not null,
  step text not null check (step in ('create', 'change-rules', 'freeze', 'simulate', 'draw', 'solve', 'propose',
    'prolong', 'disclose', 'enforce', 'void')),
  state text not null,
  at timestamptz not null,
  actor text not null,
  reason text,
  document_hash text,
  constraint run_steps_pkey primary key (county_code, run_id, number),
  constraint run_steps_run_fkey foreign key (county_code, run_id) references pairing.runs (county_code, id)
);
comment on table pairing.run_steps is 'What was done to a run, only ever added.';
comment on column pairing.run_steps.actor is 'Account id, or a job by name. Purpose: who answers for the step. Retention: as of the run.';
comment on column pairing.run_steps.reason is 'Free words about the step, not about a person. Retention: as of the run.';
comment on column pairing.run_steps.document_hash is 'SHA-256 of what the step made: list, transcript, notice.';

create table pairing.frozen_lists (
  county_code text not null check (county_code ~ '^\d{6}$'),
  run_id uuid not null,
  body text not null,
  constraint frozen_lists_pkey primary key (county_code, run_id),
  constraint frozen_lists_run_fkey foreign key (county_code, run_id) references pairing.runs (county_code, id)
);
comment on table pairing.frozen_lists is 'The published list of a run, byte for byte: neutral letters and salted rows.';

create table pairing.frozen_rosters (
  county_code text not null check (county_code ~ '^\d{6}$'),
  run_id uuid not null,
  owner_org_id uuid not null,
  body jsonb not null,
  ids jsonb not null,
  constraint frozen_rosters_pkey primary key (county_code, run_id),
  constraint frozen_rosters_run_fkey foreign key (county_code, run_id) references pairing.runs (county_code, id)
);
comment on table pairing.frozen_rosters is 'The office''s copy of what was frozen, tiers and all. Internal to the office that owns it.';
comment on column pairing.frozen_rosters.body is 'Names of cadres stand in it when persons support. Purpose: recomputing the run. Retention: as of the run.';
comment on column pairing.frozen_rosters.ids is 'Organization of each code, by side.';

create table pairing.simulations (
  county_code text not null check (county_code ~ '^\d{6}$'),
  run_id uuid not null,
  owner_org_id uuid not null,
  number integer not null,
  at timestamptz not null,
  actor text not null,
  outcome jsonb not null,
  constraint simulations_pkey primary key (county_code, run_id, number),
  constraint simulations_run_fkey foreign key (county_code, run_id) references pairing.runs (county_code, id)
);
comment on table pairing.simulations is 'What came out for seeds that count nothing: figures, never pairs. Internal to the office.';
comment on column pairing.simulations.actor is 'As of run_steps.';
comment on column pairing.simulations.outcome is 'Coverage, load and levels; no pair and no person in it.';

create table pairing.run_reports (
  county_code text not null check (county_code ~ '^\d{6}$'),
  run_id uuid not null,
  owner_org_id uuid not null,
  body jsonb not null,
  constraint run_reports_pkey primary key (county_code, run_id),
  constraint run_reports_run_fkey foreign key (county_code, run_id) references pairing.runs (county_code, id)
);
comment on table pairing.run_reports is 'What came out and how evenly: coverage, load, tiers met, chances in each stratum. Internal to the office, because tiers stand in it.';
comment on column pairing.run_reports.body is 'Figures and the names of communities without a partner; no person in it.';

create table pairing.relations (
  county_code text not null check (county_code ~ '^\d{6}$'),
  cycle_id uuid not null references programmes.cycles (id),
  supporter_id uuid not null,
  community_id uuid not null,
  owner_org_id uuid not null,
  relation text not null check (relation in ('locked', 'avoid')),
  reason text,
  constraint relations_pkey primary key (county_code, cycle_id, supporter_id, community_id),
  constraint relations_community_fkey foreign key (county_code, community_id)
    references organizations.organizations (county_code, id)
);
comment on table pairing.relations is 'Pairs that must be or must not be. Internal to the office: why somebody is kept out is nobody else''s matter.';
comment on column pairing.relations.reason is 'In a word, such as 回避; no story about a person. Retention: as of the cycle.';

create table pairing.existing_pairs (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  cycle_id uuid not null references programmes.cycles (id),
  supporter_id uuid not null,
  community_id uuid not null,
  since date not null,
  state text not null check (state in ('kept', 'questioned', 'ended')),
  questioned_by text check (questioned_by in ('supporter', 'community')),
  reason text,
  changed_by text not null,
  changed_at timestamptz not null,
  version integer not null,
  constraint existing_pairs_pkey primary key (county_code, id),
  constraint existing_pairs_pair_key unique (county_code, cycle_id, supporter_id, community_id),
  constraint existing_pairs_community_fkey foreign key (county_code, community_id)
    references organizations.organizations (county_code, id),
  constraint existing_pairs_reasons check (state = 'kept' or reason is not null),
  constraint existing_pairs_questioned check ((state = 'questioned') = (questioned_by is not null))
);
comment on table pairing.existing_pairs is 'Ties from before the cycle: kept, questioned by a side, or ended with a reason.';
comment on column pairing.existing_pairs.changed_by is 'Account id. Purpose: telling colleagues who changed it last. Retention: as of the cycle.';
comment on column pairing.existing_pairs.questioned_by is 'Which side, not who.';
comment on column pairing.existing_pairs.reason is 'Free words about the tie, not about a person. Retention: as of the cycle.';
create index existing_pairs_by_community on pairing.existing_pairs (county_code, cycle_id, community_id);

create table pairing.choices (
  county_code text not null check (county_code ~ '^\d{6}$'),
  cycle_id uuid not null references programmes.cycles (id),
  side text not null check (side in ('supporter', 'community')),
  supporter_id uuid not null,
  community_id uuid not null,
  rank smallint not null check (rank between 1 and 20),
  stated_by text not null,
  stated_at timestamptz not null,
  constraint choices_pkey primary key (county_code, cycle_id, side, supporter_id, community_id),
  constraint choices_community_fkey foreign key (county_code, community_id)
    references organizations.organizations (county_code, id)
);
comment on table pairing.choices is 'Whom one side would like, in order: 1 is the first choice.';
comment on column pairing.choices.stated_by is 'Account id; of somebody who entered it for a side without a phone, that account. Retention: as of the cycle.';

create table pairing.proposals (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  cycle_id uuid not null references programmes.cycles (id),
  run_id uuid not null,
  root_id uuid not null,
  supporter_id uuid not null,
  community_id uuid not null,
  community_region_code text collate "C" not null references regions.regions (code),
  origin text not null check (origin in ('retained', 'chosen', 'drawn', 'solved')),
  since date,
  reasons jsonb not null,
  supporter_answer text check (supporter_answer in ('accepted', 'declined')),
  supporter_reason text,
  supporter_by text,
  supporter_at timestamptz,
  community_answer text check (community_answer in ('accepted', 'declined')),
  community_reason text,
  community_by text,
  community_at timestamptz,
  dropped_by uuid,
  constraint proposals_pkey primary key (county_code, id),
  constraint proposals_pair_key unique (county_code, run_id, supporter_id, community_id),
  constraint proposals_run_fkey foreign key (county_code, run_id) references pairing.runs (county_code, id),
  constraint proposals_root_fkey foreign key (county_code, root_id) references pairing.runs (county_code, id),
  constraint proposals_answered check ((supporter_answer is null) = (supporter_at is null)
    and (community_answer is null) = (community_at is null))
);
comment on table pairing.proposals is 'Pairs that a run came to, with the answer of each side. Silence is neither. Kept with the run; a city''s run proposes pairs in its counties.';
comment on column pairing.proposals.root_id is 'The run that they are disclosed with: their own or its parent.';
comment on column pairing.proposals.since is 'Of a retained pair, when it began.';
comment on column pairing.proposals.reasons is 'Codes and parameters of why, put into words when shown; no person in them.';
comment on column pairing.proposals.supporter_by is 'Account id. Purpose: who answered for the organization. Retention: as of the run.';
comment on column pairing.proposals.community_by is 'As supporter_by.';
comment on column pairing.proposals.supporter_reason is 'Free words about the pair, not about a person. Retention: as of the run.';
comment on column pairing.proposals.community_reason is 'As supporter_reason.';
comment on column pairing.proposals.dropped_by is 'The objection that was upheld against it.';
create index proposals_by_root on pairing.proposals (county_code, root_id, community_region_code, id);
create index proposals_by_supporter on pairing.proposals (county_code, supporter_id);
create index proposals_by_community on pairing.proposals (county_code, community_id);

create table pairing.objections (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  run_id uuid not null,
  proposal_id uuid,
  from_whom text not null check (from_whom in ('supporter', 'community', 'resident')),
  body text not null,
  code_hash bytea not null,
  received_at timestamptz not null,
  decision text check (decision in ('upheld', 'rejected')),
  answer text,
  decided_by text,
  decider_name text,
  decided_at timestamptz,
  constraint objections_pkey primary key (county_code, id),
  constraint objections_run_fkey foreign key (county_code, run_id) references pairing.runs (county_code, id),
  constraint objections_proposal_fkey foreign key (county_code, proposal_id)
    references pairing.proposals (county_code, id),
  constraint objections_decided check ((decision is null) = (decided_at is null)
    and (decision is null) = (answer is null) and (decision is null) = (decider_name is null))
);
comment on table pairing.objections is 'What somebody has against a pairing that is disclosed; answered by a named person.';
comment on column pairing.objections.body is 'Free words of whoever objects; no name is asked. Retention: two years after the decision.';
comment on column pairing.objections.code_hash is 'Of the slip''s code with which whoever objected reads the answer.';
comment on column pairing.objections.decider_name is 'Of the official who answers. Purpose: a named person decides. Retention: as of the run.';
comment on column pairing.objections.decided_by is 'Account id, as decider_name.';
create index objections_by_run on pairing.objections (county_code, run_id, received_at);

call base.keep_to_counties('pairing.run_steps');
call base.keep_to_counties('pairing.frozen_lists');
call base.keep_to_owners('pairing.frozen_rosters');
call base.keep_to_owners('pairing.simulations');
call base.keep_to_owners('pairing.run_reports');
call base.keep_to_owners('pairing.relations');
call base.keep_to_counties('pairing.existing_pairs');
call base.keep_to_counties('pairing.choices');
call base.keep_to_counties('pairing.proposals');
call base.keep_to_counties('pairing.objections');

grant select, insert on pairing.run_reports, pairing.run_steps, pairing.frozen_lists, pairing.frozen_rosters, pairing.simulations to lianjian_app;
grant select, insert, update on pairing.existing_pairs, pairing.proposals, pairing.objections to lianjian_app;
grant select, insert, update, delete on pairing.relations, pairing.choices to lianjian_app;
grant update, delete on pairing.roster_rows to lianjian_app;

-- The run of a city is kept under the city's code, what it came to in the counties.
alter table pairing.partnerships
  drop constraint partnerships_run_fkey,
  add column run_county_code text check (run_county_code ~ '^\d{6}$'),
  add column end_reason text,
  add column ended_by text,
  add column proposal_id uuid;
comment on column pairing.partnerships.end_reason is 'Why it was over before its cycle was; free words about the pair, not about a person.';
comment on column pairing.partnerships.ended_by is 'Account id, or a job by name. Purpose: who ended it. Retention: as of the partnership.';

create table pairing.ceremonies (
  county_code text not null check (county_code ~ '^\d{6}$'),
  run_id uuid not null,
  event text not null,
  place text,
  announced_at timestamptz not null,
  announced_by text not null,
  beacon_kind text not null check (beacon_kind in ('drand-quicknet', 'dice', 'lottery', 'other-public')),
  beacon_event text not null,
  beacon_round bigint,
  beacon_value text,
  beacon_signature text,
  beacon_at timestamptz,
  closed_at timestamptz,
  scene smallint not null default 1 check (scene between 1 and 5),
  version integer not null default 1,
  constraint ceremonies_pkey primary key (county_code, run_id),
  constraint ceremonies_run_fkey foreign key (county_code, run_id) references pairing.runs (county_code, id),
  constraint ceremonies_order check (beacon_at is null or closed_at is not null),
  constraint ceremonies_round check ((beacon_kind = 'drand-quicknet') = (beacon_round is not null))
);
comment on table pairing.ceremonies is 'The one public event of a run''s draw: who seals, which public value follows, how far it is.';
comment on column pairing.ceremonies.announced_by is 'Account id. Purpose: who answers for the announcement. Retention: as of the run.';
comment on column pairing.ceremonies.scene is 'Which of the five scenes the hall shows; the host leads it on.';

create table pairing.ceremony_parties (
  county_code text not null check (county_code ~ '^\d{6}$'),
  run_id uuid not null,
  number smallint not null check (number between 1 and 50),
  party text not null,
  way text not null check (way in ('device', 'paper')),
  token_hash bytea,
  commitment text check (commitment ~ '^[0-9a-f]{64}$'),
  commitment_by text,
  commitment_confirmed_by text,
  committed_at timestamptz,
  share text check (share ~ '^[0-9a-f]{64}$'),
  share_by text,
  share_confirmed_by text,
  revealed_at timestamptz,
  constraint ceremony_parties_pkey primary key (county_code, run_id, number),
  constraint ceremony_parties_name_key unique (county_code, run_id, party),
  constraint ceremony_parties_ceremony_fkey foreign key (county_code, run_id)
    references pairing.ceremonies (county_code, run_id),
  constraint ceremony_parties_ways check ((way = 'device') = (token_hash is not null)),
  constraint ceremony_parties_revealed check (share is null or commitment is not null),
  constraint ceremony_parties_two check (commitment_confirmed_by is distinct from commitment_by
    or commitment_by is null),
  constraint ceremony_parties_two_again check (share_confirmed_by is distinct from share_by or share_by is null)
);
comment on table pairing.ceremony_parties is 'Who seals a number of their own. Until it is revealed only its commitment is here.';
comment on column pairing.ceremony_parties.party is 'An office or a group, such as 组织部 or 村民代表; not a person''s name.';
comment on column pairing.ceremony_parties.token_hash is 'Of the link with which the party''s own device speaks.';
comment on column pairing.ceremony_parties.commitment_by is 'Account that typed it off a sealed paper; counted only when another account typed the same. Retention: as of the run.';
comment on column pairing.ceremony_parties.commitment_confirmed_by is 'As commitment_by.';
comment on column pairing.ceremony_parties.share_by is 'As commitment_by.';
comment on column pairing.ceremony_parties.share_confirmed_by is 'As commitment_by.';

call base.keep_to_counties('pairing.ceremonies');
call base.keep_to_counties('pairing.ceremony_parties');
grant select, insert, update on pairing.ceremonies, pairing.ceremony_parties to lianjian_app;
