import { AppError, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, asc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { nameOf } from '../../../platform/command/name.ts';
import { isSameRow } from '../../../platform/command/same-row.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { bigints, uuids } from '../../../platform/db/lists.ts';
import { placeOf } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { counts } from '../counts/tables.ts';
import { perStockItem } from '../demand.ts';
import { lockLevels } from '../held.ts';
import { productionOrders } from '../production/tables.ts';
import { tellAllergens } from '../recipes/tell-allergens.ts';
import { batches, locationKind, locations } from '../tables.ts';
import { transfers } from '../transfers/tables.ts';
import { type Location, MAIN } from './location.ts';

/**
 * Makes a location of an outlet, changes it, or takes it out of use. When orders begin or cease to take from it, what lies there
 * comes onto the menu or leaves it at once. Said again as it stands, it does nothing. Refuses CODE_TAKEN; CHANGED_MEANWHILE; LOCATION_HOLDS_STOCK to whoever takes one out of use in which
 * something lies, or from or to which something is under way, or where a count is not over; HELD_BY_ORDERS when what orders hold would be out of their reach. The main store keeps its code and stays.
 */
export const saveLocation = command({
  name: 'inventory.saveLocation',
  permission: 'stock:manage',
  input: z.object({
    id: z.uuid(),
    outletId: z.uuid(),
    code: z
      .string()
      .regex(/^[A-Z][A-Z0-9-]{0,19}$/, 'Up to twenty capitals, digits and hyphens, beginning with a letter.'),
    name: nameOf(60),
    kind: z.enum(locationKind.enumValues),
    forOrders: z.boolean(),
    inUse: z.boolean(),
    // The version that was changed; 0 makes the location.
    version: z.int().min(0).default(0),
  }),
  about: ({ id }) => ({ entity: 'stock_location', id }),
  async handle(scope, { id, outletId, inUse, version, ...location }): Promise<Location | Refusal> {
    const { tx, now, within, changed } = scope;
    await placeOf(tx, outletId);
    within(outletId);
    const [known] = await tx.select().from(locations).where(eq(locations.id, id)).for('update');
    if (known && known.outletId !== outletId) throw new AppError('CONFLICT', 'This is a location of another outlet.');
    const retiredAt = inUse ? null : (known?.retiredAt ?? now);
    const row = { id, outletId, ...location, retiredAt, version: (known?.version ?? 0) + 1 };
    if (known && isSameRow(known, row)) return known;
    if ((known?.version ?? 0) !== version) {
      return refuse('CHANGED_MEANWHILE', 'Somebody changed this location in the meantime: look at it again.');
    }
    const isMain = known ? known.code === MAIN : location.code === MAIN;
    if (isMain && (location.code !== MAIN || !inUse)) {
      throw new AppError('CONFLICT', 'The main store keeps its code and stays in use; call it by another name.');
    }
    const turned = known && known.forOrders !== location.forOrders ? await turn(tx, known) : [];
    if (isRefusal(turned)) return turned;
    if (known && !inUse && ((await holdsAnything(tx, id)) || (await isAwaited(tx, id)))) {
      const message = `${known.name} still holds stock, or a transfer, a count or cooking there is not over: move it, or end that first.`;
      return refuse('LOCATION_HOLDS_STOCK', message);
    }
    const taken = refuse('CODE_TAKEN', `Another location here has the code ${location.code}. Choose another.`);
    const saved = await unlessTaken('stock_locations_code', taken, () =>
      tx.insert(locations).values(row).onConflictDoUpdate({ target: locations.id, set: row }),
    );
    if (isRefusal(saved)) return saved;
    changed({ entity: 'stock_location', id, before: known ?? null, after: row });
    announceStock(scope, outletId, turned);
    if (turned.length > 0) await tellAllergens(tx, now, outletId);
    return row;
  },
});

/**
 * Lets what lies in a location count as on hand, or no longer; the batches follow their location by their foreign key. Gives
 * the stock items it touched.
 */
async function turn(tx: Tx, { id, outletId, forOrders }: Location): Promise<string[] | Refusal> {
  const lying = await tx
    .select()
    .from(batches)
    .where(and(eq(batches.locationId, id), eq(batches.status, 'AVAILABLE')))
    .orderBy(asc(batches.stockItemId));
  const items = [...new Set(lying.map(({ stockItemId }) => stockItemId))];
  await lockLevels(tx, outletId, items);
  const held = await tx
    .select()
    .from(batches)
    .where(and(eq(batches.locationId, id), eq(batches.status, 'AVAILABLE')))
    .for('update');
  const sums = perStockItem(held.map(({ stockItemId, quantityRemaining: quantity }) => ({ stockItemId, quantity })));
  const [short] = await tx.execute<{ n: number }>(sql`
    with turned as (
      update stock_levels l set on_hand = l.on_hand + ${forOrders ? -1 : 1} * s.quantity
      from unnest(${uuids(sums.keys())}, ${bigints(sums.values())}) as s (stock_item_id, quantity)
      where l.outlet_id = ${outletId} and l.stock_item_id = s.stock_item_id returning l.on_hand, l.reserved)
    select count(*)::integer as n from turned where on_hand < reserved`);
  if (forOrders && (short?.n ?? 0) > 0) {
    return refuse(
      'HELD_BY_ORDERS',
      'Orders hold some of what lies here. Wait until they are cooked, or move it elsewhere first.',
    );
  }
  return [...sums.keys()];
}

/** Whether a transfer that is not over names the location, or a count or something that is cooked there is not. */
async function isAwaited(tx: Tx, locationId: string): Promise<boolean> {
  const open = inArray(transfers.state, ['REQUESTED', 'APPROVED', 'DISPATCHED']);
  const named = or(eq(transfers.fromLocationId, locationId), eq(transfers.toLocationId, locationId));
  if ((await tx.$count(transfers, and(open, named))) > 0) return true;
  const counting = inArray(counts.state, ['OPEN', 'COUNTING', 'RECOUNT', 'REVIEW']);
  if ((await tx.$count(counts, and(counting, eq(counts.locationId, locationId)))) > 0) return true;
  const cooking = inArray(productionOrders.state, ['PLANNED', 'STARTED']);
  return (await tx.$count(productionOrders, and(cooking, eq(productionOrders.locationId, locationId)))) > 0;
}

async function holdsAnything(tx: Tx, locationId: string): Promise<boolean> {
  const [one] = await tx
    .select({ id: batches.id })
    .from(batches)
    .where(and(eq(batches.locationId, locationId), ne(batches.status, 'DEPLETED')))
    .limit(1);
  return one !== undefined;
}
