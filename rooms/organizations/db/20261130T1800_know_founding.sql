-- Registering is not founding: an organization that was entered today may have stood for decades.

alter table organizations.organizations
  add column founded_on date;
comment on column organizations.organizations.founded_on is 'Since when it exists; null where nobody said. What is dated, a merger or an end, may lie after it.';
comment on column organizations.organizations.begins_on is 'Since when it is registered here.';
