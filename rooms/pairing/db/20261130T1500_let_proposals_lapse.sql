-- What was not answered when its day was over may fall free: it was declined by nobody.
alter table pairing.run_steps
  drop constraint run_steps_step_check,
  add constraint run_steps_step_check check (step in ('create', 'change-rules', 'freeze', 'simulate', 'draw', 'solve',
    'propose', 'prolong', 'lapse', 'disclose', 'enforce', 'void'));

alter table pairing.proposals
  add column lapsed_at timestamptz,
  add constraint proposals_lapsed check (lapsed_at is null
    or (supporter_answer is distinct from 'declined' and community_answer is distinct from 'declined'
      and (supporter_answer is null or community_answer is null)));
comment on column pairing.proposals.lapsed_at is 'When it fell free because a side had not answered in time; a moment, not a person.';
