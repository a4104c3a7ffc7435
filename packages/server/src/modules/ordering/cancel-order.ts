import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { holds } from '../../platform/auth/actor.ts';
import { type CommandScope, command } from '../../platform/command/command.ts';
import { lockOrder } from './change-order.ts';
import { endOrder } from './end-order.ts';
import { type Order, orderSteps } from './order.ts';
import { mineOrHolds } from './ownership.ts';
import { pickupRulesOf } from './pickup-rules.ts';
import { linesOf } from './queries.ts';

/**
 * Cancels an order. Of one that nobody has begun to cook the stock is released, the tickets are withdrawn, and what was paid
 * goes back through the same tender with a credit note (rules §4.1, §2.3 G17). One that the kitchen has begun is cancelled only with
 * order:cancel-cooked: what was cooked is waste, and the money goes back where the outlet says so. Refuses CANNOT_CANCEL_NOW and,
 * where a person gives back more than their roles in this outlet state, REFUND_BEYOND_LIMIT.
 */
export const cancelOrder = command({
  name: 'ordering.cancelOrder',
  permission: 'order:place',
  input: z.object({ commandId: z.uuid(), orderId: z.uuid(), reason: z.string().trim().min(1, 'Say why.').max(200) }),
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  once: (input) => input.commandId,
  async handle(scope, { orderId, reason }) {
    const { tx, within, actor } = scope;
    const order = await lockOrder(tx, orderId);
    within(order.outletId);
    mineOrHolds(actor, order, 'order:cancel');
    const begun = await isBegun(scope, order);
    if (!orderSteps.next(order.state, 'cancel'))
      return tooLate(order, 'it can no longer be cancelled. Ask at the counter.');
    if (begun && !holds(actor, 'order:cancel-cooked', order.outletId)) {
      return tooLate(order, 'only somebody who may cancel what is being cooked can cancel it. Ask a manager.');
    }
    const refunds = !begun || (await pickupRulesOf(tx, order.outletId)).refundsCooked;
    const by = begun ? 'order:cancel-cooked' : 'order:cancel';
    return (await endOrder(scope, order, { event: 'cancel', reason, refunds, by })) ?? { orderId };
  },
});

/** Whether a station has begun with it: what nobody has to cook is ready without anybody. */
async function isBegun({ tx }: Pick<CommandScope, 'tx'>, { id, state }: Order): Promise<boolean> {
  if (state !== 'READY') return state === 'PREPARING';
  return (await linesOf(tx, id)).some((line) => line.stationCode !== null);
}

function tooLate({ state }: Order, why: string) {
  return refuse('CANNOT_CANCEL_NOW', `This order is ${state.toLowerCase()}: ${why}`, { state });
}
