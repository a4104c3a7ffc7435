import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signatureOf } from '../modules/payments/index.ts';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { openShop, type Shop } from '../testing/shop.ts';
import { type Api, openApi } from './replay/api.ts';
import * as documents from './replay/documents.ts';
import { freshId } from './replay/fresh-id.ts';

const LIMIT = 256 * 1024;

let product: ServedProduct;
let sql: postgres.Sql;
let api: Api;
let shop: Shop;
beforeAll(async () => {
  product = await serveProduct();
  sql = postgres(product.databaseUrl, { max: 1 });
  const url = `http://127.0.0.1:${product.port}`;
  api = openApi({ url, key: product.key }, 1, async (to, body, headers) =>
    (await fetch(to, { method: 'POST', body, headers })).text(),
  );
  shop = await openShop(api, 11);
}, 60_000);
afterAll(async () => {
  await sql?.end();
  await product?.close();
});

/** Sends a message to our webhook address. */
async function send(body: string, headers: Record<string, string> = {}, method = 'POST') {
  const request = httpRequest(`http://127.0.0.1:${product.port}/webhooks/payments`, { method, headers });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: JSON.parse(await text(response)) };
}

const signed = (body: string, id: string) => ({
  'x-razorpay-signature': signatureOf(product.webhookSecret, body),
  'x-razorpay-event-id': id,
});

/** An order whose payment by UPI is awaited, and the provider's message that it was captured. */
async function awaited() {
  const { outlet, cooked } = shop;
  const lines = [{ itemId: cooked.id, variantId: cooked.variantId, quantity: 1, optionIds: [] }];
  const quote = await api.command<{ signed: string }>(documents.QUOTE_ORDER, { outletId: outlet.id, lines }, 'Quote');
  const orderId = freshId();
  const cart = { outletId: outlet.id, lines, id: orderId, quote: quote.signed };
  await api.command(documents.PLACE_ORDER, cart, 'Order');
  const asked = { id: freshId(), orderId };
  const payment = await api.command<{ payUrl: string; amount: number }>(documents.START_PAYMENT, asked, 'Payment');
  const entity = {
    ...{ id: 'pay_x', order_id: payment.payUrl.split('/').at(-1), currency: 'INR', status: 'captured' },
    error_reason: null,
  };
  const captured = (amount: number) =>
    JSON.stringify({ event: 'payment.captured', payload: { payment: { entity: { ...entity, amount } } } });
  return { orderId, amount: payment.amount, captured };
}

const order = async (id: string) =>
  (
    await api.ask<{ order: object }>(
      'query ($id: UUID!) { order(id: $id) { state paymentStatus documents { id } payments { state failureReason } } }',
      { id },
    )
  ).order;
const kept = async () => Number((await sql`select count(*) from provider_events`)[0]?.count);

const WAITING = {
  ...{ state: 'AWAITING_PAYMENT', documents: [] },
  payments: [{ state: 'PENDING', failureReason: null }],
};

test('a message with a wrong signature, or none, is turned away and leaves nothing', async () => {
  const { orderId, amount, captured } = await awaited();
  const body = captured(amount);
  const before = await kept();
  const wrong = { status: 401, body: { status: 'bad_signature' } };
  expect(await send(body)).toMatchObject(wrong);
  const forged = { ...signed(body, 'evt_forged'), 'x-razorpay-signature': signatureOf('guessed', body) };
  expect(await send(body, forged)).toMatchObject(wrong);
  expect(await send(captured(amount + 1), signed(body, 'evt_changed'))).toMatchObject(wrong);
  expect(await kept()).toBe(before);
  expect(await order(orderId)).toMatchObject(WAITING);
});

test('a genuine message of another amount is a failed payment, and no invoice', async () => {
  const { orderId, amount, captured } = await awaited();
  const body = captured(amount - 1);
  expect(await send(body, signed(body, 'evt_less'))).toMatchObject({ status: 200, body: { status: 'accepted' } });
  expect(await order(orderId)).toMatchObject({
    ...{ documents: [], payments: [{ state: 'FAILED', failureReason: 'AMOUNT_DIFFERS' }] },
  });
});

test('a genuine message of the right amount pays the order, however often it comes', async () => {
  const { orderId, amount, captured } = await awaited();
  const body = captured(amount);
  for (let n = 0; n < 3; n += 1) expect(await send(body, signed(body, 'evt_right'))).toMatchObject({ status: 200 });
  expect(await order(orderId)).toMatchObject({
    ...{ state: 'ACCEPTED', paymentStatus: 'PAID', documents: [{}], payments: [{ state: 'CAPTURED' }] },
  });
});

test.each([LIMIT + 1, LIMIT * 8])('a body of %d bytes is too large, whoever signed it', async (bytes) => {
  const before = await kept();
  const body = 'x'.repeat(bytes);
  expect(await send(body, signed(body, `evt_${bytes}`))).toMatchObject({
    ...{ status: 413, body: { status: 'too_large' } },
  });
  expect(await kept()).toBe(before);
  const most = 'x'.repeat(LIMIT);
  expect(await send(most, signed(most, `evt_most_${bytes}`))).toMatchObject({ status: 200 });
});

test.each(['GET', 'PUT', 'DELETE'])('%s is answered with the method that is taken', async (method) => {
  const answer = await send('', {}, method);
  expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' } });
});
