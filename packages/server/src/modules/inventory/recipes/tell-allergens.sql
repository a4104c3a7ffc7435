-- The allergens that come with stock items by the recipes in force, by what they are for (rules §3.8): their own and those of all that goes into
-- them. `roots` and `items` go together.
create or replace function inventory_allergens_by_recipe(roots uuid[], items uuid[], at timestamptz)
returns table (root uuid, allergen text) language sql stable as $$
  with recursive asked as (select t.root, t.item from unnest(roots, items) as t (root, item)),
  forced as (
    select f.stock_item_id as item, l.stock_item_id as taken
    from inventory_in_force(at) f join recipe_lines l on l.recipe_id = f.id where f.stock_item_id is not null),
  -- Five deep: as deep as preparations may lie in each other.
  part (root, item, depth) as (
    select a.root, a.item, 0 from asked a
    union
    select p.root, f.taken, p.depth + 1 from part p join forced f on f.item = p.item where p.depth < 5)
  select distinct p.root, a from part p join stock_items i on i.id = p.item cross join lateral unnest(i.allergens) a
$$;

-- What lies cooked brings: what it kept when it was cooked, and what is said by now of all that went into it, for an item may have been said wrongly. What went
-- in is in the batch it was taken out of, in the batches it was cooked of and in all those were cooked of, and on the recipe each was cooked by; of what nobody
-- cooked here, on the recipe of its day.
create or replace function inventory_allergens_of_pots(pots uuid[])
returns table (pot uuid, allergen text) language sql stable as $$
  with recursive went (pot, batch) as (
    select p, p from unnest(pots) p
    union
    select w.pot, n.batch
    from went w join batches b on b.id = w.batch cross join lateral (
      select b.parent_batch_id as batch where b.parent_batch_id is not null
      union all
      select m.batch_id from stock_moves m
      where b.source_type = 'production' and m.source_type = 'production' and m.source_id = b.source_id and m.quantity < 0) n),
  cooked as (
    select w.pot, b.stock_item_id as item, b.allergens, b.received_at, b.parent_batch_id,
      case when b.source_type = 'production' then b.source_id end as production
    from went w join batches b on b.id = w.batch)
  select c.pot, unnest(c.allergens) from cooked c
  union
  select c.pot, unnest(i.allergens) from cooked c join stock_items i on i.id = c.item
  union
  select c.pot, unnest(i.allergens)
  from cooked c join production_orders o on o.id = c.production join recipe_lines l on l.recipe_id = o.recipe_id
  join stock_items i on i.id = l.stock_item_id
  union
  select c.pot, r.allergen
  from cooked c join stock_items i on i.id = c.item and i.kind = 'PREP'
  cross join lateral (
    select of.id from recipes of
    where of.stock_item_id = c.item and of.cancelled_at is null and coalesce(of.valid_from, of.created_at) <= c.received_at
    order by coalesce(of.valid_from, of.created_at) desc, of.version desc limit 1) day
  join recipe_lines l on l.recipe_id = day.id
  cross join lateral inventory_allergens_by_recipe(array[c.item], array[l.stock_item_id], c.received_at) r
  where c.production is null and c.parent_batch_id is null
$$;

-- The allergens that come with stock items: by the recipes in force and, in an outlet, by the batches of a preparation that would be picked;
-- an outlet of null: by the recipes alone.
create or replace function inventory_allergens(roots uuid[], items uuid[], p_outlet uuid, at timestamptz)
returns table (root uuid, allergens text[]) language sql stable as $$
  with lying as (
    select t.root, b.id as pot
    from unnest(roots, items) as t (root, item) join stock_items i on i.id = t.item and i.kind = 'PREP'
    join batches b on b.outlet_id = p_outlet and b.stock_item_id = t.item and b.status = 'AVAILABLE' and b.for_orders),
  found (root, allergen) as (
    select r.root, r.allergen from inventory_allergens_by_recipe(roots, items, at) r
    union
    select l.root, p.allergen
    from lying l join inventory_allergens_of_pots(array(select distinct pot from lying)) p on p.pot = l.pot)
  select f.root, array_agg(f.allergen order by f.allergen) from found f group by f.root
$$;

-- What the menu is to be told comes with every variant and option: by the recipes everywhere (no outlet), and in an outlet where what lies there
-- cooked brings more; of one outlet, or of all (null). What is about to begin counts two minutes before, so that nobody orders by a menu
-- that is a look behind.
create or replace function inventory_allergens_now(p_outlet uuid, at timestamptz)
returns table (outlet_id uuid, subject_id uuid, allergens text[]) language sql stable as $$
  with lines as materialized (
    select array_agg(coalesce(f.variant_id, f.option_id)) as roots, array_agg(l.stock_item_id) as items
    from (select * from inventory_in_force(at) union select * from inventory_in_force(at + interval '2 minutes')) f
    join recipe_lines l on l.recipe_id = f.id and l.quantity > 0
    where f.stock_item_id is null),
  everywhere as materialized (select a.root, a.allergens from lines, inventory_allergens(roots, items, null, at) a),
  cooking as (
    select distinct l.outlet_id from stock_levels l join stock_items i on i.id = l.stock_item_id
    where i.kind = 'PREP' and (p_outlet is null or l.outlet_id = p_outlet))
  select null::uuid, e.root, e.allergens from everywhere e
  union all
  select c.outlet_id, a.root, a.allergens from cooking c, lines, inventory_allergens(roots, items, c.outlet_id, at) a
  where not exists (select from everywhere e where e.root = a.root and e.allergens = a.allergens)
$$;

-- Tells the menu so. Whoever tells waits for who tells at the same time, and sees what they wrote.
create or replace function inventory_tell_allergens(p_outlet uuid, at timestamptz) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('inventory.allergens', 0));
  perform catalog_tell_allergens(p_outlet, (select jsonb_agg(to_jsonb(n)) from inventory_allergens_now(p_outlet, at) n), at);
end $$;
