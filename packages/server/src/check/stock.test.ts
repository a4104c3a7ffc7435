import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { fefo } from './fefo/fefo.ts';
import { inventoryModel } from './inventory-model/inventory-model.ts';
import type { Check } from './promise.ts';
import { recall } from './recall/recall.ts';

// One product for all: each makes outlets of its own. The last fills them past the books, which nobody may look into after it.
let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct({ DOCUMENTS_PER_MINUTE: '1000000' });
});
afterAll(() => product.close());

async function violationsOf(check: Check, seed: number, scale = 0.02): Promise<readonly string[]> {
  const { ownerUrl, key, port } = product;
  const target = async () => ({ url: `http://127.0.0.1:${port}`, key, databaseUrl: ownerUrl });
  return (await check({ target, seed, scale, say: () => {} })).violations;
}

test('the golden journals of stock are in the trial balance, and batches leave in their order at exact values', async () => {
  expect(await violationsOf(fefo, 3)).toEqual([]);
}, 120_000);

test('four clients using every verb of stock at once leave every gram with its batch, its cost and its reason', async () => {
  expect(await violationsOf(inventoryModel, 5, 0.013)).toEqual([]);
}, 120_000);

test('from a supplier’s number to every order and back, as a plain look over all moves says', async () => {
  expect(await violationsOf(recall, 7, 0.01)).toEqual([]);
}, 120_000);
