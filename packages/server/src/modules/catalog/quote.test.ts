import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { type Place, placeOf } from '../places/index.ts';

import { insertMenu } from './insert-menu.ts';
import { menuOf, raiseMenuVersion } from './menu-of.ts';
import type { Quoted } from './price-lines.ts';
import { quote } from './quote.ts';
import { type Dish, insertDish, insertRates } from './sample-menu.ts';
import { setItemAvailability } from './set-item-availability.ts';

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

test('the rate is that of the tax date in India, not of the day in Greenwich', async () => {
  const cola = await insertDish(world, 2_000, goods(2_000, '22021010'));
  // 23:59 on 21 September in India, then midnight: 18 % becomes 40 %.
  expect(await ask([line(cola)], new Date('2025-09-21T18:29:00.000Z'))).toMatchObject({ tax: 306 });
  expect(await ask([line(cola)], new Date('2025-09-21T18:30:00.000Z'))).toMatchObject({ tax: 572 });
});

test.each([
  ['EXEMPT_EDU', 0, 572],
  ['COMPOSITION', 0, 0],
  ['UNREGISTERED', 0, 0],
  ['SPECIFIED_18', 286, 572],
] as const)('under %s prepared food is taxed %i and cola %i (§1.1)', async (taxProfile, food, cola) => {
  const where = under({ taxProfile, pricesIncludeTax: taxProfile === 'SPECIFIED_18' });
  const dosa = await insertDish(world, 6_000);
  const bottle = await insertDish(world, 2_000, goods(2_000, '22021010'));
  expect(await ask([line(dosa)], undefined, where)).toMatchObject({ tax: food, total: 6_000 });
  expect(await ask([line(bottle)], undefined, where)).toMatchObject({ tax: cola, total: 2_000 });
});

test('a union territory without a legislature charges UTGST, kept where SGST is', async () => {
  const dosa = await insertDish(world, 6_000);
  const quoted = (await ask([line(dosa)], undefined, under({ stateCode: '04' }))) as Quoted;
  expect(quoted.taxes.map(({ code }) => code)).toEqual(['CGST', 'UTGST']);
  expect(quoted.lines[0]).toMatchObject({ cgst: 143, sgst: 143, igst: 0 });
});

test('everything that cannot be had is named at once, each with its reason', async () => {
  const soldOut = await insertDish(world, 100, { names: { en: 'Vada' } });
  const elsewhere = await insertDish(world, 100, { names: { en: 'Elsewhere' }, outletId: await world.addOutlet('EW') });
  const fine = await insertDish(world, 100);
  const unknown = { itemId: world.newId(), variantId: world.newId() };
  const mixedUp = { itemId: fine.itemId, variantId: soldOut.variantId };
  await setItemAvailability(world.as('menu:availability'), {
    ...{ commandId: world.newId(), outletId: world.outletId, itemId: soldOut.itemId, available: false },
  });

  expect(await ask([soldOut, elsewhere, unknown, mixedUp].map((dish) => line(dish)))).toMatchObject({
    code: 'ITEMS_UNAVAILABLE',
    details: {
      items: [
        { itemId: soldOut.itemId, name: 'Vada', reason: 'SOLD_OUT' },
        { itemId: elsewhere.itemId, name: 'Elsewhere', reason: 'NOT_ON_MENU' },
        { itemId: unknown.itemId, reason: 'NOT_ON_MENU' },
        { itemId: fine.itemId, reason: 'NOT_ON_MENU' },
      ],
    },
  });
});

test('a dish of the morning is served from its first minute and no longer at its last', async () => {
  const puttu = await insertDish(world, 3_000);
  const daypartId = world.newId();
  await world.db.transaction((tx) =>
    insertMenu(tx, {
      dayparts: [{ id: daypartId, code: 'MORNING', name: 'Morning', startsAt: 420, endsAt: 660 }],
      itemDayparts: [{ itemId: puttu.itemId, daypartId }],
    }),
  );
  await world.db.transaction((tx) => raiseMenuVersion(tx, [world.outletId]));
  const at = (time: string) => ask([line(puttu)], new Date(`2026-11-24T${time}:00.000Z`));
  // 06:59, 07:00, 10:59 and 11:00 in India.
  expect(await at('01:29')).toMatchObject({
    code: 'ITEMS_UNAVAILABLE',
    details: { items: [{ reason: 'NOT_SERVED_NOW' }] },
  });
  expect(await at('01:30')).toMatchObject({ total: 3_000 });
  expect(await at('05:29')).toMatchObject({ total: 3_000 });
  expect(await at('05:30')).toMatchObject({ code: 'ITEMS_UNAVAILABLE' });
});

async function dishWithChoices(price: number, given = {}) {
  const dish = await insertDish(world, price, given);
  const [bread, extras] = [world.newId(), world.newId()];
  const [white, brown, cheese, free] = [world.newId(), world.newId(), world.newId(), world.newId()];
  const option = (id: string, groupId: string, code: string, priceDelta: number, allergens: string[] = []) => ({
    ...{ id, groupId, code, names: { en: code }, priceDelta, allergens, position: 0 },
  });
  await world.db.transaction((tx) =>
    insertMenu(tx, {
      modifierGroups: [
        { id: bread, code: bread, names: { en: 'Bread' }, min: 1, max: 1 },
        { id: extras, code: extras, names: { en: 'Extras' }, min: 0, max: 2 },
      ],
      modifierOptions: [
        option(white, bread, 'WHITE', 0, ['GLUTEN']),
        option(brown, bread, 'BROWN', 500, ['GLUTEN', 'SESAME']),
        option(cheese, extras, 'CHEESE', 1_500, ['MILK']),
        option(free, extras, 'REBATE', -90_000),
      ],
      itemModifierGroups: [
        { itemId: dish.itemId, groupId: bread, position: 0 },
        { itemId: dish.itemId, groupId: extras, position: 1 },
      ],
    }),
  );
  await world.db.transaction((tx) => raiseMenuVersion(tx, [world.outletId]));
  return { dish, bread, extras, white, brown, cheese, free };
}

test('choices are priced, named and warned of on the line; the same dish twice is two lines', async () => {
  const { dish, white, brown, cheese } = await dishWithChoices(4_000, { allergens: ['MILK', 'EGG'] });
  const quoted = (await ask([
    line(dish, 2, [cheese, brown]),
    line(dish, 1, [white]),
    line(dish, 1, [white]),
  ])) as Quoted;
  expect(quoted.lines).toHaveLength(3);
  expect(quoted.lines[0]).toMatchObject({
    unitPrice: 6_000,
    gross: 12_000,
    modifiers: [
      { optionId: brown, name: 'BROWN', priceDelta: 500 },
      { optionId: cheese, name: 'CHEESE', priceDelta: 1_500 },
    ],
    allergens: ['MILK', 'EGG', 'GLUTEN', 'SESAME'],
  });
});

test('choices that break a rule are refused with the group to choose from again', async () => {
  const { dish, bread, white, brown, cheese } = await dishWithChoices(4_000);
  const other = await dishWithChoices(4_000);
  const refused = async (optionIds: string[], groupId: string) =>
    expect(await ask([line(dish, 1, optionIds)])).toMatchObject({
      code: 'MODIFIERS_INVALID',
      details: { itemId: dish.itemId, groupId },
    });
  await refused([], bread);
  await refused([white, brown], bread);
  await refused([white, white], bread);
  await refused([white, cheese, cheese], (await dishGroup(dish)).extras);
  await refused([white, other.cheese], bread);
  await refused([white, world.newId()], bread);
  const plain = await insertDish(world, 100);
  expect(await ask([line(plain, 1, [cheese])])).toMatchObject({ details: { groupId: plain.itemId } });
});

async function dishGroup(dish: Dish) {
  const item = (await menuOf(world.db, world.outletId)).itemsById.get(dish.itemId);
  return { extras: item?.modifierGroups[1]?.id ?? '' };
}

test('no price falls below nothing, and no packaged goods rise above their MRP', async () => {
  const cheap = await dishWithChoices(4_000);
  expect(await ask([line(cheap.dish, 3, [cheap.white, cheap.free])])).toMatchObject({ total: 0, tax: 0 });
  const packed = await dishWithChoices(1_900, goods(2_000, '2201'));
  expect(await ask([line(packed.dish, 1, [packed.white, packed.cheese])])).toMatchObject({ total: 2_000 });
});

test('a quantity that is none is invalid', async () => {
  const dish = await insertDish(world, 100);
  for (const quantity of [0, -1, 0.5, Number.NaN, 10_001, Number.MAX_SAFE_INTEGER]) {
    await expect(ask([line(dish, quantity)])).rejects.toMatchObject({ code: 'INVALID' });
  }
});
