import { refuse } from '@college-kiosk/kernel';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import type { CallContext } from '../../platform/context.ts';
import { oneByOne } from '../../platform/queue/one-by-one.ts';
import { comesOutOfDrawer } from '../payments/index.ts';
import { lockOrder } from './change-order.ts';
import { endOrder } from './end-order.ts';
import { type Order, orderSteps } from './order.ts';
import { PICKUP_DEFAULTS, pickupRulesOf } from './pickup-rules.ts';
import { orders, pickupRules } from './tables.ts';

const BATCH = 100;
const REASON = 'nobody collected it';

/**
 * Says that nobody came for an order that is ready (rules §4.1): its food is waste, packaged goods stay in stock, its pickup code is
 * dead, and the money goes back only where the outlet says so. Refuses ILLEGAL_TRANSITION and, where a person gives back more than their
 * roles in this outlet state, REFUND_BEYOND_LIMIT.
 */
export const markNoShow = command({
  name: 'ordering.markNoShow',
  permission: 'order:no-show',
  input: z.object({ commandId: z.uuid(), orderId: z.uuid() }),
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  once: (input) => input.commandId,
  async handle(scope, { orderId }) {
    const order = await lockOrder(scope.tx, orderId);
    scope.within(order.outletId);
    if (!orderSteps.next(order.state, 'give-up')) {
      const message = `This order is ${order.state.toLowerCase()}: only what is ready can be left behind.`;
      return refuse('ILLEGAL_TRANSITION', message, { state: order.state });
    }
    const { refundsNoShows: refunds } = await pickupRulesOf(scope.tx, order.outletId);
    return (await endOrder(scope, order, { ...GIVING_UP, refunds })) ?? { orderId };
  },
});

/** Gives an order up that stood ready for as long as its outlet waits. Does nothing when it was collected meanwhile. */
export const giveUpOrder = command({
  name: 'ordering.giveUpOrder',
  permission: 'order:no-show',
  input: z.object({ orderId: z.uuid() }),
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  async handle(scope, { orderId }) {
    const order = await lockOrder(scope.tx, orderId);
    scope.within(order.outletId);
    const { noShowMinutes, refundsNoShows: refunds } = await pickupRulesOf(scope.tx, order.outletId);
    if (!isDue(order, noShowMinutes, scope.now) || !orderSteps.next(order.state, 'give-up')) return { givenUp: false };
    return (await endOrder(scope, order, { ...GIVING_UP, refunds })) ?? { givenUp: true };
  },
});

const GIVING_UP = { event: 'give-up', reason: REASON, by: 'order:no-show' } as const;

function isDue({ readyAt }: Order, minutes: number | null, now: Date): boolean {
  return minutes !== null && readyAt !== null && now.getTime() - readyAt.getTime() >= minutes * 60_000;
}

/** Gives every order up that stood ready for as long as its outlet waits, one small transaction each. Returns how many. */
export async function giveUpOrders(context: CallContext): Promise<number> {
  const { db, clock } = context.platform;
  const waited = sql`case when ${pickupRules.outletId} is null then ${PICKUP_DEFAULTS.noShowMinutes}::integer
    else ${pickupRules.noShowMinutes} end * interval '1 minute'`;
  const refunds = sql`coalesce(${pickupRules.refundsNoShows}, ${PICKUP_DEFAULTS.refundsNoShows})`;
  const due = await db
    .select({ id: orders.id })
    .from(orders)
    .leftJoin(pickupRules, eq(pickupRules.outletId, orders.outletId))
    .where(
      and(
        eq(orders.state, 'READY'),
        sql`${orders.readyAt} + ${waited} <= ${clock.now().toISOString()}::timestamptz`,
        // Cash comes out of somebody's drawer: it waits for staff to say that nobody came.
        sql`not (${refunds} and ${comesOutOfDrawer(orders.id)})`,
      ),
    )
    .orderBy(orders.readyAt)
    .limit(BATCH);
  // One that fails must not keep the others open.
  const outcomes = await oneByOne(due, ({ id }) => giveUpOrder(context, { orderId: id }));
  return outcomes.filter((outcome) => 'givenUp' in outcome && outcome.givenUp).length;
}
