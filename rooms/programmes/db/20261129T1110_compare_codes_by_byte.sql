-- As in the regions: see 20261129T1100.
alter table programmes.programmes alter column region_code type text collate "C";
