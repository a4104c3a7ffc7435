import { isRefusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { type Actor, denial, holds } from '../../platform/auth/actor.ts';
import { command, oneCall, type StatementScope } from '../../platform/command/command.ts';
import { asRow } from '../../platform/db/rows.ts';
import type { Buyer } from '../finance/index.ts';
import { shortagesRaised } from '../inventory/index.ts';
import { cashPayment, drawerNotOpen, takerOf } from '../payments/index.ts';
import { datesAt, issuingDevice } from '../places/index.ts';
import { buyerColumns, buyerInvalid, buyerSaid } from './buyer.ts';
import { orderingKeys } from './keys.ts';
import { UNPAID_MINUTES } from './order.ts';
import { cartLines, isPriced, priced, type QuotedOrder, stockLines } from './priced.ts';
import { soldOrder } from './sale.ts';
import { type SellingFacts, sellingFacts, sellingFactsKept } from './selling-facts.ts';
import { signQuote, wasShown } from './signed-quote.ts';
import type { channel, orders } from './tables.ts';
import { type GivenToken, keepPlaced } from './written-order.ts';

const input = z.object({
  id: z.uuid(),
  outletId: z.uuid(),
  lines: cartLines,
  quote: z.string().max(2_000),
  cash: z.object({ tendered: z.int().min(0).max(100_000_000) }).nullish(),
  buyer: buyerSaid.nullish(),
});

/**
 * Prices the cart from the live menu, reserves its stock and records the order; with a cash tender it is paid, invoiced
 * and in the kitchen by the same commit. Or it refuses, and leaves nothing half-done. One statement: place-order.sql.
 */
export const placeOrder = command({
  name: 'ordering.placeOrder',
  permission: 'order:place',
  input,
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'order', id }),
  mask: ['quote'],
  async statement(scope, { id, outletId, lines, quote, cash, buyer }) {
    const { db, now, actor, use, within } = scope;
    const facts = await (scope.afresh ? sellingFacts : sellingFactsKept)(db, outletId);
    within(outletId);
    if (cash && !holds(actor, 'order:take-cash', outletId)) throw denial(actor, 'order:take-cash');

    const unusable = buyer ? buyerInvalid(buyer) : null;
    if (unusable) return unusable;
    const quoted = await priced(db, facts, lines, now);
    if (!isPriced(quoted)) return quoted;
    const key = use(orderingKeys).quote;
    const shown = { outletId, quoted };
    if (!wasShown(key, quote, shown, now)) {
      const fresh = { ...quoted, outletId, ...signQuote(key, shown, now) };
      return refuse('QUOTE_STALE', 'A price or the menu has changed. Look at the new total and confirm it.', {
        quote: fresh,
      });
    }

    const order = newOrder(scope, { id, outletId, facts, quoted, buyer });
    const paid = cash ? await cashSale(scope, order, { facts, quoted, tendered: cash.tendered }) : null;
    if (isRefusal(paid)) return paid;
    const placing = { version: 1, from: null, to: 'PLACED', paymentStatus: 'UNPAID' };
    const takes = stockLines(quoted);
    const placed = { ...order, ...paid?.changes };
    const placedLines = quoted.lines.map((line, index) => ({ ...line, orderId: id, position: index + 1 }));
    const answer = { orderId: id };
    return oneCall({
      name: 'ordering_place_order',
      body: {
        at: now,
        by: actor.label,
        ...facts.stamps,
        prefix: facts.place.outlet.tokenPrefix,
        order: asRow(placed),
        lines: placedLines.map(asRow),
        takes,
        steps: [placing, ...(paid?.steps ?? [])],
        sale: paid?.sale ?? null,
      },
      answer,
      done: (given) => keepPlaced(answer, placed, placedLines, given as GivenToken),
      async refused(detail) {
        if ('drawer' in detail) return drawerNotOpen();
        const items = await shortagesRaised(db, { outletId, lines: takes, at: now }, detail);
        return refuse('OUT_OF_STOCK', 'There is not enough left of something in the cart.', { items });
      },
    });
  },
});

interface Placing {
  readonly id: string;
  readonly outletId: string;
  readonly facts: SellingFacts;
  readonly quoted: QuotedOrder;
  readonly buyer?: Buyer | null | undefined;
}

/** The order as it stands before anybody pays, without the token, which the outlet's counter gives. */
function newOrder({ now, actor }: StatementScope, { id, outletId, facts, quoted, buyer }: Placing) {
  return {
    ...{ id, outletId },
    channel: channelOf(actor, outletId),
    state: 'PLACED' as const,
    paymentStatus: 'UNPAID' as const,
    businessDate: datesAt(facts.place, now).businessDate,
    placedBy: actor.id,
    deviceId: actor.deviceId,
    ...{ taxable: quoted.taxable, tax: quoted.tax, total: quoted.total, roundOff: 0 },
    placedAt: now,
    expiresAt: new Date(now.getTime() + UNPAID_MINUTES.counter * 60_000),
    wrongCodes: 0,
    ...buyerColumns(buyer ?? null),
    version: 1,
  } satisfies Omit<typeof orders.$inferInsert, 'token' | 'tokenNumber'>;
}

/** The order paid in the same breath, or the refusal of too little cash. */
async function cashSale(
  { db, now, actor }: StatementScope,
  order: ReturnType<typeof newOrder>,
  {
    facts,
    quoted,
    tendered,
  }: { readonly facts: SellingFacts; readonly quoted: QuotedOrder; readonly tendered: number },
) {
  const { id, outletId } = order;
  const { roundsCash } = facts.place.organisation;
  const payment = cashPayment({ id, orderId: id, outletId, due: quoted.total, roundsCash, tendered, at: now });
  if (isRefusal(payment)) return payment;
  return soldOrder({
    order: { ...order, token: null },
    lines: quoted.lines,
    place: facts.place,
    device: order.deviceId ? await issuingDevice(db, order.deviceId) : null,
    payment,
    at: now,
    by: actor.label,
    taker: takerOf(actor),
  });
}

/** Where the order came from, by who places it. */
function channelOf(actor: Actor, outletId: string): (typeof channel.enumValues)[number] {
  if (actor.kind === 'device') return 'KIOSK';
  if (actor.kind === 'key') return 'API';
  return holds(actor, 'order:take-cash', outletId) ? 'COUNTER' : 'MOBILE';
}
