create schema regions;
grant usage on schema regions to lianjian_app;

create table regions.regions (
  code text not null,
  level text not null,
  kind text not null,
  name text not null,
  official_name text not null,
  parent_code text,
  edition text not null,
  valid_from date not null,
  valid_to date,
  constraint regions_pkey primary key (code),
  constraint regions_code_form check (length(code) = 12),
  constraint regions_level check (level in ('province', 'prefecture', 'county', 'township', 'village')),
  constraint regions_kind check (kind in ('area', 'pseudo', 'street', 'town', 'township', 'quasi-township',
    'community', 'village', 'quasi-community', 'quasi-village')),
  constraint regions_validity check (valid_to >= valid_from)
);
comment on table regions.regions is 'The code tree: one row per code ever known, as it is now or was when it closed. Reference data of all counties. Closed, never deleted.';
comment on column regions.regions.kind is 'pseudo: a node of the code that is no place (市辖区, 省直辖县级行政区划). quasi: 类似乡级 or 类似居委会, 类似村委会 of the code.';
comment on column regions.regions.name is 'As people say it: 腰甸村.';
comment on column regions.regions.official_name is 'As the edition prints it: 腰甸村委会.';
comment on column regions.regions.parent_code is 'No foreign key: the loader, the only writer, checks all parents at once, in a tenth of the time.';
comment on column regions.regions.edition is 'The edition that gave this row its present form.';
comment on column regions.regions.valid_from is 'Since when this form of it is known; never before the day of the first edition loaded.';
comment on column regions.regions.valid_to is 'First day on which the code no longer stood for anything; valid_from itself when it was loaded by mistake.';
create index regions_by_parent on regions.regions (parent_code, code);
create index regions_by_level on regions.regions (level, code);

create table regions.earlier_versions (
  code text not null,
  level text not null,
  kind text not null,
  name text not null,
  official_name text not null,
  parent_code text,
  edition text not null,
  valid_from date not null,
  valid_to date not null,
  constraint earlier_versions_pkey primary key (code, valid_from),
  constraint earlier_versions_code_fkey foreign key (code) references regions.regions (code),
  constraint earlier_versions_validity check (valid_to > valid_from)
);
comment on table regions.earlier_versions is 'What a code stood for before its present row: its former names and parents, and spells before it was opened again.';
comment on column regions.earlier_versions.valid_to is 'First day on which this form no longer held.';
comment on column regions.earlier_versions.name is 'As people said it then.';
comment on column regions.earlier_versions.official_name is 'As the edition printed it then.';

create table regions.successions (
  from_code text not null,
  to_code text not null,
  kind text not null,
  day date not null,
  declared boolean not null,
  constraint successions_pkey primary key (from_code, to_code, day),
  constraint successions_from_fkey foreign key (from_code) references regions.regions (code),
  constraint successions_to_fkey foreign key (to_code) references regions.regions (code),
  constraint successions_kind check (kind in ('recoded', 'moved', 'merged', 'split'))
);
comment on table regions.successions is 'Where a region went that another code now stands for.';
comment on column regions.successions.declared is 'False: found by comparing two editions, by name and parent.';
create index successions_by_target on regions.successions (to_code);

create table regions.tokens (
  token text collate "C" not null,
  place smallint not null,
  level smallint not null,
  code bigint not null,
  constraint tokens_pkey primary key (token, place, level, code)
);
comment on table regions.tokens is 'What a region is found by: its name, parts of it, full pinyin, initials. Only regions that are valid now.';
comment on column regions.tokens.token is 'Compared byte by byte, so that a prefix is a range of the index.';
comment on column regions.tokens.place is '0: the name or its pinyin from the start. 1: initials. 2: from inside the name.';
comment on column regions.tokens.code is 'The region''s code as a number: smaller, and a search cuts it off at a level by division.';
comment on column regions.tokens.level is '1 province to 5 village, so that the index alone ranks.';

create table regions.loads (
  under text not null,
  levels text not null,
  day date not null,
  edition text not null,
  source text not null,
  row_count integer not null,
  loaded_at timestamptz not null,
  constraint loads_pkey primary key (under, levels, day)
);
comment on table regions.loads is 'Which editions were loaded, and which part of the tree each covered.';
comment on column regions.loads.under is 'Code prefix of the part; empty for the whole country.';

create table regions.management_areas (
  id uuid not null,
  name text not null,
  keeper_code text not null check (keeper_code ~ '^\d{6}$'),
  valid_from date not null,
  valid_to date,
  constraint management_areas_pkey primary key (id),
  constraint management_areas_keeper_key unique (keeper_code, id),
  constraint management_areas_validity check (valid_to > valid_from)
);
comment on table regions.management_areas is 'Named sets of regions with an office of their own, which cut across codes. Reference data: an area may reach over several counties, and its name and members are public.';
comment on column regions.management_areas.keeper_code is 'The county or city whose office keeps the area; only its people change it.';
comment on column regions.management_areas.name is 'As people call it: 羊山新区.';

create table regions.management_area_members (
  keeper_code text not null,
  area_id uuid not null,
  region_code text not null,
  included boolean not null,
  valid_from date not null,
  valid_to date,
  constraint management_area_members_pkey primary key (area_id, region_code, valid_from),
  constraint management_area_members_area_fkey foreign key (keeper_code, area_id)
    references regions.management_areas (keeper_code, id),
  constraint management_area_members_region_fkey foreign key (region_code) references regions.regions (code),
  constraint management_area_members_validity check (valid_to > valid_from)
);
comment on table regions.management_area_members is 'Reference table: the regions that an area is made of, and those cut out of them.';
comment on column regions.management_area_members.keeper_code is 'Of the area, so that nobody adds a member to another''s.';
comment on column regions.management_area_members.included is 'False cuts a region out of a larger one that is included: the longest code that holds a place decides.';
create index management_area_members_by_region on regions.management_area_members (region_code);

create table regions.places (
  county_code text not null check (county_code ~ '^\d{6}$'),
  code text not null,
  region_code text not null,
  parent_code text,
  kind text not null,
  name text not null,
  households integer,
  buildings integer,
  valid_from date not null,
  valid_to date,
  constraint places_pkey primary key (county_code, code),
  constraint places_region_fkey foreign key (region_code) references regions.regions (code),
  constraint places_parent_fkey foreign key (county_code, parent_code) references regions.places (county_code, code),
  constraint places_code_form check (code ~ '^\d{12}(\.[gqwbu]\d{3})+$'),
  constraint places_in_region check (starts_with(code, region_code || '.')),
  constraint places_in_county check (starts_with(code, county_code)),
  constraint places_kind check (kind in ('group', 'quarter', 'grid', 'building', 'unit')),
  constraint places_households check (households >= 0),
  constraint places_buildings check (buildings >= 0),
  constraint places_validity check (valid_to > valid_from)
);
comment on table regions.places is 'Places below the village: 村民组, 小区, 网格, 楼栋, 单元. Counts only, nothing about a person.';
comment on column regions.places.code is 'Extended code: the region''s 12 digits, then a letter for the kind and three digits per step (222403001001.q002.b011.u003).';
comment on column regions.places.name is 'Of the place, never of a person or household.';
create index places_by_region on regions.places (county_code, region_code, code);

call base.keep_to_counties('regions.places');
call base.keep_by_keepers('regions.management_areas');
call base.keep_by_keepers('regions.management_area_members');

grant select on regions.regions, regions.earlier_versions, regions.successions, regions.tokens, regions.loads
  to lianjian_app;
grant select, insert, update on regions.management_areas, regions.management_area_members to lianjian_app;
grant select, insert, update on regions.places to lianjian_app;
