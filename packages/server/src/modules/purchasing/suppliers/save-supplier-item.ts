import { AppError, type Refusal } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { inBaseUnits, itemsToUse, type MeasuredItem, unknownUnit } from '../../inventory/index.ts';
import { planAnew } from '../replenishment/hold-outlets.ts';
import { pricesOn } from './prices.ts';
import { lockTaxpayer } from './supplier.ts';
import { supplierItems, supplierPrices } from './tables.ts';

/**
 * Says that a supplier sells a stock item, in which pack and from when on at which price; or no longer. A price is never changed:
 * another one begins, and what it was before stays readable. Refuses UNIT_UNKNOWN for a pack that the item is not counted in.
 */
export const saveSupplierItem = command({
  name: 'purchasing.saveSupplierItem',
  permission: 'supplier:manage',
  input: z.object({
    commandId: z.uuid(),
    supplierId: z.uuid(),
    stockItemId: z.uuid(),
    code: z.string().trim().min(1).max(60).nullish(),
    unit: z.string().min(1).max(20),
    minimumPacks: z.int().min(1).max(100_000),
    // Up to one crore rupees a pack.
    price: z.int().min(0).max(1_000_000_000),
    validFrom: z.iso.date(),
    isSold: z.boolean().default(true),
  }),
  once: ({ commandId }) => commandId,
  about: ({ supplierId }) => ({ entity: 'supplier', id: supplierId }),
  async handle({ tx, now, actor, newId, changed }, input): Promise<{ supplierId: string } | Refusal> {
    const { supplierId, stockItemId, unit, price, validFrom, isSold, minimumPacks, code = null } = input;
    await planAnew({ tx, changed });
    await lockTaxpayer(tx, supplierId);
    const item = (await itemsToUse(tx, [stockItemId])).get(stockItemId) as MeasuredItem;
    const pack = inBaseUnits(item, 1_000, unit);
    if (pack === null) return unknownUnit(item, unit);
    if (pack === 0) throw new AppError('INVALID', `${item.name}: this pack is too small to count.`);
    const which = and(eq(supplierItems.supplierId, supplierId), eq(supplierItems.stockItemId, stockItemId));
    const [known] = await tx.select().from(supplierItems).where(which);
    const row = {
      ...{ supplierId, stockItemId, code, unit, minimumPacks },
      retiredAt: isSold ? null : (known?.retiredAt ?? now),
    };
    await tx
      .insert(supplierItems)
      .values(row)
      .onConflictDoUpdate({ target: [supplierItems.supplierId, supplierItems.stockItemId], set: row });
    const before = (await pricesOn(tx, [supplierId], validFrom)).find((one) => one.stockItemId === stockItemId);
    if (before?.price !== price || before.unit !== unit) {
      await tx
        .insert(supplierPrices)
        .values({ id: newId(), supplierId, stockItemId, unit, price, validFrom, setAt: now, setBy: actor.id });
    }
    changed({
      ...{ entity: 'supplier_item', id: stockItemId },
      before: known ? { ...known, price: before?.price ?? null } : null,
      after: { ...row, price, validFrom },
    });
    return { supplierId };
  },
});
