import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { authz } from './authz.ts';

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct();
}, 60_000);
afterAll(() => product.close());

test('R12: nobody sees or touches what is not theirs, as the table of access says of every operation, field, stream and route', async () => {
  const { port, key, databaseUrl } = product;
  const target = { url: `http://127.0.0.1:${port}`, key, databaseUrl };
  const { violations } = await authz({ target: async () => target, seed: 1, scale: 0.02, say: () => {} });
  expect(violations).toEqual([]);
}, 300_000);
