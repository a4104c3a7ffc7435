import { createHash } from 'node:crypto';
import { Fault } from '@college-kiosk/kernel';
import Razorpay from 'razorpay';
import { z } from 'zod';
import type { Clock } from '../../../platform/clock.ts';
import { type PaymentProvider, ProviderDown, type ProviderEvent, type WebhookHeaders } from '../provider.ts';
import { eventShape, linkShape, linksShape, paymentOfLink, refundOf, refundShape } from './razorpay-shapes.ts';
import { isSignature } from './signature.ts';

const TIMEOUT_MS = 5_000;
/** One rupee: less is answered with a bad request. */
const SMALLEST = 100;
/** A link lives fifteen minutes at least; one minute more, since its clock is another. */
const SHORTEST_LIFE_MS = 16 * 60_000;
/** What the payer may pay with: our tender is UPI, and the books know no other of theirs. */
const UPI_ALONE = { upi: true, card: false, netbanking: false, wallet: false, paylater: false, emi: false };

export interface RazorpayOptions {
  readonly keyId: string;
  readonly keySecret: string;
  /** Another secret than the key's: the one that was typed when the webhook was set up. */
  readonly webhookSecret: string;
  /** Where its API is; Razorpay's own unless said. */
  readonly apiUrl?: string | undefined;
  /** Where the payer's phone goes once it has paid. */
  readonly returnUrl: string;
  readonly clock: Clock;
}

/** The line to Razorpay behind its client. Its own calls are repeated by nobody: we do, knowing what is safe. */
interface Http {
  readonly defaults: { baseURL?: string; timeout?: number };
  post(
    url: string,
    body: object,
    options: { readonly headers: Record<string, string> },
  ): Promise<{ readonly data: unknown }>;
}

/**
 * Razorpay, by payment links: a page of theirs per payment, which a phone opens from the kiosk's code or from our app. A failed attempt
 * is no end of a link, so only what becomes of the link is told. Rules §5.2.
 */
export function razorpay(options: RazorpayOptions): PaymentProvider {
  const client = new Razorpay({ key_id: options.keyId, key_secret: options.keySecret });
  const http = (client as unknown as { api: { rq: Http } }).api.rq;
  http.defaults.timeout = TIMEOUT_MS;
  if (options.apiUrl !== undefined) http.defaults.baseURL = options.apiUrl;
  const fetchLink = (id: string) => ask(linkShape, () => client.paymentLink.fetch(id));

  return {
    name: 'razorpay',
    smallest: SMALLEST,
    async createPayment(request) {
      const link = linkOf(request, options);
      try {
        const { id, short_url } = await ask(linkShape, () => client.paymentLink.create(link));
        return { providerRef: id, payUrl: short_url };
      } catch (error) {
        // Asked for before, and the answer was lost: a reference stands for one link.
        const made = error instanceof Refused && (await linkWithReference(client, request.paymentId));
        if (!made) throw error;
        return { providerRef: made.id, payUrl: made.short_url };
      }
    },
    async fetchPayment(providerRef) {
      return paymentOfLink(await fetchLink(providerRef));
    },
    async refund({ refundId, providerRef, amount, reason }) {
      const { payments } = await fetchLink(providerRef);
      const paid = payments?.find(({ status }) => status === 'captured');
      if (!paid) throw new Fault('The provider knows no captured payment to refund.', { providerRef, refundId });
      const body = { amount, speed: 'normal', receipt: refundId, notes: { reason } };
      const headers = { 'X-Refund-Idempotency': refundId };
      const path = `/v1/payments/${encodeURIComponent(paid.payment_id)}/refund`;
      return refundOf(await ask(refundShape, async () => (await http.post(path, body, { headers })).data));
    },
    async fetchRefund(providerRef) {
      return refundOf(await ask(refundShape, () => client.refunds.fetch(providerRef)));
    },
    async withdraw(providerRef) {
      await ask(linkShape, () => client.paymentLink.cancel(providerRef));
    },
    verifyWebhook: (rawBody, headers) => eventOf(options.webhookSecret, rawBody, headers),
  };
}

type Request = Parameters<PaymentProvider['createPayment']>[0];

function linkOf({ paymentId, amount, currency, description, expiresAt }: Request, options: RazorpayOptions) {
  const earliest = options.clock.now().getTime() + SHORTEST_LIFE_MS;
  return {
    ...{ amount, currency, description, reference_id: paymentId, accept_partial: false },
    expire_by: Math.ceil(Math.max(expiresAt?.getTime() ?? 0, earliest) / 1_000),
    // Whoever pays stands before the code: nobody is written to.
    ...{ customer: {}, notify: { sms: false, email: false }, reminder_enable: false },
    ...{ callback_url: options.returnUrl, callback_method: 'get' },
    options: { checkout: { method: UPI_ALONE } },
  };
}

async function linkWithReference(client: Razorpay, reference: string) {
  const { payment_links } = await ask(linksShape, () => client.paymentLink.all({ reference_id: reference } as object));
  return payment_links.find((link) => link.reference_id === reference) ?? null;
}

function eventOf(secret: string, rawBody: string, headers: WebhookHeaders): ProviderEvent | null {
  const signature = headers['x-razorpay-signature'];
  if (typeof signature !== 'string' || !isSignature(secret, rawBody, signature)) return null;
  const given = headers['x-razorpay-event-id'];
  const id = typeof given === 'string' && given !== '' ? given : createHash('sha256').update(rawBody).digest('hex');
  const parsed = eventShape.safeParse(jsonOrNull(rawBody));
  // Of what concerns us nothing is let go unread: refused, it is sent again until somebody looks.
  if (!parsed.success && /"event"\s*:\s*"(payment_link|refund)\./.test(rawBody))
    throw new Fault('A message of Razorpay is not as it should be.', { id, problem: parsed.error.message });
  const { payment_link: link, refund } = parsed.data?.payload ?? {};
  if (link && link.entity.status !== 'partially_paid')
    return { id, about: 'payment', payment: paymentOfLink(link.entity) };
  return refund ? { id, about: 'refund', refund: refundOf(refund.entity) } : { id, about: 'other' };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What was asked for is not to be had: asking again will not help. */
class Refused extends Fault {}

/** Its client throws an object with the status of an answer, or an error of its own where there was none. */
const answered = z.union([
  z.object({ statusCode: z.number(), error: z.unknown() }).transform((said) => ({ status: said.statusCode, ...said })),
  z
    .object({ response: z.object({ status: z.number(), data: z.unknown() }) })
    .transform(({ response }) => ({ status: response.status, error: response.data })),
]);

async function ask<Shape extends z.ZodType>(shape: Shape, call: () => Promise<unknown>): Promise<z.output<Shape>> {
  const told = await call().catch((error: unknown) => {
    const { data: said } = answered.safeParse(error);
    if (!said) throw new ProviderDown('Razorpay cannot be reached.', { cause: error });
    if (said.status >= 500 || said.status === 429 || said.status === 409)
      throw new ProviderDown(`Razorpay answers ${said.status}.`);
    if (said.status === 401 || said.status === 403) throw new ProviderDown('Razorpay does not take our keys.');
    throw new Refused('Razorpay refuses.', { status: said.status, said: JSON.stringify(said.error) });
  });
  const read = shape.safeParse(told);
  if (!read.success)
    throw new Fault('Razorpay answers something else than it should.', { problem: read.error.message });
  return read.data;
}
