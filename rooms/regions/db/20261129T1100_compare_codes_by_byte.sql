-- Parts of the code tree are ranges of codes, and an end such as '222403:' or 'g003' follows its digits in byte order
-- only. A server may order text by a language.
alter table regions.regions
  alter column code type text collate "C",
  alter column parent_code type text collate "C";
alter table regions.earlier_versions
  alter column code type text collate "C",
  alter column parent_code type text collate "C";
alter table regions.management_area_members
  alter column region_code type text collate "C";
alter table regions.places
  alter column code type text collate "C",
  alter column region_code type text collate "C",
  alter column parent_code type text collate "C";
