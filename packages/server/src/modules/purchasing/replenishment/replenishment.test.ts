import { and, eq, inArray, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { foldUsage, inventoryIdentities } from '../../inventory/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { cancelPurchaseOrder } from '../orders/cancel-order.ts';
import { purchaseOrderLines, purchaseOrders } from '../orders/tables.ts';
import { ANNA, buying } from '../sample-purchasing.ts';
import { saveSupplierItem } from '../suppliers/save-supplier-item.ts';
import { changeItemReplenishment } from './change-item-replenishment.ts';
import { changeReplenishmentRules } from './change-rules.ts';
import { dismissSuggestion } from './dismiss-suggestion.ts';
import { draftSuggestedOrders } from './draft-suggested-orders.ts';
import { planReplenishment, refreshSuggestions } from './plan-replenishment.ts';
import { listSuggestions, readItemReplenishment } from './queries.ts';
import { readReplenishmentRules } from './rules.ts';
import { stockUp, useOn } from './sample-stock.ts';
import { purchaseSuggestions, replenishmentOutlets, replenishmentPoints } from './tables.ts';

let world: World;
let shop: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
  shop = buying(world);
});
afterEach(async () => {
  const checks = [
    ...(await inventoryIdentities(world.db)),
    ...(await financeIdentities(world.db)),
    ...(await purchasingIdentities(world.db)),
  ];
  for (const check of checks) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const anna = () => shop.as(ANNA, ['replenishment:manage']);
const said = () => world.newId();
const sells = (supplierId: string, stockItemId: string, price: number, given: object = {}) =>
  saveSupplierItem(anna(), {
    ...{ commandId: said(), supplierId, stockItemId, unit: 'bag', minimumPacks: 1, price, validFrom: '2026-01-01' },
    ...given,
  });
/** Rice in bags of 25 kg, of which somebody says when it is ordered. */
async function rice() {
  const id = await shop.item({ name: `Rice ${said().slice(-4)}` }, { bag: 25_000 });
  await decide(id, { par: 100_000, reorderPoint: 50_000 });
  return id;
}
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
const statesOf = async (stockItemId: string) =>
  (await world.db.select().from(purchaseSuggestions).where(eq(purchaseSuggestions.stockItemId, stockItemId)))
    .map(({ state }) => state)
    .filter((state) => state !== 'GONE')
    .sort();
const draft = (suggestionIds: string[], by = anna()) =>
  draftSuggestedOrders(by, { commandId: said(), outletId: world.outletId, suggestionIds });
const refresh = () => refreshSuggestions(world.system());

test('what falls to its point is suggested in packs from whoever is cheapest, and one click makes a draft for each supplier', async () => {
  const [a, b] = [await shop.supplier('Annapurna'), await shop.supplier('Bharat')];
  const [one, two] = [await rice(), await rice()];
  await sells(a, one, 140_000);
  await sells(b, one, 150_000);
  await sells(b, two, 90_000, { minimumPacks: 5 });
  await stockUp(
    world,
    [one, two].map((stockItemId) => ({ stockItemId, quantity: 80_000_000 })),
  );
  await refresh();
  expect([await live(one), await live(two)]).toEqual([undefined, undefined]);
  await useOn(world, one, 30_000_000, 0);
  await useOn(world, two, 40_000_000, 0);
  await refresh();
  const [first, second] = [await live(one), await live(two)];
  expect(first).toMatchObject({
    supplierId: a,
    unit: 'bag',
    packs: 2,
    quantity: 50_000_000,
    price: 140_000,
    position: 50_000_000,
  });
  expect(first?.because).toBe(
    'As somebody decided: order at 50 kg, up to 100 kg; you have 50 kg free: buy 2 × bag of 25 kg from Annapurna.',
  );
  expect(second).toMatchObject({ supplierId: b, packs: 5 });

  const ids = [first?.id ?? '', second?.id ?? ''];
  const { orderIds } = (await draft(ids)) as { orderIds: string[] };
  expect(orderIds).toHaveLength(2);
  const lines = await world.db.select().from(purchaseOrderLines).where(inArray(purchaseOrderLines.orderId, orderIds));
  expect(lines.map(({ stockItemId, quantity, unit, price }) => ({ stockItemId, quantity, unit, price }))).toEqual(
    expect.arrayContaining([
      { stockItemId: one, quantity: 2_000, unit: 'bag', price: 140_000 },
      { stockItemId: two, quantity: 5_000, unit: 'bag', price: 90_000 },
    ]),
  );
  // What is being ordered is not suggested again, until the order is given up.
  await refresh();
  expect(await statesOf(one)).toEqual(['ORDERED']);
  const order = lines.find(({ stockItemId }) => stockItemId === one)?.orderId ?? '';
  await cancelPurchaseOrder(anna(), { commandId: said(), purchaseOrderId: order, reason: 'Too early.' });
  await refresh();
  expect(await statesOf(one)).toEqual(['OPEN', 'ORDERED']);
});

test('of two clicks at once one makes the drafts', async () => {
  const supplier = await shop.supplier();
  const item = await rice();
  await sells(supplier, item, 1_000);
  await planReplenishment(world.system());
  const id = (await live(item))?.id ?? '';
  const answers = await Promise.all([draft([id]), draft([id]), draft([id])]);
  expect(answers.filter((answer) => 'orderIds' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'code' in answer)).toMatchObject([
    { code: 'SUGGESTION_SETTLED' },
    { code: 'SUGGESTION_SETTLED' },
  ]);
  expect(await world.db.$count(purchaseOrders, eq(purchaseOrders.supplierId, supplier))).toBe(1);
  const commandId = said();
  const again = { commandId, outletId: world.outletId, suggestionIds: [(await another(supplier))?.id ?? ''] };
  expect(await draftSuggestedOrders(anna(), again)).toEqual(await draftSuggestedOrders(anna(), again));
});

async function another(supplier: string) {
  const item = await rice();
  await sells(supplier, item, 1_000);
  await planReplenishment(world.system());
  return live(item);
}

test('looks at the same time suggest an item once', async () => {
  const item = await rice();
  await world.db.execute(
    sql`update purchase_suggestions set state = 'GONE', settled_at = now() where stock_item_id = ${item}`,
  );
  await Promise.all(Array.from({ length: 6 }, refresh));
  expect((await statesOf(item)).filter((state) => state === 'OPEN')).toHaveLength(1);
});

test('what nobody sells says so and is not ordered, until somebody does', async () => {
  const item = await rice();
  const suggestion = await live(item);
  expect(suggestion).toMatchObject({ supplierId: null, packs: null, quantity: 100_000_000 });
  expect(suggestion?.because).toMatch(/nobody sells Rice/);
  expect(await draft([suggestion?.id ?? ''])).toMatchObject({ code: 'NOBODY_SELLS_IT' });
  const supplier = await shop.supplier();
  await sells(supplier, item, 100);
  await planReplenishment(world.system());
  expect(await live(item)).toMatchObject({ id: suggestion?.id, supplierId: supplier, packs: 4 });
});

test('a dismissed suggestion stays away until stock falls further, and is not dismissed twice', async () => {
  const item = await rice();
  await stockUp(world, [{ stockItemId: item, quantity: 40_000_000 }]);
  await refresh();
  const id = (await live(item))?.id ?? '';
  const dismiss = (by = anna()) =>
    dismissSuggestion(by, { commandId: said(), suggestionId: id, reason: 'Exams begin.' });
  expect(await dismiss()).toEqual({ id });
  expect(await dismiss()).toMatchObject({ code: 'SUGGESTION_SETTLED', details: { state: 'DISMISSED' } });
  expect(await draft([id])).toMatchObject({ code: 'SUGGESTION_SETTLED' });
  await refresh();
  expect(await statesOf(item)).toEqual(['DISMISSED']);
  await useOn(world, item, 1_000_000, 0);
  await refresh();
  expect(await statesOf(item)).toEqual(['OPEN']);
  const denied = dismiss(world.as('purchase:order', { outletId: await world.addOutlet('O2') }));
  await expect(denied).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('when goods came, or the need is over otherwise, the suggestion is gone', async () => {
  const item = await rice();
  await refresh();
  expect(await live(item)).toBeDefined();
  await stockUp(world, [{ stockItemId: item, quantity: 60_000_000 }]);
  await refresh();
  expect(await live(item)).toBeUndefined();
  await decide(item);
  expect(await world.db.$count(replenishmentPoints, eq(replenishmentPoints.stockItemId, item))).toBe(0);
});

test('what was used on past days is what is to come, worked out once a night; drafts make themselves where they are told to', async () => {
  const supplier = await shop.supplier();
  const item = await shop.item({ name: 'Atta', shelfLifeDays: 3 }, { bag: 25_000 });
  await sells(supplier, item, 120_000);
  await stockUp(
    world,
    [{ stockItemId: item, quantity: 130_000_000, value: 650_000 }],
    new Date('2026-11-01T05:00:00.000Z'),
  );
  for (let day = -14; day < 0; day += 1) await useOn(world, item, 8_000_000, day);
  await foldUsage(world.system());
  await world.db.update(replenishmentOutlets).set({ plannedOn: '2026-11-23' });
  const rules = await readReplenishmentRules(anna(), { outletId: world.outletId });
  await changeReplenishmentRules(anna(), { ...asked(rules), draftsByThemselves: true });
  await world.db.update(replenishmentOutlets).set({ plannedOn: '2026-11-23' });
  await planReplenishment(world.system());
  const { point } = await readItemReplenishment(anna(), { outletId: world.outletId, stockItemId: item });
  // 8 kg every day without spread, and two days to come: 16 kg; C is ordered every seven days.
  expect(point).toMatchObject({
    dailyMean: 8_000_000,
    dailySd: 0,
    daysSeen: 14,
    safetyStock: 0,
    reorderPoint: 16_000_000,
    orderUpTo: 72_000_000,
  });
  const [row] = await world.db.select().from(purchaseSuggestions).where(eq(purchaseSuggestions.stockItemId, item));
  // 18 kg are free: more than 16.
  expect(row).toBeUndefined();
  await useOn(world, item, 6_000_000, 0);
  await refresh();
  // Three days at 8 kg are 24 kg, of which 12 are there: no whole bag fits, and one is the fewest.
  expect(await live(item)).toMatchObject({ packs: 1, isCapped: true });
  await world.db.update(replenishmentOutlets).set({ plannedOn: '2026-11-23' });
  await planReplenishment(world.system());
  expect(await statesOf(item)).toEqual(['ORDERED']);
  const orders = await world.db.select().from(purchaseOrders).where(eq(purchaseOrders.supplierId, supplier));
  expect(orders).toMatchObject([{ state: 'DRAFT', madeBy: null, wantedOn: '2026-11-26' }]);
  await changeReplenishmentRules(anna(), { ...asked(rules), draftsByThemselves: false, version: rules.version + 1 });
});

type Rules = Awaited<ReturnType<typeof readReplenishmentRules>>;
const asked = ({ outletId, version, orderCost, holdingRate, classes }: Rules) => ({
  ...{ commandId: said(), outletId, version, orderCost, holdingRate, draftsByThemselves: false },
  classes: [...classes],
});

test('nobody orders, reads or decides for another outlet', async () => {
  const outletId = await world.addOutlet('O3');
  const item = await rice();
  const id = (await live(item))?.id ?? '';
  const elsewhere = world.as(['purchase:order', 'purchase:read', 'replenishment:manage'], { outletId });
  const theirs = draftSuggestedOrders(elsewhere, { commandId: said(), outletId, suggestionIds: [id] });
  await expect(theirs).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(draft([id], elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(listSuggestions(elsewhere, { outletId: world.outletId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const decided = changeItemReplenishment(elsewhere, {
    commandId: said(),
    outletId: world.outletId,
    stockItemId: item,
    unit: 'kg',
    ...NOTHING,
  });
  await expect(decided).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await listSuggestions(anna(), { outletId: world.outletId, states: ['OPEN'] })).edges.length).toBeGreaterThan(
    0,
  );
});
