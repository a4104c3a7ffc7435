import type { Random } from './random.ts';
import type { Scribe } from './scribe.ts';
import { type Life, type Money, reached } from './ticket.ts';

/** Writes what ordering, kitchen, payments and reservations keep of a number of lives, but for the refunds. */
export function writeOrders({ write }: Scribe, lives: readonly Life[]): void {
  write('orders', () => lives.map(orderRow));
  write('order_lines', () =>
    lives.flatMap(({ ticket }) =>
      ticket.lines.map((line, index) => ({ orderId: ticket.id, position: index + 1, ...line })),
    ),
  );
  write('order_steps', () => lives.flatMap(stepRows));
  write('token_counters', () => countersOf(lives));
  write('payments', () => lives.flatMap((life) => (life.money ? [paymentRow(life, life.money)] : [])));
  write('tickets', () => lives.flatMap(ticketRows));
  write('ticket_lines', () => lives.flatMap(ticketLineRows));
  write('reservations', () => lives.flatMap(reservationRows));
}

/** Writes what was paid back. The payments must have been given for writing. */
export function writeRefunds({ write }: Scribe, lives: readonly Life[], random: Random): void {
  write('refunds', () => lives.flatMap((life) => (life.money ? refundRows(life, life.money, random) : [])));
}

function stepRows({ ticket, steps }: Life) {
  return steps.map(({ from, to, at, by, reason }, index) => ({
    ...{ orderId: ticket.id, version: index + 1, fromState: from, toState: to, at, by, reason },
  }));
}

function orderRow(life: Life) {
  const { ticket, steps, money } = life;
  const last = steps.at(-1);
  const state = last?.to ?? 'PLACED';
  return {
    ...{ id: ticket.id, outletId: ticket.outlet.place.outlet.id, channel: ticket.channel, state },
    ...{ paymentStatus: paymentStatusOf(life), token: ticket.token, tokenNumber: ticket.number },
    ...{ businessDate: ticket.businessDate, placedBy: ticket.placedBy.id, deviceId: ticket.deviceId },
    ...{ taxable: ticket.taxable, tax: ticket.tax, total: ticket.total },
    roundOff: money?.capturedAt ? money.roundOff : 0,
    ...{ placedAt: ticket.placedAt, expiresAt: null, paidAt: reached(life, 'PAID') },
    ...{ acceptedAt: reached(life, 'ACCEPTED'), preparingAt: reached(life, 'PREPARING') },
    ...{ readyAt: reached(life, 'READY'), collectedAt: reached(life, 'COLLECTED'), closedAt: last?.at ?? null },
    ...{ wrongCodes: 0, version: steps.length },
  };
}

function paymentStatusOf({ money, refund }: Life): string {
  if (!money) return 'UNPAID';
  if (money.capturedAt === null) return 'FAILED';
  return refund ? 'REFUNDED' : 'PAID';
}

function paymentRow({ ticket, refund }: Life, money: Money) {
  const came = money.capturedAt !== null;
  return {
    ...{ id: money.paymentId, orderId: ticket.id, outletId: ticket.outlet.place.outlet.id, tender: ticket.tender },
    // Where the payer went is of no use any more.
    ...{ provider: ticket.tender === 'UPI' ? 'fake' : null, providerRef: money.providerRef, payUrl: null },
    ...{ amount: money.amount, state: came ? (refund ? 'REFUNDED' : 'CAPTURED') : 'EXPIRED' },
    ...{ createdAt: money.askedAt, expiresAt: money.expiresAt, capturedAt: money.capturedAt },
    failureReason: came ? null : 'EXPIRED',
    tendered: money.tendered,
    change: money.tendered === null ? null : money.tendered - money.amount,
    stray: null,
  };
}

function refundRows({ ticket, refund, cancelledBecause }: Life, money: Money, random: Random) {
  if (!refund) return [];
  const { id, createdAt, settledAt } = refund;
  const providerRef = ticket.tender === 'UPI' ? `rfnd_${random.id(settledAt).slice(-14).replace('-', '')}` : null;
  return [
    {
      ...{ id, paymentId: money.paymentId, orderId: ticket.id, outletId: ticket.outlet.place.outlet.id },
      ...{ amount: money.amount, state: 'PROCESSED', reason: cancelledBecause, providerRef, createdAt, settledAt },
    },
  ];
}

function countersOf(lives: readonly Life[]) {
  const counters = new Map<string, { outletId: string; businessDate: string; last: number }>();
  for (const { ticket } of lives) {
    const outletId = ticket.outlet.place.outlet.id;
    const key = `${outletId} ${ticket.businessDate}`;
    const last = Math.max(counters.get(key)?.last ?? 0, ticket.number);
    counters.set(key, { outletId, businessDate: ticket.businessDate, last });
  }
  return [...counters.values()];
}

function ticketRows({ ticket, work }: Life) {
  return work.map(({ id, stationCode, prepSeconds, openedAt, done }) => ({
    ...{ id, orderId: ticket.id, outletId: ticket.outlet.place.outlet.id, stationCode, token: ticket.token },
    ...{ state: done ? 'BUMPED' : 'CANCELLED', prepSeconds, openedAt },
    ...{ startedAt: done?.startedAt ?? null, doneAt: done?.doneAt ?? null, bumpedAt: done?.bumpedAt ?? null },
    // Opened, then started, finished and bumped; or withdrawn.
    version: done ? 4 : 2,
  }));
}

function ticketLineRows({ ticket, work }: Life) {
  return work.flatMap(({ id, lines }) =>
    lines.flatMap((position) => {
      const line = ticket.lines[position - 1];
      if (!line) return [];
      const { itemId, name, variantName, modifiers, allergens, quantity } = line;
      const named = modifiers.map((modifier) => modifier.name);
      return [{ ticketId: id, line: position, itemId, name, variantName, modifiers: named, allergens, quantity }];
    }),
  );
}

/** What was cooked or handed over was consumed; all else was given back. */
function reservationRows(life: Life) {
  const { id: orderId, lines, demand, outlet } = life.ticket;
  const [collected, left] = [reached(life, 'COLLECTED'), reached(life, 'NO_SHOW')];
  return demand.map((part) => {
    const used = collected || (left && lines[part.line - 1]?.stationCode !== null);
    return { orderId, ...part, outletId: outlet.place.outlet.id, state: used ? 'CONSUMED' : 'RELEASED' };
  });
}
