import Stripe from 'stripe';
import { type Peer, type PeerAnswer, type PeerMessage, type PeerRequest, servePeer } from './peer-server.ts';

export const STRIPE_KEYS = { secretKey: 'sk_test_peer', webhookSecret: 'whsec_peer' };

interface Session {
  readonly id: string;
  readonly object: 'checkout.session';
  readonly client_reference_id: string | null;
  readonly amount_total: number;
  readonly currency: string;
  readonly url: string;
  status: 'open' | 'complete' | 'expired';
  payment_status: 'unpaid' | 'paid';
  payment_intent: string | null;
}

interface Refund {
  readonly id: string;
  readonly object: 'refund';
  readonly payment_intent: string;
  readonly amount: number;
  readonly metadata: Record<string, string>;
  status: 'pending' | 'succeeded' | 'failed';
}

const refused = (message: string, status = 400): PeerAnswer => ({
  ...{ status, json: { error: { type: 'invalid_request_error', message } } },
});
const found = (json: unknown): PeerAnswer => ({ status: 200, json });
const missing = () => refused('No such object', 404);

/** Stripe as its API reference has it: Checkout sessions, refunds, idempotency keys, signed messages. Rules §5.3. */
export async function openStripePeer(now: () => Date): Promise<Peer> {
  const sessions = new Map<string, Session>();
  const refunds = new Map<string, Refund>();
  const keys = new Map<string, { readonly body: string; readonly answer: PeerAnswer }>();
  const state = { refundsWait: false, events: 0 };

  function answer(request: PeerRequest): PeerAnswer {
    const { method, path, headers, body } = request;
    if (headers.authorization !== `Bearer ${STRIPE_KEYS.secretKey}`) return refused('Invalid API Key provided', 401);
    const key = headers['idempotency-key'];
    if (method !== 'POST' || typeof key !== 'string') return act(path, body, method);
    const before = keys.get(key);
    if (before) return before.body === body ? before.answer : refused('Keys can only be used with the same parameters');
    const first = act(path, body, method);
    keys.set(key, { body, answer: first });
    return first;
  }

  function act(path: string, body: string, method: string): PeerAnswer {
    const asked = new URLSearchParams(body);
    const [, , what, ...rest] = path.split('/');
    if (what === 'checkout' && rest.length === 1 && method === 'POST') return createSession(asked);
    const session = sessions.get(rest[1] ?? '');
    if (what === 'checkout' && rest[2] === 'expire') return session ? expireSession(session) : missing();
    if (what === 'checkout') return session ? found(session) : missing();
    if (what === 'refunds' && rest.length === 0 && method === 'POST') return refund(asked);
    const given = refunds.get(rest[0] ?? '');
    return what === 'refunds' && given ? found(given) : missing();
  }

  function createSession(asked: URLSearchParams): PeerAnswer {
    const amount = Number(asked.get('line_items[0][price_data][unit_amount]'));
    if (amount < 50) return refused('The Checkout Session’s total amount must convert to at least 50 cents.');
    if (Number(asked.get('expires_at')) * 1_000 < now().getTime() + 30 * 60_000)
      return refused('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.');
    if (!asked.get('success_url')) return refused('Missing required param: success_url.');
    const id = `cs_test_${sessions.size + 1}`;
    const session: Session = {
      ...{ id, object: 'checkout.session', client_reference_id: asked.get('client_reference_id') },
      ...{ amount_total: amount, currency: asked.get('line_items[0][price_data][currency]') ?? '' },
      ...{ url: `https://checkout.stripe.com/c/pay/${id}`, status: 'open', payment_status: 'unpaid' },
      payment_intent: null,
    };
    sessions.set(id, session);
    return found({ ...session });
  }

  function expireSession(session: Session): PeerAnswer {
    if (session.status !== 'open') return refused('Only Checkout Sessions with a status of `open` can be expired.');
    session.status = 'expired';
    return found(session);
  }

  function refund(asked: URLSearchParams): PeerAnswer {
    const intent = asked.get('payment_intent') ?? '';
    const paid = [...sessions.values()].find((one) => one.payment_intent === intent);
    const given = [...refunds.values()].filter((one) => one.payment_intent === intent && one.status !== 'failed');
    const left = (paid?.amount_total ?? 0) - given.reduce((sum, one) => sum + one.amount, 0);
    const amount = Number(asked.get('amount'));
    if (amount > left) return refused('Refund amount is greater than unrefunded amount on charge');
    const made: Refund = {
      ...{ id: `re_${refunds.size + 1}`, object: 'refund', payment_intent: intent, amount },
      ...{ metadata: { refund_id: asked.get('metadata[refund_id]') ?? '' } },
      status: state.refundsWait ? 'pending' : 'succeeded',
    };
    refunds.set(made.id, made);
    return found({ ...made });
  }

  function message(type: string, object: object): PeerMessage {
    state.events += 1;
    const body = JSON.stringify({ id: `evt_${state.events}`, object: 'event', type, data: { object } });
    const timestamp = Math.floor(now().getTime() / 1_000);
    const header = Stripe.webhooks.generateTestHeaderString({
      ...{ payload: body, secret: STRIPE_KEYS.webhookSecret, timestamp },
    });
    return { body, headers: { 'stripe-signature': header } };
  }

  const server = await servePeer(answer);
  const sessionOf = (id: string) => sessions.get(id) as Session;
  return Object.assign(server, {
    pay(id: string, amount = sessionOf(id).amount_total) {
      const paid = { status: 'complete', payment_status: 'paid', payment_intent: `pi_${id}`, amount_total: amount };
      return message('checkout.session.completed', Object.assign(sessionOf(id), paid));
    },
    failOnce: (id: string) => message('payment_intent.payment_failed', { id: `pi_${id}`, object: 'payment_intent' }),
    expire(id: string) {
      return message('checkout.session.expired', Object.assign(sessionOf(id), { status: 'expired' }));
    },
    refundsWait(wait: boolean) {
      state.refundsWait = wait;
    },
    endRefund(id: string, ended: 'paid out' | 'failed') {
      const given = Object.assign(refunds.get(id) as Refund, { status: ended === 'failed' ? 'failed' : 'succeeded' });
      return message(ended === 'failed' ? 'refund.failed' : 'refund.updated', given);
    },
    counts: () => ({ payments: sessions.size, refunds: refunds.size }),
    other: () => message('payout.paid', { id: 'po_1', object: 'payout' }),
  });
}
