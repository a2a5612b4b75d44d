-- A programme is more than its name: what it goes by, who takes part, and what its office promised to do by when.

alter table programmes.programmes
  add column template text not null default 'units-to-places',
  add column guide_id uuid,
  add column version integer not null default 1,
  add column changed_by text not null default 'migration',
  add column changed_at timestamptz not null default current_timestamp,
  add constraint programmes_guide_other check (guide_id <> id);
alter table programmes.programmes
  alter column template drop default,
  alter column changed_by drop default,
  alter column changed_at drop default;
comment on column programmes.programmes.template is 'Code of the template it was made from; what it goes by now lies in settings.';
comment on column programmes.programmes.guide_id is 'The programme of a higher region that guides it. No foreign key: another keeper has it, and programmes are never deleted.';
comment on column programmes.programmes.version is 'Counts the changes of name, office, guide and publication, so that the later of two editors is shown what the earlier changed.';
comment on column programmes.programmes.changed_by is 'Account id. Purpose: telling colleagues who changed it last. Retention: until the next change.';

alter table programmes.cycles
  add column stages_version integer not null default 0,
  add column stages_changed_by text,
  add column stages_changed_at timestamptz,
  add column duties_version integer not null default 0,
  add column duties_changed_by text,
  add column duties_changed_at timestamptz,
  add constraint cycles_keeper_key unique (keeper_code, id);
comment on column programmes.cycles.stages_version is 'Stages are written as a whole, and so are counted as one; here, because an empty calendar has no row.';
comment on column programmes.cycles.stages_changed_by is 'Account id. Purpose: telling colleagues who changed them last. Retention: until the next change.';
comment on column programmes.cycles.duties_version is 'As of the stages: the matrix is one table.';
comment on column programmes.cycles.duties_changed_by is 'As of the stages.';

create table programmes.settings (
  keeper_code text not null,
  programme_id uuid not null,
  version integer not null check (version > 0),
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  reason text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint settings_pkey primary key (programme_id, version),
  constraint settings_programme_fkey foreign key (keeper_code, programme_id)
    references programmes.programmes (keeper_code, id)
);
comment on table programmes.settings is 'Reference table: every version of what a programme goes by. The first one is its template''s.';
comment on column programmes.settings.keeper_code is 'Of the programme.';
comment on column programmes.settings.body is 'The shape of a template without its code, source and documents (shared/template.ts).';
comment on column programmes.settings.reason is 'Why, in the words of whoever changed them; no person is meant.';
comment on column programmes.settings.changed_by is 'Account id. Purpose: accountability. Retention: with the version.';

create table programmes.adoptions (
  keeper_code text not null,
  programme_id uuid not null,
  item text not null,
  guide_id uuid not null,
  guide_version integer not null,
  answer text not null check (answer in ('adopted', 'varied')),
  reason text,
  version integer not null,
  answered_by text not null,
  answered_at timestamptz not null,
  constraint adoptions_pkey primary key (programme_id, item),
  constraint adoptions_programme_fkey foreign key (keeper_code, programme_id)
    references programmes.programmes (keeper_code, id),
  constraint adoptions_varied_with_reason check (answer = 'adopted' or reason is not null)
);
comment on table programmes.adoptions is 'Reference table: what a programme answered to each item of the settings of the programme that guides it. The journal keeps former answers.';
comment on column programmes.adoptions.keeper_code is 'Of the programme that answers.';
comment on column programmes.adoptions.item is 'A part of the settings: fields, indicators, stages.';
comment on column programmes.adoptions.guide_id is 'Whose item was answered; after a change of guide the answer is another''s.';
comment on column programmes.adoptions.guide_version is 'The settings that were answered. When the guide''s item is another by now the answer is stale: told, not undone.';
comment on column programmes.adoptions.reason is 'Why it is varied, for the higher office; no person is meant.';
comment on column programmes.adoptions.answered_by is 'Account id. Purpose: accountability. Retention: until the next answer.';

create table programmes.stages (
  keeper_code text not null,
  cycle_id uuid not null,
  position integer not null check (position > 0),
  name text not null,
  begins_on date not null,
  ends_on date not null check (ends_on >= begins_on),
  constraint stages_pkey primary key (cycle_id, position),
  constraint stages_cycle_fkey foreign key (keeper_code, cycle_id) references programmes.cycles (keeper_code, id)
);
comment on table programmes.stages is 'Reference table: the calendar of a cycle, in parts that may overlap. Written as a whole.';
comment on column programmes.stages.keeper_code is 'Of the programme.';
comment on column programmes.stages.name is 'Of the part of the calendar.';

create table programmes.participants (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  cycle_id uuid not null references programmes.cycles (id),
  organization_id uuid not null,
  part text not null check (part in ('supporter', 'community', 'ally')),
  joined_on date not null,
  left_on date,
  left_reason text,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint participants_pkey primary key (county_code, id),
  constraint participants_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id),
  constraint participants_days check (left_on >= joined_on),
  constraint participants_left_with_reason check ((left_on is null) = (left_reason is null))
);
comment on table programmes.participants is 'Organizations in a cycle, under the county of each: one row from joining to leaving, so whoever came back has several.';
comment on column programmes.participants.left_on is 'The first day on which it no longer took part.';
comment on column programmes.participants.left_reason is 'Why, in the words of whoever wrote it; no person is meant.';
comment on column programmes.participants.changed_by is 'Account id, or a job by name. Purpose: accountability. Retention: with the row.';
create unique index participants_once on programmes.participants (county_code, cycle_id, organization_id)
  where left_on is null;
create index participants_by_organization on programmes.participants (county_code, organization_id);

create table programmes.tasks (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  cycle_id uuid not null,
  title text not null,
  owner text not null,
  owner_organization_id uuid,
  due_on date not null,
  done_on date,
  done_by text,
  note text,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint tasks_pkey primary key (county_code, id),
  constraint tasks_cycle_fkey foreign key (county_code, cycle_id) references programmes.cycles (keeper_code, id),
  constraint tasks_owner_fkey foreign key (county_code, owner_organization_id)
    references organizations.organizations (county_code, id),
  constraint tasks_done_by_somebody check ((done_on is null) = (done_by is null))
);
comment on table programmes.tasks is 'The work plan of a cycle, under the county (or padded code) of the programme''s keeper.';
comment on column programmes.tasks.title is 'What is to be done.';
comment on column programmes.tasks.owner is 'Who owns it, as the plan says it: an office or a group of units, not a person.';
comment on column programmes.tasks.done_by is 'Account id. Purpose: telling whom to ask. Retention: with the task.';
comment on column programmes.tasks.note is 'What came of it; no person is meant.';
comment on column programmes.tasks.changed_by is 'Account id. Purpose: telling colleagues who changed it last. Retention: until the next change.';
create index tasks_by_cycle on programmes.tasks (county_code, cycle_id, due_on, id);

create table programmes.duties (
  county_code text not null check (county_code ~ '^\d{6}$'),
  cycle_id uuid not null,
  position integer not null check (position > 0),
  post text not null,
  duty text not null,
  division text not null,
  guarantee text,
  rule text,
  plan text,
  supervision text,
  constraint duties_pkey primary key (county_code, cycle_id, position),
  constraint duties_cycle_fkey foreign key (county_code, cycle_id) references programmes.cycles (keeper_code, id)
);
comment on table programmes.duties is 'The matrix of a cycle (三定四有): posts and what they answer for, nobody by name. Written as a whole; its version stands at the cycle.';

create table programmes.documents (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  programme_id uuid not null,
  title text not null,
  version integer not null default 0,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint documents_pkey primary key (county_code, id),
  constraint documents_programme_fkey foreign key (county_code, programme_id)
    references programmes.programmes (keeper_code, id)
);
comment on table programmes.documents is 'The rules library of a programme.';
comment on column programmes.documents.title is 'As of the newest version.';
comment on column programmes.documents.version is 'The newest; 0 while only the title is there.';
comment on column programmes.documents.changed_by is 'Account id. Purpose: telling colleagues who changed it last. Retention: until the next change.';
create index documents_by_programme on programmes.documents (county_code, programme_id, id);

create table programmes.document_versions (
  county_code text not null check (county_code ~ '^\d{6}$'),
  document_id uuid not null,
  version integer not null check (version > 0),
  title text not null,
  number text,
  body text not null check (length(body) <= 100000),
  in_force_on date not null,
  reason text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint document_versions_pkey primary key (county_code, document_id, version),
  constraint document_versions_document_fkey foreign key (county_code, document_id)
    references programmes.documents (county_code, id)
);
comment on table programmes.document_versions is 'Each version of a document, never changed: what was in force on a day can be read later.';
comment on column programmes.document_versions.title is 'As of this version.';
comment on column programmes.document_versions.number is 'Of the official document: 敦组发〔2024〕3号.';
comment on column programmes.document_versions.body is 'Plain text.';
comment on column programmes.document_versions.reason is 'Why, in the words of whoever wrote it; no person is meant.';
comment on column programmes.document_versions.changed_by is 'Account id. Purpose: accountability. Retention: with the version.';

call base.keep_by_keepers('programmes.settings');
call base.keep_by_keepers('programmes.adoptions');
call base.keep_by_keepers('programmes.stages');
call base.keep_to_counties('programmes.participants');
call base.keep_to_counties('programmes.tasks');
call base.keep_to_counties('programmes.duties');
call base.keep_to_counties('programmes.documents');
call base.keep_to_counties('programmes.document_versions');

grant select, insert on programmes.settings, programmes.document_versions to lianjian_app;
grant select, insert, update on programmes.adoptions, programmes.participants, programmes.tasks,
  programmes.documents to lianjian_app;
grant select, insert, delete on programmes.stages, programmes.duties to lianjian_app;
