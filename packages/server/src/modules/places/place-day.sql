-- The date on the wall at an outlet. The twin of taxDate in place.ts.
create or replace function places_day(outlet uuid, at timestamptz) returns date language sql stable as $$
  select (at at time zone g.zone)::date from outlets o join organisations g on g.id = o.organisation_id where o.id = outlet
$$;
