-- As in the regions: see 20261129T1100.
alter table pairing.partnerships alter column community_region_code type text collate "C";
