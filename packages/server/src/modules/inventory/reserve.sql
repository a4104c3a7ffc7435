-- What these lines take by the recipes in force at a moment: the variant's, with what each chosen option adds or leaves out,
-- never less than nothing, times the pieces. In force is what recipes/in-force.sql says, asked here for each thing by itself: a cart
-- holds three of all there are. A preparation is taken as it lies in stock: it was produced, so what it is made of is not asked for
-- here. A line is {line, variantId, optionIds, quantity}.
create or replace function inventory_demand(lines jsonb, at timestamptz)
returns table (line integer, stock_item_id uuid, quantity bigint) language sql stable as $$
  select l.line, t.stock_item_id, sum(t.quantity)::bigint * l.quantity
  from jsonb_to_recordset(lines) as l (line integer, "variantId" uuid, "optionIds" uuid[], quantity integer)
  cross join lateral (
    select (select id from recipes r
      where r.variant_id = l."variantId" and r.cancelled_at is null and (r.valid_from is null or r.valid_from <= at)
      order by coalesce(r.valid_from, r.created_at) desc, r.version desc limit 1) as id
    union all
    select (select id from recipes r
      where r.option_id = chosen and r.cancelled_at is null and (r.valid_from is null or r.valid_from <= at)
      order by coalesce(r.valid_from, r.created_at) desc, r.version desc limit 1)
    from unnest(l."optionIds") as chosen
  ) recipe
  -- Kept apart, so that each recipe's lines are found by its id: the planner, who cannot know that a cart holds three things
  -- and not a hundred, would rather read every recipe there is.
  cross join lateral (select stock_item_id, quantity from recipe_lines where recipe_id = recipe.id offset 0) t
  group by l.line, l.quantity, t.stock_item_id
  having sum(t.quantity) > 0
$$;

-- Holds what an order needs, all of it or nothing. Rows of stock are changed in the order of their ids, so carts never wait
-- for each other in a circle; each change is guarded by the newest figures. What is on hand and past its date is promised to
-- nobody, whether it was taken off the shelf yet or not (past-date.sql). Raises KR001 with what is short.
create or replace function inventory_reserve(p_outlet uuid, p_order uuid, lines jsonb, at timestamptz)
returns void language plpgsql as $$
declare
  need record;
  taken uuid[] := '{}';
  past jsonb := '{}';
  short jsonb;
begin
  insert into reservations (order_id, line, stock_item_id, outlet_id, quantity, state)
  select p_order, d.line, d.stock_item_id, p_outlet, d.quantity, 'HELD' from inventory_demand(lines, at) d;
  if not found then return; end if;
  past := inventory_past(p_outlet, at);

  for need in
    select stock_item_id, sum(quantity)::bigint as quantity from reservations where order_id = p_order
    group by stock_item_id order by stock_item_id
  loop
    update stock_levels l set reserved = l.reserved + need.quantity
    where l.outlet_id = p_outlet and l.stock_item_id = need.stock_item_id
      and l.on_hand - l.reserved - coalesce((past ->> need.stock_item_id::text)::bigint, 0) >= need.quantity;
    if not found then
      -- Too little by what is committed: somebody may be giving some back at this moment, or taking what is past its date off the
      -- shelf. Waited for, then looked at again.
      perform from stock_levels l
      where l.outlet_id = p_outlet and l.stock_item_id = need.stock_item_id for update;
      past := inventory_past(p_outlet, at);
      update stock_levels l set reserved = l.reserved + need.quantity
      where l.outlet_id = p_outlet and l.stock_item_id = need.stock_item_id
        and l.on_hand - l.reserved - coalesce((past ->> need.stock_item_id::text)::bigint, 0) >= need.quantity;
    end if;
    if found then
      taken := taken || need.stock_item_id;
      continue;
    end if;
    -- All that is short is said at once: what was taken so far counts as free again, for it will be.
    select jsonb_agg(jsonb_build_object('stockItemId', w.stock_item_id, 'wanted', w.quantity, 'free', w.free))
    into short
    from (
      select r.stock_item_id, sum(r.quantity)::bigint as quantity, coalesce(max(l.on_hand - l.reserved), 0)
        - coalesce((past ->> r.stock_item_id::text)::bigint, 0)
        + case when r.stock_item_id = any(taken) then sum(r.quantity)::bigint else 0 end as free
      from reservations r
      left join stock_levels l on l.outlet_id = p_outlet and l.stock_item_id = r.stock_item_id
      where r.order_id = p_order group by r.stock_item_id
    ) w;
    raise exception 'there is not enough' using errcode = 'KR001',
      detail = jsonb_build_object('code', 'OUT_OF_STOCK', 'levels', short)::text;
  end loop;

  perform platform_emit('inventory.stock_changed.v1',
    jsonb_build_object('outletId', p_outlet, 'stockItemIds', to_jsonb(taken)), at);
end $$;
