-- Names the changes that last touched an outlet and its organisation: each row is known by the transaction that wrote it.
create or replace function places_stamp(outlet uuid) returns text language sql stable as $$
  select o.xmin::text || '/' || g.xmin::text from outlets o join organisations g on g.id = o.organisation_id
  where o.id = outlet
$$;
