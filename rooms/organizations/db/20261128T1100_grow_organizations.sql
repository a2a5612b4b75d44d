-- The registry of a whole city: a tree with history, what hangs on it, and the sheets it came from.

alter table organizations.organizations
  alter column region_code type text collate "C",
  alter column code type text collate "C",
  add column parent_id uuid,
  add column social_credit_code text check (social_credit_code ~ '^[0-9A-Z]{18}$'),
  add column function text check (function in ('party', 'economy', 'law', 'sector', 'other')),
  add column members integer check (members >= 0),
  add column households integer check (households >= 0),
  add column normal_name text collate "C",
  add column indexed boolean not null default false,
  add column version integer not null default 1,
  add column changed_at timestamptz,
  add constraint organizations_parent_fkey foreign key (county_code, parent_id)
    references organizations.organizations (county_code, id),
  add constraint organizations_not_own_parent check (parent_id <> id),
  drop constraint organizations_kind_check,
  add constraint organizations_kind_check check (kind in ('unit', 'branch', 'person', 'enterprise', 'school',
    'hospital', 'social', 'village', 'community', 'quarter', 'township', 'owners-committee')),
  drop constraint organizations_side_check,
  add constraint organizations_side_check check (side in ('supporter', 'community', 'office', 'other'));
comment on column organizations.organizations.parent_id is 'The organization it belongs to: a branch to its unit, an owners'' committee to its community.';
comment on column organizations.organizations.social_credit_code is 'GB 32100, 18 characters. A wrong check digit is told, not refused: early codes carry them.';
comment on column organizations.organizations.level is 'Which level of government it belongs to; its seat is region_code, and the two may differ (a provincial body in a county).';
comment on column organizations.organizations.normal_name is 'The name without what people write in several ways (brackets, 中国共产党, 村民委员会), by which duplicates are found.';
comment on column organizations.organizations.indexed is 'Whether its tokens are those of its present name and code; a job makes up for what many changes at once left.';
comment on column organizations.organizations.version is 'Counts the changes, so that the later of two editors is shown what the earlier changed.';
create index organizations_by_parent on organizations.organizations (county_code, parent_id);
create index organizations_by_credit_code on organizations.organizations (county_code, social_credit_code)
  where social_credit_code is not null;
create index organizations_by_seat on organizations.organizations (county_code, region_code, id);
create index organizations_by_normal_name on organizations.organizations (county_code, normal_name);
create index organizations_unindexed on organizations.organizations (county_code, id) where not indexed;

create table organizations.trees (
  county_code text not null check (county_code ~ '^\d{6}$'),
  constraint trees_pkey primary key (county_code)
);
comment on table organizations.trees is 'One row per county, locked by whoever changes the tree: two moves at once could close a circle that neither sees.';

create table organizations.tallies (
  county_code text not null check (county_code ~ '^\d{6}$'),
  organization_id uuid not null,
  posts integer not null default 0 check (posts >= 0),
  vacancies integer not null default 0 check (vacancies >= 0),
  contacts integer not null default 0 check (contacts >= 0),
  contacts_expire_on date,
  holders_erase_on date,
  constraint tallies_pkey primary key (county_code, organization_id),
  constraint tallies_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id)
);
comment on table organizations.tallies is 'Posts and contacts of an organization in numbers, for lists and jobs that may not open the rows themselves.';
comment on column organizations.tallies.vacancies is 'Posts that nobody holds; without any, the vacancies of its latest leadership count.';
comment on column organizations.tallies.contacts_expire_on is 'The earliest last day of its contacts.';
comment on column organizations.tallies.holders_erase_on is 'The first day on which the name of a former holder has to go.';
create index tallies_vacant on organizations.tallies (county_code, organization_id) where vacancies > 0;
create index tallies_by_contact_expiry on organizations.tallies (county_code, contacts_expire_on)
  where contacts_expire_on is not null;
create index tallies_by_holder_expiry on organizations.tallies (county_code, holders_erase_on)
  where holders_erase_on is not null;

create table organizations.earlier_versions (
  county_code text not null check (county_code ~ '^\d{6}$'),
  organization_id uuid not null,
  version integer not null,
  record jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  change text not null check (change in ('edit', 'rename', 'move', 'merge', 'split', 'close', 'reopen', 'import', 'undo')),
  reason text,
  constraint earlier_versions_pkey primary key (county_code, organization_id, version),
  constraint earlier_versions_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id)
);
comment on table organizations.earlier_versions is 'An organization as it was before a change: its whole row.';
comment on column organizations.earlier_versions.changed_by is 'Account id. Purpose: accountability. Retention: with the version.';
comment on column organizations.earlier_versions.reason is 'Why, in the words of whoever changed it; no person is meant.';
comment on column organizations.earlier_versions.record is 'Of a person (kind = person) the name too. Retention: two years after ends_on of the organization.';
comment on column organizations.earlier_versions.change is 'What ended this version.';

create table organizations.successions (
  county_code text not null check (county_code ~ '^\d{6}$'),
  from_id uuid not null,
  to_id uuid not null,
  kind text not null check (kind in ('merged', 'split', 'duplicate')),
  ended boolean not null,
  day date not null,
  reason text not null,
  constraint successions_pkey primary key (county_code, from_id, to_id, kind),
  constraint successions_from_fkey foreign key (county_code, from_id)
    references organizations.organizations (county_code, id),
  constraint successions_to_fkey foreign key (county_code, to_id)
    references organizations.organizations (county_code, id)
);
comment on table organizations.successions is 'Where an organization went. A duplicate was never two.';
comment on column organizations.successions.ended is 'Whether the first one ended with it; one that was split may go on beside its parts.';
comment on column organizations.successions.reason is 'Why, in the words of whoever declared it; no person is meant.';
create index successions_by_target on organizations.successions (county_code, to_id);

create table organizations.tokens (
  county_code text not null check (county_code ~ '^\d{6}$'),
  token text not null collate "C",
  place smallint not null,
  organization_id uuid not null,
  constraint tokens_pkey primary key (county_code, token, place, organization_id)
);
comment on table organizations.tokens is 'What an organization is found by: name, parts of it, full pinyin, initials, code.';
comment on column organizations.tokens.organization_id is 'No foreign key: some thirty tokens of each would check it thirty times, and organizations are never deleted.';
comment on column organizations.tokens.place is '0: the name, its pinyin or the code from the start. 1: initials. 2: from inside the name.';
create index tokens_by_organization on organizations.tokens (county_code, organization_id, token);

create table organizations.posts (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  organization_id uuid not null,
  owner_org_id uuid not null,
  title text not null,
  kind text not null check (kind in ('secretary', 'deputy', 'member', 'director', 'liaison', 'grid-head', 'other')),
  full_time boolean,
  holder_name text,
  user_id text,
  begins_on date not null,
  ends_on date check (ends_on >= begins_on),
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint posts_pkey primary key (county_code, id),
  constraint posts_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id)
);
comment on table organizations.posts is 'Posts of an organization, held or vacant (holder_name is null).';
comment on column organizations.posts.changed_by is 'Account id. Purpose: accountability. Retention: with the post.';
comment on column organizations.posts.holder_name is 'Purpose: naming who answers for the work. Retention: two years after ends_on, then replaced by a dash.';
comment on column organizations.posts.owner_org_id is 'organization_id again, for the policy.';
comment on column organizations.posts.title is 'What the post is called, of nobody in particular.';
comment on column organizations.posts.user_id is 'The holders account, where there is one. Purpose and retention as holder_name.';
create index posts_by_organization on organizations.posts (county_code, organization_id, id);

create table organizations.contacts (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  organization_id uuid not null,
  owner_org_id uuid not null,
  name text not null,
  phone text not null,
  purpose text not null,
  expires_on date not null,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint contacts_pkey primary key (county_code, id),
  constraint contacts_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id)
);
comment on table organizations.contacts is 'Whom to call at an organization, for a purpose and until a day.';
comment on column organizations.contacts.changed_by is 'Account id. Purpose: accountability. Retention: with the contact.';
comment on column organizations.contacts.name is 'Purpose: the column purpose says it. Retention: deleted after expires_on.';
comment on column organizations.contacts.phone is 'A number at work. Purpose and retention as name.';
comment on column organizations.contacts.purpose is 'What one may call this person about. Retention as name.';
create index contacts_by_organization on organizations.contacts (county_code, organization_id, id);
create index contacts_by_expiry on organizations.contacts (county_code, expires_on);

create table organizations.teams (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  kind text not null check (kind in ('volunteers', 'staff', 'culture', 'emergency', 'other')),
  people integer check (people >= 0),
  begins_on date not null,
  ends_on date,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint teams_pkey primary key (county_code, id),
  constraint teams_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id)
);
comment on table organizations.teams is 'Volunteers or staff, by number. Kept by one organization, joined by others.';
comment on column organizations.teams.changed_by is 'Account id. Purpose: accountability. Retention: with the team.';
comment on column organizations.teams.name is 'Of a team, not of a person.';
create index teams_by_organization on organizations.teams (county_code, organization_id);

create table organizations.team_organizations (
  county_code text not null check (county_code ~ '^\d{6}$'),
  team_id uuid not null,
  organization_id uuid not null,
  constraint team_organizations_pkey primary key (county_code, team_id, organization_id),
  constraint team_organizations_team_fkey foreign key (county_code, team_id)
    references organizations.teams (county_code, id),
  constraint team_organizations_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id)
);
comment on table organizations.team_organizations is 'Which organizations joined a team.';
create index team_organizations_by_organization on organizations.team_organizations (county_code, organization_id);

create table organizations.leadership_counts (
  county_code text not null check (county_code ~ '^\d{6}$'),
  organization_id uuid not null,
  as_of date not null,
  posts integer not null check (posts >= 0),
  vacancies integer not null check (vacancies >= 0),
  under_thirty_five integer not null check (under_thirty_five >= 0),
  from_thirty_five integer not null check (from_thirty_five >= 0),
  from_fifty integer not null check (from_fifty >= 0),
  women integer not null check (women >= 0),
  reserves integer not null check (reserves >= 0),
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint leadership_counts_pkey primary key (county_code, organization_id, as_of),
  constraint leadership_counts_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id),
  constraint leadership_counts_add_up check (vacancies <= posts
    and under_thirty_five + from_thirty_five + from_fifty <= posts - vacancies and women <= posts - vacancies)
);
comment on table organizations.leadership_counts is 'The village team in numbers: posts, vacancies, ages. Counts only, nobody is named.';
comment on column organizations.leadership_counts.recorded_by is 'Account id. Purpose: accountability. Retention: with the count.';

create table organizations.imports (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  file_name text not null,
  side text not null check (side in ('supporter', 'community', 'office', 'other')),
  mapping jsonb not null,
  state text not null check (state in ('uploaded', 'reading', 'faulty', 'previewed', 'applying', 'applied', 'undoing',
    'undone', 'cancelled', 'failed')),
  progress integer not null default 0 check (progress between 0 and 100),
  counts jsonb,
  faults jsonb,
  content bytea,
  missing text not null default 'keep' check (missing in ('keep', 'close')),
  created_by text not null,
  created_at timestamptz not null,
  previewed_at timestamptz,
  applied_at timestamptz,
  undone_at timestamptz,
  version integer not null default 1,
  constraint imports_pkey primary key (county_code, id)
);
comment on table organizations.imports is 'One file and what became of it. Its content is dropped once the import is over.';
comment on column organizations.imports.content is 'The file as it was sent. Retention: until applied or cancelled, at most seven days.';
comment on column organizations.imports.counts is 'Rows by what they would do or did: new, changed, unchanged, missing.';
comment on column organizations.imports.file_name is 'As its sender named it; may name a person. Retention: with the import.';
comment on column organizations.imports.mapping is 'Which column of the file means which field.';
comment on column organizations.imports.faults is 'What was wrong, by row and column; a value that was refused may be of a person. Retention: with the import.';
comment on column organizations.imports.created_by is 'Account id. Purpose: accountability. Retention: with the import.';

create table organizations.import_rows (
  county_code text not null check (county_code ~ '^\d{6}$'),
  import_id uuid not null,
  row_number integer not null,
  verdict text not null check (verdict in ('new', 'changed', 'unchanged', 'missing')),
  organization_id uuid not null,
  values jsonb not null,
  before jsonb,
  constraint import_rows_pkey primary key (county_code, import_id, row_number),
  constraint import_rows_import_fkey foreign key (county_code, import_id)
    references organizations.imports (county_code, id)
);
comment on table organizations.import_rows is 'What each row of a file does: shown before it is applied, and what undo puts back. Retention: one day after applying.';
comment on column organizations.import_rows.values is 'The row as it would be; of a person (kind = person) the name too. Retention as of the table.';
comment on column organizations.import_rows.before is 'The row as it was, for undo. As values.';
create index import_rows_by_verdict on organizations.import_rows (county_code, import_id, verdict, row_number);

create table organizations.column_mappings (
  county_code text not null check (county_code ~ '^\d{6}$'),
  side text not null,
  header text not null,
  field text not null,
  used_at timestamptz not null,
  constraint column_mappings_pkey primary key (county_code, side, header)
);
comment on table organizations.column_mappings is 'Which column of the county''s own sheets means what, remembered from the last time.';

comment on column organizations.leadership_counts.from_thirty_five is 'From 35 to 49 years old.';

call base.keep_to_counties('organizations.trees');
call base.keep_to_counties('organizations.tallies');
call base.keep_to_counties('organizations.earlier_versions');
call base.keep_to_counties('organizations.successions');
call base.keep_to_counties('organizations.tokens');
call base.keep_to_owners('organizations.posts');
call base.keep_to_owners('organizations.contacts');
call base.keep_to_counties('organizations.teams');
call base.keep_to_counties('organizations.team_organizations');
call base.keep_to_counties('organizations.leadership_counts');
call base.keep_to_counties('organizations.imports');
call base.keep_to_counties('organizations.import_rows');
call base.keep_to_counties('organizations.column_mappings');

grant select, insert on organizations.earlier_versions, organizations.successions to lianjian_app;
grant select, insert, delete on organizations.tokens, organizations.team_organizations to lianjian_app;
grant select, insert, update on organizations.trees, organizations.tallies to lianjian_app;
grant select, insert, update on organizations.posts, organizations.teams, organizations.leadership_counts to lianjian_app;
grant select, insert, update, delete on organizations.contacts, organizations.imports, organizations.import_rows,
  organizations.column_mappings to lianjian_app;
