import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { soldOut } from './sold-out.ts';

let product: ServedProduct;
const target = async () => {
  const { databaseUrl, key, port } = product;
  return { url: `http://127.0.0.1:${port}`, key, databaseUrl };
};
beforeAll(async () => {
  product = await serveProduct();
});
afterAll(() => product.close());

test('R7: many more buyers than there is dough buy all of it and nothing twice, and never wait in a circle', async () => {
  expect((await soldOut({ target, seed: 7, scale: 0.02, say: () => {} })).violations).toEqual([]);
}, 120_000);
