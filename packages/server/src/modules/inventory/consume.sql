-- Takes what some lines of an order hold out of the batches, first expired or first received first out, at the cost of the
-- very batches (rules §3.2: whoever takes the last of one takes all the value left); none whose last day is over on the wall. A line that was consumed before is
-- passed over. Locks what is held, then the levels in the order of stock items; who holds a level may change its batches.
-- Raises KR001 with the names of what the batches no longer hold enough of; of what may go below nothing (rules §3.3) the
-- missing part becomes a deficit, at the last known cost.
--
-- p: {orderId, lines, type, businessDate, sourceType, sourceId, actorId}. Answers the value by kind of stock: {INGREDIENT: 1250}.
create or replace function inventory_consume(p jsonb, at timestamptz) returns jsonb language plpgsql as $$
declare
  need record;
  batch record;
  day date := (p ->> 'businessDate')::date;
  today date;
  wanted bigint;
  taken bigint;
  worth bigint;
  cost bigint;
  is_whole boolean;
  used jsonb := '{}';
  touched uuid[] := '{}';
  missing text[] := '{}';
  outlet uuid;
begin
  for need in
    with settled as (
      update reservations r set state = 'CONSUMED'
      where r.order_id = (p ->> 'orderId')::uuid and r.state = 'HELD'
        and r.line in (select jsonb_array_elements(p -> 'lines')::integer)
      returning r.outlet_id, r.stock_item_id, r.quantity
    )
    select h.outlet_id, h.stock_item_id, h.quantity, s.name, s.kind::text as kind, s.pick_policy, s.negative_policy
    from (select s.outlet_id, s.stock_item_id, sum(s.quantity)::bigint as quantity from settled s group by 1, 2) h
    join stock_items s on s.id = h.stock_item_id
    order by h.stock_item_id
  loop
    outlet := need.outlet_id;
    today := coalesce(today, places_day(outlet, at));
    wanted := need.quantity;
    cost := 0;
    update stock_levels l set on_hand = l.on_hand - wanted, reserved = l.reserved - wanted
    where l.outlet_id = outlet and l.stock_item_id = need.stock_item_id and l.on_hand >= wanted;
    is_whole := found;
    if not is_whole then
      if need.negative_policy = 'BLOCK' then
        missing := missing || need.name;
        continue;
      end if;
      update stock_levels l set reserved = l.reserved - wanted
      where l.outlet_id = outlet and l.stock_item_id = need.stock_item_id;
    end if;
    for batch in
      select b.id, b.quantity_remaining as quantity, b.value_remaining as value from batches b
      where b.outlet_id = outlet and b.stock_item_id = need.stock_item_id and b.status = 'AVAILABLE'
        and b.for_orders and (b.expiry_date is null or b.expiry_date >= today)
      order by case when need.pick_policy = 'FEFO' then b.expiry_date end nulls last, b.received_at, b.id
    loop
      taken := least(wanted, batch.quantity);
      -- Half up, exactly: the product may be more than 64 bits hold.
      worth := div(2 * batch.value::numeric * taken + batch.quantity, 2 * batch.quantity::numeric)::bigint;
      update batches b set quantity_remaining = b.quantity_remaining - taken, value_remaining = b.value_remaining - worth,
        status = case when b.quantity_remaining = taken then 'DEPLETED'::batch_status else b.status end
      where b.id = batch.id;
      insert into stock_moves
        (id, outlet_id, stock_item_id, batch_id, type, quantity, value, source_type, source_id, at, business_date, actor_id)
      values (platform_new_id(at), outlet, need.stock_item_id, batch.id, (p ->> 'type')::stock_move_type, -taken, -worth,
        p ->> 'sourceType', (p ->> 'sourceId')::uuid, at, day, (p ->> 'actorId')::uuid);
      cost := cost + worth;
      wanted := wanted - taken;
      exit when wanted = 0;
    end loop;
    if wanted > 0 and need.negative_policy = 'BLOCK' then
      missing := missing || need.name;
    elsif wanted > 0 or not is_whole then
      -- On hand falls by what the batches gave, and by no more. It may be all: who waited for the level may find a delivery.
      update stock_levels l set on_hand = l.on_hand + case when is_whole then wanted else wanted - need.quantity end
      where l.outlet_id = outlet and l.stock_item_id = need.stock_item_id;
      if wanted > 0 then cost := cost + inventory_fall_short(p, outlet, need.stock_item_id, wanted, at); end if;
    end if;
    used := used || jsonb_build_object(need.kind, coalesce((used ->> need.kind)::bigint, 0) + cost);
    touched := touched || need.stock_item_id;
  end loop;

  if cardinality(missing) > 0 then
    raise exception 'the batches do not hold what was promised' using errcode = 'KR001', detail = jsonb_build_object(
      'code', 'INGREDIENTS_MISSING', 'items', (select jsonb_agg(m order by m) from unnest(missing) m))::text;
  end if;
  if cardinality(touched) > 0 then
    perform platform_emit('inventory.stock_changed.v1',
      jsonb_build_object('outletId', outlet, 'stockItemIds', to_jsonb(touched)), at);
  end if;
  return used;
end $$;
