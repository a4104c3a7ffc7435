import type { Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { announceStock } from '../announce.ts';
import { release } from '../release.ts';
import { illegal, inputsOf, lockProduction, step } from './production.ts';

/** Takes an order back that was not finished: what it held is free again. Refuses ILLEGAL_PRODUCTION_STEP. */
export const cancelProduction = command({
  name: 'inventory.cancelProduction',
  permission: 'production:run',
  input: z.object({ commandId: z.uuid(), orderId: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  once: ({ commandId }) => commandId,
  about: ({ orderId }) => ({ entity: 'production_order', id: orderId }),
  async handle(scope, { orderId, reason }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const order = await lockProduction(tx, orderId);
    within(order.outletId);
    const refusal = illegal(order, 'cancel');
    if (refusal) return refusal;
    await release(tx, { orderId });
    await step(scope, order, 'cancel', { cancelledBy: actor.id, cancelledAt: now, reason });
    const inputs = await inputsOf(tx, orderId);
    announceStock(
      scope,
      order.outletId,
      inputs.map(({ item }) => item.id),
    );
    return { id: orderId };
  },
});
