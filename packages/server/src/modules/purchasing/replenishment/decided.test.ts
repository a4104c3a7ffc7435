import { and, eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { foldUsage } from '../../inventory/index.ts';
import { ANNA, buying } from '../sample-purchasing.ts';
import { saveSupplierItem } from '../suppliers/save-supplier-item.ts';
import { changeItemReplenishment } from './change-item-replenishment.ts';
import { changeReplenishmentRules } from './change-rules.ts';
import { planReplenishment, refreshSuggestions } from './plan-replenishment.ts';
import { readItemReplenishment } from './queries.ts';
import { readReplenishmentRules } from './rules.ts';
import { stockUp, useOn } from './sample-stock.ts';
import { purchaseSuggestions } from './tables.ts';

let world: World;
let shop: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
  shop = buying(world);
});
afterAll(() => world.close());

const anna = () => shop.as(ANNA, ['replenishment:manage']);
const said = () => world.newId();
const NOTHING = {
  ...{ serviceLevel: null, reviewDays: null, par: null, reorderPoint: null },
  ...{ leadDays: null, supplierId: null },
};
const decide = async (stockItemId: string, given: object = {}) => {
  const { rule } = await readItemReplenishment(anna(), { outletId: world.outletId, stockItemId });
  return changeItemReplenishment(anna(), {
    ...{ commandId: said(), outletId: world.outletId, stockItemId, unit: 'kg', version: rule?.version ?? 0 },
    ...{ ...NOTHING, ...given },
  });
};
const live = async (stockItemId: string) => {
  const [row] = await world.db
    .select()
    .from(purchaseSuggestions)
    .where(
      and(eq(purchaseSuggestions.stockItemId, stockItemId), inArray(purchaseSuggestions.state, ['OPEN', 'DISMISSED'])),
    );
  return row;
};
const refresh = () => refreshSuggestions(world.system());

type Rules = Awaited<ReturnType<typeof readReplenishmentRules>>;
const asked = ({ outletId, version, orderCost, holdingRate, classes }: Rules) => ({
  ...{ commandId: said(), outletId, version, orderCost, holdingRate, draftsByThemselves: false },
  classes: [...classes],
});

test('of those who change how one item, or one outlet, replenishes, one does; the others hear of it', async () => {
  const item = await shop.item();
  const of = { outletId: world.outletId, stockItemId: item, unit: 'kg', ...NOTHING };
  const change = (version: number, par: number) =>
    changeItemReplenishment(anna(), { ...of, commandId: said(), version, par });
  const codes = (answers: readonly object[]) => answers.map((one) => ('code' in one ? one.code : 'done')).sort();
  const [refused, done] = ['CHANGED_MEANWHILE', 'done'];
  // Before anybody decided anything, and after.
  for (const version of [0, 1]) {
    const answers = await Promise.all([1_000, 2_000, 3_000].map((par) => change(version, par)));
    expect(codes(answers)).toEqual([refused, refused, done]);
    const { rule } = await readItemReplenishment(anna(), { outletId: world.outletId, stockItemId: item });
    expect(rule?.version).toBe(version + 1);
  }
  expect(await change(1, 9_000)).toMatchObject({ code: 'CHANGED_MEANWHILE' });

  const rules = asked(await readReplenishmentRules(anna(), { outletId: world.outletId }));
  const costs = [1_111, 2_222, 3_333];
  const answers = await Promise.all(
    costs.map((orderCost) => changeReplenishmentRules(anna(), { ...rules, commandId: said(), orderCost })),
  );
  expect(codes(answers)).toEqual([refused, refused, done]);
  const after = await readReplenishmentRules(anna(), { outletId: world.outletId });
  expect(after).toMatchObject({
    version: rules.version + 1,
    orderCost: costs[answers.findIndex((one) => 'outletId' in one)],
  });
});

test('where a weekday has a par of its own, what would come on that day is ordered up to it, and the sentence says so', async () => {
  // The clock stands on a Tuesday; with two days to come it is there on Thursday.
  const item = await shop.item({ name: 'Curd' });
  const day = (weekday: number, par: number) => ({ weekday, par });
  const levels = { par: 40_000, reorderPoint: 20_000, leadDays: 2, pars: [day(4, 90_000), day(5, 60_000)] };
  await decide(item, levels);
  await refresh();
  expect(await live(item)).toMatchObject({
    quantity: 90_000_000,
    because: expect.stringContaining('order at 20 kg, up to 90 kg on a Thursday, when it comes; you have 0 g free'),
  });
  await decide(item, { ...levels, leadDays: 3 });
  expect(await live(item)).toMatchObject({ quantity: 60_000_000 });
  // On Saturday the par of all days counts.
  await decide(item, { ...levels, leadDays: 4 });
  expect(await live(item)).toMatchObject({ quantity: 40_000_000, because: expect.not.stringContaining(' on a ') });
  const { rule } = await readItemReplenishment(anna(), { outletId: world.outletId, stockItemId: item });
  expect(rule).toMatchObject({ pars: [day(4, 90_000_000), day(5, 60_000_000)] });
  await expect(decide(item, { ...levels, pars: [day(4, 1), day(4, 2)] })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(decide(item, { ...levels, pars: [day(4, 19_999)] })).rejects.toMatchObject({ code: 'INVALID' });
  for (const weekday of [0, 8, 1.5])
    await expect(decide(item, { ...levels, pars: [day(weekday, 50_000)] })).rejects.toMatchObject({ code: 'INVALID' });
  // With no other par, it is only suggested when it would come on such a day.
  await decide(item, { pars: [day(4, 90_000)], leadDays: 1 });
  expect(await live(item)).toBeUndefined();
  await decide(item, { pars: [day(4, 90_000)], leadDays: 2 });
  expect(await live(item)).toMatchObject({ quantity: 90_000_000 });
  await decide(item);
});

test('of a par of 0 nothing is ordered: of all days, of the day on which it comes, and when more was used than there was', async () => {
  const [item, seller] = [await shop.item({ name: 'Milk' }), await shop.supplier()];
  await saveSupplierItem(anna(), {
    ...{ commandId: said(), supplierId: seller, stockItemId: item, unit: 'kg', minimumPacks: 1, price: 5_000 },
    validFrom: '2026-11-01',
  });
  await decide(item, { par: 30_000 });
  expect(await live(item)).toMatchObject({ quantity: 30_000_000 });
  await decide(item, { par: 0 });
  expect(await live(item)).toBeUndefined();
  // There on Thursday, which is closed; on Friday it is open again. A point that somebody said is none on such a day.
  const days = { par: 30_000, reorderPoint: 10_000, pars: [{ weekday: 4, par: 0 }] };
  await decide(item, { ...days, leadDays: 2 });
  expect(await live(item)).toBeUndefined();
  await refresh();
  expect(await live(item)).toBeUndefined();
  await decide(item, { ...days, leadDays: 3 });
  expect(await live(item)).toMatchObject({ quantity: 30_000_000 });
  await decide(item, { ...days, leadDays: 2 });
  await world.db.execute(sql`insert into stock_levels (outlet_id, stock_item_id, on_hand, reserved)
    values (${world.outletId}, ${item}, 0, 7000) on conflict (outlet_id, stock_item_id) do update set reserved = 7000`);
  await refresh();
  expect(await live(item)).toBeUndefined();
  await decide(item);
});

test('a par goes before what its use would have: below the point it is the point, at the par nothing is missing, and the sentence says so', async () => {
  const item = await shop.item({ name: 'Paneer' });
  await stockUp(world, [{ stockItemId: item, quantity: 900_000_000 }]);
  for (let day = -14; day < 0; day += 1) await useOn(world, item, 10_000_000, day);
  await foldUsage(world.system());
  await planReplenishment(world.system());
  const pointIn = async () =>
    (await readItemReplenishment(anna(), { outletId: world.outletId, stockItemId: item })).point;
  await decide(item, { leadDays: 2 });
  const computed = await pointIn();
  expect(computed?.reorderPoint).toBeGreaterThanOrEqual(20_000_000);
  expect(computed?.orderUpTo).toBeGreaterThan(computed?.reorderPoint ?? 0);
  for (const given of [{ par: 15_000 }, { pars: [{ weekday: 4, par: 15_000 }] }]) {
    await decide(item, { leadDays: 2, ...given });
    expect(await pointIn()).toMatchObject({ reorderPoint: 15_000_000, orderUpTo: 15_000_000 });
  }
  const lie = (quantity: number) =>
    world.db.execute(sql`update stock_levels set on_hand = ${quantity} where stock_item_id = ${item}`);
  await lie(15_000_000);
  await refresh();
  expect(await live(item)).toBeUndefined();
  await lie(14_000_000);
  await refresh();
  expect(await live(item)).toMatchObject({
    ...{ quantity: 1_000_000 },
    because: expect.stringMatching(
      /up to 15 kg on a Thursday, when it comes, as somebody decided, and not at 2\d(\.\d)? kg as/,
    ),
  });
  // A par above the point changes when it is ordered by nothing.
  await decide(item, { leadDays: 2, par: 90_000, pars: [] });
  expect(await pointIn()).toMatchObject({ reorderPoint: computed?.reorderPoint, orderUpTo: 90_000_000 });
  await decide(item);
});

test('who changes the par and says nothing of weekdays leaves them; an empty list takes them away', async () => {
  const item = await shop.item();
  const parsOf = async () =>
    (await readItemReplenishment(anna(), { outletId: world.outletId, stockItemId: item })).rule?.pars;
  await decide(item, { par: 40_000, pars: [{ weekday: 4, par: 90_000 }] });
  const kept = [{ weekday: 4, par: 90_000_000 }];
  await decide(item, { par: 50_000 });
  expect(await parsOf()).toEqual(kept);
  await decide(item, { par: 50_000_000, unit: 'g', pars: null });
  expect(await parsOf()).toEqual(kept);
  await expect(decide(item, { par: 95_000, reorderPoint: 91_000 })).rejects.toMatchObject({ code: 'INVALID' });
  await decide(item, { par: 50_000, pars: [] });
  expect(await parsOf()).toEqual([]);
  await decide(item);
});

test('impossible settings are refused', async () => {
  const item = await shop.item();
  const bad = [
    { serviceLevel: 9_999 },
    { reviewDays: -1 },
    { reviewDays: 61 },
    { par: -1 },
    { leadDays: -1 },
    { leadDays: 366 },
    { par: 1e13 },
  ];
  for (const given of [...bad, { par: 900_000_000_000 }, { par: 1_000, reorderPoint: 2_000 }]) {
    await expect(decide(item, given)).rejects.toMatchObject({ code: 'INVALID' });
  }
  expect(await decide(item, { par: 5_000, unit: 'crate' })).toMatchObject({ code: 'UNIT_UNKNOWN' });
  expect(await decide(item, { supplierId: await shop.supplier() })).toMatchObject({ code: 'NOT_SOLD_BY_SUPPLIER' });
  const rules = asked(await readReplenishmentRules(anna(), { outletId: world.outletId }));
  const twice = changeReplenishmentRules(anna(), {
    ...rules,
    classes: rules.classes.map((one) => ({ ...one, countClass: 'A' as const })),
  });
  await expect(twice).rejects.toMatchObject({ code: 'INVALID' });
  await expect(changeReplenishmentRules(anna(), { ...rules, holdingRate: 0 })).rejects.toMatchObject({
    code: 'INVALID',
  });
});
