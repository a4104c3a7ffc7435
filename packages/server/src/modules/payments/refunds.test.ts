import { isRefusal } from '@college-kiosk/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refundRequested } from '../../events/payments.ts';
import type { CallContext } from '../../platform/context.ts';
import { openTill, type Till } from '../../testing/till/open-till.ts';
import {
  askForPayment,
  giveBack,
  plugPaidOrders,
  takeCash,
  whatMoneyViolates,
} from '../../testing/till/paid-orders.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { entriesOfSources, seedAccounts } from '../finance/index.ts';
import { pollPendingRefunds } from './jobs.ts';
import { offerPayment } from './offer-payment.ts';
import { paymentsById, paymentsOfOrders, refundsOfPayments } from './queries.ts';
import { paymentReactions } from './reactions.ts';

let world: World;
let till: Till;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
  plugPaidOrders(world);
  till = await openTill(world);
});
afterAll(async () => {
  await till.close();
  await world.close();
});

const cashier = () => world.as('order:place');

/** What must always add up, asked after every test that moves money. */
async function holds(): Promise<void> {
  expect(await whatMoneyViolates(world.db)).toEqual([]);
}

async function paidBy(tender: 'CASH' | 'UPI', amount: number): Promise<{ orderId: string; paymentId: string }> {
  const [id, orderId] = [world.newId(), world.newId()];
  const request = { id, orderId, outletId: world.outletId };
  if (tender === 'CASH') {
    await takeCash(cashier(), { ...request, due: amount, roundsCash: false, tendered: amount });
    return { orderId, paymentId: id };
  }
  await askForPayment(cashier(), { ...request, amount, minutes: 10 });
  const offer = await offerPayment(cashier(), id);
  await till.pay(isRefusal(offer) ? null : offer.payUrl, 'success@fake');
  await till.deliver();
  return { orderId, paymentId: id };
}

/** Runs the module's reactions to every refund asked for, as the worker does; again and again if told so. */
async function react(paymentId: string, context: CallContext = world.system()): Promise<void> {
  const payloads = (await world.events(refundRequested.name)).filter((each) => each.paymentId === paymentId);
  for (const payload of payloads) {
    const event = { id: world.newId(), name: refundRequested.name, stream: world.outletId, position: 1 };
    for (const reaction of paymentReactions.filter(({ hears }) => hears.name === event.name)) {
      await reaction.run(context, { ...event, payload, occurredAt: world.clock.now() });
    }
  }
}

const stateOf = async (id: string) => (await paymentsById(world.db, [id])).get(id)?.state;
const refundsOf = async (id: string) => (await refundsOfPayments(world.db, [id])).get(id) ?? [];

describe('cash', () => {
  test('is rounded, its change worked out, and handed to the order by the same commit', async () => {
    const [id, orderId] = [world.newId(), world.newId()];
    const tender = { id, orderId, outletId: world.outletId, due: 4_726, roundsCash: true, tendered: 10_000 };
    const taken = await takeCash(cashier(), tender);
    expect(taken).toMatchObject({ amount: 4_700, tendered: 10_000, change: 5_300, state: 'CAPTURED', tender: 'CASH' });

    const [entry] = (await entriesOfSources(world.db, [orderId])).get(orderId) ?? [];
    const lines = entry?.lines.map((line) => [line.account.code, line.debit - line.credit]);
    expect(lines).toEqual(
      expect.arrayContaining([
        ['1010', 4_700],
        ['6910', 26],
      ]),
    );
    expect(await takeCash(cashier(), tender)).toEqual(JSON.parse(JSON.stringify(taken)));
    await holds();
  });

  test('that is not enough is refused with what is due, and nothing is left of it', async () => {
    const orderId = world.newId();
    const tender = { id: world.newId(), orderId, outletId: world.outletId, due: 4_726, roundsCash: true };
    const refused = await takeCash(cashier(), { ...tender, tendered: 4_699 });
    expect(refused).toMatchObject({ refused: true, code: 'WRONG_TENDER', details: { due: 4_700 } });
    expect((await paymentsOfOrders(world.db, [orderId])).get(orderId)).toEqual([]);
    // After a refusal the same id may come again.
    expect(await takeCash(cashier(), { ...tender, tendered: 4_700 })).toMatchObject({ state: 'CAPTURED', change: 0 });
  });

  test('for an order that was paid meanwhile is a fault, not money', async () => {
    const { orderId } = await paidBy('CASH', 5_000);
    const twice = {
      id: world.newId(),
      orderId,
      outletId: world.outletId,
      due: 5_000,
      roundsCash: false,
      tendered: 5_000,
    };
    await expect(takeCash(cashier(), twice)).rejects.toMatchObject({ name: 'Fault' });
    expect((await paymentsOfOrders(world.db, [orderId])).get(orderId)).toHaveLength(1);
  });

  test('is given back at once and once', async () => {
    const { orderId, paymentId } = await paidBy('CASH', 5_000);
    const given = await giveBack(cashier(), { orderId, reason: 'cancelled' });
    expect(given).toMatchObject([{ state: 'PROCESSED', amount: 5_000 }]);
    expect(await giveBack(cashier(), { orderId, reason: 'cancelled' })).toEqual([]);
    expect(await stateOf(paymentId)).toBe('REFUNDED');
    await holds();
  });
});

describe('through the provider', () => {
  test('a small refund is asked for after the commit and paid out', async () => {
    const { orderId, paymentId } = await paidBy('UPI', 10_500);
    expect(await giveBack(cashier(), { orderId, reason: 'cancelled' })).toMatchObject([{ state: 'PENDING' }]);
    expect(await stateOf(paymentId)).toBe('CAPTURED');
    await holds();

    await react(paymentId);
    expect(await stateOf(paymentId)).toBe('REFUNDED');
    const [refund] = await refundsOf(paymentId);
    expect(refund).toMatchObject({ state: 'PROCESSED', amount: 10_500, settledAt: world.clock.now() });
    const [entry] = (await entriesOfSources(world.db, [refund?.id ?? ''])).get(refund?.id ?? '') ?? [];
    expect(entry?.lines.map((line) => [line.account.code, line.debit, line.credit])).toEqual([
      ['2330', 10_500, 0],
      ['1140', 0, 10_500],
    ]);
    await react(paymentId);
    await till.deliver();
    expect(await refundsOf(paymentId)).toHaveLength(1);
    await holds();
  });

  test.each(['message', 'poll'])('a large refund waits and is settled by %s', async (by) => {
    const { orderId, paymentId } = await paidBy('UPI', 60_000);
    await giveBack(cashier(), { orderId, reason: 'cancelled' });
    await react(paymentId);
    expect(await refundsOf(paymentId)).toMatchObject([
      { state: 'PENDING', providerRef: expect.stringMatching(/^rfnd_/) },
    ]);
    expect(await pollPendingRefunds(world.system())).toBe(0);
    await holds();
    world.clock.advance(10_000);
    if (by === 'message') await till.deliver();
    else expect(await pollPendingRefunds(world.system())).toBe(1);
    expect(await refundsOf(paymentId)).toMatchObject([{ state: 'PROCESSED' }]);
    expect(await stateOf(paymentId)).toBe('REFUNDED');
    await till.deliver();
    await holds();
  });

  test('a refund that fails stays owed and may be tried again', async () => {
    const { orderId, paymentId } = await paidBy('UPI', 10_500);
    await giveBack(cashier(), { orderId, reason: 'fail' });
    await react(paymentId);
    expect(await refundsOf(paymentId)).toMatchObject([{ state: 'FAILED' }]);
    expect(await stateOf(paymentId)).toBe('CAPTURED');
    expect(await world.events('payments.refund_settled.v1')).toContainEqual(
      expect.objectContaining({ paymentId, state: 'FAILED' }),
    );
    await holds();

    world.clock.advance(1);
    await giveBack(cashier(), { orderId, reason: 'again' });
    await holds();
    await react(paymentId);
    expect((await refundsOf(paymentId)).map((each) => each.state)).toEqual(['FAILED', 'PROCESSED']);
    expect(await stateOf(paymentId)).toBe('REFUNDED');
    await holds();
  });

  test('while it is away the reaction fails, to be run again, and pays out once', async () => {
    const { orderId, paymentId } = await paidBy('UPI', 10_500);
    await giveBack(cashier(), { orderId, reason: 'cancelled' });
    till.outage = 'provider';
    await expect(react(paymentId)).rejects.toMatchObject({ name: 'ProviderDown' });
    expect(await refundsOf(paymentId)).toMatchObject([{ state: 'PENDING', providerRef: null }]);
    till.outage = 'none';
    await Promise.all(Array.from({ length: 5 }, () => react(paymentId)));
    expect(await refundsOf(paymentId)).toMatchObject([{ state: 'PROCESSED' }]);
    await holds();
  });

  test.each(['CASH', 'UPI'] as const)('twenty at once give no more back than came (%s)', async (tender) => {
    const { orderId, paymentId } = await paidBy(tender, 10_500);
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => giveBack(cashier(), { orderId, reason: 'cancelled' })),
    );
    expect(tries.flat()).toHaveLength(1);
    await react(paymentId);
    expect((await refundsOf(paymentId)).map((each) => each.amount)).toEqual([10_500]);
    expect(await stateOf(paymentId)).toBe('REFUNDED');
    await holds();
  });

  test('an order that was never paid has nothing to give back', async () => {
    const orderId = world.newId();
    const request = { id: world.newId(), orderId, outletId: world.outletId, amount: 10_500, minutes: 10 };
    await askForPayment(cashier(), request);
    expect(await giveBack(cashier(), { orderId, reason: 'cancelled' })).toEqual([]);
  });
});
