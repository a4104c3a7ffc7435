import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { guessAt } from './bruteforce.ts';

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct({ TRUST_PROXY: 'true' });
});
afterAll(() => product.close());

test('R14: guessing is hopeless, and nobody can lock the cashier out', async () => {
  const { port, key, databaseUrl } = product;
  const target = { url: `http://127.0.0.1:${port}`, key, databaseUrl };
  expect((await guessAt(target, { scale: 0.04, say: () => {} })).violations).toEqual([]);
}, 120_000);
