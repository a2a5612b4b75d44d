-- What waits to be made findable waits beside the organizations, many in one row: a mark on each cost an import of
-- 100,000 an index of its own and a second writing of every row with all its indexes.

create table organizations.unindexed (
  county_code text not null check (county_code ~ '^\d{6}$'),
  id uuid not null,
  organization_ids uuid[] not null check (cardinality(organization_ids) > 0),
  constraint unindexed_pkey primary key (county_code, id)
);
comment on table organizations.unindexed is 'Organizations whose tokens are not yet those of their name and code; some of one statement in one row, taken away by the job that writes their tokens.';
call base.keep_to_counties('organizations.unindexed');
grant select, insert, delete on organizations.unindexed to lianjian_app;

-- Row security binds the owner too.
set local app.counties = '000000-999999';
insert into organizations.unindexed (county_code, id, organization_ids)
select county_code, min(id::text)::uuid, array_agg(id)
from (select county_code, id, row_number() over (partition by county_code order by id) / 500 as part
  from organizations.organizations where not indexed) waiting
group by county_code, part;
alter table organizations.organizations drop column indexed;

-- Its readers want few seats of one side: the index by seat finds them.
drop index organizations.organizations_by_region;
