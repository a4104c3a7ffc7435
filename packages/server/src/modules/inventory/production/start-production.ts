import { type Refusal, refuse } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { bigints, uuids } from '../../../platform/db/lists.ts';
import { announceStock } from '../announce.ts';
import { lockLevels } from '../held.ts';
import { reservations } from '../tables.ts';
import { unpromisedOf } from '../unpromised.ts';
import { illegal, inputsOf, lockProduction, plannedOf, step } from './production.ts';
import { takeShares } from './shares.ts';

/**
 * Begins to cook: what goes into it is held from then on, so that no order takes it, and which part of the pot each is stands from then on (decision 0062); it leaves its batches when the order is
 * finished. Refuses ILLEGAL_PRODUCTION_STEP, and NOT_ENOUGH_STOCK with all that is missing.
 */
export const startProduction = command({
  name: 'inventory.startProduction',
  permission: 'production:run',
  input: z.object({ commandId: z.uuid(), orderId: z.uuid() }),
  once: ({ commandId }) => commandId,
  about: ({ orderId }) => ({ entity: 'production_order', id: orderId }),
  async handle(scope, { orderId }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const order = await lockProduction(tx, orderId);
    const { outletId } = order;
    within(outletId);
    const refusal = illegal(order, 'start');
    if (refusal) return refusal;
    const inputs = await inputsOf(tx, orderId);
    const ids = inputs.map(({ item }) => item.id);
    await lockLevels(tx, outletId, ids);
    const levels = await unpromisedOf(tx, { outletId, at: now }, ids);
    const free = new Map(levels.map((level) => [level.stockItemId, level.free]));
    const short = inputs
      .map(({ item, planned }) => ({
        ...{ stockItemId: item.id, name: item.name, wanted: planned, free: Math.max(0, free.get(item.id) ?? 0) },
      }))
      .filter((one) => one.free < one.wanted);
    if (short.length > 0) {
      const names = short.map(({ name }) => name).join(', ');
      const message = `There is too little of ${names}, or orders hold it. Receive it, or plan for less.`;
      return refuse('NOT_ENOUGH_STOCK', message, { items: short });
    }
    await takeShares(tx, order, plannedOf(inputs));
    await hold(tx, { outletId, orderId, inputs });
    await step(scope, order, 'start', { startedBy: actor.id, startedAt: now });
    announceStock(scope, outletId, ids);
    return { id: orderId };
  },
});

async function hold(
  tx: Tx,
  {
    outletId,
    orderId,
    inputs,
  }: { readonly outletId: string; readonly orderId: string; readonly inputs: Awaited<ReturnType<typeof inputsOf>> },
): Promise<void> {
  const ids = inputs.map(({ item }) => item.id);
  const quantities = inputs.map(({ planned }) => planned);
  await tx.insert(reservations).values(
    inputs.map(({ item, planned }) => ({
      ...{ orderId, line: 1, stockItemId: item.id, outletId, quantity: planned, state: 'HELD' as const },
    })),
  );
  await tx.execute(sql`
    update stock_levels l set reserved = l.reserved + h.quantity
    from unnest(${uuids(ids)}, ${bigints(quantities)}) as h (stock_item_id, quantity)
    where l.outlet_id = ${outletId} and l.stock_item_id = h.stock_item_id`);
}
