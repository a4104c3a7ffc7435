import { assert, isRefusal, type Refusal } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  type DocumentLineDraft,
  entriesOfSources,
  financeIdentities,
  type PostingLine,
  post,
  refundPosting,
  salePosting,
} from '../../modules/finance/index.ts';
import {
  cashPayment,
  onCaptured,
  openPayment,
  type Payment,
  paymentsById,
  paymentsIdentities,
  refundOrderPayments,
  takerOf,
} from '../../modules/payments/index.ts';
import { type CommandScope, command } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/db/database.ts';
import { asRow } from '../../platform/db/rows.ts';
import type { World } from '../world.ts';

/** Orders of which only the money matters: each is paid once, unless it is dead. */
export interface PaidOrders {
  /** Orders that will take no money. */
  readonly dead: Set<string>;
  /** How often an order took money. */
  credited(orderId: string): Promise<number>;
}

/** Plugs such orders into a world: when money has come for one, its sale is posted. */
export function plugPaidOrders(world: World): PaidOrders {
  const dead = new Set<string>();
  world.platform.sockets.plug(onCaptured, async (scope, { id, orderId, outletId, tender, amount, roundOff }) => {
    await scope.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${orderId}, 1))`);
    if (dead.has(orderId)) return 'DEAD_ORDER';
    const before = (await entriesOfSources(scope.tx, [orderId])).get(orderId) ?? [];
    if (before.length > 0) return 'PAID_TWICE';
    const lines = salePosting({ tender, lines: soldFor(amount - roundOff), roundOff, paymentId: id });
    await postAbout(scope, { outletId, orderId, event: 'PAID', lines });
    return 'APPLIED';
  });
  return {
    dead,
    async credited(orderId) {
      const entries = (await entriesOfSources(world.db, [orderId])).get(orderId) ?? [];
      return entries.filter((entry) => entry.event === 'PAID').length;
    },
  };
}

/** What does not add up; empty when everything does. Of these orders only the money matters: no invoice is issued for them. */
export async function whatMoneyViolates(reader: Reader): Promise<string[]> {
  const checks = [...(await financeIdentities(reader)), ...(await paymentsIdentities(reader))];
  const ofMoney = checks.filter(({ name }) => !name.startsWith('finance: sales in the books'));
  return ofMoney.flatMap(({ violations }) => violations);
}

/** Opens a payment as the command of an order does. */
export const askForPayment = command({
  name: 'test.askForPayment',
  permission: 'order:place',
  input: z.object({ id: z.uuid(), orderId: z.uuid(), outletId: z.uuid(), amount: z.int(), minutes: z.int() }),
  handle(scope, { minutes, ...request }) {
    return openPayment(scope, { ...request, expiresAt: new Date(scope.now.getTime() + minutes * 60_000) });
  },
});

/** Takes cash as the command of an order does. */
export const takeCash = command({
  name: 'test.takeCash',
  permission: 'order:place',
  input: z.object({
    id: z.uuid(),
    orderId: z.uuid(),
    outletId: z.uuid(),
    due: z.int(),
    roundsCash: z.boolean(),
    tendered: z.int(),
  }),
  once: (input) => input.id,
  async handle(scope, request): Promise<Payment | Refusal> {
    const { tx, now, use } = scope;
    const payment = cashPayment({ ...request, at: now });
    if (isRefusal(payment)) return payment;
    const row = JSON.stringify(asRow(payment.row));
    const taker = JSON.stringify({ ...takerOf(scope.actor), movement: scope.newId() });
    await tx.execute(sql`select payments_take_cash(${row}::text::jsonb, ${taker}::text::jsonb, ${now.toISOString()})`);
    const { id, orderId, outletId } = request;
    const { amount } = payment.row;
    const captured = { id, orderId, outletId, tender: 'CASH' as const, amount, roundOff: payment.roundOff };
    const answer = await use(onCaptured)(scope, captured);
    assert(answer === 'APPLIED', 'cash is taken only for an order that is to be paid', { orderId, answer });
    return (await paymentsById(tx, [id])).get(id) as Payment;
  },
});

/** Gives an order's money back as its cancelling does: what is given back is posted once. */
export const giveBack = command({
  name: 'test.giveBack',
  permission: 'order:place',
  input: z.object({ orderId: z.uuid(), reason: z.string() }),
  async handle(scope, { orderId, reason }) {
    const given = await refundOrderPayments(scope, { orderId, reason });
    if (isRefusal(given)) return given;
    for (const { refund, tender, paymentId, amount } of given) {
      const known = (await entriesOfSources(scope.tx, [orderId])).get(orderId) ?? [];
      // A refund that is tried again was posted when it was first owed.
      if (known.some((entry) => entry.event === 'REFUNDED')) continue;
      const lines = refundPosting({ tender, lines: soldFor(amount), roundOff: 0, paymentId });
      await postAbout(scope, { outletId: refund.outletId, orderId, event: 'REFUNDED', lines });
    }
    return given.map(({ refund }) => ({ id: refund.id, state: refund.state, amount: refund.amount }));
  },
});

/** One untaxed line of an amount: these orders have books but no invoices. */
function soldFor(amount: number): DocumentLineDraft[] {
  const line = { description: 'Thali', taxCode: '996333', taxKind: 'PREPARED', quantity: 1000, rateBp: 0 } as const;
  return [{ ...line, gross: amount, taxable: amount, cgst: 0, sgst: 0, igst: 0 }];
}

function postAbout(
  { tx, now, actor }: CommandScope,
  about: { outletId: string; orderId: string; event: string; lines: readonly PostingLine[] },
): Promise<string> {
  return post(tx, {
    outletId: about.outletId,
    source: { type: 'order', id: about.orderId },
    event: about.event,
    narration: `${about.event} in a test`,
    at: now,
    dates: { businessDate: '2026-11-24', taxDate: '2026-11-24' },
    postedBy: actor.label,
    lines: about.lines,
  });
}
