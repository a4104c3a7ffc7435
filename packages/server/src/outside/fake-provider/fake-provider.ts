import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, Fault } from '@college-kiosk/kernel';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { readBody } from '../../platform/http/request.ts';
import { BadRequest, createOrder, orderOf, pay, paymentsOf, refund, refundOf, settleDue } from './books.ts';
import { PAY_PAGE_CSP, payPage } from './pay-page.ts';
import { payLanguageOf } from './pay-words.ts';
import { deliverDue, orderJson, paymentJson, refundJson } from './webhooks.ts';

const BODY_LIMIT = 64 * 1024;
const API = '/fake-provider/v1/';
const PAGE = '/fake-pay/';

export interface FakeProviderOptions {
  readonly db: Database;
  readonly clock: Clock;
  /** Where its messages go; asked each time, since the port is known late. */
  readonly webhookUrl: () => string;
  readonly keySecret: string;
  readonly webhookSecret: string;
  /** It refuses to exist where money is real. */
  readonly env?: string;
  /** The name the payer sees. */
  readonly merchant?: string;
  /** How often it looks for messages to deliver; 0 leaves that to `deliverDueWebhooks`. */
  readonly sweepMs?: number;
}

export interface FakeProvider {
  /** Answers its API below `/fake-provider/v1/` and its payment page below `/fake-pay/`; false for anything else. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Lets happen what is due by the clock and delivers the messages about it. Answers how many were taken. */
  deliverDueWebhooks(): Promise<number>;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly json?: unknown;
  readonly page?: string;
  readonly location?: string;
}

const newOrder = z.object({
  amount: z.int().min(100),
  currency: z.string().length(3),
  receipt: z.string().min(1).max(40),
});
const newRefund = z.object({ amount: z.int(), notes: z.record(z.string(), z.string()).default({}) });

/**
 * A payment provider of the shape of Razorpay, with books, endpoints, a payment page and signed messages of its own. It
 * stands for the outside world in development and in tests: deterministic by the payer's address. Rules §5.4.
 * @throws Fault in production.
 */
export function createFakeProvider(options: FakeProviderOptions): FakeProvider {
  if (options.env === 'production') throw new Fault('The fake payment provider does not run in production.');
  const { db, clock } = options;
  let sweeping: Promise<number> | null = null;

  const sweep = async () => {
    await settleDue(db, clock.now());
    const { webhookSecret: secret } = options;
    return deliverDue({ db, url: options.webhookUrl(), secret, now: clock.now() });
  };
  const deliverDueWebhooks = () => {
    sweeping ??= sweep().finally(() => {
      sweeping = null;
    });
    return sweeping;
  };
  const every = options.sweepMs ?? 250;
  // A database that is away for a moment is no reason to die: it looks again at the next round.
  const timer = every === 0 ? null : setInterval(() => void deliverDueWebhooks().catch(() => 0), every).unref();

  return {
    async handle(request, response) {
      const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
      if (!path.startsWith(API) && !path.startsWith(PAGE)) return false;
      try {
        const answer = path.startsWith(API)
          ? await answerApi(options, request, path.slice(API.length))
          : await answerPage(options, request, path.slice(PAGE.length));
        write(response, answer);
      } catch (error) {
        write(response, refusalOf(error));
      }
      return true;
    },
    deliverDueWebhooks,
    async stop() {
      if (timer) clearInterval(timer);
      await sweeping?.catch(() => 0);
    },
  };
}

async function answerApi(options: FakeProviderOptions, request: IncomingMessage, path: string): Promise<Answer> {
  if (!isAuthorised(request, options.keySecret)) throw new BadRequest('Authentication failed', 401);
  const { db, clock } = options;
  const now = clock.now();
  await settleDue(db, now);
  const [noun = '', id = '', part] = path.split('/');
  switch (`${request.method} ${[noun, id && ':id', part].filter(Boolean).join('/')}`) {
    case 'POST orders':
      return { status: 200, json: orderJson(await createOrder(db, newOrder.parse(await jsonOf(request)), now)) };
    case 'GET orders/:id':
      return { status: 200, json: orderJson(await orderOf(db, id)) };
    case 'GET orders/:id/payments': {
      const { currency } = await orderOf(db, id);
      const items = (await paymentsOf(db, id)).map((payment) => paymentJson(payment, currency));
      return { status: 200, json: { entity: 'collection', count: items.length, items } };
    }
    case 'POST payments/:id/refund': {
      const { amount, notes } = newRefund.parse(await jsonOf(request));
      const key = String(request.headers['x-refund-idempotency'] ?? '');
      if (!/^[A-Za-z0-9_-]{10,}$/.test(key))
        throw new BadRequest('X-Refund-Idempotency must be at least 10 characters.');
      return {
        status: 200,
        json: refundJson(await refund(db, { paymentId: id, amount, key, note: notes.reason ?? '' }, now)),
      };
    }
    case 'GET refunds/:id':
      return { status: 200, json: refundJson(await refundOf(db, id)) };
    default:
      throw new BadRequest('The requested URL was not found on the server.', 404);
  }
}

async function answerPage(options: FakeProviderOptions, request: IncomingMessage, orderId: string): Promise<Answer> {
  const { db, clock, merchant = 'College canteen' } = options;
  await settleDue(db, clock.now());
  const order = await orderOf(db, orderId);
  if (request.method === 'POST') {
    const form = new URLSearchParams(await readBody(request, BODY_LIMIT));
    await pay(db, order.id, form.get('vpa') ?? '', clock.now());
    return { status: 303, location: `${PAGE}${order.id}` };
  }
  const language = payLanguageOf(request.headers['accept-language']);
  return { status: 200, page: payPage(language, merchant, order, await paymentsOf(db, order.id)) };
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const text = await readBody(request, BODY_LIMIT);
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest('The body is not JSON.');
  }
}

/** Basic authentication; only the secret counts. */
function isAuthorised(request: IncomingMessage, keySecret: string): boolean {
  const given = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString();
  const secret = Buffer.from(given.slice(given.indexOf(':') + 1));
  const wanted = Buffer.from(keySecret);
  return secret.length === wanted.length && timingSafeEqual(secret, wanted);
}

function refusalOf(error: unknown): Answer {
  if (error instanceof BadRequest) return { status: error.status, json: errorJson(error.message) };
  if (error instanceof z.ZodError) return { status: 400, json: errorJson(error.issues[0]?.message ?? 'Bad request') };
  if (error instanceof AppError) return { status: 413, json: errorJson(error.publicMessage) };
  throw error;
}

function errorJson(description: string) {
  return { error: { code: 'BAD_REQUEST_ERROR', description } };
}

function write(response: ServerResponse, { status, json, page, location }: Answer): void {
  response.setHeader('cache-control', 'no-store');
  if (location !== undefined) response.setHeader('location', location);
  if (page !== undefined) response.setHeader('content-security-policy', PAY_PAGE_CSP);
  response.writeHead(status, { 'content-type': page === undefined ? 'application/json' : 'text/html; charset=utf-8' });
  response.end(page ?? (json === undefined ? '' : JSON.stringify(json)));
}
