import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK_AMOUNT, type Desk, openDesk } from '../../testing/till/open-desk.ts';
import { TILL_SECRETS } from '../../testing/till/open-till.ts';
import { pollPendingPayments } from './jobs.ts';
import type { Payment } from './payment.ts';
import { signatureOf } from './providers/signature.ts';
import { paymentsOfOrders } from './queries.ts';
import { providerEvents } from './tables.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  const violations = await desk.violations();
  await desk.close();
  expect(violations).toEqual([]);
});

/** A message as the provider writes it, about money of a payment. */
const captured = (payment: Payment, over: object = {}) =>
  JSON.stringify({
    event: 'payment.captured',
    payload: {
      payment: {
        entity: {
          ...{ id: 'pay_x', order_id: payment.providerRef, amount: DESK_AMOUNT, currency: 'INR', status: 'captured' },
          error_reason: null,
          ...over,
        },
      },
    },
  });

/** The headers that make a body genuine. */
const signed = (body: string, id: string) => ({
  'x-razorpay-signature': signatureOf(TILL_SECRETS.webhookSecret, body),
  'x-razorpay-event-id': id,
});

describe('what comes from outside is not believed', () => {
  test('a message with a wrong signature changes nothing and leaves no row', async () => {
    const payment = await desk.offered();
    const body = captured(payment);
    const before = await desk.world.db.$count(providerEvents);
    const forged = signatureOf('guessed', body);
    expect(await desk.till.send(body, { 'x-razorpay-signature': forged, 'x-razorpay-event-id': 'evt_forged' })).toBe(
      400,
    );
    expect(await desk.till.send(body, { 'x-razorpay-event-id': 'evt_forged' })).toBe(400);
    // Signed, then changed on the way.
    expect(await desk.till.send(body.replace('10500', '10501'), signed(body, 'evt_forged'))).toBe(400);
    expect(await desk.world.db.$count(providerEvents)).toBe(before);
    expect(await desk.now(payment.id)).toMatchObject({ state: 'PENDING' });
  });

  test.each([
    ['AMOUNT_DIFFERS', { amount: DESK_AMOUNT + 1 }],
    ['CURRENCY_DIFFERS', { currency: 'USD' }],
  ])('%s: refused even when it is signed', async (reason, over) => {
    const payment = await desk.offered();
    const body = captured(payment, over);
    expect(await desk.till.send(body, signed(body, `evt_${reason}`))).toBe(200);
    expect(await desk.now(payment.id)).toMatchObject({ state: 'FAILED', failureReason: reason });
    expect(await desk.orders.credited(payment.orderId)).toBe(0);
  });

  test('a capture under somebody else’s reference is refused', async () => {
    const payment = await desk.offered();
    const parsed = JSON.parse(captured(payment));
    parsed.event = 'order.paid';
    parsed.payload.order = { entity: { id: payment.providerRef, receipt: desk.world.newId() } };
    const body = JSON.stringify(parsed);
    expect(await desk.till.send(body, signed(body, 'evt_reference'))).toBe(200);
    expect(await desk.now(payment.id)).toMatchObject({ state: 'FAILED', failureReason: 'REFERENCE_DIFFERS' });
  });

  test('a message about a payment that is not ours, or about nothing we know, is kept and ignored', async () => {
    const payment = await desk.offered();
    const unknown = captured({ ...payment, providerRef: 'order_of_somebody_else' });
    const other = '{"event":"settlement.processed","payload":{}}';
    expect(await desk.till.send(unknown, signed(unknown, 'evt_unknown'))).toBe(200);
    expect(await desk.till.send(other, signed(other, 'evt_other'))).toBe(200);
    expect(desk.till.deliveries.slice(-2).map((each) => each.answer)).toEqual(['IGNORED', 'IGNORED']);
    const kept = await desk.world.db.select().from(providerEvents).where(eq(providerEvents.eventId, 'evt_other'));
    expect(kept).toMatchObject([{ body: other, provider: 'fake' }]);
  });
});

describe('however often, in whatever order', () => {
  test('each message three times, shuffled, eight at once: credited once', async () => {
    const payment = await desk.offered();
    const before = desk.till.deliveries.length;
    await desk.till.pay(payment.payUrl, 'reorder@fake');
    desk.till.outage = 'webhook';
    await desk.till.deliver();
    desk.till.outage = 'none';
    desk.world.clock.advance(5_000);
    await desk.till.deliver();
    const genuine = desk.till.deliveries.slice(before);
    expect(genuine.length).toBe(2);

    // A second payment hears nothing but copies of its own, racing from the first one on.
    const raced = await desk.offered();
    const copies = genuine.map(({ body }) => body.replaceAll(payment.providerRef ?? '', raced.providerRef ?? ''));
    const told = copies.map((body) => body.replaceAll(payment.id, raced.id));
    const sends = shuffled(Array.from({ length: 3 * 8 }, (_, index) => told[index % told.length] ?? ''));
    const statuses = await inLanes(8, sends, (body) =>
      desk.till.send(body, {
        'x-razorpay-signature': signatureOf(TILL_SECRETS.webhookSecret, body),
        'x-razorpay-event-id': `evt_${JSON.parse(body).event}_${raced.id}`,
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await desk.now(raced.id)).toMatchObject({ state: 'CAPTURED', stray: null });
    expect(await desk.orders.credited(raced.orderId)).toBe(1);
    const kept = (await desk.world.db.select().from(providerEvents)).filter((each) => each.eventId.endsWith(raced.id));
    expect(kept).toHaveLength(2);
  });

  test('one event id is heard once, whatever it says the second time', async () => {
    const payment = await desk.offered();
    const [failed, came] = [{ status: 'failed', error_reason: 'declined' }, {}].map((over) => captured(payment, over));
    for (const body of [failed?.replace('payment.captured', 'payment.failed') ?? '', came ?? '']) {
      expect(await desk.till.send(body, signed(body, `evt_once_${payment.id}`))).toBe(200);
    }
    expect(await desk.now(payment.id)).toMatchObject({ state: 'FAILED', failureReason: 'DECLINED' });
  });

  test('webhook and poll at once credit once', async () => {
    const payment = await desk.offered();
    await desk.till.pay(payment.payUrl, 'success@fake');
    desk.world.clock.advance(5_000);
    await Promise.all([
      desk.till.deliver(),
      ...Array.from({ length: 6 }, () => pollPendingPayments(desk.world.system())),
    ]);
    expect(await desk.now(payment.id)).toMatchObject({ state: 'CAPTURED', stray: null });
    expect(await desk.orders.credited(payment.orderId)).toBe(1);
  });

  test('an order waits for one payment at a time, whoever asks', async () => {
    const orderId = desk.world.newId();
    const asked = await Promise.all(Array.from({ length: 8 }, () => desk.ask({ orderId })));
    expect(new Set(asked.map((payment) => payment.id)).size).toBe(1);
    expect((await paymentsOfOrders(desk.world.db, [orderId])).get(orderId)).toHaveLength(1);
  });
});

/** A fixed shuffle: a failure can be seen again. */
function shuffled<Each>(list: readonly Each[]): Each[] {
  return list
    .map((each, index) => ({ each, key: (index * 7 + 3) % list.length }))
    .sort((a, b) => a.key - b.key)
    .map(({ each }) => each);
}

/** Works a list off, so many at a time. */
async function inLanes<Each, Done>(lanes: number, list: readonly Each[], work: (each: Each) => Promise<Done>) {
  const waiting = [...list];
  const done: Done[] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) done.push(await work(next));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}
