-- The audit administrator leafs through the log by who did it and to what; looks are kept for two years.

drop index journal.entries_by_subject;
create index entries_by_subject on journal.entries (county_code, subject_id, id);
create index entries_by_actor on journal.entries (county_code, actor, id);

create index looks_by_age on journal.looks (county_code, at);
comment on column journal.looks.actor is 'Account id. Purpose: telling a person who looked. Retention: two years after the look, then the row is deleted.';
comment on column journal.looks.purpose is 'What it was opened for: the page, or what the reader gave as the reason. Purpose: telling a person why. Retention: as actor.';

-- The serving role may not delete looks, so that nobody hides one through it. This deletes the old ones alone,
-- whatever day it is given.
create function journal.forget_looks(county text, before timestamptz) returns bigint
language sql security definer set search_path = '' as $$
  with gone as (
    delete from journal.looks
    where county_code = county and at < least(before, now() - interval '2 years')
    returning 1)
  select count(*) from gone
$$;
revoke all on function journal.forget_looks from public;
grant execute on function journal.forget_looks to lianjian_app;
