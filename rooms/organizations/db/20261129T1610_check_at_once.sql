-- Foreign keys look up one row at a time, a third of what writing 100,000 organizations cost. These look up what is
-- named once, and are as strong: docs/decisions/0010-references-checked-at-once.md.
alter table organizations.organizations
  drop constraint organizations_parent_fkey,
  drop constraint organizations_region_code_fkey;

create function organizations.refuse_reference(reference text, named text) returns void language plpgsql as $$
begin
  raise foreign_key_violation using message = format('%s: nothing is there for %s', reference, named),
    constraint = reference;
end $$;

-- In order of the key, though there is one at most: a table that was never analyzed is else walked by any index that
-- begins with the county.
create function organizations.hold(county text, organization uuid) returns boolean language sql as $$
  select true from organizations.organizations
  where county_code = county and id between organization and organization
  order by id limit 1 for key share
$$;

-- Of an import most hang on one that comes with them, which nobody else sees yet.
create function organizations.refuse_lost() returns trigger language plpgsql as $$
declare
  lost text;
begin
  select n.parent_id into lost
  from (select distinct a.county_code, a.parent_id from added a where a.parent_id is not null
    and not exists (select from added p where p.county_code = a.county_code and p.id = a.parent_id) order by 1, 2) n
  where organizations.hold(n.county_code, n.parent_id) is null limit 1;
  if lost is not null then
    perform organizations.refuse_reference('organizations_parent_fkey', lost);
  end if;
  select n.region_code into lost from (select distinct region_code from added) n
  where (select r.code from regions.regions r where r.code = n.region_code) is null limit 1;
  if lost is not null then
    perform organizations.refuse_reference('organizations_region_code_fkey', lost);
  end if;
  return null;
end $$;
-- Its argument says what a restore has to fill first.
create trigger organizations_added after insert on organizations.organizations
  referencing new table as added for each statement execute function organizations.refuse_lost('regions.regions');

-- As a foreign key does it: a row that still names the same is not looked at, and what it names is not locked.
create function organizations.refuse_lost_after_change() returns trigger language plpgsql as $$
begin
  if (old.county_code, old.id) <> (new.county_code, new.id) then
    raise restrict_violation using message = 'an organization keeps its county and its id';
  end if;
  if new.parent_id is not null and organizations.hold(new.county_code, new.parent_id) is null then
    perform organizations.refuse_reference('organizations_parent_fkey', new.parent_id::text);
  end if;
  perform from regions.regions r where r.code = new.region_code;
  if not found then
    perform organizations.refuse_reference('organizations_region_code_fkey', new.region_code);
  end if;
  return null;
end $$;
create trigger organizations_changed after update on organizations.organizations for each row
  when (old.parent_id is distinct from new.parent_id or old.region_code <> new.region_code or old.id <> new.id
    or old.county_code <> new.county_code)
  execute function organizations.refuse_lost_after_change();

create function organizations.refuse_orphans() returns trigger language plpgsql as $$
declare
  named text;
begin
  select g.id into named from gone g
  where (select o.id from organizations.organizations o
    where o.county_code = g.county_code and o.parent_id between g.id and g.id order by o.parent_id limit 1) is not null
  limit 1;
  if named is not null then
    perform organizations.refuse_reference('organizations_parent_fkey', named);
  end if;
  return null;
end $$;
create trigger organizations_gone after delete on organizations.organizations
  referencing old table as gone for each statement execute function organizations.refuse_orphans();
