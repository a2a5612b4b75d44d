-- A deed may be what meets a need: the helped side is asked once, of the need, and the deed goes with the answer.
alter table activities.deeds
  add column delivers boolean not null default false,
  add constraint deeds_delivers check (delivers <= (need_id is not null));
alter table activities.deeds alter column delivers drop default;
comment on column activities.deeds.delivers is 'Whether it is what met the need; it is confirmed with the need.';
create index deeds_by_need on activities.deeds (county_code, need_id) where need_id is not null;
comment on column activities.deeds.title is 'Of things, not of people: identity numbers are refused.';
