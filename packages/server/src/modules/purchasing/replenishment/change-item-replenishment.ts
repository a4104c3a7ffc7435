import { AppError, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { measure, stockItemsById } from '../../inventory/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { supplierOf } from '../suppliers/supplier.ts';
import { reviewDays, serviceLevel } from './change-rules.ts';
import { holdOutlet } from './hold-outlets.ts';
import { offersOn } from './offers.ts';
import { replenishmentItems } from './tables.ts';
import { writePoints } from './write-points.ts';
import { writeSuggestions } from './write-suggestions.ts';

const quantity = z.int().min(0).max(1_000_000_000_000).nullable();

/**
 * Decides how one item is replenished in an outlet; null leaves a thing to the item's class, its supplier, or what is used. What is suggested
 * follows at once. Refuses CHANGED_MEANWHILE when it is not the version one saw, UNIT_UNKNOWN and NOT_SOLD_BY_SUPPLIER; throws NOT_FOUND for an item or a supplier that is none, INVALID for a
 * point above the par.
 */
export const changeItemReplenishment = command({
  name: 'purchasing.changeItemReplenishment',
  permission: 'replenishment:manage',
  input: z.object({
    commandId: z.uuid(),
    outletId: z.uuid(),
    stockItemId: z.uuid(),
    // The version that was changed; 0 before anybody decided anything.
    version: z.int().min(0).default(0),
    serviceLevel: serviceLevel.nullable(),
    reviewDays: reviewDays.nullable(),
    // Both in thousandths of `unit`.
    par: quantity,
    reorderPoint: quantity,
    unit: z.string().min(1).max(20),
    leadDays: z.int().min(0).max(365).nullable(),
    supplierId: z.uuid().nullable(),
  }),
  once: ({ commandId }) => commandId,
  about: ({ stockItemId }) => ({ entity: 'stock_item', id: stockItemId }),
  async handle(
    scope,
    { commandId: _, unit, version, ...said },
  ): Promise<{ outletId: string; stockItemId: string } | Refusal> {
    const { tx, now, within, changed } = scope;
    const { outletId, stockItemId } = said;
    within(outletId);
    const { businessDate } = datesAt(await placeOf(tx, outletId), now);
    await holdOutlet(tx, outletId);
    const item = (await stockItemsById(tx, [stockItemId])).get(stockItemId);
    if (!item) throw new AppError('NOT_FOUND', 'There is no such stock item.');
    const which = and(eq(replenishmentItems.outletId, outletId), eq(replenishmentItems.stockItemId, stockItemId));
    const [before] = await tx.select().from(replenishmentItems).where(which);
    if ((before?.version ?? 0) !== version) {
      const message = `Somebody changed how ${item.name} is ordered in the meantime: look at it again, then save.`;
      return refuse('CHANGED_MEANWHILE', message);
    }
    if (said.supplierId !== null) {
      const supplier = await supplierOf(tx, said.supplierId);
      const offers = (await offersOn(tx, [stockItemId], businessDate)).get(stockItemId) ?? [];
      if (!offers.some(({ supplierId }) => supplierId === supplier.id)) {
        const message = `${supplier.name} does not sell ${item.name}. Choose somebody who does, or nobody.`;
        return refuse('NOT_SOLD_BY_SUPPLIER', message);
      }
    }
    const amounts = [said.par, said.reorderPoint];
    const lines = amounts.flatMap((amount) => (amount ? [{ stockItemId, quantity: amount, unit }] : []));
    const measured = await measure(tx, lines);
    if (isRefusal(measured)) return measured;
    const inBase = measured.map((one) => one.quantity);
    const [par, reorderPoint] = amounts.map((amount) => (amount ? (inBase.shift() ?? null) : amount));
    const after = { ...said, par: par ?? null, reorderPoint: reorderPoint ?? null, version: version + 1 };
    if (after.par !== null && after.reorderPoint !== null && after.reorderPoint > after.par) {
      throw new AppError('INVALID', 'The reorder point lies above the par level: it would be ordered again at once.');
    }
    await tx
      .insert(replenishmentItems)
      .values(after)
      .onConflictDoUpdate({ target: [replenishmentItems.outletId, replenishmentItems.stockItemId], set: after });
    changed({ entity: 'item_replenishment', id: stockItemId, before: before ?? null, after });
    await writePoints(scope, outletId, businessDate);
    await writeSuggestions(scope, outletId, businessDate);
    return { outletId, stockItemId };
  },
});
