-- Colleagues are searched by pinyin and initials and listed by pinyin. Kept in the row of the name, so that whatever
-- changes or erases the name changes and erases what was made of it.
alter table identity.users
  add column name_readings text[] not null default '{}',
  add column name_order text collate "C" not null default '';
comment on column identity.users.name_readings is 'Pinyin and initials of the name. Purpose: finding a colleague. Retention: with the name.';
comment on column identity.users.name_order is 'Pinyin of the name, then the name. Empty until it was read. Purpose: the order of lists. Retention: with the name.';
create index users_unread on identity.users (id) where name_order = '';
