-- What a security administrator closed is opened again by one, and by nobody else.
alter table identity.users add column barred boolean not null default false;
comment on column identity.users.barred is 'Closed by a security administrator, who alone opens it again. False while the account is open.';
-- Who closed earlier ones stands in the journal alone: the stricter of the two.
update identity.users set barred = true where closed_at is not null;
