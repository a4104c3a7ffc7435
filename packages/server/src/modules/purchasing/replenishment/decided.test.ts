import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { ANNA, buying } from '../sample-purchasing.ts';
import { changeItemReplenishment } from './change-item-replenishment.ts';
import { changeReplenishmentRules } from './change-rules.ts';
import { refreshSuggestions } from './plan-replenishment.ts';
import { readItemReplenishment } from './queries.ts';
import { readReplenishmentRules } from './rules.ts';
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
