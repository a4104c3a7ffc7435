import { AppError } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { outletsWith } from '../outlets-with.ts';
import { countClass, stockItems } from '../tables.ts';

/**
 * Decides how often an item is counted (null: by what is consumed of it), and how many days it keeps once opened (null: as long as
 * unopened). Batches that are open keep the date they have. By whoever may in each outlet that has, or had, a batch of it. Throws NOT_FOUND.
 */
export const changeItemRules = command({
  name: 'inventory.changeItemRules',
  permission: 'stock:manage',
  input: z.object({
    commandId: z.uuid(),
    stockItemId: z.uuid(),
    countClass: z.enum(countClass.enumValues).nullable(),
    openedLifeDays: z.int().min(0).max(365).nullable(),
  }),
  once: ({ commandId }) => commandId,
  about: ({ stockItemId }) => ({ entity: 'stock_item', id: stockItemId }),
  async handle({ tx, within, changed }, { stockItemId, countClass: fixed, openedLifeDays }) {
    const [known] = await tx.select().from(stockItems).where(eq(stockItems.id, stockItemId)).for('update');
    if (!known) throw new AppError('NOT_FOUND', 'There is no such stock item.');
    for (const outletId of await outletsWith(tx, stockItemId)) within(outletId);
    const after = {
      ...{ openedLifeDays, countClassFixed: fixed !== null, countClass: fixed ?? known.countClass },
    };
    await tx.update(stockItems).set(after).where(sql`${stockItems.id} = ${stockItemId}`);
    changed({ entity: 'stock_item', id: stockItemId, before: { ...known }, after });
    return { stockItemId };
  },
});
