import { AppError } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { menuChanged } from '../../events/catalog.ts';
import { command } from '../../platform/command/command.ts';
import { raiseMenuVersion } from './menu-of.ts';
import { outletItems } from './tables.ts';

/** Marks a dish as sold out in an outlet, or as there again, whatever the stock says. Throws NOT_FOUND off its menu. */
export const setItemAvailability = command({
  name: 'catalog.setItemAvailability',
  permission: 'menu:availability',
  input: z.object({ commandId: z.uuid(), outletId: z.uuid(), itemId: z.uuid(), available: z.boolean() }),
  once: (input) => input.commandId,
  async handle({ tx, within, emit, changed }, { outletId, itemId, available }) {
    within(outletId);
    const onMenu = and(eq(outletItems.outletId, outletId), eq(outletItems.itemId, itemId));
    const [before] = await tx.select().from(outletItems).where(onMenu).for('update');
    if (!before) throw new AppError('NOT_FOUND', 'This dish is not on the menu of this outlet.');
    await tx.update(outletItems).set({ soldOut: !available }).where(onMenu);
    changed({ entity: 'menu_item', id: itemId, before, after: { soldOut: !available } });
    await raiseMenuVersion(tx, [outletId]);
    emit(menuChanged, { outletId, itemId });
    return { outletId, itemId };
  },
});
