import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../../testing/product.ts';
import { fefo } from './fefo.ts';

let product: ServedProduct;
const target = async () => {
  const { ownerUrl, key, port } = product;
  return { url: `http://127.0.0.1:${port}`, key, databaseUrl: ownerUrl };
};
beforeAll(async () => {
  product = await serveProduct();
});
afterAll(() => product.close());

test('the golden journals of stock are in the trial balance, and batches leave in their order at exact values', async () => {
  expect((await fefo({ target, seed: 3, scale: 0.02, say: () => {} })).violations).toEqual([]);
}, 120_000);
