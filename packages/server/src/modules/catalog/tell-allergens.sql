-- Notes which allergens come with variants and options by what they are made of, in place of what was noted before: in one outlet, or (null)
-- everywhere and in all. Raises the menus that say something else by it, in the order of their ids, and tells of it. told, or null for
-- nothing: [{outlet_id, subject_id, allergens}].
create or replace function catalog_tell_allergens(p_outlet uuid, told jsonb, at timestamptz) returns void language plpgsql as $$
declare
  outlet uuid;
begin
  for outlet in
    with said as (
      select * from jsonb_to_recordset(coalesce(told, '[]')) as s (outlet_id uuid, subject_id uuid, allergens text[])
      where p_outlet is null or s.outlet_id = p_outlet),
    gone as (
      delete from menu_allergens m where (p_outlet is null or m.outlet_id = p_outlet)
        and not exists (select from said s where s.outlet_id is not distinct from m.outlet_id and s.subject_id = m.subject_id)
      returning m.outlet_id, m.subject_id),
    written as (
      insert into menu_allergens (outlet_id, subject_id, allergens) select * from said
      on conflict (outlet_id, subject_id) do update set allergens = excluded.allergens
        where menu_allergens.allergens <> excluded.allergens
      returning outlet_id, subject_id),
    turned as (select * from gone union select * from written)
    select distinct o.outlet_id from turned t
    join (
      select v.id, v.item_id from item_variants v
      union all
      select m.id, g.item_id from modifier_options m join item_modifier_groups g on g.group_id = m.group_id
    ) sold on sold.id = t.subject_id
    join outlet_items o on o.item_id = sold.item_id and (t.outlet_id is null or t.outlet_id = o.outlet_id)
    order by o.outlet_id
  loop
    insert into menu_versions (outlet_id, version) values (outlet, 1)
    on conflict (outlet_id) do update set version = menu_versions.version + 1;
    perform platform_emit('catalog.menu_changed.v1', jsonb_build_object('outletId', outlet, 'itemId', null), at);
  end loop;
end $$;

-- Whether just this is noted, in all outlets.
create or replace function catalog_allergens_are(told jsonb) returns boolean language sql stable as $$
  with said as (select * from jsonb_to_recordset(coalesce(told, '[]')) as s (outlet_id uuid, subject_id uuid, allergens text[])),
  noted as (select m.outlet_id, m.subject_id, m.allergens from menu_allergens m)
  select not exists (select * from said except select * from noted) and not exists (select * from noted except select * from said)
$$;
