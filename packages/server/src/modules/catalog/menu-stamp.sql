-- Names the change that last raised the outlet's menu. The number alone would not do: a raise that was rolled back, or an
-- installation seeded anew, gives the same number to another menu. The writing transaction's id tells.
create or replace function catalog_menu_stamp(outlet uuid) returns text language sql stable as $$
  select v.version || '/' || v.xmin::text from menu_versions v where v.outlet_id = outlet
$$;
