import { Socket } from 'node:net';
import { isRefusal } from '@college-kiosk/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { refundRequested } from '../../../events/payments.ts';
import { systemClock } from '../../../platform/clock.ts';
import { PROVIDER_KINDS, type ProviderKind } from '../../../testing/providers/kinds.ts';
import type { Peer, PeerMessage } from '../../../testing/providers/peer-server.ts';
import { DESK_AMOUNT, type Desk, openDesk } from '../../../testing/till/open-desk.ts';
import { giveBack } from '../../../testing/till/paid-orders.ts';
import { expirePayments, pollPendingPayments, pollPendingRefunds } from '../jobs.ts';
import { offerPayment } from '../offer-payment.ts';
import { type PaymentProvider, ProviderDown } from '../provider.ts';
import { refundsOfPayments } from '../queries.ts';
import { paymentReactions } from '../reactions.ts';
import { receiveWebhook } from '../receive-webhook.ts';
import { type PaymentProviders, providersOf } from './providers.ts';

/** Every address that this process spoke to. */
const reached = new Set<string>();
const connect = Socket.prototype.connect;
beforeAll(() => {
  Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
    const [to, host] = (Array.isArray(given[0]) ? given[0] : given) as [
      { host?: string; path?: string } | number,
      unknown,
    ];
    reached.add(typeof to === 'number' ? String(host) : (to.path ?? to.host ?? 'localhost'));
    return Reflect.apply(connect, this, given);
  } as typeof connect;
});
afterAll(() => {
  Socket.prototype.connect = connect;
});

describe.each(PROVIDER_KINDS)('$name', (kind) => {
  let desk: Desk;
  let peer: Peer;
  let provider: PaymentProvider;
  /** Who collects now; a socket is plugged once, and keys come and go between starts. */
  let now: PaymentProviders;
  beforeAll(async () => {
    desk = await openDesk({
      get current() {
        return now.current;
      },
      get names() {
        return now.names;
      },
      named: (name) => now.named(name),
      verify: (...message) => now.verify(...message),
    });
    peer = await kind.open(() => desk.world.clock.now());
    provider = kind.provider(peer.url, desk.world.clock);
  });
  beforeEach(() => {
    peer.outage = null;
    peer.refundsWait(false);
    now = providersOf(provider, [desk.till.port]);
  });
  afterAll(async () => {
    const violations = await desk.violations();
    await peer.close();
    await desk.close();
    expect(violations).toEqual([]);
  });

  const hear = ({ body, headers }: PeerMessage) => receiveWebhook(desk.world.anonymous(), body, headers);
  const paid = async () => {
    const payment = await desk.offered();
    await hear(peer.pay(payment.providerRef ?? ''));
    return payment;
  };
  const refundOf = async (paymentId: string) => (await refundsOfPayments(desk.world.db, [paymentId])).get(paymentId);

  /** Asks for all that was paid for an order, and runs the reaction as the worker does, as often as said. */
  async function refund({ id, orderId }: { id: string; orderId: string }, times = 1) {
    const given = await giveBack(desk.world.as('order:place'), { orderId, reason: 'cancelled' });
    const payloads = (await desk.world.events(refundRequested.name)).filter((each) => each.paymentId === id);
    for (const payload of Array<object>(times).fill(payloads[0] ?? {})) {
      const event = { id: desk.world.newId(), name: refundRequested.name, stream: desk.world.outletId, position: 1 };
      for (const reaction of paymentReactions)
        await reaction.run(desk.world.system(), { ...event, payload, occurredAt: desk.world.clock.now() });
    }
    return given;
  }

  test('a payment has a page of theirs, and is one however often it is asked for', async () => {
    const payment = await desk.offered();
    expect(payment).toMatchObject({
      state: 'PENDING',
      provider: kind.name,
      payUrl: expect.stringMatching(/^https:\/\//),
    });
    const { payments } = peer.counts();
    const again = { paymentId: payment.id, amount: DESK_AMOUNT, currency: 'INR', expiresAt: payment.expiresAt };
    expect(await provider.createPayment({ ...again, description: 'Canteen order' })).toEqual({
      ...{ providerRef: payment.providerRef, payUrl: payment.payUrl },
    });
    expect(peer.counts().payments).toBe(payments);
  });

  test('an answer that is lost on the way leaves one payment behind, which the next try finds', async () => {
    const asked = await desk.ask();
    const { payments } = peer.counts();
    peer.loseNextAnswer();
    // Stripe's client asks once more by itself where a connection breaks.
    const first = await offerPayment(desk.world.as('order:place'), asked.id);
    if (isRefusal(first)) expect(first.code).toBe('PROVIDER_UNAVAILABLE');
    // Whoever tries again does so some seconds later.
    desk.world.clock.advance(7_000);
    const again = { ...asked, paymentId: asked.id, currency: 'INR', description: 'Canteen order' };
    await provider.createPayment(again);
    expect(await offerPayment(desk.world.as('order:place'), asked.id)).toMatchObject({ provider: kind.name });
    expect(peer.counts().payments).toBe(payments + 1);
  });

  test('what its message says is money once, whichever of message and poll comes first', async () => {
    const payment = await desk.offered();
    const message = peer.pay(payment.providerRef ?? '');
    desk.world.clock.advance(6_000);
    expect(await pollPendingPayments(desk.world.system())).toBeGreaterThan(0);
    expect(await desk.now(payment.id)).toMatchObject({ state: 'CAPTURED', stray: null });
    expect([await hear(message), await hear(message)]).toEqual(['ACCEPTED', 'ACCEPTED']);
    expect(await desk.orders.credited(payment.orderId)).toBe(1);
  });

  test('an attempt that fails is no end: the same page is paid after it', async () => {
    const payment = await desk.offered();
    expect(await hear(peer.failOnce(payment.providerRef ?? ''))).toBe('IGNORED');
    expect(await desk.now(payment.id)).toMatchObject({ state: 'PENDING' });
    expect(await hear(peer.pay(payment.providerRef ?? ''))).toBe('ACCEPTED');
    expect(await desk.now(payment.id)).toMatchObject({ state: 'CAPTURED' });
  });

  test('a paisa less is a failure with its reason and never money', async () => {
    const payment = await desk.offered();
    await hear(peer.pay(payment.providerRef ?? '', DESK_AMOUNT - 1));
    expect(await desk.now(payment.id)).toMatchObject({ state: 'FAILED', failureReason: 'AMOUNT_DIFFERS' });
    expect(await desk.orders.credited(payment.orderId)).toBe(0);
  });

  test('a page whose time is over fails its payment', async () => {
    const payment = await desk.offered();
    await hear(peer.expire(payment.providerRef ?? ''));
    expect(await desk.now(payment.id)).toMatchObject({ state: 'FAILED', failureReason: 'EXPIRED' });
  });

  test('when our time is over its page takes no more money, which the poll sees as well', async () => {
    const payment = await desk.offered();
    desk.world.clock.advance(10 * 60_000);
    expect(await expirePayments(desk.world.system())).toBeGreaterThan(0);
    expect(await desk.now(payment.id)).toMatchObject({ state: 'EXPIRED' });
    expect((await provider.fetchPayment(payment.providerRef ?? '')).state).toBe('FAILED');
  });

  test('a message counts only with its signature over these very bytes, and by the secret of webhooks', async () => {
    const payment = await desk.offered();
    const { body, headers } = peer.pay(payment.providerRef ?? '');
    const say = (text: string, given: Record<string, string>) => hear({ body: text, headers: given });
    expect(await say(`${body} `, headers)).toBe('BAD_SIGNATURE');
    expect(await say(body, {})).toBe('BAD_SIGNATURE');
    expect(kind.provider(peer.url, desk.world.clock, { secret: 'another' }).verifyWebhook(body, headers)).toBeNull();
    expect(await desk.now(payment.id)).toMatchObject({ state: 'PENDING' });
    expect(await say(body, headers)).toBe('ACCEPTED');
  });

  test('a genuine message that means nothing to us is kept and leads nowhere', async () => {
    expect(await hear(peer.other())).toBe('IGNORED');
  });

  test('a refund is given once however often it is asked for, and never more than came', async () => {
    const payment = await paid();
    const { refunds } = peer.counts();
    await refund(payment, 3);
    expect(await refundOf(payment.id)).toMatchObject([{ state: 'PROCESSED', amount: DESK_AMOUNT }]);
    expect(peer.counts().refunds).toBe(refunds + 1);
    const more = { refundId: desk.world.newId(), providerRef: payment.providerRef ?? '', amount: 1, reason: 'more' };
    await expect(provider.refund(more)).rejects.toThrow('refuses');
  });

  test('a refund whose answer was lost is the same one when it is asked for again, and the rest is left', async () => {
    const payment = await paid();
    const { refunds } = peer.counts();
    const asked = { refundId: desk.world.newId(), providerRef: payment.providerRef ?? '', amount: 100, reason: 'part' };
    const first = await provider.refund(asked);
    expect(await provider.refund(asked)).toEqual(first);
    expect(peer.counts().refunds).toBe(refunds + 1);
    const rest = { ...asked, refundId: desk.world.newId(), amount: DESK_AMOUNT - 100 };
    expect(await provider.refund(rest)).toMatchObject({ state: 'PROCESSED', amount: DESK_AMOUNT - 100 });
  });

  test('a refund that waits is paid out or fails by their message, or by the poll where none comes', async () => {
    peer.refundsWait(true);
    const [paidOut, failed] = [await paid(), await paid()];
    for (const payment of [paidOut, failed]) await refund(payment);
    const refOf = async (payment: { id: string }) => (await refundOf(payment.id))?.[0]?.providerRef ?? '';
    expect(await refundOf(failed.id)).toMatchObject([{ state: 'PENDING' }]);
    expect(await hear(peer.endRefund(await refOf(failed), 'failed'))).toBe('ACCEPTED');
    expect(await refundOf(failed.id)).toMatchObject([{ state: 'FAILED' }]);
    peer.endRefund(await refOf(paidOut), 'paid out');
    expect(await pollPendingRefunds(desk.world.system())).toBe(1);
    expect(await refundOf(paidOut.id)).toMatchObject([{ state: 'PROCESSED' }]);
  });

  test.each([503, 429, 409, 'hangs up'] as const)(
    'while it says %s it is down: nothing is lost, and whoever pays hears it',
    async (outage) => {
      peer.outage = outage;
      const asked = await desk.ask();
      expect(await offerPayment(desk.world.as('order:place'), asked.id)).toMatchObject({
        code: 'PROVIDER_UNAVAILABLE',
      });
      await expect(provider.fetchPayment('x')).rejects.toThrow(ProviderDown);
      peer.outage = null;
      expect(await offerPayment(desk.world.as('order:place'), asked.id)).toMatchObject({
        state: 'PENDING',
        provider: kind.name,
      });
    },
  );

  test('keys it does not take are as good as no provider: the counter goes on', async () => {
    await expect(kind.provider(peer.url, desk.world.clock, { key: 'sk_wrong' }).fetchPayment('x')).rejects.toThrow(
      ProviderDown,
    );
  });

  test('less than it collects is refused by it', async () => {
    const tooSmall = { paymentId: desk.world.newId(), amount: provider.smallest - 1, currency: 'INR', expiresAt: null };
    await expect(provider.createPayment({ ...tooSmall, description: 'Canteen order' })).rejects.toThrow('refuses');
  });

  const away = () => Promise.reject(new ProviderDown('away'));

  test('payments of a provider that is not set up any more, or is down, keep nobody else’s waiting', async () => {
    now = providersOf(desk.till.port);
    for (let times = 0; times < 4; times += 1) await desk.offered({ minutes: 60 });
    desk.world.clock.advance(1_000);
    for (const [why, former] of [
      ['none', []],
      ['down', [{ ...desk.till.port, fetchPayment: away }]],
    ] as const) {
      now = providersOf(provider, [...former]);
      const payment = await desk.offered();
      peer.pay(payment.providerRef ?? '');
      desk.world.clock.advance(6_000);
      await pollPendingPayments(desk.world.system());
      expect([why, (await desk.now(payment.id)).state]).toEqual([why, 'CAPTURED']);
    }
  });

  test('what was paid by the provider before goes back by it, and waits while its keys are missing', async () => {
    now = providersOf(desk.till.port);
    const payment = await desk.offered();
    await desk.till.pay(payment.payUrl, 'success@fake');
    await desk.till.deliver();
    now = providersOf(provider);
    await expect(refund(payment)).rejects.toThrow('“fake” is not set up');
    expect(await refundOf(payment.id)).toMatchObject([{ state: 'PENDING' }]);
    now = providersOf(provider, [desk.till.port]);
    await refund(payment);
    expect(await refundOf(payment.id)).toMatchObject([{ providerRef: expect.stringMatching(/^rfnd_/) }]);
    await desk.till.deliver();
  });
});

test('a message that is older than five minutes is somebody’s who kept it', async () => {
  const [, kind] = PROVIDER_KINDS as [ProviderKind, ProviderKind];
  const peer = await kind.open(() => new Date(systemClock.now().getTime() - 302_000));
  const { body, headers } = peer.other();
  expect(kind.provider(peer.url, systemClock).verifyWebhook(body, headers)).toBeNull();
  await peer.close();
});

test('nothing has left this machine', () => {
  expect(reached.size).toBeGreaterThan(0);
  expect([...reached].filter((address) => !/^(127\.0\.0\.1|::1|localhost|\/.*)$/.test(address))).toEqual([]);
});

test('without an address of another API they speak to their own, over TLS', async () => {
  const asked: string[] = [];
  const stopped = vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (
    this: Socket,
    ...given: unknown[]
  ) {
    const [options] = (Array.isArray(given[0]) ? given[0] : given) as [{ host?: string; port?: number | string }];
    asked.push(`${options.host}:${options.port}`);
    process.nextTick(() => this.destroy(new Error('stopped')));
    return this;
  });
  for (const kind of PROVIDER_KINDS)
    await expect(kind.provider(undefined, systemClock).fetchPayment('x')).rejects.toThrow(ProviderDown);
  stopped.mockRestore();
  expect(asked).toEqual(['api.razorpay.com:443', 'api.stripe.com:443']);
});
