-- A draft that was changed can be compared with what it was.
alter table pairing.run_steps add column rules jsonb;
comment on column pairing.run_steps.rules is 'The rules as this step left them, where it set them: beginning a run, and changing its rules.';
