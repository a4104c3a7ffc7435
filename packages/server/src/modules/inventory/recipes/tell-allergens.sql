-- The allergens that come with stock items, by what they are for (rules §3.8): their own and those of all that goes into them by the
-- recipes in force; and, in an outlet, those of the batches of a preparation that would be picked, which keep what they were cooked of. `roots`
-- and `items` go together; an outlet of null: by the recipes alone.
create or replace function inventory_allergens(roots uuid[], items uuid[], p_outlet uuid, at timestamptz)
returns table (root uuid, allergens text[]) language sql stable as $$
  with recursive asked as (select t.root, t.item from unnest(roots, items) as t (root, item)),
  forced as (
    select f.stock_item_id as item, l.stock_item_id as taken
    from inventory_in_force(at) f join recipe_lines l on l.recipe_id = f.id where f.stock_item_id is not null),
  -- Five deep: as deep as preparations may lie in each other.
  part (root, item, depth) as (
    select a.root, a.item, 0 from asked a
    union
    select p.root, f.taken, p.depth + 1 from part p join forced f on f.item = p.item where p.depth < 5),
  found (root, allergen) as (
    select p.root, unnest(i.allergens) from part p join stock_items i on i.id = p.item
    union
    select a.root, unnest(b.allergens)
    from asked a join batches b on b.outlet_id = p_outlet and b.stock_item_id = a.item and b.status = 'AVAILABLE' and b.for_orders)
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
