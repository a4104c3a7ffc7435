import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { placeOf } from '../places/index.ts';
import { onAccepted } from './capture.ts';
import { changeOrder, lockOrder } from './change-order.ts';
import { orderSteps } from './order.ts';
import { linesOf } from './queries.ts';

/** Sends an unpaid order to the kitchen, where the outlet cooks before it is paid. A paid order goes there by itself. */
export const acceptOrder = command({
  name: 'ordering.acceptOrder',
  permission: 'order:accept',
  input: z.object({ commandId: z.uuid(), orderId: z.uuid() }),
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  once: (input) => input.commandId,
  async handle(scope, { orderId }) {
    const order = await lockOrder(scope.tx, orderId);
    scope.within(order.outletId);
    const { outlet } = await placeOf(scope.tx, order.outletId);
    const lines = await linesOf(scope.tx, orderId);
    const cookable = lines.some((line) => line.stationCode !== null);
    if (!orderSteps.next(order.state, 'accept') || !outlet.cooksBeforePay || !cookable) {
      const why = outlet.cooksBeforePay ? `It is ${order.state.toLowerCase()}.` : 'This outlet cooks after payment.';
      return refuse('ILLEGAL_TRANSITION', `This order cannot be accepted now. ${why}`, { state: order.state });
    }
    const accepted = await changeOrder(scope, order, { event: 'accept', set: { expiresAt: null } });
    await scope.use(onAccepted)(scope, accepted, lines);
    return { orderId };
  },
});
