-- A run of a city pairs across its counties; a proposal is kept with its run and says where its supporter is registered.
alter table pairing.proposals
  add column supporter_county_code text collate "C" check (supporter_county_code ~ '^\d{6}$');
update pairing.proposals set supporter_county_code = county_code;
alter table pairing.proposals alter column supporter_county_code set not null;
