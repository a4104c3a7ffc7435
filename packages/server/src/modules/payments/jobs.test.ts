import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Desk, openDesk } from '../../testing/till/open-desk.ts';
import { expirePayments, pollPendingPayments } from './jobs.ts';
import type { Payment } from './payment.ts';
import { payments } from './tables.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(async () => {
  const violations = await desk.violations();
  await desk.close();
  expect(violations).toEqual([]);
});

/** A payment of which the provider answers that it knows none such. */
async function unknown(minutes: number): Promise<Payment> {
  const payment = await desk.offered({ minutes });
  await desk.world.db.update(payments).set({ providerRef: 'order_gone' }).where(eq(payments.id, payment.id));
  return payment;
}

/** One that was paid, though no message says so. */
async function silent(minutes: number): Promise<Payment> {
  desk.world.clock.advance(1_000);
  const payment = await desk.offered({ minutes });
  await desk.till.pay(payment.payUrl, 'nohook@fake');
  return payment;
}

test('a payment that cannot be asked about keeps none behind it waiting, and the job is seen to fail', async () => {
  const broken = await unknown(10);
  const paid = await silent(10);
  desk.world.clock.advance(6_000);
  await expect(pollPendingPayments(desk.world.system())).rejects.toThrow('1 of 2 failed');
  expect(await desk.now(paid.id)).toMatchObject({ state: 'CAPTURED' });
  expect(await desk.now(broken.id)).toMatchObject({ state: 'PENDING' });
});

test('a payment that cannot expire keeps none behind it from expiring', async () => {
  await unknown(1);
  const paid = await silent(1);
  const unpaid = await desk.offered({ minutes: 2 });
  desk.world.clock.advance(5 * 60_000);
  await expect(expirePayments(desk.world.system())).rejects.toThrow('1 of 3 failed');
  expect(await desk.now(paid.id)).toMatchObject({ state: 'CAPTURED' });
  expect(await desk.now(unpaid.id)).toMatchObject({ state: 'EXPIRED' });
});

test('while the provider is down it is asked a few times and no more, and what it never heard of expires', async () => {
  const waiting = await Promise.all(Array.from({ length: 6 }, () => desk.offered({ minutes: 1 })));
  const never = await desk.ask({ minutes: 2 });
  desk.world.clock.advance(5 * 60_000);
  desk.till.outage = 'provider';
  const asked = vi.spyOn(desk.till.port, 'fetchPayment');
  expect(await expirePayments(desk.world.system())).toBe(1);
  expect(asked).toHaveBeenCalledTimes(3);
  expect(await pollPendingPayments(desk.world.system())).toBe(0);
  expect(asked).toHaveBeenCalledTimes(6);
  expect(await desk.now(never.id)).toMatchObject({ state: 'EXPIRED' });
  for (const { id } of waiting) expect(await desk.now(id)).toMatchObject({ state: 'PENDING' });

  desk.till.outage = 'none';
  expect(await expirePayments(desk.world.system())).toBe(6);
});
