import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { privacy } from './privacy.ts';

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct();
}, 60_000);
afterAll(() => product.close());

test('R22: an export holds all of somebody, a withdrawal stops the purpose, an erasure leaves them nowhere but in the sealed trail', async () => {
  const { port, key, databaseUrl } = product;
  const target = { url: `http://127.0.0.1:${port}`, key, databaseUrl };
  const { violations } = await privacy({ target: async () => target, seed: 1, scale: 0.1, say: () => {} });
  expect(violations).toEqual([]);
}, 180_000);
