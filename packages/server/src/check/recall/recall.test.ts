import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../../testing/product.ts';
import { recall } from './recall.ts';

let product: ServedProduct;
const target = async () => {
  const { ownerUrl, key, port } = product;
  return { url: `http://127.0.0.1:${port}`, key, databaseUrl: ownerUrl };
};
beforeAll(async () => {
  product = await serveProduct();
});
afterAll(() => product.close());

test('from a supplier’s number to every order and back, as a plain look over all moves says', async () => {
  expect((await recall({ target, seed: 7, scale: 0.02, say: () => {} })).violations).toEqual([]);
}, 120_000);
