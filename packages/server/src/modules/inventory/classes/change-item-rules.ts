import { AppError, type Refusal } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { isSameRow } from '../../../platform/command/same-row.ts';
import { outletsWith } from '../outlets-with.ts';
import { itemChanged } from '../stock-item.ts';
import { countClass, stockItems } from '../tables.ts';

/**
 * Decides how often an item is counted (null: by what is consumed of it), and how many days it keeps once opened (null: as long as
 * unopened). Batches that are open keep the date they have. By whoever may in each outlet that has, or had, a batch of it. Said again as it
 * stands, it does nothing. Refuses CHANGED_MEANWHILE when it is not the version one saw. Throws NOT_FOUND.
 */
export const changeItemRules = command({
  name: 'inventory.changeItemRules',
  permission: 'stock:manage',
  input: z.object({
    commandId: z.uuid(),
    stockItemId: z.uuid(),
    version: z.int().min(1),
    countClass: z.enum(countClass.enumValues).nullable(),
    openedLifeDays: z.int().min(0).max(365).nullable(),
  }),
  once: ({ commandId }) => commandId,
  about: ({ stockItemId }) => ({ entity: 'stock_item', id: stockItemId }),
  async handle(
    { tx, within, changed },
    { stockItemId, version, countClass: fixed, openedLifeDays },
  ): Promise<{ stockItemId: string } | Refusal> {
    const [known] = await tx.select().from(stockItems).where(eq(stockItems.id, stockItemId)).for('update');
    if (!known) throw new AppError('NOT_FOUND', 'There is no such stock item.');
    for (const outletId of await outletsWith(tx, stockItemId)) within(outletId);
    const after = {
      ...{ openedLifeDays, countClassFixed: fixed !== null, countClass: fixed ?? known.countClass },
      version: known.version + 1,
    };
    if (isSameRow(known, { ...known, ...after })) return { stockItemId };
    if (known.version !== version) return itemChanged();
    await tx.update(stockItems).set(after).where(eq(stockItems.id, stockItemId));
    changed({ entity: 'stock_item', id: stockItemId, before: { ...known }, after });
    return { stockItemId };
  },
});
