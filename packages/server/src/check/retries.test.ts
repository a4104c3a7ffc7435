import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedProduct, serveProduct } from '../testing/product.ts';
import { retries } from './retries.ts';

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct();
});
afterAll(() => product.close());

test('R6: whatever is lost of a command, and however many say it at once, it is done once and answered the same', async () => {
  const lines: string[] = [];
  const target = { url: `http://127.0.0.1:${product.port}`, key: product.key };
  const { violations } = await retries({
    target: async () => target,
    seed: 6,
    scale: 0.02,
    say: (line) => lines.push(line),
  });
  expect(violations).toEqual([]);
  expect(lines).toHaveLength(12);
}, 120_000);
