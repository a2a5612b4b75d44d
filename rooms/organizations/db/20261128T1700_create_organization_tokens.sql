create table organizations.tokens (
  county_code text not null check (county_code ~ '^\d{6}$'),
  token text collate "C" not null,
  organization_id uuid not null,
  place smallint not null check (place between 0 and 2),
  constraint tokens_pkey primary key (county_code, token, organization_id),
  constraint tokens_organization_fkey foreign key (county_code, organization_id)
    references organizations.organizations (county_code, id)
);
comment on table organizations.tokens is 'What a supporter is found by: name, parts of it, pinyin, initials, code. Persons are not in it: their names are kept to tell a village who supports it, not to be looked up.';
comment on column organizations.tokens.token is 'Compared byte by byte, so that a prefix is a range of the index.';
comment on column organizations.tokens.place is '0: code, name or its pinyin from the start. 1: initials. 2: from inside the name.';

call base.keep_to_counties('organizations.tokens');

grant select, insert, delete on organizations.tokens to lianjian_app;
