import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { signatureOf } from '../../modules/payments/index.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { nameOf } from './name-of.ts';
import type { FakeOrder, FakePayment, FakeRefund } from './rows.ts';
import { fakeProviderWebhooks } from './tables.ts';

const ATTEMPTS_MAX = 30;
const BACKOFF_MAX_MS = 600_000;
const TIMEOUT_MS = 5_000;

interface Message {
  readonly id: string;
  readonly body: Record<string, unknown>;
}

/** A payment as the API shows it. */
export function paymentJson(payment: FakePayment, currency: string) {
  return {
    id: payment.id,
    entity: 'payment',
    amount: payment.amount,
    currency,
    status: payment.status,
    order_id: payment.orderId,
    method: 'upi',
    vpa: payment.vpa,
    error_code: payment.status === 'failed' ? 'BAD_REQUEST_ERROR' : null,
    error_reason: payment.status === 'failed' ? 'payment_declined' : null,
    created_at: Math.floor(payment.createdAt.getTime() / 1000),
  };
}

/** An order as the API shows it. */
export function orderJson(order: FakeOrder) {
  const { id, amount, currency, receipt, status } = order;
  return { id, entity: 'order', amount, currency, receipt, status };
}

/** A refund as the API shows it. */
export function refundJson(refund: FakeRefund) {
  const { id, amount, status, paymentId, idempotencyKey } = refund;
  return { id, entity: 'refund', amount, status, payment_id: paymentId, receipt: idempotencyKey };
}

export function paymentEntity(event: string, order: FakeOrder, payment: FakePayment): Message {
  return message(event, payment.id, { payment: { entity: paymentJson(payment, order.currency) } });
}

export function orderEntity(order: FakeOrder, payment: FakePayment): Message {
  const payload = { payment: { entity: paymentJson(payment, order.currency) }, order: { entity: orderJson(order) } };
  return message('order.paid', payment.id, payload);
}

export function refundEntity(event: string, refund: FakeRefund): Message {
  return message(event, refund.id, { refund: { entity: refundJson(refund) } });
}

function message(event: string, about: string, payload: Record<string, unknown>): Message {
  const body = { entity: 'event', account_id: 'acc_fake', event, contains: Object.keys(payload), payload };
  return { id: nameOf('evt', event, about), body };
}

/** Puts messages in line. One listed twice is delivered twice, under the same event id. */
export async function enqueue(tx: Tx, messages: readonly Message[], now: Date): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ id, body }, index) => {
    const copy = messages.slice(0, index).filter((each) => each.id === id).length;
    // Due in the order listed, and all of them at once.
    const dueAt = new Date(now.getTime() - messages.length + index);
    return { id: copy === 0 ? id : `${id}.${copy}`, body, dueAt };
  });
  await tx.insert(fakeProviderWebhooks).values(rows).onConflictDoNothing();
}

export interface DeliveryOptions {
  readonly db: Database;
  readonly url: string;
  readonly secret: string;
  readonly now: Date;
}

/**
 * Delivers what is due, one after the other, and answers how many were taken. Each is put off before it is sent, so a
 * crash on the way means it is sent again: at least once.
 */
export async function deliverDue({ db, url, secret, now }: DeliveryOptions): Promise<number> {
  let delivered = 0;
  for (;;) {
    const next = await putOff(db, now);
    if (!next) return delivered;
    const text = JSON.stringify(next.body);
    if (!(await sent(url, text, signatureOf(secret, text), next.id))) continue;
    await db.update(fakeProviderWebhooks).set({ deliveredAt: now }).where(eq(fakeProviderWebhooks.id, next.id));
    delivered += 1;
  }
}

/** The message that is due the longest and that nobody else is sending, put off. */
async function putOff(db: Database, now: Date) {
  const { id, deliveredAt, dueAt, attempts } = fakeProviderWebhooks;
  const next = db
    .select({ id })
    .from(fakeProviderWebhooks)
    .where(and(isNull(deliveredAt), lte(dueAt, now), sql`${attempts} < ${ATTEMPTS_MAX}`))
    .orderBy(asc(dueAt))
    .limit(1)
    .for('update', { skipLocked: true });
  const waitMs = sql`least(1000 * 2 ^ ${attempts}, ${BACKOFF_MAX_MS}::float8)`;
  const later = sql`${now.toISOString()}::timestamptz + ${waitMs} * interval '1 millisecond'`;
  const [due] = await db
    .update(fakeProviderWebhooks)
    .set({ attempts: sql`${attempts} + 1`, dueAt: later })
    .where(eq(id, next))
    .returning();
  return due ?? null;
}

async function sent(url: string, body: string, signature: string, id: string): Promise<boolean> {
  const headers = {
    'content-type': 'application/json',
    'x-razorpay-signature': signature,
    'x-razorpay-event-id': id.split('.', 1)[0] ?? id,
  };
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    // Nobody listened: it stays in line.
    return false;
  }
}
