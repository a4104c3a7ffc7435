import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { totp } from './totp.ts';

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct();
});
afterAll(() => product.close());

test('R13: a second factor lets in whom it must, once, and nobody else', async () => {
  const { port, key, databaseUrl } = product;
  const target = { url: `http://127.0.0.1:${port}`, key, databaseUrl };
  const { violations } = await totp({ target: async () => target, seed: 1, scale: 0.1, say: () => {} });
  expect(violations).toEqual([]);
}, 180_000);
