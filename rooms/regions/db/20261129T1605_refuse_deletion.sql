-- Who names a region relies on it: organizations look whether it is there, and hold no lock on it.
create function regions.refuse_deletion() returns trigger language plpgsql as $$
begin
  raise restrict_violation using message = 'a region is closed, never deleted, and keeps its code';
end $$;
create trigger regions_stay before delete or update of code on regions.regions
  for each statement execute function regions.refuse_deletion();
