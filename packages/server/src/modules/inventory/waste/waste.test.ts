import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, journalEntries, journalLines, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../identities.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { changeStockSettings, stockSettingsNow } from '../settings/stock-settings.ts';
import { batches, stockLevels, stockMoves } from '../tables.ts';
import { decideWaste } from './decide-waste.ts';
import { analyseWaste, listWaste, wasteChoices } from './queries.ts';
import { recordWaste } from './record-waste.ts';
import { wasteEntries } from './tables.ts';
import { takeBackWaste } from './take-back-waste.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of checks) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const [ANNA, BIJU] = ['019400a0-0000-7000-8000-00000000000a', '019400a0-0000-7000-8000-00000000000b'];
const anna = () => world.as(['waste:record', 'waste:approve', 'stock:read'], { id: ANNA });
const biju = () => world.as(['waste:record', 'waste:approve', 'stock:read'], { id: BIJU });

async function oil(
  ...stock: { quantity: number; value: number; expiryDate?: string; status?: 'BLOCKED' | 'EXPIRED' }[]
) {
  const stockItemId = await insertStockItem(world, { name: 'Oil', baseUnit: 'ml' });
  await stockUp(
    world,
    stock.map((batch) => ({ stockItemId, ...batch })),
  );
  return stockItemId;
}
async function waste(stockItemId: string, quantity: number, given: object = {}) {
  const id = world.newId();
  const said = { id, outletId: world.outletId, stockItemId, quantity, unit: 'ml', reason: 'DROPPED' as const };
  return { id, answer: await recordWaste(anna(), { ...said, ...given }) };
}
const decide = (wasteId: string, approve: boolean, by = biju()) =>
  decideWaste(by, { commandId: world.newId(), wasteId, approve, reason: approve ? null : 'It is still good.' });
const takeBack = (wasteId: string) => takeBackWaste(anna(), { commandId: world.newId(), wasteId });
const batchesOf = (stockItemId: string) =>
  world.db.select().from(batches).where(eq(batches.stockItemId, stockItemId)).orderBy(batches.id);
const onHand = async (stockItemId: string) =>
  (await world.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, stockItemId)))[0]?.onHand ?? 0;
async function booked(id: string) {
  const rows = await world.db
    .select({ account: journalLines.accountCode, debit: journalLines.debit, credit: journalLines.credit })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .where(eq(journalEntries.sourceId, id));
  const sums: Record<string, number> = {};
  for (const { account, debit, credit } of rows) sums[account] = (sums[account] ?? 0) + debit - credit;
  return sums;
}

test('what was dropped leaves the batches as they are picked, at their cost, and is in the books at once', async () => {
  const item = await oil({ quantity: 3_000, value: 10_000, expiryDate: '2026-12-01' }, { quantity: 9_000, value: 1 });
  const { id, answer } = await waste(item, 1_000);
  expect(answer).toEqual({ id, waits: false });
  expect(await booked(id)).toEqual({ 5150: 3_333, 1200: -3_333 });
  expect(await onHand(item)).toBe(11_000);
  const moves = await world.db.select().from(stockMoves).where(eq(stockMoves.sourceId, id));
  expect(moves).toMatchObject([{ type: 'WASTE', quantity: -1_000, value: -3_333 }]);
});

test('what expired or was blocked is thrown away like anything else: trap of those who could not', async () => {
  const item = await oil(
    { quantity: 5_000, value: 73_500, expiryDate: '2026-11-20', status: 'EXPIRED' },
    { quantity: 2_000, value: 100, status: 'BLOCKED' },
    { quantity: 4_000, value: 4_000 },
  );
  await changeLimit(100_000);
  const expired = await waste(item, 5_000, { reason: 'EXPIRED' });
  expect(await booked(expired.id)).toEqual({ 5150: 73_500, 1200: -73_500 });
  expect(await onHand(item)).toBe(4_000);
  const dropped = await waste(item, 1_000);
  expect(await booked(dropped.id)).toEqual({ 5150: 1_000, 1200: -1_000 });
  const [blocked] = (await batchesOf(item)).filter(({ status }) => status === 'BLOCKED');
  await waste(item, 2_000, { batchId: blocked?.id, reason: 'SPOILED' });
  expect((await batchesOf(item)).map(({ status }) => status).sort()).toEqual(['AVAILABLE', 'DEPLETED', 'DEPLETED']);
  await changeLimit(50_000);
});

async function changeLimit(wasteApprovalAbove: number) {
  const by = world.as('stock:settings', { everywhere: true });
  const { version } = await stockSettingsNow(world.db);
  await changeStockSettings(by, { commandId: world.newId(), version, wasteApprovalAbove, recountAbove: 500 });
}

async function cola(...stock: { inputTaxRate?: number; inputTaxInterState?: boolean }[]) {
  const stockItemId = await insertStockItem(world, {
    ...{ name: 'Cola', kind: 'PACKAGED', baseUnit: 'pcs', taxCreditable: true, purchaseTaxRate: 4_000 },
  });
  const batch = { stockItemId, quantity: 48_000, value: 57_600 };
  await stockUp(
    world,
    stock.map((tax) => ({ ...batch, ...tax })),
  );
  return stockItemId;
}

test('G22: with a packaged good its credited tax goes back, half to each head', async () => {
  const { id } = await waste(await cola({ inputTaxRate: 4_000 }), 1_000, { unit: 'pcs' });
  expect(await booked(id)).toEqual({ 5150: 1_680, 1210: -1_200, 1310: -240, 1311: -240 });
  await takeBack(id);
  expect(await booked(id)).toEqual({ 5150: 0, 1210: 0, 1310: 0, 1311: 0 });
});

test('tax goes back under the head it was credited under, and none goes back that was not, whatever the item says', async () => {
  const afar = await waste(await cola({ inputTaxRate: 4_000, inputTaxInterState: true }), 1_000, { unit: 'pcs' });
  expect(await booked(afar.id)).toEqual({ 5150: 1_680, 1210: -1_200, 1312: -480 });
  await takeBack(afar.id);
  expect(await booked(afar.id)).toEqual({ 5150: 0, 1210: 0, 1312: 0 });
  const untaxed = await waste(await cola({}), 1_000, { unit: 'pcs' });
  expect(await booked(untaxed.id)).toEqual({ 5150: 1_200, 1210: -1_200 });
  const mixed = await cola({ inputTaxRate: 1_800 }, { inputTaxRate: 1_800, inputTaxInterState: true }, {});
  const all = await waste(mixed, 144_000, { unit: 'pcs' });
  expect(await decide(all.id, true)).toEqual({ id: all.id });
  expect(await booked(all.id)).toEqual({ 5150: 193_536, 1210: -172_800, 1310: -5_184, 1311: -5_184, 1312: -10_368 });
});

test('what staff eat goes to an account of its own', async () => {
  const item = await oil({ quantity: 1_000, value: 900 });
  const { id } = await waste(item, 1_000, { reason: 'STAFF_MEAL' });
  expect(await booked(id)).toEqual({ 6110: 900, 1200: -900 });
});

test('above the limit it lies apart, neither sold nor gone, until another person says yes', async () => {
  const item = await oil({ quantity: 2_000, value: 100_002 });
  const { id, answer } = await waste(item, 1_000);
  expect(answer).toEqual({ id, waits: true });
  expect(await onHand(item)).toBe(1_000);
  expect(await booked(id)).toEqual({});
  expect((await batchesOf(item)).map(({ status }) => status).sort()).toEqual(['AVAILABLE', 'QUARANTINE']);
  const apart = (await batchesOf(item)).find(({ status }) => status === 'QUARANTINE');
  expect((await waste(item, 1_000, { batchId: apart?.id ?? '' })).answer).toMatchObject({ code: 'MORE_THAN_IS_THERE' });
  expect(await decide(id, true, anna())).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect(await decide(id, true)).toEqual({ id });
  expect(await booked(id)).toEqual({ 5150: 50_001, 1200: -50_001 });
  expect(await onHand(item)).toBe(1_000);
  expect(await decide(id, false)).toMatchObject({ code: 'ILLEGAL_WASTE_STEP', details: { state: 'WASTED' } });
  expect(await takeBack(id)).toMatchObject({ code: 'TOO_LATE_TO_TAKE_BACK' });
});

test('nobody decides on their own waste, nor is what needs another person written off without, whatever code says so', async () => {
  const item = await oil({ quantity: 1_000, value: 60_000 });
  const { id } = await waste(item, 1_000);
  const mine = eq(wasteEntries.id, id);
  const at = world.clock.now();
  for (const forged of [{ decidedBy: ANNA, decidedAt: at }, {}]) {
    const write = world.db
      .update(wasteEntries)
      .set({ state: 'WASTED', ...forged })
      .where(mine);
    await expect(write).rejects.toThrow();
  }
  await expect(world.db.update(wasteEntries).set({ value: 1 }).where(mine)).rejects.toThrow();
});

test('a no puts it back as it was, and what expired meanwhile comes back expired', async () => {
  const good = await oil({ quantity: 1_000, value: 60_000 });
  const late = await oil({ quantity: 1_000, value: 60_000, expiryDate: '2026-11-25' });
  const [first, second] = [await waste(good, 1_000), await waste(late, 1_000)];
  expect(await decide(first.id, false)).toEqual({ id: first.id });
  expect(await onHand(good)).toBe(1_000);
  const now = world.clock.now();
  world.clock.set(new Date('2026-11-27T07:00:00Z'));
  await decide(second.id, false);
  world.clock.set(now);
  expect(await onHand(late)).toBe(0);
  expect((await batchesOf(late)).map(({ status }) => status).sort()).toEqual(['DEPLETED', 'DEPLETED', 'EXPIRED']);
});

test('the limit is not passed by in small steps', async () => {
  const item = await oil({ quantity: 3_000, value: 90_000 });
  expect((await waste(item, 1_000)).answer).toMatchObject({ waits: false });
  expect((await waste(item, 1_000)).answer).toMatchObject({ waits: true });
});

test('a slip is taken back on the same day, and stock and books are as before; the day after it is not', async () => {
  const item = await oil({ quantity: 3_000, value: 10_000 });
  const { id } = await waste(item, 1_000);
  expect(await takeBack(id)).toEqual({ id });
  expect(await onHand(item)).toBe(3_000);
  expect(await booked(id)).toEqual({ 5150: 0, 1200: 0 });
  expect(await takeBack(id)).toMatchObject({ code: 'ILLEGAL_WASTE_STEP' });
  const waiting = await oil({ quantity: 1_000, value: 60_000 });
  const other = await waste(waiting, 1_000);
  await takeBack(other.id);
  expect(await onHand(waiting)).toBe(1_000);
  const late = await waste(item, 500);
  const now = world.clock.now();
  world.clock.set(new Date('2026-11-25T07:00:00Z'));
  expect(await takeBack(late.id)).toMatchObject({ code: 'TOO_LATE_TO_TAKE_BACK' });
  world.clock.set(now);
});

test('more than is there, nothing, an unknown batch or unit: refused, and nothing changed', async () => {
  const item = await oil({ quantity: 1_000, value: 100 }, { quantity: 2_000, value: 100 });
  const [small] = await batchesOf(item);
  expect((await waste(item, 4_000)).answer).toMatchObject({ code: 'MORE_THAN_IS_THERE', details: { there: 3_000 } });
  const ofOne = { batchId: small?.id };
  expect((await waste(item, 1_001 + 1_000, ofOne)).answer).toMatchObject({ code: 'MORE_THAN_IS_THERE' });
  expect((await waste(item, 1, { unit: 'bushel' })).answer).toMatchObject({ code: 'UNIT_UNKNOWN' });
  for (const quantity of [0, -5]) await expect(waste(item, quantity)).rejects.toMatchObject({ code: 'INVALID' });
  for (const unknown of ['batchId', 'locationId'])
    await expect(waste(item, 1, { [unknown]: world.newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(waste(item, 1, { stationCode: 'NOWHERE' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await onHand(item)).toBe(3_000);
});

test('two throw away the last of it at once: one does; and one entry said twice is one', async () => {
  const item = await oil({ quantity: 1_000, value: 100 });
  const answers = await Promise.all([waste(item, 800), waste(item, 800)]);
  expect(answers.map(({ answer }) => 'code' in answer).sort()).toEqual([false, true]);
  const id = world.newId();
  const [one, two] = await Promise.all([waste(item, 100, { id }), waste(item, 100, { id })]);
  expect(one.answer).toEqual(two.answer);
  expect(await onHand(item)).toBe(100);
});

test('another outlet’s waste is nobody’s here', async () => {
  const item = await oil({ quantity: 1_000, value: 60_000 });
  const { id } = await waste(item, 1_000);
  const other = await world.addOutlet('LIB');
  const there = world.as(['waste:record', 'waste:approve', 'stock:read'], { outletId: other, id: BIJU });
  await expect(decide(id, true, there)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(recordWaste(world.as('stock:read'), { ...(await said(item)) })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  expect((await listWaste(there, { outletId: other })).edges).toEqual([]);
});
const said = async (stockItemId: string) => ({
  ...{ id: world.newId(), outletId: world.outletId, stockItemId, quantity: 1, unit: 'ml', reason: 'PEST' as const },
});

test('what was wasted is told by reason, item, station and weekday; staff meals stand apart', async () => {
  const outletId = await world.addOutlet('SUM');
  const by = world.as(['stock:read'], { outletId });
  const day = { outletId, from: '2026-11-24', to: '2026-11-24' };
  expect(await analyseWaste(by, day)).toEqual({ ...day, value: 0, staffMeals: 0, entries: 0, shares: [] });
  const ours = await analyseWaste(anna(), { ...day, outletId: world.outletId });
  expect(ours.staffMeals).toBe(900);
  const reasons = ours.shares.filter(({ by: one }) => one === 'REASON');
  expect(reasons.reduce((sum, { value }) => sum + value, 0)).toBe(ours.value + ours.staffMeals);
  const days = ours.shares.filter(({ by: one }) => one === 'WEEKDAY');
  expect(days).toMatchObject([{ key: '2', value: ours.value, entries: ours.entries }]);
  await expect(analyseWaste(by, { ...day, from: '2025-01-01' })).rejects.toMatchObject({ code: 'INVALID' });
});

test('what expired is offered first', async () => {
  const item = await insertStockItem(world, { name: 'Zucchini' });
  await stockUp(world, [{ stockItemId: item, quantity: 700, value: 1, status: 'EXPIRED' }]);
  const [first, ...rest] = await wasteChoices(anna(), { outletId: world.outletId });
  expect(first?.expired).toBeGreaterThan(0);
  expect(rest.some(({ item: { name }, expired }) => name === 'Zucchini' && expired === 700)).toBe(true);
  expect(await wasteChoices(anna(), { outletId: world.outletId, search: 'zucch' })).toMatchObject([{ onHand: 0 }]);
});

test('what is still good, or was blocked, is not thrown away as expired', async () => {
  const item = await oil(
    { quantity: 1_000, value: 100, expiryDate: '2026-11-20', status: 'EXPIRED' },
    { quantity: 4_000, value: 400, expiryDate: '2027-01-01' },
    { quantity: 2_000, value: 200, status: 'BLOCKED' },
  );
  const more = await waste(item, 1_500, { reason: 'EXPIRED' });
  expect(more.answer).toMatchObject({ code: 'MORE_THAN_IS_THERE', details: { there: 1_000 } });
  expect((more.answer as { message: string }).message).toContain('past its date');
  const [good] = (await batchesOf(item)).filter(({ status }) => status === 'AVAILABLE');
  const chosen = await waste(item, 100, { reason: 'EXPIRED', batchId: good?.id });
  expect(chosen.answer).toMatchObject({ code: 'MORE_THAN_IS_THERE', details: { there: 0 } });
  expect((await waste(item, 1_000, { reason: 'EXPIRED' })).answer).toMatchObject({ waits: false });
});
