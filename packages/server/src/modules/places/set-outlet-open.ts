import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { outletChanged } from '../../events/places.ts';
import { command } from '../../platform/command/command.ts';
import { placeOf } from './place.ts';
import { outlets } from './tables.ts';

/** Opens an outlet for orders or closes it, whatever its hours say. Orders already placed go on. */
export const setOutletOpen = command({
  name: 'places.setOutletOpen',
  permission: 'outlet:open',
  input: z.object({ commandId: z.uuid(), outletId: z.uuid(), takesOrders: z.boolean() }),
  once: (input) => input.commandId,
  async handle({ tx, within, emit, changed }, { outletId, takesOrders }) {
    const { outlet } = await placeOf(tx, outletId);
    within(outletId);
    await tx.update(outlets).set({ takesOrders }).where(eq(outlets.id, outletId));
    changed({ entity: 'outlet', id: outletId, before: outlet, after: { takesOrders } });
    emit(outletChanged, { outletId });
    return { outletId };
  },
});
