import { isRefusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { orderPlaced } from '../../events/ordering.ts';
import { type Actor, denial, holds } from '../../platform/auth/actor.ts';
import { command } from '../../platform/command/command.ts';
import { announceStock, demandOf, reserve } from '../inventory/index.ts';
import { takeCashPayment } from '../payments/index.ts';
import { datesAt, placeOf } from '../places/index.ts';
import { insertOrder } from './insert-order.ts';
import { orderingKeys } from './keys.ts';
import { UNPAID_MINUTES } from './order.ts';
import { cartLines, isPriced, priced, stockLines } from './priced.ts';
import { signQuote, wasShown } from './signed-quote.ts';
import type { channel } from './tables.ts';
import { nextToken } from './token.ts';

/**
 * Prices the cart from the live menu, reserves its stock and records the order; with a cash tender it is paid, invoiced
 * and in the kitchen by the same commit. Or it refuses, and leaves nothing half-done.
 */
export const placeOrder = command({
  name: 'ordering.placeOrder',
  permission: 'order:place',
  input: z.object({
    id: z.uuid(),
    outletId: z.uuid(),
    lines: cartLines,
    quote: z.string().max(2_000),
    cash: z.object({ tendered: z.int().min(0).max(100_000_000) }).nullish(),
  }),
  once: (input) => input.id,
  mask: ['quote'],
  async handle(scope, { id, outletId, lines, quote, cash }) {
    const { tx, now, actor, emit, use, within } = scope;
    const place = await placeOf(tx, outletId);
    within(outletId);
    if (cash && !holds(actor, 'order:take-cash', outletId)) throw denial(actor, 'order:take-cash');

    const quoted = await priced(tx, place, lines, now);
    if (!isPriced(quoted)) return quoted;
    const key = use(orderingKeys).quote;
    if (!(await wasShown(key, quote, quoted, now))) {
      const fresh = { ...quoted, outletId, ...(await signQuote(key, quoted, now)) };
      return refuse('QUOTE_STALE', 'A price or the menu has changed. Look at the new total and confirm it.', {
        quote: fresh,
      });
    }

    const needs = stockLines(quoted);
    const short = await reserve(tx, { outletId, orderId: id, lines: needs });
    if (short.length > 0)
      return refuse('OUT_OF_STOCK', 'There is not enough left of something in the cart.', { items: short });

    const dates = datesAt(place, now);
    const token = await nextToken(tx, place.outlet, dates.businessDate);
    const order = await insertOrder(scope, {
      id,
      outletId,
      quoted,
      ...token,
      businessDate: dates.businessDate,
      channel: channelOf(actor, outletId),
      expiresAt: new Date(now.getTime() + UNPAID_MINUTES.counter * 60_000),
    });
    emit(orderPlaced, { outletId, orderId: id, token: order.token });
    announceStock(
      scope,
      outletId,
      (await demandOf(tx, needs)).map((need) => need.stockItemId),
    );

    if (cash) {
      const { roundsCash } = place.organisation;
      const paid = await takeCashPayment(scope, { id, orderId: id, outletId, due: order.total, roundsCash, ...cash });
      if (isRefusal(paid)) return paid;
    }
    return { orderId: id };
  },
});

/** Where the order came from, by who places it. */
function channelOf(actor: Actor, outletId: string): (typeof channel.enumValues)[number] {
  if (actor.kind === 'device') return 'KIOSK';
  if (actor.kind === 'key') return 'API';
  return holds(actor, 'order:take-cash', outletId) ? 'COUNTER' : 'MOBILE';
}
