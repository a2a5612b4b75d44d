-- What was objected is kept two years; that somebody of one side objected, and how it was decided, as long as the run.
alter table pairing.objections
  alter column body drop not null,
  alter column code_hash drop not null,
  drop constraint objections_decided,
  add constraint objections_decided check ((decision is null) = (decided_at is null)
    and (decision is null) = (decider_name is null)
    and case when body is null then answer is null else (decision is null) = (answer is null) end),
  add constraint objections_forgotten check ((body is null) = (code_hash is null)),
  -- A form that is sent twice over a bad line is one objection.
  add constraint objections_code_key unique (county_code, code_hash);
comment on column pairing.objections.body is 'Free words of whoever objects; no name is asked. Retention: two years after the decision, or after it came when its run was void before one.';
comment on column pairing.objections.answer is 'Free words about the same. Retention: as body.';
comment on column pairing.objections.code_hash is 'Of the slip''s code with which whoever objected reads the answer. Retention: as body.';
create index objections_kept on pairing.objections (county_code, received_at) where body is not null;
