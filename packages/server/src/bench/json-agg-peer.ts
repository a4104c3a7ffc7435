import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';
import { NOON } from './canteen.ts';
import { serveAsPeer } from './peer.ts';

/** As many as a process of the product opens. */
const CONNECTIONS = 20;

/** The kiosk's whole menu as one JSON text, at an instant ($2) in an outlet ($1): each part aggregated once, then joined. */
const MENU = `
  with place as (
    select o.*, extract(hour from m.local) * 60 + extract(minute from m.local) as minute
    from outlets o join organisations g on g.id = o.organisation_id
    cross join lateral (select $2::timestamptz at time zone g.zone as local) m
    where o.id = $1::uuid
  ), listed as (
    select i.*, oi.sold_out from outlet_items oi join items i on i.id = oi.item_id
    where oi.outlet_id = $1::uuid and i.archived_at is null
  ), recipe as (
    select distinct on (variant_id) id, variant_id from recipes where variant_id is not null
    order by variant_id, version desc
  ), portions as (
    select r.variant_id,
      least(min(greatest(coalesce(s.on_hand - s.reserved, 0), 0) / l.quantity), 2147483647)::integer as left
    from recipe r join recipe_lines l on l.recipe_id = r.id and l.quantity > 0
    left join stock_levels s on s.outlet_id = $1::uuid and s.stock_item_id = l.stock_item_id
    group by r.variant_id
  ), variants as (
    select v.item_id, case when bool_and(p.left is not null) then max(p.left) end as left,
      json_agg(json_build_object('__typename', 'MenuVariant', 'id', v.id, 'name', v.names ->> 'en', 'price', v.price,
        'portionsLeft', p.left) order by v.position, v.code) as rows
    from item_variants v left join portions p on p.variant_id = v.id where v.archived_at is null group by v.item_id
  ), options as (
    select o.group_id, json_agg(json_build_object('__typename', 'ModifierOption', 'id', o.id, 'name', o.names ->> 'en',
      'priceDelta', o.price_delta, 'allergens', o.allergens) order by o.position, o.code) as rows
    from modifier_options o group by o.group_id
  ), groups as (
    select c.item_id, json_agg(json_build_object('__typename', 'ModifierGroup', 'id', g.id, 'name', g.names ->> 'en',
      'min', g.min, 'max', g.max, 'options', coalesce(o.rows, '[]')) order by c.position, c.group_id) as rows
    from item_modifier_groups c join modifier_groups g on g.id = c.group_id left join options o on o.group_id = g.id
    group by c.item_id
  ), parts as (
    select p.item_id, bool_or(place.minute >= d.starts_at and place.minute < d.ends_at) as now,
      json_agg(json_build_object('__typename', 'Daypart', 'id', d.id, 'startsAt', d.starts_at, 'endsAt', d.ends_at)
        order by d.starts_at, d.code) as rows
    from item_dayparts p join dayparts d on d.id = p.daypart_id cross join place group by p.item_id
  ), dishes as (
    select i.category_id, json_agg(json_build_object('__typename', 'MenuItem', 'id', i.id, 'name', i.names ->> 'en',
      'description', i.descriptions ->> 'en', 'diet', i.diet, 'allergens', i.allergens, 'kcal', i.kcal, 'spice', i.spice,
      'picture', i.picture, 'soldOut', i.sold_out, 'servedNow', coalesce(d.now, true), 'portionsLeft', v.left,
      'dayparts', coalesce(d.rows, '[]'), 'variants', coalesce(v.rows, '[]'), 'modifierGroups', coalesce(g.rows, '[]'))
      order by i.position, i.code) as rows
    from listed i left join variants v on v.item_id = i.id left join groups g on g.item_id = i.id
    left join parts d on d.item_id = i.id group by i.category_id
  )
  select json_build_object('data', json_build_object('streamPosition', 0, 'menu', json_build_object('__typename', 'Menu',
    'version', (select version from menu_versions where outlet_id = $1::uuid),
    'outlet', (select json_build_object('__typename', 'Outlet', 'id', id, 'name', name, 'opensAt', opens_at,
      'closesAt', closes_at, 'takesOrders', takes_orders,
      'openNow', takes_orders and minute >= opens_at and minute < closes_at) from place),
    'categories', (select json_agg(json_build_object('__typename', 'MenuCategory', 'id', c.id, 'code', c.code,
      'name', c.names ->> 'en', 'items', d.rows) order by c.position, c.code)
      from categories c join dishes d on d.category_id = c.id))))::text as menu`;

/**
 * Answers the kiosk's menu with what PostgreSQL says: one statement, its text passed on. Neither it nor the product that
 * forgets, with which it is compared, bounds how many come in.
 */
async function main([, databaseUrl = '', outletId = '']: string[]): Promise<void> {
  const sql = postgres(databaseUrl, { max: CONNECTIONS, onnotice: () => {} });
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', async () => {
      const [row] = await sql.unsafe(MENU, [outletId, NOON.toISOString()], { prepare: true });
      response.setHeader('content-type', 'application/json');
      response.end(row?.menu);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  serveAsPeer((server.address() as AddressInfo).port);
}

await main(process.argv.slice(2));
