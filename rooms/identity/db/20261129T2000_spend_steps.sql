-- Remembering the code accepted last alone, one code after another or a recovery code made an earlier one good again.
alter table identity.two_factors add column spent_step integer;
comment on column identity.two_factors.spent_step is 'Time step (RFC 6238) of the latest code that was accepted: no code of it or of an earlier one is accepted again.';
alter table identity.two_factors drop column spent_code;
