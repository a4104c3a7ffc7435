import { Fault } from '@college-kiosk/kernel';
import Stripe from 'stripe';
import type { Clock } from '../../../platform/clock.ts';
import {
  type PaymentProvider,
  ProviderDown,
  type ProviderEvent,
  type ProviderPayment,
  type ProviderRefund,
} from '../provider.ts';

const TIMEOUT_MS = 5_000;
/** Half a rupee: less is refused. Stripe, "Minimum and maximum charge amounts". */
const SMALLEST = 50;
/**
 * A session lives thirty minutes at least; one minute more, since its clock is another. Counted from when the payment's time is over, and not from now:
 * the same payment asked for again is the same to the letter, or it is refused under its key.
 */
const SHORTEST_LIFE_MS = 31 * 60_000;
/** How old a message may be when it is verified, in seconds: an older one was kept by somebody. Rules §5.3. */
const OLDEST_SECONDS = 300;

export interface StripeOptions {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Where its API is; Stripe's own unless said. */
  readonly apiUrl?: string | undefined;
  /** Where the payer's phone goes once it has paid. */
  readonly returnUrl: string;
  readonly clock: Clock;
}

/** Stripe, by Checkout sessions: a page of theirs per payment. A failed attempt is no end of a session. Rules §5.3. */
export function stripe(options: StripeOptions): PaymentProvider {
  // Its client's own repetitions would keep the payer waiting behind a time-out three times over.
  const client = new Stripe(options.secretKey, {
    ...{ timeout: TIMEOUT_MS, maxNetworkRetries: 0, telemetry: false },
    ...(options.apiUrl !== undefined && addressOf(options.apiUrl)),
  });
  const { sessions } = client.checkout;

  return {
    name: 'stripe',
    smallest: SMALLEST,
    async createPayment(request) {
      const { id, url } = await ask(() =>
        sessions.create(sessionOf(request, options), { idempotencyKey: request.paymentId }),
      );
      if (url === null) throw new Fault('The provider made a session without a page.', { session: id });
      return { providerRef: id, payUrl: url };
    },
    async fetchPayment(providerRef) {
      return paymentOf(await ask(() => sessions.retrieve(providerRef)));
    },
    async refund({ refundId, providerRef, amount, reason }) {
      const { payment_intent: intent } = await ask(() => sessions.retrieve(providerRef));
      if (intent === null)
        throw new Fault('The provider knows no captured payment to refund.', { providerRef, refundId });
      const asked = {
        ...{ payment_intent: typeof intent === 'string' ? intent : intent.id, amount },
        metadata: { refund_id: refundId, reason },
      };
      return refundOf(await ask(() => client.refunds.create(asked, { idempotencyKey: refundId })));
    },
    async fetchRefund(providerRef) {
      return refundOf(await ask(() => client.refunds.retrieve(providerRef)));
    },
    async withdraw(providerRef) {
      await ask(() => sessions.expire(providerRef));
    },
    verifyWebhook(rawBody, headers) {
      const signature = headers['stripe-signature'];
      if (typeof signature !== 'string') return null;
      try {
        const now = options.clock.now().getTime();
        const { webhookSecret: secret } = options;
        return eventOf(client.webhooks.constructEvent(rawBody, signature, secret, OLDEST_SECONDS, undefined, now));
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError)
          return null;
        throw error;
      }
    },
  };
}

function addressOf(apiUrl: string) {
  const { protocol, hostname, port } = new URL(apiUrl);
  const isPlain = protocol === 'http:';
  return {
    protocol: isPlain ? ('http' as const) : ('https' as const),
    host: hostname,
    port: port || (isPlain ? 80 : 443),
  };
}

function sessionOf(
  { paymentId, amount, currency, description, expiresAt }: Parameters<PaymentProvider['createPayment']>[0],
  { returnUrl }: StripeOptions,
) {
  const price = { currency: currency.toLowerCase(), unit_amount: amount, product_data: { name: description } };
  return {
    ...{ mode: 'payment' as const, client_reference_id: paymentId, success_url: returnUrl },
    // Our tender is UPI, and the books know no other of theirs.
    payment_method_types: ['upi' as const],
    line_items: [{ quantity: 1, price_data: price }],
    payment_intent_data: { metadata: { payment_id: paymentId } },
    ...(expiresAt && { expires_at: Math.ceil((expiresAt.getTime() + SHORTEST_LIFE_MS) / 1_000) }),
  };
}

function eventOf(event: Stripe.Event): ProviderEvent {
  const { id } = event;
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.expired':
      return { id, about: 'payment', payment: paymentOf(event.data.object) };
    case 'checkout.session.async_payment_failed': {
      const payment = { ...paymentOf(event.data.object), state: 'FAILED' as const, failureReason: 'DECLINED' };
      return { id, about: 'payment', payment };
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return { id, about: 'refund', refund: refundOf(event.data.object) };
    default:
      return { id, about: 'other' };
  }
}

function paymentOf(session: Stripe.Checkout.Session): ProviderPayment {
  const state = session.payment_status === 'paid' ? 'CAPTURED' : session.status === 'expired' ? 'FAILED' : 'PENDING';
  return {
    ...{ providerRef: session.id, reference: session.client_reference_id, state },
    amount: session.amount_total ?? 0,
    currency: session.currency?.toUpperCase() ?? '',
    failureReason: state === 'FAILED' ? 'EXPIRED' : null,
  };
}

function refundOf({ id, status, amount, metadata }: Stripe.Refund): ProviderRefund {
  const state =
    status === 'succeeded' ? 'PROCESSED' : status === 'failed' || status === 'canceled' ? 'FAILED' : 'PENDING';
  return { providerRef: id, reference: metadata?.refund_id ?? null, state, amount };
}

async function ask<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError))
      throw new ProviderDown('Stripe cannot be reached.', { cause: error });
    const { statusCode: status, message } = error;
    if (status === undefined) throw new ProviderDown('Stripe cannot be reached.', { cause: error });
    if (status >= 500 || status === 429 || status === 409) throw new ProviderDown(`Stripe answers ${status}.`);
    if (status === 401 || status === 403) throw new ProviderDown('Stripe does not take our key.');
    throw new Fault('Stripe refuses.', { status, said: message });
  }
}
