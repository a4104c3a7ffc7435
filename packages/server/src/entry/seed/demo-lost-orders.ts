import { sql } from 'drizzle-orm';
import { type BegunDish, wasteDishes } from '../../modules/inventory/index.ts';
import { datesAt, placeOf } from '../../modules/places/index.ts';
import type { Tx } from '../../platform/db/database.ts';

interface Left extends Record<string, unknown> {
  readonly id: string;
  readonly outletId: string;
  readonly token: string;
  readonly closedAt: string;
  readonly dishes: BegunDish[];
}

/** What was cooked in the demo's history for orders that nobody collected is waste, as the product writes it down. */
export async function seedLostOrders(tx: Tx): Promise<void> {
  const left = await tx.execute<Left>(sql`
    select o.id, o.outlet_id as "outletId", o.token, o.closed_at as "closedAt", jsonb_agg(jsonb_build_object('line', l.position,
      'itemId', l.item_id, 'name', l.name, 'variantName', l.variant_name, 'stationCode', l.station_code, 'portions', l.quantity)
      order by l.position) as dishes
    from orders o join order_lines l on l.order_id = o.id and l.station_code is not null
    where o.state = 'NO_SHOW' group by o.id order by o.closed_at, o.id`);
  const actor = { id: null, label: 'pickup time' };
  for (const { id: orderId, outletId, token, closedAt, dishes } of left) {
    const now = new Date(closedAt);
    const dates = datesAt(await placeOf(tx, outletId), now);
    await wasteDishes({ tx, now, actor }, { outletId, orderId, token, reason: 'NO_SHOW', dishes }, dates);
  }
}
