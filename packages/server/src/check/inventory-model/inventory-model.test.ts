import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../../testing/product.ts';
import { inventoryModel } from './inventory-model.ts';

let product: ServedProduct;
const target = async () => {
  const { ownerUrl, key, port } = product;
  return { url: `http://127.0.0.1:${port}`, key, databaseUrl: ownerUrl };
};
beforeAll(async () => {
  product = await serveProduct({ DOCUMENTS_PER_MINUTE: '1000000' });
});
afterAll(() => product.close());

test('four clients using every verb of stock at once leave every gram with its batch, its cost and its reason', async () => {
  const said: string[] = [];
  const found = await inventoryModel({ target, seed: 5, scale: 0.02, say: (line) => said.push(line) });
  if (process.env.SAY) process.stdout.write(`${said.join('\n')}\n${found.figure}\n`);
  expect(found.violations).toEqual([]);
}, 120_000);
