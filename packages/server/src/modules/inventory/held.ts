import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { uuids } from '../../platform/db/lists.ts';
import { reservations, stockLevels } from './tables.ts';

export type Reservation = typeof reservations.$inferSelect;

/** Locks what an order still holds (of these lines, or of all), so that it is consumed or released once only. */
export function lockHeld(tx: Tx, orderId: string, lines?: readonly number[]): Promise<Reservation[]> {
  return tx
    .select()
    .from(reservations)
    .where(
      and(
        eq(reservations.orderId, orderId),
        eq(reservations.state, 'HELD'),
        lines ? inArray(reservations.line, [...lines]) : undefined,
      ),
    )
    .orderBy(asc(reservations.line), asc(reservations.stockItemId))
    .for('update');
}

/**
 * Locks the levels of some stock items in the order of their ids. Whoever changes several rows of stock comes through
 * here first and to the batches afterwards: locations, reservations, levels, batches, always in that order.
 */
export async function lockLevels(tx: Tx, outletId: string, stockItemIds: Iterable<string>): Promise<void> {
  await tx
    .select({ stockItemId: stockLevels.stockItemId })
    .from(stockLevels)
    .where(and(eq(stockLevels.outletId, outletId), sql`${stockLevels.stockItemId} = any(${uuids(stockItemIds)})`))
    .orderBy(asc(stockLevels.stockItemId))
    .for('update');
}

/** Closes reservations that were locked before. */
export async function settleHeld(
  tx: Tx,
  orderId: string,
  held: readonly Reservation[],
  state: 'CONSUMED' | 'RELEASED',
): Promise<void> {
  await tx
    .update(reservations)
    .set({ state })
    .where(
      and(
        eq(reservations.orderId, orderId),
        eq(reservations.state, 'HELD'),
        inArray(reservations.line, [...new Set(held.map(({ line }) => line))]),
      ),
    );
}
