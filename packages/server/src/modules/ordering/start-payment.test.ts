import { eq } from 'drizzle-orm';
import { graphql } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildGraph } from '../../platform/graphql/build-schema.ts';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { graphContext } from '../../testing/graph-context.ts';
import { makeTill, type Till } from '../../testing/till/open-till.ts';
import { type Payment, PaymentsResolver, payments } from '../payments/index.ts';
import { expireOrders } from './expire-orders.ts';
import { OrderResolver } from './graphql/order.resolver.ts';
import { UNPAID_MINUTES } from './order.ts';
import { startPayment } from './start-payment.ts';
import { orders } from './tables.ts';

let canteen: Canteen;
let till: Till;
let soup: Dish;
beforeAll(async () => {
  canteen = await openCanteen({
    provider: async (world) => {
      till = await makeTill(world);
      return till.port;
    },
  });
  soup = await canteen.dish({ stock: 200 });
});
afterAll(async () => {
  await till.close();
  await canteen.close();
});

const MINUTE = 60_000;
const row = async (id: string) => (await canteen.db.select().from(orders).where(eq(orders.id, id)))[0];
const paymentsOf = (orderId: string) => canteen.db.select().from(payments).where(eq(payments.orderId, orderId));
const inMinutes = (minutes: number) => new Date(canteen.clock.now().getTime() + minutes * MINUTE);
const placed = async (dish = soup) => {
  const id = canteen.newId();
  await canteen.order([{ dish }], { id });
  return id;
};
const start = (orderId: string, id = canteen.newId()) => startPayment(canteen.cashier(), { id, orderId });

test('an order waits for the provider that took its payment: ten minutes, then its stock is given back', async () => {
  const id = await placed();
  const payment = (await start(id)) as Payment;
  expect(payment).toMatchObject({ state: 'PENDING', payUrl: expect.stringContaining('/fake-pay/') });
  expect(await row(id)).toMatchObject({
    ...{ state: 'AWAITING_PAYMENT', paymentStatus: 'PENDING', expiresAt: inMinutes(UNPAID_MINUTES.provider) },
  });
  canteen.clock.advance(UNPAID_MINUTES.provider * MINUTE);
  await expireOrders(canteen.system());
  expect(await row(id)).toMatchObject({ state: 'EXPIRED', paymentStatus: 'FAILED' });
});

test('the same payment started again many times at once moves the order once', async () => {
  const [id, paymentId] = [await placed(), canteen.newId()];
  const answers = await Promise.all(Array.from({ length: 6 }, () => start(id, paymentId)));
  for (const answer of answers) expect(answer).toMatchObject({ id: paymentId, state: 'PENDING' });
  expect(await row(id)).toMatchObject({ state: 'AWAITING_PAYMENT', version: 2 });
  await start(id, paymentId);
  expect(await row(id)).toMatchObject({ version: 2 });
});

test('an order that no provider takes a payment for keeps its time at the counter, and can be offered again', async () => {
  const [id, paymentId] = [await placed(), canteen.newId()];
  const atCounter = inMinutes(UNPAID_MINUTES.counter);
  till.outage = 'provider';
  expect(await start(id, paymentId)).toMatchObject({ refused: true, code: 'PROVIDER_UNAVAILABLE' });
  expect(await row(id)).toMatchObject({ state: 'PLACED', paymentStatus: 'UNPAID', expiresAt: atCounter, version: 1 });
  canteen.clock.advance(5 * MINUTE);
  till.outage = 'none';
  expect(await start(id, paymentId)).toMatchObject({ id: paymentId, payUrl: expect.any(String) });
  expect(await row(id)).toMatchObject({ state: 'AWAITING_PAYMENT', expiresAt: inMinutes(5) });
});

test('an order that was paid is left as it is when its payment is started again, and takes no other', async () => {
  const id = await placed();
  const payment = (await start(id)) as Payment;
  await till.pay(payment.payUrl, 'success@fake');
  await till.deliver();
  expect(await row(id)).toMatchObject({ state: 'ACCEPTED', paymentStatus: 'PAID', expiresAt: null });
  expect(await start(id, payment.id)).toMatchObject({ id: payment.id, state: 'CAPTURED' });
  expect(await row(id)).toMatchObject({ state: 'ACCEPTED', paymentStatus: 'PAID', expiresAt: null });
  expect(await start(id)).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
});

test('however often a payment is begun anew, an order holds its stock for half an hour at most', async () => {
  const id = await placed();
  const latest = inMinutes(UNPAID_MINUTES.atMost);
  for (const minutes of [9, 9, 9]) {
    const payment = (await start(id)) as Payment;
    await till.pay(payment.payUrl, 'failure@fake');
    await till.deliver();
    canteen.clock.advance(minutes * MINUTE);
  }
  const last = (await start(id)) as Payment;
  expect(last.expiresAt).toEqual(latest);
  expect(await row(id)).toMatchObject({ state: 'AWAITING_PAYMENT', expiresAt: latest });
  canteen.clock.advance(3 * MINUTE);
  expect(await start(id)).toMatchObject({ code: 'PAYMENT_EXPIRED' });
});

test('less than the provider collects is refused before anything is opened, with the smallest it takes', async () => {
  const [tiny, rupee] = [await canteen.dish({ price: 99 }), await canteen.dish({ price: 100 })];
  const id = await placed(tiny);
  const before = await row(id);
  expect(await start(id)).toMatchObject({ refused: true, code: 'AMOUNT_TOO_SMALL', details: { smallest: 100 } });
  expect(await row(id)).toEqual(before);
  expect(await paymentsOf(id)).toEqual([]);
  expect(await start(await placed(rupee))).toMatchObject({ state: 'PENDING', amount: 100 });
});

test('the refusals are members of the answer’s union, each with what to do', async () => {
  const schema = buildGraph([OrderResolver, PaymentsResolver]);
  const say = async (orderId: string) => {
    const answer = await graphql({
      schema,
      source: `mutation ($input: StartPaymentInput!) { startPayment(input: $input) {
        __typename ... on Refusal { code message } ... on AmountTooSmall { smallest } } }`,
      variableValues: { input: { id: canteen.newId(), orderId } },
      contextValue: graphContext(canteen.cashier()),
    });
    expect(answer.errors).toBeUndefined();
    return answer.data?.startPayment;
  };
  expect(await say(await placed(await canteen.dish({ price: 99 })))).toMatchObject({
    ...{ __typename: 'AmountTooSmall', code: 'AMOUNT_TOO_SMALL', smallest: 100 },
    message: expect.stringContaining('counter'),
  });
  const id = await placed();
  canteen.clock.advance(UNPAID_MINUTES.counter * MINUTE);
  expect(await say(id)).toMatchObject({
    ...{ __typename: 'PaymentExpired', code: 'PAYMENT_EXPIRED', message: expect.stringContaining('Order again') },
  });
  expect(await row(id)).toMatchObject({ state: 'PLACED' });
  till.outage = 'provider';
  expect(await say(await placed())).toMatchObject({ __typename: 'ProviderUnavailable' });
  till.outage = 'none';
});
