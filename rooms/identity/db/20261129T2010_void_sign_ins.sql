-- A sign-in takes a while: one that began with an old password could open its session after the others were ended.
alter table identity.users add column sessions_ended integer not null default 0;
comment on column identity.users.sessions_ended is 'How often the sessions of the account were ended together: a sign-in that began before the last time opens none.';
