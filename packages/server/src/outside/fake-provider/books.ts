import { and, asc, eq, lte, ne, sql } from 'drizzle-orm';
import type { Database, Tx } from '../../platform/db/database.ts';
import { nameOf } from './name-of.ts';
import { OUTCOMES, type Outcome, REFUNDS } from './outcomes.ts';
import type { FakeOrder, FakePayment, FakeRefund } from './rows.ts';
import { fakeProviderOrders, fakeProviderPayments, fakeProviderRefunds } from './tables.ts';
import { enqueue, orderEntity, paymentEntity, refundEntity } from './webhooks.ts';

/** What the provider does not do, said as its API says it. */
export class BadRequest extends Error {
  constructor(
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** Registers what is to be paid; the same receipt again answers the same order. */
export async function createOrder(
  db: Database,
  wanted: { amount: number; currency: string; receipt: string },
  now: Date,
): Promise<FakeOrder> {
  const id = nameOf('order', wanted.receipt);
  await db
    .insert(fakeProviderOrders)
    .values({ id, ...wanted, status: 'created', createdAt: now })
    .onConflictDoNothing();
  const order = await orderOf(db, id);
  if (order.amount !== wanted.amount || order.currency !== wanted.currency) {
    throw new BadRequest('The receipt was used before for another amount.');
  }
  return order;
}

export async function orderOf(db: Database, id: string): Promise<FakeOrder> {
  const [order] = await db.select().from(fakeProviderOrders).where(eq(fakeProviderOrders.id, id));
  if (!order) throw new BadRequest('The id provided does not exist.', 404);
  return order;
}

/** The attempts to pay an order, the first one first. */
export function paymentsOf(db: Database | Tx, orderId: string): Promise<FakePayment[]> {
  return db
    .select()
    .from(fakeProviderPayments)
    .where(eq(fakeProviderPayments.orderId, orderId))
    .orderBy(asc(fakeProviderPayments.createdAt), asc(fakeProviderPayments.id));
}

/** The payer pays from an address, with the outcome that belongs to it. An order is paid at most once. */
export async function pay(db: Database, orderId: string, vpa: string, now: Date): Promise<void> {
  const outcome = Object.hasOwn(OUTCOMES, vpa) ? OUTCOMES[vpa] : undefined;
  if (!outcome) throw new BadRequest('There is no such payer.');
  await db.transaction(async (tx) => {
    const [order] = await tx.select().from(fakeProviderOrders).where(eq(fakeProviderOrders.id, orderId)).for('update');
    if (!order) throw new BadRequest('The id provided does not exist.', 404);
    const tried = await paymentsOf(tx, orderId);
    if (tried.some((each) => each.status === 'captured' || each.settlesAt !== null)) {
      throw new BadRequest('This was paid already.');
    }
    const payment: FakePayment = {
      id: nameOf('pay', orderId, tried.length + 1),
      orderId,
      amount: order.amount - (outcome.short ?? 0),
      status: outcome.status,
      vpa,
      settlesAt: outcome.later ? new Date(now.getTime() + outcome.later.afterMs) : null,
      settlesAs: outcome.later ? 'captured' : null,
      createdAt: now,
    };
    await tx.insert(fakeProviderPayments).values(payment);
    await announce(tx, order, payment, outcome.hooks, now);
  });
}

/** What has become due by the clock happens: waiting payments are captured, waiting refunds paid out. */
export async function settleDue(db: Database, now: Date): Promise<void> {
  if (!(await isAnythingDue(db, now))) return;
  await db.transaction(async (tx) => {
    const settled = await tx
      .update(fakeProviderPayments)
      .set({ status: 'captured', settlesAt: null, settlesAs: null })
      .where(lte(fakeProviderPayments.settlesAt, now))
      .returning();
    for (const payment of settled) {
      const [order] = await tx.select().from(fakeProviderOrders).where(eq(fakeProviderOrders.id, payment.orderId));
      if (order) await announce(tx, order, payment, OUTCOMES[payment.vpa]?.later?.hooks ?? [], now);
    }
    const paidOut = await tx
      .update(fakeProviderRefunds)
      .set({ status: 'processed', settlesAt: null })
      .where(lte(fakeProviderRefunds.settlesAt, now))
      .returning();
    for (const refund of paidOut) await enqueue(tx, [refundEntity('refund.processed', refund)], now);
  });
}

/** Looked before every request, and nearly always nothing is. */
async function isAnythingDue(db: Database, now: Date): Promise<boolean> {
  const paid = db.select().from(fakeProviderPayments).where(lte(fakeProviderPayments.settlesAt, now));
  const refunded = db.select().from(fakeProviderRefunds).where(lte(fakeProviderRefunds.settlesAt, now));
  const [row] = await db.execute<{ due: boolean }>(sql`select exists ${paid} or exists ${refunded} as due`);
  return row?.due ?? false;
}

async function announce(tx: Tx, order: FakeOrder, payment: FakePayment, hooks: Outcome['hooks'], now: Date) {
  const status = payment.status === 'captured' ? 'paid' : 'attempted';
  await tx.update(fakeProviderOrders).set({ status }).where(eq(fakeProviderOrders.id, order.id));
  const messages = hooks.map((hook) =>
    hook === 'order.paid' ? orderEntity({ ...order, status }, payment) : paymentEntity(hook, order, payment),
  );
  await enqueue(tx, messages, now);
}

export interface WantedRefund {
  readonly paymentId: string;
  readonly amount: number;
  readonly key: string;
  readonly note: string;
}

/** Gives captured money back; the same key again answers the same refund. Never more than was captured. */
export async function refund(db: Database, wanted: WantedRefund, now: Date): Promise<FakeRefund> {
  return db.transaction(async (tx) => {
    const [payment] = await tx
      .select()
      .from(fakeProviderPayments)
      .where(eq(fakeProviderPayments.id, wanted.paymentId))
      .for('update');
    if (payment?.status !== 'captured') throw new BadRequest('Only captured payments can be refunded.');
    const [before] = await tx
      .select()
      .from(fakeProviderRefunds)
      .where(eq(fakeProviderRefunds.idempotencyKey, wanted.key));
    if (before) {
      if (before.paymentId === payment.id && before.amount === wanted.amount) return before;
      throw new BadRequest('The idempotency key was used before with another body.');
    }
    const [given] = await tx
      .select({ amount: sql<string>`coalesce(sum(${fakeProviderRefunds.amount}), 0)` })
      .from(fakeProviderRefunds)
      .where(and(eq(fakeProviderRefunds.paymentId, payment.id), ne(fakeProviderRefunds.status, 'failed')));
    if (wanted.amount < 1 || wanted.amount > payment.amount - Number(given?.amount)) {
      throw new BadRequest('The amount is greater than what was captured and not refunded.');
    }
    const made = await insertRefund(tx, payment, wanted, now);
    const told = made.status === 'pending' ? 'refund.created' : (`refund.${made.status}` as const);
    await enqueue(tx, [refundEntity(told, made)], now);
    return made;
  });
}

async function insertRefund(tx: Tx, payment: FakePayment, wanted: WantedRefund, now: Date): Promise<FakeRefund> {
  const fails = wanted.note === REFUNDS.failingNote;
  const waits = !fails && wanted.amount > REFUNDS.pendingAbove;
  const made: FakeRefund = {
    id: nameOf('rfnd', wanted.key),
    paymentId: payment.id,
    amount: wanted.amount,
    status: fails ? 'failed' : waits ? 'pending' : 'processed',
    idempotencyKey: wanted.key,
    settlesAt: waits ? new Date(now.getTime() + REFUNDS.settlesAfterMs) : null,
    createdAt: now,
  };
  await tx.insert(fakeProviderRefunds).values(made);
  return made;
}

export async function refundOf(db: Database, id: string): Promise<FakeRefund> {
  const [found] = await db.select().from(fakeProviderRefunds).where(eq(fakeProviderRefunds.id, id));
  if (!found) throw new BadRequest('The id provided does not exist.', 404);
  return found;
}
