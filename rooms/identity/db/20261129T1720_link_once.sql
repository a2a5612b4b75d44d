-- An account has one way in of each kind: its owner is shown whether there is a link, and a second identity beside their
-- own would stay unseen. The first one linked stays.
delete from identity.credentials c using identity.credentials earlier
  where earlier.user_id = c.user_id and earlier.provider_id = c.provider_id
    and (earlier.created_at, earlier.id) < (c.created_at, c.id);
create unique index credentials_by_user_and_provider on identity.credentials (user_id, provider_id);
drop index identity.credentials_by_user;
