-- The versions in force at a moment, one of each thing that has any (rules §3.1): of those that have begun and were not called off, the
-- one that began last; of two that began together, the newer. So a version that is planned comes into force on its day, whatever was
-- saved meanwhile. One that names no moment begins when it is written, and holds for all that was before it too. inventory_demand says
-- the same by itself, one thing at a time.
create or replace function inventory_in_force(at timestamptz) returns setof recipes language sql stable as $$
  select distinct on (r.variant_id, r.option_id, r.stock_item_id) r.* from recipes r
  where r.cancelled_at is null and (r.valid_from is null or r.valid_from <= at)
  order by r.variant_id, r.option_id, r.stock_item_id, coalesce(r.valid_from, r.created_at) desc, r.version desc
$$;
