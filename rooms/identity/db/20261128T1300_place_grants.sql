-- Where a place of duty lies, so that an office of a township finds the accounts of its own township.

alter table identity.grants add column region_code text collate "C";
set local app.counties = '000000-999999';
update identity.grants
  set region_code = case scope_kind when 'region' then scope_code else rpad(county_code, 12, '0') end
  where county_code = county_code;
set local app.counties = '';
alter table identity.grants alter column region_code set not null;
comment on column identity.grants.region_code is 'The region itself; of an organization its seat, of an area the county that keeps it, on the day it was granted. Finds accounts; how far a grant acts is composed from the place itself.';
create index grants_by_region on identity.grants (county_code, region_code);

alter table identity.two_factors add column spent_code bytea;
comment on column identity.two_factors.spent_code is 'Hash of the code accepted last: RFC 6238 §5.2 forbids a second use.';
