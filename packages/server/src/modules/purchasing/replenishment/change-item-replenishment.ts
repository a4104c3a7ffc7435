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
import { itemRuleOf } from './rules.ts';
import { replenishmentItems, replenishmentPars } from './tables.ts';
import { writePoints } from './write-points.ts';
import { writeSuggestions } from './write-suggestions.ts';

const quantity = z.int().min(0).max(1_000_000_000_000).nullable();

/**
 * Decides how one item is replenished in an outlet; null leaves a thing to the item's class, its supplier, or what is used. What is suggested
 * follows at once. Weekdays that are left out stay as they are. Refuses CHANGED_MEANWHILE when it is not the version one saw, UNIT_UNKNOWN and NOT_SOLD_BY_SUPPLIER; throws NOT_FOUND for an item or a supplier that is none, INVALID for a
 * point above a par.
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
    // Pars of single weekdays, 1 for Monday; the others have `par`.
    pars: z
      .array(z.object({ weekday: z.int().min(1).max(7), par: z.int().min(0).max(1_000_000_000_000) }))
      .max(7)
      .refine((pars) => new Set(pars.map(({ weekday }) => weekday)).size === pars.length, {
        error: 'Name each weekday once.',
      })
      // Left out, they stay as they are; none at all are taken away.
      .nullish(),
    unit: z.string().min(1).max(20),
    leadDays: z.int().min(0).max(365).nullable(),
    supplierId: z.uuid().nullable(),
  }),
  once: ({ commandId }) => commandId,
  about: ({ stockItemId }) => ({ entity: 'stock_item', id: stockItemId }),
  async handle(
    scope,
    { commandId: _, unit, version, pars: saidPars, ...said },
  ): Promise<{ outletId: string; stockItemId: string } | Refusal> {
    const { tx, now, within, changed } = scope;
    const { outletId, stockItemId } = said;
    within(outletId);
    const { businessDate } = datesAt(await placeOf(tx, outletId), now);
    await holdOutlet(tx, outletId);
    const item = (await stockItemsById(tx, [stockItemId])).get(stockItemId);
    if (!item) throw new AppError('NOT_FOUND', 'There is no such stock item.');
    const before = await itemRuleOf(tx, outletId, stockItemId);
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
    const amounts = [said.par, said.reorderPoint, ...(saidPars ?? []).map(({ par }) => par)];
    const lines = amounts.flatMap((amount) => (amount ? [{ stockItemId, quantity: amount, unit }] : []));
    const measured = await measure(tx, lines);
    if (isRefusal(measured)) return measured;
    const inBase = measured.map((one) => one.quantity);
    const [par, reorderPoint, ...ofDays] = amounts.map((amount) => (amount ? (inBase.shift() ?? null) : amount));
    const kept = before?.pars ?? [];
    const pars = saidPars?.map(({ weekday }, at) => ({ weekday, par: ofDays[at] ?? 0 })) ?? kept;
    const after = { ...said, par: par ?? null, reorderPoint: reorderPoint ?? null, version: version + 1 };
    // Up to nothing nothing is ordered, whatever the point.
    const lowest = Math.min(
      ...[after.par, ...pars.map((one) => one.par)].filter((one) => one !== null && one > 0).map(Number),
    );
    if (after.reorderPoint !== null && after.reorderPoint > lowest) {
      throw new AppError('INVALID', 'The reorder point lies above the par level: it would be ordered again at once.');
    }
    await tx
      .insert(replenishmentItems)
      .values(after)
      .onConflictDoUpdate({ target: [replenishmentItems.outletId, replenishmentItems.stockItemId], set: after });
    const ofItem = and(eq(replenishmentPars.outletId, outletId), eq(replenishmentPars.stockItemId, stockItemId));
    await tx.delete(replenishmentPars).where(ofItem);
    if (pars.length > 0)
      await tx.insert(replenishmentPars).values(pars.map((one) => ({ ...one, outletId, stockItemId })));
    changed({
      entity: 'item_replenishment',
      id: stockItemId,
      before: before && { ...before },
      after: { ...after, pars },
    });
    await writePoints(scope, outletId, businessDate);
    await writeSuggestions(scope, outletId, businessDate);
    return { outletId, stockItemId };
  },
});
