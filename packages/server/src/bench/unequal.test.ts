import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeOrder, quoteOrder } from '../modules/ordering/index.ts';
import { referencePlaceOrder } from '../testing/reference/selling.ts';
import { type BenchCanteen, openBenchCanteen } from './canteen.ts';
import { proveSame } from './fan-out.ts';
import { SELECTIONS } from './fan-out-documents.ts';
import { proveSameOrder } from './same-order.ts';

let canteen: BenchCanteen;
beforeAll(async () => {
  canteen = await openBenchCanteen();
}, 60_000);
afterAll(() => canteen.close());

async function quoted(quantity: number) {
  const { context, outletId, dishes } = canteen;
  const lines = [{ itemId: dishes[0]?.itemId ?? '', variantId: dishes[0]?.variantId ?? '', quantity, optionIds: [] }];
  const quote = await quoteOrder(context, { outletId, lines });
  if ('code' in quote) throw new Error('The bench canteen sells nothing.');
  return { lines, quote };
}

async function placedBy(who: 'product' | 'reference', quantity: number): Promise<string> {
  const { context, outletId } = canteen;
  const id = canteen.newId();
  const { lines, quote } = await quoted(quantity);
  if (who === 'product') await placeOrder(context, { id, outletId, lines, quote: quote.signed });
  else await referencePlaceOrder(context, { id, outletId, quoted: quote, cash: null });
  return id;
}

test('orders are measured against each other only where both leave the same', async () => {
  const ours = await placedBy('product', 2);
  await expect(proveSameOrder(canteen, [ours, await placedBy('reference', 2)])).resolves.toBeUndefined();
  await expect(proveSameOrder(canteen, [ours, await placedBy('reference', 1)])).rejects.toThrow('the same order');
  await expect(proveSameOrder(canteen, [ours, canteen.newId()])).rejects.toThrow('the same order');
});

test('displays are measured against each other only where both hear the same', () => {
  const heard = (token: string) =>
    new Map([...SELECTIONS.keys()].map((at) => [at, JSON.stringify({ id: '1', payload: { data: { token } } })]));
  expect(() => proveSame(heard('A1'), heard('A1'))).not.toThrow();
  expect(() => proveSame(heard('A1'), heard('A2'))).toThrow('the same');
  expect(() => proveSame(new Map(), new Map())).toThrow('the same');
});
