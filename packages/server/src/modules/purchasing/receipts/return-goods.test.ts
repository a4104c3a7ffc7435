import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, journalEntries, journalLines, seedAccounts } from '../../finance/index.ts';
import {
  batches,
  decideWaste,
  holdBatches,
  inventoryIdentities,
  recordWaste,
  stockLevels,
  stockSettingsNow,
} from '../../inventory/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { ANNA, BIJU, buying } from '../sample-purchasing.ts';
import { suppliers } from '../suppliers/tables.ts';
import { goodsReturnOf } from './queries.ts';
import { returnGoods } from './return-goods.ts';

let world: World;
let buy: ReturnType<typeof buying>;
let supplierId: string;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  await world.db.transaction((tx) => seedAccounts(tx));
  supplierId = await buy.supplier();
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of [...checks, ...(await purchasingIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
});
afterAll(() => world.close());

const batchesOf = (stockItemId: string) =>
  world.db.select().from(batches).where(eq(batches.stockItemId, stockItemId)).orderBy(batches.id);
async function sidesOf(sourceId: string) {
  const rows = await world.db
    .select({ line: journalLines })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .where(eq(journalEntries.sourceId, sourceId));
  return rows.map(({ line }) => [line.accountCode, line.debit, line.credit, line.party]).sort();
}

const sendBack = (lines: { batchId: string; quantity: number }[], id = world.newId(), by = buy.as(BIJU)) =>
  returnGoods(by, { id, outletId: world.outletId, reason: 'Spoiled', lines });

test('goods go back out of the very batches that are named, expired ones too, at their cost', async () => {
  const milk = await buy.item({ shelfLifeDays: 3 });
  const line = buy.came(milk, { accepted: 3_000, value: 10_000 });
  await buy.receive({ supplierId, lines: [line] });
  await world.db.update(batches).set({ status: 'EXPIRED' }).where(eq(batches.id, line.batchId));
  await world.db.update(stockLevels).set({ onHand: 0 }).where(eq(stockLevels.stockItemId, milk));
  const id = world.newId();
  expect(await sendBack([{ batchId: line.batchId, quantity: 1_000_000 }], id)).toEqual({ returnId: id, waits: false });
  expect(await sidesOf(id)).toEqual([
    ['1200', 0, 3_333, null],
    ['2110', 3_333, 0, supplierId],
  ]);
  expect(await sendBack([{ batchId: line.batchId, quantity: 2_000_001 }])).toMatchObject({
    ...{ code: 'NOT_ENOUGH_IN_BATCH', details: { there: 2_000_000 } },
  });
  await sendBack([{ batchId: line.batchId, quantity: 2_000_000 }]);
  expect(await batchesOf(milk)).toMatchObject([{ status: 'DEPLETED', valueRemaining: 0 }]);
});

test('what waits for a decision on waste is not sent back, and can still be decided on', async () => {
  const milk = await buy.item();
  const line = buy.came(milk, { accepted: 1_000, value: 100_000 });
  await buy.receive({ supplierId, lines: [line] });
  const wasteId = world.newId();
  const waste = {
    outletId: world.outletId,
    stockItemId: milk,
    quantity: 1_000,
    unit: 'kg',
    reason: 'SPOILED' as const,
  };
  await recordWaste(world.as('waste:record', { id: ANNA }), { id: wasteId, ...waste });
  const apart = (await batchesOf(milk)).find(({ sourceType }) => sourceType === 'set-aside');
  expect(await sendBack([{ batchId: apart?.id ?? '', quantity: 1_000_000 }])).toMatchObject({ code: 'WAITS_AS_WASTE' });
  const yes = { commandId: world.newId(), wasteId, approve: true };
  expect(await decideWaste(world.as('waste:approve', { id: BIJU }), yes)).toEqual({ id: wasteId });
});

test('goods that orders hold do not go back, be it at once or later, until they are blocked', async () => {
  const milk = await buy.item({ name: 'Milk' });
  const [cheap, dear] = [buy.came(milk, { value: 1_000 }), buy.came(milk, { value: 600_000 })];
  await buy.receive({ supplierId, lines: [cheap] });
  await buy.receive(
    { supplierId, overrideReason: 'Agreed by telephone.', lines: [dear] },
    buy.as(ANNA, ['receipt:override']),
  );
  await world.db.execute(sql`
    insert into reservations (order_id, outlet_id, line, stock_item_id, quantity, state)
    values (${world.newId()}, ${world.outletId}, 1, ${milk}, 800000, 'HELD')`);
  await world.db.update(stockLevels).set({ reserved: 800_000 }).where(eq(stockLevels.stockItemId, milk));
  const back = (one: { batchId: string }, quantity: number) => ({ batchId: one.batchId, quantity });
  const both = [back(cheap, 10_000_000), back(dear, 9_200_001)];
  expect(await sendBack(both)).toMatchObject({
    ...{ code: 'NOT_ENOUGH_STOCK', message: expect.stringContaining('block the batch') },
    details: { items: [{ stockItemId: milk, name: 'Milk', wanted: 19_200_001, free: 19_200_000 }] },
  });
  expect(await sendBack([back(dear, 9_200_001)])).toMatchObject({ waits: true });
  expect(await sendBack([back(cheap, 10_000_000)])).toMatchObject({
    ...{ code: 'NOT_ENOUGH_STOCK', details: { items: [{ free: 9_999_999 }] } },
  });
  const hold = { commandId: world.newId(), outletId: world.outletId, block: true, reason: 'Sour' };
  await holdBatches(world.as('stock:hold'), { ...hold, batchIds: [cheap.batchId] });
  expect(await sendBack([back(cheap, 10_000_000)])).toMatchObject({ waits: false });
});

test('batches of several suppliers do not go back together; two who send the last of one back send it once', async () => {
  const milk = await buy.item();
  const [one, other] = [buy.came(milk, { value: 10_000 }), buy.came(milk, { value: 10_000 })];
  await buy.receive({ supplierId, lines: [one] });
  await buy.receive({ supplierId: await buy.supplier(), lines: [other] });
  const whole = ({ batchId }: { batchId: string }) => ({ batchId, quantity: 10_000_000 });
  expect(await sendBack([whole(one), whole(other)])).toMatchObject({ code: 'OTHER_SUPPLIER' });
  const answers = await Promise.all(Array.from({ length: 6 }, () => sendBack([whole(one)])));
  expect(answers.filter((answer) => 'returnId' in answer)).toHaveLength(1);
  await expect(sendBack([whole(other)], world.newId(), world.as('stock:receive'))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('a return is found in its outlet, by whoever may see what was bought, and nowhere else', async () => {
  const item = await buy.item();
  const line = buy.came(item, { value: 10_000 });
  await buy.receive({ supplierId, lines: [line] });
  const id = world.newId();
  await sendBack([{ batchId: line.batchId, quantity: 1_000 }], id);
  const { outletId } = world;
  expect(await goodsReturnOf(world.as('purchase:read'), { outletId, id })).toMatchObject({ id, supplierId });
  const other = await world.addOutlet('RTN');
  const there = world.as('purchase:read', { outletId: other });
  expect(await goodsReturnOf(there, { outletId: other, id })).toBeNull();
  await expect(goodsReturnOf(there, { outletId, id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(goodsReturnOf(world.as('stock:read'), { outletId, id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

/** A kilogram worth ₹4,900 from each of some registrations; with its batch. */
const broughtBy = (registrations: readonly string[]) =>
  Promise.all(
    registrations.map(async (registration) => {
      const [item, of] = [await buy.item(), await buy.registered(registration)];
      const line = buy.came(item, { accepted: 1_000, value: 490_000 });
      const taken = { supplierId: of, lines: [line], overrideReason: 'A test.' };
      await buy.receive(taken, buy.as(ANNA, ['receipt:override']));
      return { supplierId: of, batchId: line.batchId };
    }),
  );

test('small returns to the branches of one taxpayer on one day add up, at once too', async () => {
  const goods = await broughtBy(['32AAACR7310D1Z', '29AAACR7310D1Z', '27AAACR7310D1Z', '33AAACR7310D1Z']);
  const answers = await Promise.all(goods.map(({ batchId }) => sendBack([{ batchId, quantity: 400_000 }])));
  const limit = (await stockSettingsNow(world.db)).returnApprovalAbove;
  expect(answers.filter((answer) => 'waits' in answer && !answer.waits)).toHaveLength(Math.floor(limit / 196_000));
  expect(limit).toBeLessThan(4 * 196_000);
});

test('what goes back to whose registration was taken off adds up with the taxpayer they were', async () => {
  const goods = await broughtBy(['32AAACV7310D1Z', '29AAACV7310D1Z', '27AAACV7310D1Z', '33AAACV7310D1Z']);
  const waits: boolean[] = [];
  for (const [at, { supplierId: of, batchId }] of goods.entries()) {
    if (at > 0) await world.db.update(suppliers).set({ gstin: null }).where(eq(suppliers.id, of));
    const answer = await sendBack([{ batchId, quantity: 400_000 }]);
    waits.push('waits' in answer && answer.waits);
  }
  const limit = (await stockSettingsNow(world.db)).returnApprovalAbove;
  expect(waits).toEqual(goods.map((_, at) => (at + 1) * 196_000 > limit));
  expect(waits).toContain(true);
});
