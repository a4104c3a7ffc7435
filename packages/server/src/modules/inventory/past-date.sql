-- By stock item, what counts as on hand in an outlet although its last day is over (rules §3.2: EXPIRED at 00:00 after the date): the
-- job that takes it off the shelf comes every few minutes, and until then nobody is promised any of it.
--
-- Nearly always there is none. That is seen by the first entry of an index; a plan for a date that it does not know would rather read every batch.
create or replace function inventory_past_date(p_outlet uuid, at timestamptz)
returns table (stock_item_id uuid, quantity bigint) language plpgsql stable rows 10 as $$
#variable_conflict use_column
declare
  today date := places_day(p_outlet, at);
begin
  if (select min(b.expiry_date) from batches b where b.status = 'AVAILABLE') < today then
    return query select b.stock_item_id, sum(b.quantity_remaining)::bigint from batches b
      where b.outlet_id = p_outlet and b.status = 'AVAILABLE' and b.for_orders and b.expiry_date < today
      group by b.stock_item_id;
  end if;
end $$;

-- The same as one value, quantities by the ids of the items: for who holds it against several levels.
create or replace function inventory_past(p_outlet uuid, at timestamptz) returns jsonb language sql stable as $$
  select coalesce(jsonb_object_agg(p.stock_item_id, p.quantity), '{}') from inventory_past_date(p_outlet, at) p
$$;
