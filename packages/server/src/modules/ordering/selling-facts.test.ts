import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, openCanteen } from '../../testing/canteen.ts';
import { menuOf } from '../catalog/index.ts';
import { placeKept } from '../places/index.ts';
import { sellingFacts } from './selling-facts.ts';

let canteen: Canteen;
beforeAll(async () => {
  canteen = await openCanteen();
});
afterAll(() => canteen.close());

test('an outlet and its menu are in memory once: what is sold from is what everybody else is shown', async () => {
  const { db, outletId } = canteen;
  await canteen.dish();
  const facts = await sellingFacts(db, outletId);
  expect(facts.place).toBe(await placeKept(db, outletId));
  expect(facts.menu).toBe(await menuOf(db, outletId));
});
