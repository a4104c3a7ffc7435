import { isRefusal } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signatureOf } from '../../testing/fake-provider/index.ts';
import { openTill, TILL_SECRETS, type Till } from '../../testing/fake-provider/open-till.ts';
import { askForPayment, type PaidOrders, plugPaidOrders, takeCash } from '../../testing/fake-provider/paid-orders.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { entriesOfSources, financeIdentities, seedAccounts } from '../finance/index.ts';
import { paymentsIdentities } from './identities.ts';
import { expirePayments, pollPendingPayments } from './jobs.ts';
import { offerPayment } from './offer-payment.ts';
import type { Payment } from './payment.ts';
import { paymentsById, paymentsOfOrders, strayPayments } from './queries.ts';
import { providerEvents } from './tables.ts';

let world: World;
let till: Till;
let orders: PaidOrders;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
  orders = plugPaidOrders(world);
  till = await openTill(world);
});
afterAll(async () => {
  const checks = [...(await financeIdentities(world.db)), ...(await paymentsIdentities(world.db))];
  await till.close();
  await world.close();
  expect(checks.flatMap((check) => check.violations)).toEqual([]);
});

const AMOUNT = 10_500;

function ask(over: Partial<{ id: string; orderId: string; amount: number; minutes: number }> = {}) {
  const request = { id: world.newId(), orderId: world.newId(), outletId: world.outletId, amount: AMOUNT, minutes: 10 };
  return askForPayment(world.as('order:place'), { ...request, ...over });
}

/** A payment that can be paid. */
async function offered(over: Parameters<typeof ask>[0] = {}): Promise<Payment> {
  const offer = await offerPayment(world.as('order:place'), (await ask(over)).id);
  if (isRefusal(offer)) throw new Error(offer.code);
  return offer;
}

async function now(id: string): Promise<Payment> {
  const payment = (await paymentsById(world.db, [id])).get(id);
  if (!payment) throw new Error('no such payment');
  return payment;
}

describe('each outcome at the provider', () => {
  test('success: captured once, the order has its money, and the events are kept', async () => {
    const payment = await offered();
    expect(payment).toMatchObject({
      state: 'PENDING',
      provider: 'fake',
      payUrl: expect.stringContaining('/fake-pay/'),
    });
    await till.pay(payment.payUrl, 'success@fake');
    expect(await till.deliver()).toBe(2);

    expect(await now(payment.id)).toMatchObject({ state: 'CAPTURED', stray: null, capturedAt: world.clock.now() });
    expect(await orders.credited(payment.orderId)).toBe(1);
    const states = (await world.events('payments.payment_changed.v1')).filter((each) => each.paymentId === payment.id);
    expect(states.map((each) => each.state)).toEqual(['PENDING', 'PENDING', 'CAPTURED']);
    const kept = await world.db.select().from(providerEvents);
    expect(kept.map((each) => each.body)).toEqual(expect.arrayContaining(till.deliveries.map((each) => each.body)));
  });

  test('failure: failed with its reason, and the same page may still be paid', async () => {
    const payment = await offered();
    await till.pay(payment.payUrl, 'failure@fake');
    await till.deliver();
    expect(await now(payment.id)).toMatchObject({ state: 'FAILED', failureReason: 'PAYMENT_DECLINED' });
    await till.pay(payment.payUrl, 'success@fake');
    await till.deliver();
    expect(await now(payment.id)).toMatchObject({ state: 'CAPTURED', failureReason: null });
    expect(await orders.credited(payment.orderId)).toBe(1);
  });

  test('pending: nothing for thirty seconds, then captured', async () => {
    const payment = await offered();
    await till.pay(payment.payUrl, 'pending@fake');
    world.clock.advance(29_000);
    expect(await till.deliver()).toBe(0);
    expect(await pollPendingPayments(world.system())).toBe(0);
    world.clock.advance(1_000);
    expect(await till.deliver()).toBe(2);
    expect(await now(payment.id)).toMatchObject({ state: 'CAPTURED' });
  });

  test('late: failed, then captured', async () => {
    const payment = await offered();
    await till.pay(payment.payUrl, 'late@fake');
    await till.deliver();
    expect(await now(payment.id)).toMatchObject({ state: 'FAILED' });
    world.clock.advance(10_000);
    await till.deliver();
    expect(await now(payment.id)).toMatchObject({ state: 'CAPTURED' });
    expect(await orders.credited(payment.orderId)).toBe(1);
  });

  test.each(['dup@fake', 'reorder@fake'])('%s: credited once', async (vpa) => {
    const payment = await offered();
    const before = till.deliveries.length;
    await till.pay(payment.payUrl, vpa);
    await till.deliver();
    const events = till.deliveries.slice(before).map((each) => JSON.parse(each.body).event);
    expect(events).toEqual(
      vpa === 'dup@fake' ? ['payment.captured', 'payment.captured', 'order.paid'] : ['order.paid', 'payment.captured'],
    );
    expect(await now(payment.id)).toMatchObject({ state: 'CAPTURED' });
    expect(await orders.credited(payment.orderId)).toBe(1);
  });

  test('no message at all: only asking tells, and not before five seconds', async () => {
    const payment = await offered();
    await till.pay(payment.payUrl, 'nohook@fake');
    expect(await till.deliver()).toBe(0);
    world.clock.advance(4_999);
    expect(await pollPendingPayments(world.system())).toBe(0);
    world.clock.advance(1);
    expect(await pollPendingPayments(world.system())).toBe(1);
    expect(await now(payment.id)).toMatchObject({ state: 'CAPTURED' });
    expect(await orders.credited(payment.orderId)).toBe(1);
  });

  test('one paisa less: a failure on record, never money', async () => {
    const payment = await offered();
    await till.pay(payment.payUrl, 'amount@fake');
    await till.deliver();
    expect(await now(payment.id)).toMatchObject({ state: 'FAILED', failureReason: 'AMOUNT_DIFFERS', capturedAt: null });
    expect(await orders.credited(payment.orderId)).toBe(0);
    const trail = await world.audit('payments.settlePayment');
    expect(trail.map((row) => row.input)).toContainEqual(
      expect.objectContaining({ payment: expect.objectContaining({ amount: AMOUNT - 1 }) }),
    );
  });
});

describe('what comes from outside is not believed', () => {
  const captured = (payment: Payment, over: object = {}) =>
    JSON.stringify({
      event: 'payment.captured',
      payload: {
        payment: {
          entity: {
            ...{ id: 'pay_x', order_id: payment.providerRef, amount: AMOUNT, currency: 'INR', status: 'captured' },
            error_reason: null,
            ...over,
          },
        },
      },
    });
  const signed = (body: string, id: string) => ({
    'x-razorpay-signature': signatureOf(TILL_SECRETS.webhookSecret, body),
    'x-razorpay-event-id': id,
  });

  test('a message with a wrong signature changes nothing and leaves no row', async () => {
    const payment = await offered();
    const body = captured(payment);
    const before = await world.db.$count(providerEvents);
    const forged = signatureOf('guessed', body);
    expect(await till.send(body, { 'x-razorpay-signature': forged, 'x-razorpay-event-id': 'evt_forged' })).toBe(400);
    expect(await till.send(body, { 'x-razorpay-event-id': 'evt_forged' })).toBe(400);
    // Signed, then changed on the way.
    expect(await till.send(body.replace('10500', '10501'), signed(body, 'evt_forged'))).toBe(400);
    expect(await world.db.$count(providerEvents)).toBe(before);
    expect(await now(payment.id)).toMatchObject({ state: 'PENDING' });
  });

  test.each([
    ['AMOUNT_DIFFERS', { amount: AMOUNT + 1 }],
    ['CURRENCY_DIFFERS', { currency: 'USD' }],
  ])('%s: refused even when it is signed', async (reason, over) => {
    const payment = await offered();
    const body = captured(payment, over);
    expect(await till.send(body, signed(body, `evt_${reason}`))).toBe(200);
    expect(await now(payment.id)).toMatchObject({ state: 'FAILED', failureReason: reason });
    expect(await orders.credited(payment.orderId)).toBe(0);
  });

  test('a capture under somebody else’s reference is refused', async () => {
    const payment = await offered();
    const parsed = JSON.parse(captured(payment));
    parsed.event = 'order.paid';
    parsed.payload.order = { entity: { id: payment.providerRef, receipt: world.newId() } };
    const body = JSON.stringify(parsed);
    expect(await till.send(body, signed(body, 'evt_reference'))).toBe(200);
    expect(await now(payment.id)).toMatchObject({ state: 'FAILED', failureReason: 'REFERENCE_DIFFERS' });
  });

  test('a message about a payment that is not ours, or about nothing we know, is kept and ignored', async () => {
    const payment = await offered();
    const unknown = captured({ ...payment, providerRef: 'order_of_somebody_else' });
    const other = '{"event":"settlement.processed","payload":{}}';
    expect(await till.send(unknown, signed(unknown, 'evt_unknown'))).toBe(200);
    expect(await till.send(other, signed(other, 'evt_other'))).toBe(200);
    expect(till.deliveries.slice(-2).map((each) => each.answer)).toEqual(['IGNORED', 'IGNORED']);
    const kept = await world.db.select().from(providerEvents).where(eq(providerEvents.eventId, 'evt_other'));
    expect(kept).toMatchObject([{ body: other, provider: 'fake' }]);
  });
});

describe('however often, in whatever order', () => {
  test('each message three times, shuffled, eight at once: credited once', async () => {
    const payment = await offered();
    const before = till.deliveries.length;
    await till.pay(payment.payUrl, 'reorder@fake');
    till.outage = 'webhook';
    await till.deliver();
    till.outage = 'none';
    world.clock.advance(5_000);
    await till.deliver();
    const genuine = till.deliveries.slice(before);
    expect(genuine.length).toBe(2);

    // A second payment hears nothing but copies of its own, racing from the first one on.
    const raced = await offered();
    const copies = genuine.map(({ body }) => body.replaceAll(payment.providerRef ?? '', raced.providerRef ?? ''));
    const told = copies.map((body) => body.replaceAll(payment.id, raced.id));
    const sends = shuffled(Array.from({ length: 3 * 8 }, (_, index) => told[index % told.length] ?? ''));
    const statuses = await inLanes(8, sends, (body) =>
      till.send(body, {
        'x-razorpay-signature': signatureOf(TILL_SECRETS.webhookSecret, body),
        'x-razorpay-event-id': `evt_${JSON.parse(body).event}_${raced.id}`,
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await now(raced.id)).toMatchObject({ state: 'CAPTURED', stray: null });
    expect(await orders.credited(raced.orderId)).toBe(1);
    const kept = (await world.db.select().from(providerEvents)).filter((each) => each.eventId.endsWith(raced.id));
    expect(kept).toHaveLength(2);
  });

  test('webhook and poll at once credit once', async () => {
    const payment = await offered();
    await till.pay(payment.payUrl, 'success@fake');
    world.clock.advance(5_000);
    await Promise.all([till.deliver(), ...Array.from({ length: 6 }, () => pollPendingPayments(world.system()))]);
    expect(await now(payment.id)).toMatchObject({ state: 'CAPTURED', stray: null });
    expect(await orders.credited(payment.orderId)).toBe(1);
  });

  test('an order waits for one payment at a time, whoever asks', async () => {
    const orderId = world.newId();
    const asked = await Promise.all(Array.from({ length: 8 }, () => ask({ orderId })));
    expect(new Set(asked.map((payment) => payment.id)).size).toBe(1);
    expect((await paymentsOfOrders(world.db, [orderId])).get(orderId)).toHaveLength(1);
  });
});

describe('when the provider is away', () => {
  test('offering is refused, nothing is half-done, and the same payment can be offered later', async () => {
    const payment = await ask();
    till.outage = 'provider';
    const refused = await offerPayment(world.as('order:place'), payment.id);
    expect(refused).toMatchObject({ refused: true, code: 'PROVIDER_UNAVAILABLE' });
    expect(await now(payment.id)).toMatchObject({ state: 'PENDING', providerRef: null, payUrl: null });
    world.clock.advance(6_000);
    expect(await pollPendingPayments(world.system())).toBe(0);

    till.outage = 'none';
    const tries = await Promise.all(Array.from({ length: 4 }, () => offerPayment(world.as('order:place'), payment.id)));
    expect(new Set(tries.map((each) => (isRefusal(each) ? each.code : each.providerRef))).size).toBe(1);
    await till.pay((await now(payment.id)).payUrl, 'success@fake');
    await till.deliver();
    expect(await now(payment.id)).toMatchObject({ state: 'CAPTURED' });
  });

  test('a payment nobody knows cannot be offered', async () => {
    await expect(offerPayment(world.system(), world.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a payment whose time is over waits for the provider’s last word before it expires', async () => {
    const unpaid = await offered({ minutes: 1 });
    const paid = await offered({ minutes: 1 });
    const never = await ask({ minutes: 1 });
    await till.pay(paid.payUrl, 'nohook@fake');
    expect(await expirePayments(world.system())).toBe(0);
    world.clock.advance(60_000);
    till.outage = 'provider';
    await expirePayments(world.system());
    expect((await now(paid.id)).state).toBe('PENDING');
    till.outage = 'none';
    await expirePayments(world.system());
    expect(await now(unpaid.id)).toMatchObject({ state: 'EXPIRED', failureReason: 'EXPIRED' });
    expect(await now(never.id)).toMatchObject({ state: 'EXPIRED' });
    expect(await now(paid.id)).toMatchObject({ state: 'CAPTURED' });
  });
});

describe('money the order cannot take', () => {
  test('that comes late for a dead order is kept in 2330 and listed', async () => {
    const payment = await offered({ minutes: 1 });
    world.clock.advance(60_000);
    await expirePayments(world.system());
    orders.dead.add(payment.orderId);
    await till.pay(payment.payUrl, 'success@fake');
    await till.deliver();

    expect(await now(payment.id)).toMatchObject({ state: 'CAPTURED', stray: 'DEAD_ORDER' });
    const [entry] = (await entriesOfSources(world.db, [payment.id])).get(payment.id) ?? [];
    expect(entry?.lines.map((line) => [line.account.code, line.debit, line.credit])).toEqual([
      ['1140', AMOUNT, 0],
      ['2330', 0, AMOUNT],
    ]);
    const listed = await strayPayments(world.as('payment:review'), { outletId: world.outletId });
    expect(listed.edges.map((edge) => edge.node.id)).toEqual([payment.id]);
  });

  test('that comes a second time is kept too, and pages follow one another', async () => {
    const payment = await offered();
    const tender = { id: world.newId(), outletId: world.outletId, due: AMOUNT, roundsCash: true, tendered: AMOUNT };
    await takeCash(world.as('order:place'), { ...tender, orderId: payment.orderId });
    await till.pay(payment.payUrl, 'success@fake');
    await till.deliver();
    expect(await now(payment.id)).toMatchObject({ state: 'CAPTURED', stray: 'PAID_TWICE' });
    expect(await orders.credited(payment.orderId)).toBe(1);

    const viewer = world.as('payment:review');
    const first = await strayPayments(viewer, { outletId: world.outletId, first: 1 });
    const rest = await strayPayments(viewer, { outletId: world.outletId, first: 1, after: first.pageInfo.endCursor });
    expect([...first.edges, ...rest.edges].map((edge) => edge.node.stray)).toEqual(['PAID_TWICE', 'DEAD_ORDER']);
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(await rest.totalCount()).toBe(2);
  });

  test('is shown only to those who may see it, outlet by outlet', async () => {
    const other = await world.addOutlet('OT');
    const look = (call: ReturnType<World['as']>) => strayPayments(call, { outletId: world.outletId });
    await expect(look(world.as('payment:read'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(look(world.as('payment:review', { outletId: other }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(look(world.anonymous())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
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
