// R5: one payment credits once. Mutants that redden it: modules/payments/payment.ts lets a captured payment be captured again; modules/payments/settle-payment.ts
// does not look whether an event was kept, or takes a capture of another amount for money.
import postgres from 'postgres';
import { type Api, openApi } from '../entry/replay/api.ts';
import { type Chance, chance } from '../entry/replay/chance.ts';
import { PLACE_ORDER, START_PAYMENT } from '../entry/replay/documents.ts';
import { freshId } from '../entry/replay/fresh-id.ts';
import { loadSecrets } from '../entry/secrets.ts';
import { signatureOf } from '../modules/payments/index.ts';
import { openDatabase } from '../platform/db/database.ts';
import { unequalBooks } from './books.ts';
import { type Counter, openCounter } from './counter.ts';
import { inTurn } from './in-turn.ts';
import type { Check } from './promise.ts';

const FULL = { payments: 1_000, racers: 8 } as const;
/** Who pays, as the practice provider knows them: of some it tells nothing by itself, of others twice or in another order. */
const PAYERS = ['success@fake', 'dup@fake', 'reorder@fake', 'nohook@fake'] as const;
/** The product asks by itself about payments of which it heard nothing, and looks every few seconds. */
const POLLED_WITHIN_MS = 60_000;

/** A payment that was asked for, and that the payer made or did not. */
interface Asked {
  readonly paymentId: string;
  readonly orderId: string;
  readonly providerRef: string;
  readonly amount: number;
  /** False where nobody paid: what is told of it is not to be believed. */
  readonly isPaid: boolean;
}

/** A message as it is sent; a forged one is to be turned away. */
interface Message {
  readonly body: string;
  readonly eventId: string;
  readonly secret: string;
  readonly isForged: boolean;
}

/**
 * Pays a thousand orders and tells of each three times, in any order and by eight at once, beside what the provider tells and the product asks by itself;
 * among them messages under another secret, of another amount or currency, and of failures that come late. Each is to be credited once, and those of which only
 * such things are told, never.
 */
export const webhooks: Check = async ({ target: find, seed, scale, say }) => {
  const target = await find();
  const { databaseUrl, dataDir } = target;
  if (!databaseUrl || !dataDir)
    return { violations: [], figure: 'nothing was tried', skipped: 'it signs as the provider does' };
  const { providerWebhookSecret: secret } = loadSecrets(dataDir, null);
  const api = openApi(target, FULL.racers);
  const random = chance(seed, 'webhooks');
  const counter = await openCounter(target, 2 * FULL.payments);
  const count = Math.max(40, Math.round(FULL.payments * scale));
  const asked = await inTurn(count, FULL.racers, (n) => payAt(api, target.url, counter, n));
  const inOrder = asked.flatMap((one) => told(one, secret, random));
  const messages = random.some(inOrder, inOrder.length);
  const violations: string[] = [];
  let taken = 0;
  let turnedAway = 0;
  await inTurn(messages.length, FULL.racers, async (n) => {
    const message = messages[n] as Message;
    const status = await send(target.url, message);
    if (message.isForged) turnedAway += 1;
    else taken += 1;
    if (status === (message.isForged ? 401 : 200)) return;
    violations.push(`${message.isForged ? 'a forged' : 'a signed'} message was answered ${status}: ${message.body}`);
  });
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  try {
    await settled(sql, asked);
    violations.push(...(await compareCredits(sql, asked)));
  } finally {
    await sql.end();
  }
  const { db, close } = openDatabase(databaseUrl, { max: 2, name: 'check' });
  violations.push(...(await unequalBooks(db).finally(close)));
  say(`${taken} signed messages taken, ${turnedAway} forged ones turned away`);
  return {
    violations,
    figure: `${asked.length} payments, ${messages.length} messages by ${FULL.racers} racers, ${turnedAway} forged`,
  };
};

/** Orders, and pays at the provider as the payer's phone does. */
async function payAt(api: Api, url: string, counter: Counter, n: number): Promise<Asked> {
  const orderId = freshId();
  const cart = counter.rollCarts[n % counter.rollCarts.length];
  await api.command(PLACE_ORDER, { id: orderId, ...cart }, 'Order');
  const asked = { id: freshId(), orderId };
  const { amount, payUrl } = await api.command<{ amount: number; payUrl: string }>(START_PAYMENT, asked, 'Payment');
  const providerRef = payUrl.split('/').at(-1) ?? '';
  const asking = { paymentId: asked.id, orderId, providerRef, amount };
  if (n % 5 === 4) return { ...asking, isPaid: false };
  const answer = await fetch(`${url}/fake-pay/${providerRef}`, {
    method: 'POST',
    body: new URLSearchParams({ vpa: PAYERS[n % PAYERS.length] as string }),
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`The payment page answered ${answer.status}.`);
  return { ...asking, isPaid: true };
}

/** What is said of a payment: three times that it came, as two events; and what may be said wrongly, too early or too late. */
function told({ paymentId, providerRef, amount, isPaid }: Asked, secret: string, random: Chance): Message[] {
  const entity = (given: object = {}) => ({
    ...{ id: `pay_of_${providerRef}`, order_id: providerRef, amount, currency: 'INR', status: 'captured' },
    ...{ error_reason: null, ...given },
  });
  const message = (event: string, payload: object, name: string, under = secret): Message => ({
    body: JSON.stringify({ entity: 'event', event, payload }),
    ...{ eventId: `evt_${name}_${providerRef}`, secret: under, isForged: under !== secret },
  });
  const captured = message('payment.captured', { payment: { entity: entity() } }, 'captured');
  const order = { id: providerRef, receipt: paymentId };
  const orderPaid = message('order.paid', { payment: { entity: entity() }, order: { entity: order } }, 'paid');
  const doubtful = [
    message('payment.captured', { payment: { entity: entity() } }, 'forged', 'another secret'),
    message('payment.captured', { payment: { entity: entity({ amount: amount - 1 }) } }, 'short'),
    message('payment.captured', { payment: { entity: entity({ currency: 'USD' }) } }, 'dollars'),
    message('payment.failed', { payment: { entity: entity({ status: 'failed', error_reason: 'late' }) } }, 'failed'),
    message(
      'order.paid',
      { payment: { entity: entity() }, order: { entity: { ...order, receipt: freshId() } } },
      'stranger',
    ),
    message('payment.captured', { payment: { entity: entity({ order_id: `order_${freshId()}` }) } }, 'unknown'),
  ];
  return isPaid ? [captured, captured, orderPaid, random.pick(doubtful), random.pick(doubtful)] : doubtful;
}

async function send(url: string, { body, eventId, secret }: Message): Promise<number> {
  const headers = {
    'content-type': 'application/json',
    ...{ 'x-razorpay-signature': signatureOf(secret, body), 'x-razorpay-event-id': eventId },
  };
  const answer = await fetch(`${url}/webhooks/payments`, { method: 'POST', headers, body });
  await answer.arrayBuffer();
  return answer.status;
}

/** Waits until the product has asked about whatever nobody told it of. */
async function settled(sql: postgres.Sql, paid: readonly Asked[]): Promise<void> {
  const ids = paid.flatMap(({ paymentId, isPaid }) => (isPaid ? [paymentId] : []));
  for (const end = performance.now() + POLLED_WITHIN_MS; performance.now() < end; ) {
    const [row] = await sql`select from payments where id = any(${ids}) and state = 'PENDING'`;
    if (!row) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Each is paid once, or not at all: its payment, its order, its invoice and what the books say came. */
async function compareCredits(sql: postgres.Sql, paid: readonly Asked[]): Promise<string[]> {
  const rows = await sql<
    { id: string; state: string; status: string; credited: string; invoices: number; payments: number }[]
  >`
    select p.id, p.state, o.payment_status as status,
      (select count(*)::int from documents d where d.order_id = o.id and d.type <> 'CREDIT_NOTE') as invoices,
      (select count(*)::int from payments x where x.order_id = o.id) as payments,
      (select coalesce(sum(l.debit - l.credit), 0) from journal_lines l join journal_entries e on e.id = l.entry_id
        where l.account_code = '1140' and e.source_id in (o.id, p.id)) as credited
    from payments p join orders o on o.id = p.order_id where p.id = any(${paid.map(({ paymentId }) => paymentId)})`;
  const found = new Map(rows.map((row) => [row.id, row]));
  return paid.flatMap(({ paymentId, amount, isPaid }) => {
    const row = found.get(paymentId);
    if (!row) return [`payment ${paymentId} is gone`];
    const { state, status, credited, invoices, payments } = row;
    const isRight = isPaid
      ? state === 'CAPTURED' && status === 'PAID' && Number(credited) === amount && invoices === 1 && payments === 1
      : state !== 'CAPTURED' && status !== 'PAID' && Number(credited) === 0 && invoices === 0;
    const words = `${state}, its order ${status}, credited ${credited} of ${amount}, ${invoices} invoices, ${payments} payments`;
    return isRight ? [] : [`payment ${paymentId} is ${words}`];
  });
}
