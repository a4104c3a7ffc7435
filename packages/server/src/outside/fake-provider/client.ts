import { createHash } from 'node:crypto';
import { Fault } from '@college-kiosk/kernel';
import { z } from 'zod';
import {
  isSignature,
  type PaymentProvider,
  ProviderDown,
  type ProviderEvent,
  type ProviderPayment,
  type ProviderRefund,
} from '../../modules/payments/index.ts';

const TIMEOUT_MS = 5_000;
/** One rupee: less is answered with a bad request. */
const SMALLEST = 100;

const orderShape = z.object({ id: z.string(), receipt: z.string().nullable() });
const paymentShape = z.object({
  order_id: z.string(),
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  status: z.enum(['created', 'authorized', 'captured', 'failed', 'refunded']),
  error_reason: z.string().nullable(),
});
const paymentsShape = z.object({ items: z.array(paymentShape) });
const refundShape = z.object({
  id: z.string(),
  amount: z.int(),
  status: z.enum(['pending', 'processed', 'failed']),
  receipt: z.string().nullable(),
});
const eventShape = z.object({
  event: z.string(),
  payload: z.object({
    payment: z.object({ entity: paymentShape }).optional(),
    order: z.object({ entity: orderShape }).optional(),
    refund: z.object({ entity: refundShape }).optional(),
  }),
});

const REFUND_STATES = { pending: 'PENDING', processed: 'PROCESSED', failed: 'FAILED' } as const;

export interface FakeProviderClientOptions {
  /** Where its API is, for this server. */
  readonly baseUrl: string;
  /** Where its payment page is, for the payer's phone; the same unless said. */
  readonly payBaseUrl?: string;
  readonly keyId: string;
  readonly keySecret: string;
  readonly webhookSecret: string;
}

/** Speaks to the fake provider over HTTP, as one would to Razorpay. Rules §5.2. */
export function fakeProviderClient(options: FakeProviderClientOptions): PaymentProvider {
  const call = <Shape extends z.ZodType>(shape: Shape, method: string, path: string, body?: object, key?: string) =>
    ask(options, shape, { method, path, body, key });
  const attemptsOf = (orderRef: string) =>
    call(paymentsShape, 'GET', `orders/${encodeURIComponent(orderRef)}/payments`);

  return {
    name: 'fake',
    smallest: SMALLEST,
    async createPayment({ paymentId, amount, currency, description }) {
      const order = await call(orderShape, 'POST', 'orders', {
        amount,
        currency,
        receipt: paymentId,
        notes: { description },
      });
      return { providerRef: order.id, payUrl: `${options.payBaseUrl ?? options.baseUrl}/fake-pay/${order.id}` };
    },
    async fetchPayment(providerRef) {
      const order = await call(orderShape, 'GET', `orders/${encodeURIComponent(providerRef)}`);
      const { items } = await attemptsOf(providerRef);
      // One success per order; failures only count while nothing is under way.
      const told = items.find((each) => each.status === 'captured' || each.status === 'refunded') ?? items.at(-1);
      if (!told) return { ...NOTHING_YET, providerRef, reference: order.receipt };
      return { ...paymentOf(told), reference: order.receipt };
    },
    async refund({ refundId, providerRef, amount, reason }) {
      const { items } = await attemptsOf(providerRef);
      const paid = items.find((each) => each.status === 'captured');
      if (!paid) throw new Fault('The provider knows no captured payment to refund.', { providerRef, refundId });
      const body = { amount, speed: 'normal', receipt: refundId, notes: { reason } };
      return refundOf(await call(refundShape, 'POST', `payments/${paid.id}/refund`, body, refundId));
    },
    async fetchRefund(providerRef) {
      return refundOf(await call(refundShape, 'GET', `refunds/${encodeURIComponent(providerRef)}`));
    },
    verifyWebhook(rawBody, headers) {
      const signature = headers['x-razorpay-signature'];
      if (typeof signature !== 'string' || !isSignature(options.webhookSecret, rawBody, signature)) return null;
      const given = headers['x-razorpay-event-id'];
      const id = typeof given === 'string' && given !== '' ? given : createHash('sha256').update(rawBody).digest('hex');
      return { id, ...meaningOf(rawBody) };
    },
  };
}

const NOTHING_YET = { state: 'PENDING', amount: 0, currency: '', failureReason: null } as const;

type Meaning = ProviderEvent extends infer Event ? (Event extends ProviderEvent ? Omit<Event, 'id'> : never) : never;

/** What a genuine message is about; what we have no use for, or cannot read, is about something else. */
function meaningOf(rawBody: string): Meaning {
  const parsed = eventShape.safeParse(jsonOrNull(rawBody));
  if (!parsed.success) return { about: 'other' };
  const { event, payload } = parsed.data;
  if (payload.payment && ['payment.captured', 'payment.failed', 'order.paid'].includes(event)) {
    const reference = payload.order?.entity.receipt ?? null;
    return { about: 'payment', payment: { ...paymentOf(payload.payment.entity), reference } };
  }
  if (payload.refund) return { about: 'refund', refund: refundOf(payload.refund.entity) };
  return { about: 'other' };
}

function paymentOf(told: z.output<typeof paymentShape>): ProviderPayment {
  const state =
    told.status === 'failed'
      ? 'FAILED'
      : told.status === 'created' || told.status === 'authorized'
        ? 'PENDING'
        : 'CAPTURED';
  return {
    providerRef: told.order_id,
    reference: null,
    state,
    amount: told.amount,
    currency: told.currency,
    failureReason: told.error_reason?.toUpperCase() ?? null,
  };
}

function refundOf(told: z.output<typeof refundShape>): ProviderRefund {
  return { providerRef: told.id, reference: told.receipt, state: REFUND_STATES[told.status], amount: told.amount };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

interface Ask {
  readonly method: string;
  readonly path: string;
  readonly body: object | undefined;
  readonly key: string | undefined;
}

async function ask<Shape extends z.ZodType>(
  options: FakeProviderClientOptions,
  shape: Shape,
  { method, path, body, key }: Ask,
): Promise<z.output<Shape>> {
  const headers: Record<string, string> = {
    authorization: `Basic ${Buffer.from(`${options.keyId}:${options.keySecret}`).toString('base64')}`,
    ...(body && { 'content-type': 'application/json' }),
    ...(key && { 'x-refund-idempotency': key }),
  };
  const answer = await reach(`${options.baseUrl}/fake-provider/v1/${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (answer.status >= 500 || answer.status === 429 || answer.status === 409) {
    throw new ProviderDown(`The provider answers ${answer.status}.`);
  }
  if (!answer.ok)
    throw new Fault(`The provider refuses ${method} ${path}.`, { status: answer.status, said: answer.text });
  return shape.parse(jsonOrNull(answer.text));
}

async function reach(url: string, init: RequestInit) {
  try {
    const response = await fetch(url, init);
    return { status: response.status, ok: response.ok, text: await response.text() };
  } catch (cause) {
    throw new ProviderDown('The provider cannot be reached.', { cause });
  }
}
