-- A role that was handed over says whose it was, and the former one to whom it went: by id, so that whoever is erased
-- is named no more.
alter table identity.grants
  add column handed_from text,
  add column handed_to text;
comment on column identity.grants.handed_from is 'Account id of the predecessor, of a role that came by a hand-over. Purpose: accountability. Retention: with the grant.';
comment on column identity.grants.handed_to is 'Account id of the successor, of a role that ended by a hand-over. Purpose and retention as handed_from.';
