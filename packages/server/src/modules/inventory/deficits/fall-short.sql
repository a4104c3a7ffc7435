-- Writes down what was used beyond what the batches held, and answers what it is worth: by the last batch that cost anything
-- (rules §3.3), half up. The level of the item is held, and from here on the month:
-- it is not locked while something in it is owed, also where it is worth nothing and nothing is posted. p as inventory_consume takes it.
create or replace function inventory_fall_short(p jsonb, outlet uuid, item uuid, short bigint, at timestamptz)
returns bigint language plpgsql as $$
declare
  worth bigint;
begin
  select div(2 * b.value_received::numeric * short + b.quantity_received, 2 * b.quantity_received::numeric)::bigint into worth
  from batches b
  where b.outlet_id = outlet and b.stock_item_id = item and b.value_received > 0
  order by b.received_at desc, b.id desc limit 1;
  worth := coalesce(worth, 0);
  perform finance_hold_month(date_trunc('month', (p ->> 'businessDate')::date)::date, false);
  insert into stock_deficits
    (id, outlet_id, stock_item_id, quantity, value, quantity_open, value_open, move_type, source_type, source_id, at,
      business_date, actor_id)
  values (platform_new_id(at), outlet, item, short, worth, short, worth, p ->> 'type', p ->> 'sourceType',
    (p ->> 'sourceId')::uuid, at, (p ->> 'businessDate')::date, (p ->> 'actorId')::uuid);
  return worth;
end $$;
