import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { overload } from './overload.ts';
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

test('R19: under ten times the load that it can bear the product works on, and tells the others when to come again', async () => {
  expect((await overload({ target, seed: 19, scale: 0.02, say: () => {} })).violations).toEqual([]);
}, 120_000);
