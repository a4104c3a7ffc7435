import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { type Place, placeOf } from '../places/index.ts';

import type { Quoted } from './price-lines.ts';
import { quote } from './quote.ts';
import { type Dish, insertDish, insertRates } from './sample-menu.ts';

let world: World;
let place: Place;
beforeAll(async () => {
  world = await openWorld();
  await insertRates(world);
  place = await placeOf(world.db, world.outletId);
});
afterAll(() => world.close());

const line = (dish: Dish, quantity = 1, optionIds: string[] = []) => ({ ...dish, quantity, optionIds });
const goods = (mrp: number, taxCode: string) => ({ taxKind: 'GOODS', taxCode, mrp }) as const;
const ask = (lines: ReturnType<typeof line>[], at = world.clock.now(), where = place) =>
  quote(world.db, { place: where, lines, at });
const under = (profile: Partial<Place['organisation']>): Place => ({
  ...place,
  organisation: { ...place.organisation, ...profile },
});

test('the mixed basket of the rules (§1.5 A) comes out to the paisa', async () => {
  const basket = [
    line(await insertDish(world, 6_000)),
    line(await insertDish(world, 1_200), 2),
    line(await insertDish(world, 1_500), 3),
    line(await insertDish(world, 2_000, goods(2_000, '22021010'))),
    line(await insertDish(world, 2_000, goods(2_000, '2201'))),
  ];
  const quoted = (await ask(basket)) as Quoted;

  expect(quoted.lines.map(({ gross, taxable, cgst, sgst }) => [gross, taxable, cgst, sgst])).toEqual([
    [6_000, 5_714, 143, 143],
    [2_400, 2_286, 57, 57],
    [4_500, 4_286, 107, 107],
    [2_000, 1_428, 286, 286],
    [2_000, 1_904, 48, 48],
  ]);
  expect(quoted).toMatchObject({ taxable: 15_618, tax: 1_282, total: 16_900 });
  expect(quoted.taxes).toContainEqual({ code: 'CGST', rateBp: 250, base: 14_190, amount: 355 });
  expect(quoted.taxes).toContainEqual({ code: 'CGST', rateBp: 2000, base: 1_428, amount: 286 });
  expect(quoted.taxes.filter(({ code }) => code === 'CGST').reduce((sum, { amount }) => sum + amount, 0)).toBe(641);
});

test('prices without tax get it on top, by the line (§1.5 C); packaged goods hold theirs all the same', async () => {
  const snack = await insertDish(world, 510);
  const cola = await insertDish(world, 2_000, goods(2_000, '22021010'));
  const exclusive = under({ pricesIncludeTax: false });
  const ten = (await ask(
    Array.from({ length: 10 }, () => line(snack)),
    undefined,
    exclusive,
  )) as Quoted;

  expect(ten).toMatchObject({ taxable: 5_100, tax: 260, total: 5_360 });
  expect(await ask([line(cola)], undefined, exclusive)).toMatchObject({ taxable: 1_428, total: 2_000 });
});
