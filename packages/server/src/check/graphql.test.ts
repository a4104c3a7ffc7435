import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { graphqlAttacks } from './graphql-attacks.ts';
import { graphqlHttp } from './graphql-http.ts';

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct();
});
afterAll(() => product.close());

const asked = () => {
  const target = { url: `http://127.0.0.1:${product.port}`, key: product.key };
  return { target: async () => target, seed: 1, scale: 0.02, say: () => {} };
};

test('R16: the GraphQL door conforms to GraphQL over HTTP', async () => {
  expect((await graphqlHttp(asked())).violations).toEqual([]);
}, 60_000);

test('R16: the GraphQL door holds against documents that ask for too much', async () => {
  expect((await graphqlAttacks(asked())).violations).toEqual([]);
}, 60_000);
