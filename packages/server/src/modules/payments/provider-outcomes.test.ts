import { isRefusal } from '@college-kiosk/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK_AMOUNT, type Desk, openDesk } from '../../testing/till/open-desk.ts';
import { expirePayments, pollPendingPayments } from './jobs.ts';
import { offerPayment } from './offer-payment.ts';
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

describe('each outcome at the provider', () => {
  test('success: captured once, the order has its money, and the events are kept', async () => {
    const payment = await desk.offered();
    expect(payment).toMatchObject({
      state: 'PENDING',
      provider: 'fake',
      payUrl: expect.stringContaining('/fake-pay/'),
    });
    await desk.till.pay(payment.payUrl, 'success@fake');
    expect(await desk.till.deliver()).toBe(2);

    expect(await desk.now(payment.id)).toMatchObject({
      state: 'CAPTURED',
      stray: null,
      capturedAt: desk.world.clock.now(),
    });
    expect(await desk.orders.credited(payment.orderId)).toBe(1);
    const states = (await desk.world.events('payments.payment_changed.v1')).filter(
      (each) => each.paymentId === payment.id,
    );
    expect(states.map((each) => each.state)).toEqual(['PENDING', 'PENDING', 'CAPTURED']);
    const kept = await desk.world.db.select().from(providerEvents);
    expect(kept.map((each) => each.body)).toEqual(
      expect.arrayContaining(desk.till.deliveries.map((each) => each.body)),
    );
  });

  test('failure: failed with its reason, and the same page may still be paid', async () => {
    const payment = await desk.offered();
    await desk.till.pay(payment.payUrl, 'failure@fake');
    await desk.till.deliver();
    expect(await desk.now(payment.id)).toMatchObject({ state: 'FAILED', failureReason: 'PAYMENT_DECLINED' });
    await desk.till.pay(payment.payUrl, 'success@fake');
    await desk.till.deliver();
    expect(await desk.now(payment.id)).toMatchObject({ state: 'CAPTURED', failureReason: null });
    expect(await desk.orders.credited(payment.orderId)).toBe(1);
  });

  test('pending: nothing for thirty seconds, then captured', async () => {
    const payment = await desk.offered();
    await desk.till.pay(payment.payUrl, 'pending@fake');
    desk.world.clock.advance(29_000);
    expect(await desk.till.deliver()).toBe(0);
    expect(await pollPendingPayments(desk.world.system())).toBe(0);
    desk.world.clock.advance(1_000);
    expect(await desk.till.deliver()).toBe(2);
    expect(await desk.now(payment.id)).toMatchObject({ state: 'CAPTURED' });
  });

  test('late: failed, then captured', async () => {
    const payment = await desk.offered();
    await desk.till.pay(payment.payUrl, 'late@fake');
    await desk.till.deliver();
    expect(await desk.now(payment.id)).toMatchObject({ state: 'FAILED' });
    desk.world.clock.advance(10_000);
    await desk.till.deliver();
    expect(await desk.now(payment.id)).toMatchObject({ state: 'CAPTURED' });
    expect(await desk.orders.credited(payment.orderId)).toBe(1);
  });

  test.each(['dup@fake', 'reorder@fake'])('%s: credited once', async (vpa) => {
    const payment = await desk.offered();
    const before = desk.till.deliveries.length;
    await desk.till.pay(payment.payUrl, vpa);
    await desk.till.deliver();
    const events = desk.till.deliveries.slice(before).map((each) => JSON.parse(each.body).event);
    expect(events).toEqual(
      vpa === 'dup@fake' ? ['payment.captured', 'payment.captured', 'order.paid'] : ['order.paid', 'payment.captured'],
    );
    expect(await desk.now(payment.id)).toMatchObject({ state: 'CAPTURED' });
    expect(await desk.orders.credited(payment.orderId)).toBe(1);
  });

  test('no message at all: only asking tells, and not before five seconds', async () => {
    const payment = await desk.offered();
    await desk.till.pay(payment.payUrl, 'nohook@fake');
    expect(await desk.till.deliver()).toBe(0);
    desk.world.clock.advance(4_999);
    expect(await pollPendingPayments(desk.world.system())).toBe(0);
    desk.world.clock.advance(1);
    expect(await pollPendingPayments(desk.world.system())).toBe(1);
    expect(await desk.now(payment.id)).toMatchObject({ state: 'CAPTURED' });
    expect(await desk.orders.credited(payment.orderId)).toBe(1);
  });

  test('one paisa less: a failure on record, never money', async () => {
    const payment = await desk.offered();
    await desk.till.pay(payment.payUrl, 'amount@fake');
    await desk.till.deliver();
    expect(await desk.now(payment.id)).toMatchObject({
      state: 'FAILED',
      failureReason: 'AMOUNT_DIFFERS',
      capturedAt: null,
    });
    expect(await desk.orders.credited(payment.orderId)).toBe(0);
    const trail = await desk.world.audit('payments.settlePayment');
    expect(trail.map((row) => row.input)).toContainEqual(
      expect.objectContaining({ payment: expect.objectContaining({ amount: DESK_AMOUNT - 1 }) }),
    );
  });
});

describe('when the provider is away', () => {
  test('offering is refused, nothing is half-done, and the same payment can be offered later', async () => {
    const payment = await desk.ask();
    desk.till.outage = 'provider';
    const refused = await offerPayment(desk.world.as('order:place'), payment.id);
    expect(refused).toMatchObject({ refused: true, code: 'PROVIDER_UNAVAILABLE' });
    expect(await desk.now(payment.id)).toMatchObject({ state: 'PENDING', providerRef: null, payUrl: null });
    desk.world.clock.advance(6_000);
    expect(await pollPendingPayments(desk.world.system())).toBe(0);

    desk.till.outage = 'none';
    const tries = await Promise.all(
      Array.from({ length: 4 }, () => offerPayment(desk.world.as('order:place'), payment.id)),
    );
    expect(new Set(tries.map((each) => (isRefusal(each) ? each.code : each.providerRef))).size).toBe(1);
    await desk.till.pay((await desk.now(payment.id)).payUrl, 'success@fake');
    await desk.till.deliver();
    expect(await desk.now(payment.id)).toMatchObject({ state: 'CAPTURED' });
  });

  test('a payment nobody knows cannot be offered', async () => {
    await expect(offerPayment(desk.world.system(), desk.world.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a payment whose time is over waits for the provider’s last word before it expires', async () => {
    const unpaid = await desk.offered({ minutes: 1 });
    const paid = await desk.offered({ minutes: 1 });
    const never = await desk.ask({ minutes: 1 });
    await desk.till.pay(paid.payUrl, 'nohook@fake');
    expect(await expirePayments(desk.world.system())).toBe(0);
    desk.world.clock.advance(60_000);
    desk.till.outage = 'provider';
    await expirePayments(desk.world.system());
    expect((await desk.now(paid.id)).state).toBe('PENDING');
    desk.till.outage = 'none';
    await expirePayments(desk.world.system());
    expect(await desk.now(unpaid.id)).toMatchObject({ state: 'EXPIRED', failureReason: 'EXPIRED' });
    expect(await desk.now(never.id)).toMatchObject({ state: 'EXPIRED' });
    expect(await desk.now(paid.id)).toMatchObject({ state: 'CAPTURED' });
  });
});
