import { afterAll, beforeAll, expect, test } from 'vitest';
import { noProvider } from '../modules/payments/index.ts';
import { systemClock } from '../platform/clock.ts';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import type { Peer } from '../testing/providers/peer-server.ts';
import { openRazorpayPeer, RAZORPAY_KEYS } from '../testing/providers/razorpay-peer.ts';
import { openShop, type Shop } from '../testing/shop.ts';
import { readConfig } from './config.ts';
import { openProviders } from './payment-providers.ts';
import { type Api, openApi } from './replay/api.ts';
import * as documents from './replay/documents.ts';
import { freshId } from './replay/fresh-id.ts';

const RAZORPAY = {
  ...{ RAZORPAY_KEY_ID: RAZORPAY_KEYS.keyId, RAZORPAY_KEY_SECRET: RAZORPAY_KEYS.keySecret },
  RAZORPAY_WEBHOOK_SECRET: RAZORPAY_KEYS.webhookSecret,
};
const STRIPE = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };

test.each([
  [{}, 'practice'],
  [RAZORPAY, 'practice'],
  [{ ...RAZORPAY, PAYMENT_PROVIDER: 'razorpay' }, 'razorpay'],
  [{ ...RAZORPAY, ...STRIPE, PAYMENT_PROVIDER: 'stripe' }, 'stripe'],
] as const)('with %j payments are collected by %s', (variables, name) => {
  const { payments } = readConfig(variables, '/srv/canteen');
  const practice = { ...noProvider, name: 'practice' };
  const of = { origin: 'https://canteen.example', clock: systemClock };
  const providers = openProviders(payments, practice, of);
  expect(providers.current.name).toBe(name);
  for (const former of ['practice', ...('RAZORPAY_KEY_ID' in variables ? ['razorpay'] : [])])
    expect(providers.named(former).name).toBe(former);
  if (name === 'practice') expect(openProviders(payments, null, of).current.name).toBe('none');
});

let product: ServedProduct;
let peer: Peer;
let api: Api;
let shop: Shop;
beforeAll(async () => {
  peer = await openRazorpayPeer(() => new Date());
  product = await serveProduct({ ...RAZORPAY, PAYMENT_PROVIDER: 'razorpay', RAZORPAY_API_URL: peer.url });
  const url = `http://127.0.0.1:${product.port}`;
  api = openApi({ url, key: product.key }, 1, async (to, body, headers) =>
    (await fetch(to, { method: 'POST', body, headers })).text(),
  );
  shop = await openShop(api, 11);
}, 60_000);
afterAll(async () => {
  await product?.close();
  await peer?.close();
});

test('an order is paid at Razorpay: by its page, and by the message that comes to our address', async () => {
  const { outlet, cooked } = shop;
  const lines = [{ itemId: cooked.id, variantId: cooked.variantId, quantity: 1, optionIds: [] }];
  const quote = await api.command<{ signed: string }>(documents.QUOTE_ORDER, { outletId: outlet.id, lines }, 'Quote');
  const orderId = freshId();
  await api.command(documents.PLACE_ORDER, { outletId: outlet.id, lines, id: orderId, quote: quote.signed }, 'Order');
  const { payUrl } = await api.command<{ payUrl: string }>(
    ...([documents.START_PAYMENT, { id: freshId(), orderId }, 'Payment'] as const),
  );
  expect(payUrl).toMatch(/^https:\/\/rzp\.io\//);

  const { body, headers } = peer.pay('plink_00000000000001');
  const told = await fetch(`http://127.0.0.1:${product.port}/webhooks/payments`, { method: 'POST', body, headers });
  expect([told.status, await told.json()]).toEqual([200, { status: 'accepted' }]);
  const { order } = await api.ask<{ order: object }>(
    'query ($id: UUID!) { order(id: $id) { paymentStatus documents { number } payments { state } } }',
    { id: orderId },
  );
  expect(order).toMatchObject({ paymentStatus: 'PAID', documents: [{}], payments: [{ state: 'CAPTURED' }] });
});

test.each([
  ['hi-IN,hi;q=0.9,en;q=0.8', 'धन्यवाद'],
  ['ml', 'നന്ദി'],
  ['fr', 'Thank you'],
])(
  'the page after paying speaks the language of the phone (%s), and believes nothing that its address says',
  async (language, thanks) => {
    const answer = await fetch(`http://127.0.0.1:${product.port}/paid?razorpay_payment_link_status=paid`, {
      headers: { 'accept-language': language },
    });
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await answer.text();
    expect(page).toContain(`<h1>${thanks}</h1>`);
    expect(page).not.toContain('paid');
  },
);
