import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { bigints, uuids } from '../../../platform/db/lists.ts';

/** Says from which quantity on each item counts as low in an outlet; others have no such point any more. For replenishment, which works them out. */
export async function setLowPoints(tx: Tx, outletId: string, points: ReadonlyMap<string, number>): Promise<void> {
  await tx.execute(sql`
    delete from stock_low_points where outlet_id = ${outletId} and not stock_item_id = any(${uuids(points.keys())})`);
  await tx.execute(sql`
    insert into stock_low_points (outlet_id, stock_item_id, low_at)
    select ${outletId}::uuid, p.id, p.low_at from unnest(${uuids(points.keys())}, ${bigints(points.values())}) as p (id, low_at)
    on conflict (outlet_id, stock_item_id) do update set low_at = excluded.low_at
    where stock_low_points.low_at <> excluded.low_at`);
}
