-- The outbox is its own queue: what a second queue knew of it outlived a killed process and its own attempts.

alter table base.outbox
  add column attempts smallint not null default 0,
  add column failure text,
  add column failed_at timestamptz;
comment on column base.outbox.payload is 'Ids only: every subscriber reads the records themselves, as far as its own scope lets it.';
comment on column base.outbox.attempts is 'Deliveries that failed by the event''s own doing.';
comment on column base.outbox.failure is 'Code of the last error; never its words, which may quote a row.';
comment on column base.outbox.failed_at is 'Set aside after the last attempt, so that the events behind it go on.';

drop index base.outbox_waiting;
create index outbox_waiting on base.outbox (county_code, id) where delivered_at is null and failed_at is null;
create index outbox_set_aside on base.outbox (county_code, id) where delivered_at is null and failed_at is not null;
