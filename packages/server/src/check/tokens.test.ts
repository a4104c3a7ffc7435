import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { jwt } from './jwt.ts';
import { refresh } from './refresh.ts';

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct();
});
afterAll(() => product.close());

const asked = () => {
  const { port, key, databaseUrl } = product;
  const target = { url: `http://127.0.0.1:${port}`, key, databaseUrl };
  return { target: async () => target, seed: 1, scale: 0.02, say: () => {} };
};

test('R13: access tokens cannot be forged or confused', async () => {
  expect((await jwt(asked())).violations).toEqual([]);
}, 120_000);

test('R13: refresh tokens cannot be reused, and lose nobody', async () => {
  expect((await refresh(asked())).violations).toEqual([]);
}, 120_000);
