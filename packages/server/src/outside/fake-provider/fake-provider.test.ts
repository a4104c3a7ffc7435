import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedAccounts } from '../../modules/finance/index.ts';
import { isSignature, signatureOf } from '../../modules/payments/index.ts';
import { openTill, TILL_SECRETS, type Till } from '../../testing/till/open-till.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { fakeProviderClient } from './client.ts';
import { createFakeProvider } from './fake-provider.ts';
import { OUTCOMES } from './outcomes.ts';

let world: World;
let till: Till;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
  till = await openTill(world);
});
afterAll(async () => {
  await till.close();
  await world.close();
});

const client = (keySecret: string = TILL_SECRETS.keySecret) =>
  fakeProviderClient({ ...TILL_SECRETS, keySecret, baseUrl: till.url, keyId: 'till' });

const offer = (amount: number) =>
  client().createPayment({
    paymentId: world.newId(),
    amount,
    currency: 'INR',
    description: 'Canteen order',
    expiresAt: null,
  });

describe('signatures', () => {
  test('are those that were computed beforehand (rules §5.3)', () => {
    expect(signatureOf('test_key_secret', 'order_TEST0000000001|pay_TEST0000000001')).toBe(
      'b3e9e5351d895b3867537973bb95a636c5d6d81531a6052a641c824d990729ce',
    );
    const body = '{"event":"payment.captured","id":"evt_1"}';
    const wanted = 'df326d33401a689902ef2cab90639e6dfb8097e8048f4c3629caa0c86967c11d';
    expect(signatureOf('test_webhook_secret', body)).toBe(wanted);
    expect(isSignature('test_webhook_secret', body, wanted)).toBe(true);
    // The same values written with a space are other bytes.
    expect(isSignature('test_webhook_secret', body.replace(',', ', '), wanted)).toBe(false);
    expect(isSignature('another_secret', body, wanted)).toBe(false);
    expect(isSignature('test_webhook_secret', body, '')).toBe(false);
  });

  test('a genuine message is read; one that says nothing to us is about something else', () => {
    const read = (body: string) =>
      client().verifyWebhook(body, { 'x-razorpay-signature': signatureOf(TILL_SECRETS.webhookSecret, body) });
    expect(read('not json')).toMatchObject({ about: 'other' });
    expect(read('{"event":"settlement.processed","payload":{}}')).toMatchObject({ about: 'other' });
    expect(client().verifyWebhook('{}', {})).toBeNull();
    expect(client().verifyWebhook('{}', { 'x-razorpay-signature': ['a', 'b'] })).toBeNull();
  });
});

describe('the fake provider', () => {
  test('does not run where money is real', () => {
    const options = { ...TILL_SECRETS, db: world.db, clock: world.clock, webhookUrl: () => '' };
    expect(() => createFakeProvider({ ...options, env: 'production' })).toThrow('production');
  });

  test('answers only to its key', async () => {
    const asked = client('wrong').createPayment({
      paymentId: 'p',
      amount: 500,
      currency: 'INR',
      description: '',
      expiresAt: null,
    });
    await expect(asked).rejects.toMatchObject({ name: 'Fault', details: { status: 401 } });
  });

  test('knows a payment by our id: the same again is the same, another amount is refused', async () => {
    const request = { paymentId: world.newId(), amount: 10_500, currency: 'INR', description: 'x', expiresAt: null };
    const first = await client().createPayment(request);
    expect(await client().createPayment(request)).toEqual(first);
    await expect(client().createPayment({ ...request, amount: 1 + request.amount })).rejects.toThrow();
  });

  test('shows a page for a phone with merchant, amount and outcomes, without a script', async () => {
    const { payUrl } = await offer(123_450);
    const answer = await fetch(payUrl);
    const page = await answer.text();
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toContain('₹1,234.50');
    expect(page).toContain('College canteen');
    expect(page.match(/<button name="vpa"/g)).toHaveLength(8);
    expect(page).not.toContain('<script');

    await till.pay(payUrl, 'success@fake');
    const paid = await (await fetch(payUrl)).text();
    expect(paid).toContain('Paid.');
    expect(paid).not.toContain('<button');
    // One success per order, whoever presses again.
    await expect(till.pay(payUrl, 'success@fake')).rejects.toThrow();
    expect((await fetch(`${till.url}/fake-pay/order_unknown`)).status).toBe(404);
    await till.deliver();
  });

  test.each([
    ['hi-IN,hi;q=0.9,en;q=0.5', 'hi', /\p{Script=Devanagari}/u],
    ['en;q=0.5, ml-IN;q=0.8', 'ml', /\p{Script=Malayalam}/u],
  ])('speaks as the payer’s phone asks: %s', async (asked, language, script) => {
    const { payUrl } = await offer(5_000);
    const said = async () => {
      const page = await (await fetch(payUrl, { headers: { 'accept-language': asked } })).text();
      expect(page).toContain(`<html lang="${language}">`);
      const texts = page.replace(/<style>.*<\/style>|<title>.*<\/title>/gs, '').matchAll(/>([^<>]*\p{L}[^<>]*)</gu);
      return [...texts].map(([, text]) => text ?? '').filter((text) => text !== 'College canteen');
    };
    const before = await said();
    expect(before).toHaveLength(1 + Object.keys(OUTCOMES).length);
    await till.pay(payUrl, 'failure@fake');
    const after = await said();
    for (const text of [...before, ...after]) {
      expect(text).toMatch(script);
      expect(text).not.toMatch(/[A-Za-z]/);
    }
    await till.pay(payUrl, 'success@fake');
    await till.deliver();
  });

  test('a phone that asks for none of ours is spoken to in English', async () => {
    const { payUrl } = await offer(5_000);
    const page = await (await fetch(payUrl, { headers: { 'accept-language': 'ta-IN, ml;q=0' } })).text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('Pay successfully');
  });

  test('a declined payer may try again on the same page', async () => {
    const { payUrl, providerRef } = await offer(5_000);
    await till.pay(payUrl, 'failure@fake');
    expect(await client().fetchPayment(providerRef)).toMatchObject({
      state: 'FAILED',
      failureReason: 'PAYMENT_DECLINED',
    });
    await till.pay(payUrl, 'success@fake');
    expect(await client().fetchPayment(providerRef)).toMatchObject({ state: 'CAPTURED', amount: 5_000 });
    await till.deliver();
  });

  test('keeps a message in line until somebody takes it, and across a restart of its own', async () => {
    const { payUrl } = await offer(7_000);
    await till.pay(payUrl, 'success@fake');
    till.outage = 'webhook';
    expect(await till.deliver()).toBe(0);
    expect(await till.deliver()).toBe(0);
    till.outage = 'none';

    const again = createFakeProvider({
      ...TILL_SECRETS,
      db: world.db,
      clock: world.clock,
      webhookUrl: () => `${till.url}/webhooks/fake`,
      sweepMs: 0,
    });
    // Not due yet: it backs off.
    expect(await again.deliverDueWebhooks()).toBe(0);
    world.clock.advance(2_000);
    expect(await again.deliverDueWebhooks()).toBe(2);
    expect(await again.deliverDueWebhooks()).toBe(0);
    await again.stop();
  });

  test('gives back small amounts at once, large ones later, and never more than came', async () => {
    const { payUrl, providerRef } = await offer(120_000);
    await till.pay(payUrl, 'success@fake');
    const give = (amount: number, refundId = world.newId(), reason = 'cancelled') =>
      client().refund({ refundId, providerRef, amount, reason });

    const key = world.newId();
    const small = await give(50_000, key);
    expect(small).toMatchObject({ state: 'PROCESSED', reference: key, amount: 50_000 });
    expect(await give(50_000, key)).toEqual(small);
    await expect(give(40_000, key)).rejects.toMatchObject({ details: { status: 400 } });
    expect(await give(1_000, world.newId(), 'fail')).toMatchObject({ state: 'FAILED' });

    const large = await give(50_001);
    expect(large).toMatchObject({ state: 'PENDING' });
    await expect(give(20_000)).rejects.toMatchObject({ details: { status: 400 } });
    world.clock.advance(10_000);
    expect(await client().fetchRefund(large.providerRef)).toMatchObject({ state: 'PROCESSED' });
    await till.deliver();
  });
});
