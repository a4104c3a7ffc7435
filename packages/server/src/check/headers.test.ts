import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { headers } from './headers.ts';

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct();
}, 60_000);
afterAll(() => product.close());

test('every answer of every route tells browsers what they may do with it, no other site may read one, and cookies stay with us', async () => {
  const { port, key, databaseUrl } = product;
  const target = { url: `http://127.0.0.1:${port}`, key, databaseUrl };
  const { violations } = await headers({ target: async () => target, seed: 1, scale: 0.1, say: () => {} });
  expect(violations).toEqual([]);
}, 60_000);
