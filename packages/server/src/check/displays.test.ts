import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { displays } from './displays.ts';

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct({ DOCUMENTS_PER_MINUTE: '1000000' });
});
afterAll(() => product.close());

test('every display of an outlet hears of an order within two seconds, those that did not read for a while among them', async () => {
  const target = { url: `http://127.0.0.1:${product.port}`, key: product.key };
  const { violations, figure } = await displays({ target: async () => target, seed: 1, scale: 0.05, say: () => {} });
  expect(violations).toEqual([]);
  expect(figure).toContain('50 displays');
}, 120_000);
