-- When something was last recorded of a partnership is asked each night, of all that are in force.
create index facts_by_partnership on indicators.facts (county_code, partnership_id, recorded_at)
  where partnership_id is not null;
