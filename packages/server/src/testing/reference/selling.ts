import { formatToken, refuse } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { ticketChanged } from '../../events/kitchen.ts';
import { orderPlaced } from '../../events/ordering.ts';
import { paymentChanged } from '../../events/payments.ts';
import type { Quoted, QuotedLine } from '../../modules/catalog/index.ts';
import type { DocumentLineDraft } from '../../modules/finance/index.ts';
import { datesAt, placeOf } from '../../modules/places/index.ts';
import { type CommandScope, command } from '../../platform/command/command.ts';
import { bookCashSale } from './books.ts';
import { type OrderRow, readOrder, step } from './orders.ts';
import { AsJson, insertRow, oneRow } from './rows.ts';
import { holdStock } from './stock.ts';

/**
 * The reference of the statements that sell: the same rules, written as one writes them first, a statement per row in a
 * transaction of the door's. Slow and plain; a differential test holds the fast ones to it.
 */
export const referencePlaceOrder = command({
  name: 'ordering.placeOrder',
  permission: 'order:place',
  input: z.object({
    id: z.uuid(),
    outletId: z.uuid(),
    quoted: z.custom<Quoted>(),
    cash: z.object({ tendered: z.int() }).nullable(),
  }),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'order', id }),
  async handle(scope, { id, outletId, quoted, cash }) {
    const { tx, now, actor, emit } = scope;
    scope.within(outletId);
    const place = await placeOf(tx, outletId);
    const { businessDate } = datesAt(place, now);
    const takes = quoted.lines.map((line, index) => ({
      ...{ line: index + 1, variantId: line.variantId, quantity: line.quantity },
      optionIds: line.modifiers.map(({ optionId }) => optionId),
    }));
    const short = await holdStock(scope, { outletId, orderId: id, lines: takes });
    if (short.length > 0) return refuse('OUT_OF_STOCK', 'Too little.', { stock: short });

    await tx.execute(sql`
      insert into token_counters (outlet_id, business_date, last) values (${outletId}, ${businessDate}, 0)
      on conflict do nothing`);
    const { number } = await oneRow<{ number: number }>(
      tx,
      sql`
      update token_counters set last = last + 1 where outlet_id = ${outletId} and business_date = ${businessDate}
      returning last as number`,
    );
    const token = formatToken(place.outlet.tokenPrefix, number);
    await insertRow(tx, 'orders', {
      ...{ id, outletId, channel: 'COUNTER', state: 'PLACED', paymentStatus: 'UNPAID', token, tokenNumber: number },
      ...{ businessDate, placedBy: actor.id, deviceId: null, placedAt: now },
      ...{ taxable: quoted.taxable, tax: quoted.tax, total: quoted.total },
      expiresAt: new Date(now.getTime() + 20 * 60_000),
    });
    for (const [index, line] of quoted.lines.entries()) {
      await insertLine(scope, line, { orderId: id, position: index + 1 });
    }
    await insertRow(tx, 'order_steps', { orderId: id, version: 1, toState: 'PLACED', at: now, by: actor.label });
    emit(orderPlaced, { outletId, orderId: id, token });
    if (cash)
      return (await payInCash(scope, { paymentId: id, orderId: id, tendered: cash.tendered })) ?? { orderId: id };
    return { orderId: id };
  },
});

export const referenceTakeCash = command({
  name: 'ordering.takeCash',
  permission: 'order:take-cash',
  input: z.object({ id: z.uuid(), orderId: z.uuid(), tendered: z.int() }),
  once: ({ id }) => id,
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  async handle(scope, { id, orderId, tendered }) {
    const order = await readOrder(scope, orderId);
    scope.within(order.outlet_id);
    if (['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(order.payment_status))
      return refuse('ILLEGAL_TRANSITION', 'Paid.', {});
    return (await payInCash(scope, { paymentId: id, orderId, tendered })) ?? { orderId };
  },
});

type LineRow = QuotedLine & { readonly position: number };

async function insertLine({ tx }: CommandScope, line: QuotedLine, key: { orderId: string; position: number }) {
  const { modifiers, ...plain } = line;
  await insertRow(tx, 'order_lines', { ...plain, ...key, modifiers: new AsJson(modifiers) });
}

/** Money for an order: it is paid and, where it was only placed, goes on: to the kitchen, or is ready. */
async function payInCash(scope: CommandScope, pay: { paymentId: string; orderId: string; tendered: number }) {
  const { tx, now, emit } = scope;
  const order = await readOrder(scope, pay.orderId);
  const place = await placeOf(tx, order.outlet_id);
  const lines = [
    ...(await tx.execute<Record<string, unknown>>(sql`
    select to_jsonb(l) as line from order_lines l where order_id = ${order.id} order by position`)),
  ].map((row) => camel(row.line as Record<string, unknown>) as unknown as LineRow);
  const total = Number(order.total);
  const due = total + (place.organisation.roundsCash ? roundedBy(total) : 0);
  if (pay.tendered < due) return refuse('WRONG_TENDER', 'Too little.', { due });

  const paid = await step(scope, order, 'PAID', 'PAID', { paid_at: now, expires_at: null });
  const cooked = lines.filter((line) => line.stationCode !== null);
  const next = cooked.length > 0 ? 'ACCEPTED' : 'READY';
  await step(scope, paid, next, 'PAID', { [cooked.length > 0 ? 'accepted_at' : 'ready_at']: now });
  for (const stationCode of new Set(cooked.map((line) => line.stationCode))) {
    await openTicket(
      scope,
      order,
      stationCode as string,
      cooked.filter((line) => line.stationCode === stationCode),
    );
  }
  const { paymentId, tendered } = pay;
  const sale = { paymentId, order: { id: order.id, total, token: order.token }, place, tendered };
  const roundOff = await bookCashSale(scope, { ...sale, lines: lines.map(documentLine) });
  await tx.execute(sql`update orders set round_off = ${roundOff} where id = ${order.id}`);
  emit(paymentChanged, { outletId: order.outlet_id, paymentId, orderId: order.id, state: 'CAPTURED' });
  return null;
}

function roundedBy(total: number): number {
  const rupees = Math.round(total / 100) * 100;
  return rupees > 0 ? rupees - total : 0;
}

async function openTicket(scope: CommandScope, order: OrderRow, stationCode: string, lines: readonly LineRow[]) {
  const { tx, now, emit, newId } = scope;
  const id = newId();
  await insertRow(tx, 'tickets', {
    ...{ id, orderId: order.id, outletId: order.outlet_id, stationCode, token: order.token, state: 'NEW' },
    ...{ prepSeconds: Math.max(...lines.map((line) => line.prepSeconds)), openedAt: now },
  });
  for (const line of lines) {
    await tx.execute(sql`
      insert into ticket_lines (ticket_id, line, item_id, name, variant_name, modifiers, allergens, quantity)
      select ${id}, l.position, l.item_id, l.name, l.variant_name,
        ${JSON.stringify(line.modifiers.map(({ name }) => name))}::text::jsonb, l.allergens, l.quantity
      from order_lines l where l.order_id = ${order.id} and l.position = ${line.position}`);
  }
  emit(ticketChanged, { outletId: order.outlet_id, ticketId: id, orderId: order.id, stationCode, state: 'NEW' });
}

function documentLine(line: LineRow): DocumentLineDraft {
  const modifiers = line.modifiers.map((modifier) => modifier.name).join(', ');
  const { taxCode, taxKind, gross, taxable, rateBp, cgst, sgst, igst, itemId } = line;
  return {
    description: modifiers ? `${line.name} (${line.variantName}; ${modifiers})` : `${line.name} (${line.variantName})`,
    ...{ taxCode, taxKind, quantity: line.quantity * 1_000, gross, taxable, rateBp, cgst, sgst, igst, itemId },
  };
}

function camel(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
