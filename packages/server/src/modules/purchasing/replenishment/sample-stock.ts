import { addDays } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/db/database.ts';
import { addOpeningStock, batches, takeOut } from '../../inventory/index.ts';

interface World {
  readonly db: Database;
  readonly outletId: string;
  readonly clock: { now(): Date };
  newId(): string;
}

/** For tests: the business day of the world's noon. */
const TODAY = '2026-11-24';

/** For tests: opening stock, each line a batch. */
export function stockUp(
  world: World,
  lines: readonly { readonly stockItemId: string; readonly quantity: number; readonly value?: number }[],
  at = world.clock.now(),
) {
  return world.db.transaction((tx) =>
    addOpeningStock(tx, {
      ...{ id: world.newId(), outletId: world.outletId, at, businessDate: TODAY, actorId: null },
      lines: lines.map((line) => ({ batchId: world.newId(), value: 0, ...line })),
    }),
  );
}

/** For tests: so much of an item's one batch is cooked at noon of a business day, which is said in days from the world's. */
export async function useOn(world: World, stockItemId: string, quantity: number, daysFromToday: number): Promise<void> {
  const businessDate = addDays(TODAY, daysFromToday);
  const of = and(eq(batches.stockItemId, stockItemId), eq(batches.status, 'AVAILABLE'));
  const [batch] = await world.db.select().from(batches).where(of);
  if (!batch) throw new Error('There is none of it.');
  await world.db.transaction((tx) =>
    takeOut(tx, {
      ...{ source: { type: 'ticket', id: world.newId() }, type: 'CONSUME', outletId: world.outletId },
      ...{ at: new Date(`${businessDate}T07:00:00.000Z`), businessDate, actorId: null },
      takes: [{ batchId: batch.id, quantity }],
    }),
  );
}
