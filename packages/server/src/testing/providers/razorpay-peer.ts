import { signatureOf } from '../../modules/payments/index.ts';
import { type Peer, type PeerAnswer, type PeerMessage, type PeerRequest, servePeer } from './peer-server.ts';

export const RAZORPAY_KEYS = {
  ...{ keyId: 'rzp_test_peer', keySecret: 'peer_key_secret', webhookSecret: 'peer_webhook_secret' },
};

interface Link {
  readonly id: string;
  readonly reference_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly short_url: string;
  readonly expire_by: number;
  status: 'created' | 'paid' | 'expired' | 'cancelled';
  amount_paid: number;
  payments: { payment_id: string; status: string; amount: number }[] | null;
}

interface Refund {
  readonly id: string;
  readonly payment_id: string;
  readonly amount: number;
  readonly receipt: string;
  readonly asked: string;
  status: 'pending' | 'processed' | 'failed';
}

const refused = (description: string, status = 400): PeerAnswer => ({
  ...{ status, json: { error: { code: 'BAD_REQUEST_ERROR', description } } },
});

/** Razorpay as its API reference has it: payment links, refunds with their idempotency, signed messages. Rules §5.2. */
export async function openRazorpayPeer(now: () => Date): Promise<Peer> {
  const links = new Map<string, Link>();
  const refunds = new Map<string, Refund>();
  const state = { refundsWait: false, events: 0 };

  function answer({ method, path, query, headers, body }: PeerRequest): PeerAnswer {
    const { keyId, keySecret } = RAZORPAY_KEYS;
    if (headers.authorization !== `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`)
      return refused('Authentication failed', 401);
    const [, version, what, id, verb] = path.split('/');
    if (version !== 'v1') return refused('The requested URL was not found on the server.', 404);
    if (what === 'payment_links' && method === 'POST' && id === undefined) return createLink(JSON.parse(body));
    if (what === 'payment_links' && id === undefined)
      return found({
        payment_links: [...links.values()].filter((one) => one.reference_id === query.get('reference_id')),
      });
    const link = links.get(id ?? '');
    if (what === 'payment_links' && verb === 'cancel') return link ? cancel(link) : missing();
    if (what === 'payment_links') return link ? found(link) : missing();
    if (what === 'payments' && verb === 'refund')
      return refund(id ?? '', JSON.parse(body), String(headers['x-refund-idempotency'] ?? ''));
    const given = refunds.get(id ?? '');
    return what === 'refunds' && given ? found(given) : missing();
  }

  function createLink(asked: Partial<Link> & { expire_by: number }): PeerAnswer {
    const { amount = 0, currency = '', reference_id = '', expire_by } = asked;
    if (amount < 100) return refused('The amount must be at least INR 1.00');
    if (expire_by * 1_000 < now().getTime() + 15 * 60_000)
      return refused('expire_by should be at least 15 minutes after current time');
    if ([...links.values()].some((one) => one.reference_id === reference_id))
      return refused(`payment link with given reference_id (${reference_id}) already exists`);
    const id = `plink_${String(links.size + 1).padStart(14, '0')}`;
    const link: Link = {
      ...{ id, reference_id, amount, currency, expire_by, short_url: `https://rzp.io/i/${id.slice(-6)}` },
      ...{ status: 'created', amount_paid: 0, payments: null },
    };
    links.set(id, link);
    return found(link);
  }

  function cancel(link: Link): PeerAnswer {
    if (link.status !== 'created') return refused(`Payment link cannot be cancelled as it is already ${link.status}`);
    link.status = 'cancelled';
    return found(link);
  }

  function refund(paymentId: string, asked: { amount: number; receipt: string }, key: string): PeerAnswer {
    if (!/^[\w-]{10,}$/.test(key)) return refused('The idempotency key must have at least 10 characters.');
    const before = [...refunds.values()].find((one) => one.receipt === key);
    const written = JSON.stringify({ paymentId, amount: asked.amount });
    if (before)
      return before.asked === written ? found(before) : refused('Different request body sent for the same key');
    const paid = [...links.values()].flatMap((one) => one.payments ?? []).find((one) => one.payment_id === paymentId);
    const given = [...refunds.values()].filter((one) => one.payment_id === paymentId && one.status !== 'failed');
    const left = (paid?.amount ?? 0) - given.reduce((sum, one) => sum + one.amount, 0);
    if (asked.amount > left) return refused('The total refund amount is greater than the refund payment amount');
    const made: Refund = {
      ...{ id: `rfnd_${String(refunds.size + 1).padStart(14, '0')}`, payment_id: paymentId, asked: written },
      ...{ amount: asked.amount, receipt: asked.receipt, status: state.refundsWait ? 'pending' : 'processed' },
    };
    refunds.set(made.id, made);
    return found(made);
  }

  function message(event: string, payload: object): PeerMessage {
    state.events += 1;
    const body = JSON.stringify({ entity: 'event', account_id: 'acc_peer', event, payload });
    const signature = signatureOf(RAZORPAY_KEYS.webhookSecret, body);
    return { body, headers: { 'x-razorpay-signature': signature, 'x-razorpay-event-id': `evt_${state.events}` } };
  }

  const server = await servePeer(answer);
  const linkOf = (id: string) => links.get(id) as Link;
  const attempt = (link: Link, status: string, amount: number) => {
    const payment = { payment_id: `pay_${link.id.slice(-6)}${link.payments?.length ?? 0}`, status, amount };
    link.payments = [...(link.payments ?? []), payment];
    return { entity: { id: payment.payment_id, amount, currency: link.currency, status, method: 'upi' } };
  };
  return Object.assign(server, {
    pay(id: string, amount = linkOf(id).amount) {
      const link = linkOf(id);
      const payment = attempt(link, 'captured', amount);
      Object.assign(link, { status: 'paid', amount_paid: amount });
      return message('payment_link.paid', { payment_link: { entity: link }, payment });
    },
    failOnce: (id: string) => message('payment.failed', { payment: attempt(linkOf(id), 'failed', linkOf(id).amount) }),
    expire(id: string) {
      linkOf(id).status = 'expired';
      return message('payment_link.expired', { payment_link: { entity: linkOf(id) } });
    },
    refundsWait(wait: boolean) {
      state.refundsWait = wait;
    },
    endRefund(id: string, ended: 'paid out' | 'failed') {
      const given = refunds.get(id) as Refund;
      given.status = ended === 'failed' ? 'failed' : 'processed';
      return message(`refund.${given.status}`, { refund: { entity: given } });
    },
    counts: () => ({ payments: links.size, refunds: refunds.size }),
    other: () => message('settlement.processed', { settlement: { entity: { id: 'setl_1' } } }),
  });
}

const found = (json: unknown): PeerAnswer => ({ status: 200, json });
const missing = () => refused('The id provided does not exist');
