import { once } from 'node:events';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import pino from 'pino';
import postgres from 'postgres';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { serveProduct } from '../testing/product.ts';
import { selfSigned } from '../testing/self-signed.ts';
import { openShop } from '../testing/shop.ts';
import { openWorld } from '../testing/world.ts';
import { openPractice, publicOrigin } from './practice-provider.ts';
import { openApi } from './replay/api.ts';
import * as documents from './replay/documents.ts';
import { freshId } from './replay/fresh-id.ts';

/** A client that trusts any certificate; the product itself trusts none that is self-signed. */
async function send(url: string, body: string, headers: Record<string, string>): Promise<[IncomingMessage, string]> {
  const options = { method: 'POST', headers, rejectUnauthorized: false };
  const request = url.startsWith('https') ? tlsRequest(url, options) : plainRequest(url, options);
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return [response, await text(response)];
}

/** Pays an order by UPI on the product at `origin`, as a phone would. Gives the payer's address. */
async function payByUpi(origin: string, key: string) {
  const api = openApi({ url: origin, key }, 1, async (url, body, headers) => (await send(url, body, headers))[1]);
  const { outlet, cooked } = await openShop(api, 7);
  const cart = {
    outletId: outlet.id,
    lines: [{ itemId: cooked.id, variantId: cooked.variantId, quantity: 1, optionIds: [] }],
  };
  const quote = await api.command<{ signed: string }>(documents.QUOTE_ORDER, cart, 'Quote');
  const orderId = freshId();
  await api.command(documents.PLACE_ORDER, { ...cart, id: orderId, quote: quote.signed }, 'Order');
  const asked = { id: freshId(), orderId };
  const { payUrl } = await api.command<{ payUrl: string }>(documents.START_PAYMENT, asked, 'Payment');
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const [page] = await send(`${origin}${new URL(payUrl).pathname}`, 'vpa=success@fake', form);
  expect(page.statusCode).toBe(303);
  const ORDER = 'query ($id: UUID!) { order(id: $id) { state paymentStatus } }';
  const paid = { state: 'ACCEPTED', paymentStatus: 'PAID' };
  const order = async () => (await api.ask<{ order: object }>(ORDER, { id: orderId })).order;
  await expect.poll(order, { timeout: 20_000 }).toEqual(paid);
  return payUrl;
}

async function messagesKept(databaseUrl: string): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1 });
  const rows = await sql`select 1 from provider_events`;
  await sql.end();
  return rows.length;
}

const certificate = selfSigned();
afterAll(() => certificate?.remove());

test.skipIf(!certificate)(
  'over TLS browsers are told to insist on it',
  async () => {
    const product = await serveProduct(certificate?.variables);
    onTestFinished(() => product.close());
    const [answer] = await send(`https://127.0.0.1:${product.port}/graphql`, '{}', {});
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d{7,}/);
  },
  60_000,
);

test.skipIf(!certificate).each([
  ['TLSv1', false],
  ['TLSv1.1', false],
  ['TLSv1.2', true],
  ['TLSv1.3', true],
] as const)(
  'of %s it is %s that the product speaks it',
  async (version, speaks) => {
    const product = await serveProduct(certificate?.variables);
    onTestFinished(() => product.close());
    const asked = { minVersion: version, maxVersion: version, rejectUnauthorized: false, ciphers: 'ALL:@SECLEVEL=0' };
    const socket = connect({ host: '127.0.0.1', port: product.port, ...asked });
    const outcome = await Promise.race([once(socket, 'secureConnect').then(() => true), once(socket, 'error')]).catch(
      () => false,
    );
    socket.destroy();
    expect(outcome === true).toBe(speaks);
  },
  60_000,
);

describe('a practice payment by UPI', () => {
  test.skipIf(!certificate)(
    'goes through where the certificate is self-signed',
    async () => {
      const product = await serveProduct(certificate?.variables);
      onTestFinished(() => product.close());
      const payUrl = await payByUpi(`https://127.0.0.1:${product.port}`, product.key);
      expect(new URL(payUrl).origin).toBe(`https://127.0.0.1:${product.port}`);
      expect(await messagesKept(product.databaseUrl)).toBeGreaterThan(0);
    },
    60_000,
  );

  test('goes through where the product listens on every address behind a proxy', async () => {
    const product = await serveProduct({ HOST: '0.0.0.0', TRUST_PROXY: 'true' });
    onTestFinished(() => product.close());
    const payUrl = await payByUpi(`http://127.0.0.1:${product.port}`, product.key);
    expect(new URL(payUrl).hostname).not.toBe('0.0.0.0');
    expect(await messagesKept(product.databaseUrl)).toBeGreaterThan(0);
    const api = await send(`http://127.0.0.1:${product.port}/fake-provider/v1/orders`, '{}', {});
    expect(api[0].statusCode).toBe(404);
  }, 60_000);
});

test('the line to the provider answers on loopback, and nothing but its API and our webhook address', async () => {
  const world = await openWorld();
  const secrets = { providerKeySecret: 'key', providerWebhookSecret: 'webhook' };
  const practice = await openPractice({
    ...{ db: world.db, clock: systemClock, log: pino({ level: 'silent' }), secrets },
    ...{ publicOrigin: 'https://canteen.example', webhookPath: '/webhooks/payments' },
  });
  onTestFinished(async () => {
    await practice.stop();
    await world.close();
  });
  expect(new URL(practice.url).hostname).toBe('127.0.0.1');
  const status = async (path: string) => (await send(`${practice.url}${path}`, '{}', {}))[0].statusCode;
  expect(await status('/webhooks/payments')).toBe(404);
  practice.deliverTo((_, response) => Boolean(response.writeHead(204).end()));
  expect(await status('/webhooks/payments')).toBe(204);
  expect(await status('/fake-provider/v1/orders')).toBe(401);
  const asked = {
    paymentId: world.newId(),
    amount: 100,
    currency: 'INR',
    description: 'Canteen order',
    expiresAt: null,
  };
  const { payUrl } = await practice.provider.createPayment(asked);
  expect(new URL(payUrl).origin).toBe('https://canteen.example');
  const page = new URL(payUrl).pathname;
  for (const path of ['/', '/graphql', '/health/ready', '/metrics', page, '/webhooks/payments/x']) {
    expect(await status(path)).toBe(404);
  }
});

test.each([
  [{ host: '127.0.0.1', port: 4000, tls: null }, /^http:\/\/127\.0\.0\.1:4000$/],
  [{ host: '::1', port: 4000, tls: null }, /^http:\/\/\[::1\]:4000$/],
  [{ host: 'canteen.example', port: 443, tls: { cert: '', key: '' } }, /^https:\/\/canteen\.example:443$/],
  [{ host: '0.0.0.0', port: 4000, tls: null }, /^http:\/\/(?!0\.)\d+\.\d+\.\d+\.\d+:4000$/],
  [{ host: '::', port: 4000, tls: null }, /^http:\/\/(?!0\.)\d+\.\d+\.\d+\.\d+:4000$/],
])('%j is reached at %s', (config, address) => expect(publicOrigin({ publicUrl: null, ...config })).toMatch(address));

test('a public address is said, and taken at its word', () => {
  const here = { host: '127.0.0.1', port: 4000, tls: null };
  expect(publicOrigin({ ...here, publicUrl: 'https://canteen.example' })).toBe('https://canteen.example');
});
