import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Permission } from '../../../platform/auth/permission.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, journalLines, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../identities.ts';
import { saveLocation } from '../locations/save-location.ts';
import { holdBatches } from '../recall/hold-batches.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { changeStockSettings } from '../settings/stock-settings.ts';
import { stockLevels } from '../tables.ts';
import { dispatchTransfer } from '../transfers/dispatch-transfer.ts';
import { listTransfers } from '../transfers/queries.ts';
import { receiveTransfer } from '../transfers/receive-transfer.ts';
import { requestTransfer } from '../transfers/request-transfer.ts';
import { transferBatches, transfers } from '../transfers/tables.ts';
import { decideWaste } from '../waste/decide-waste.ts';
import { recordWaste } from '../waste/record-waste.ts';
import { wasteEntries } from '../waste/tables.ts';
import { takeBackWaste } from '../waste/take-back-waste.ts';
import { decideRejected } from './decide-rejected.ts';
import {
  ANNA,
  BIJU,
  cameOfMilk,
  type Fate,
  mainOf,
  mover,
  rejectMilk,
  sendMilk,
  type Underway,
} from './sample-rejected.ts';
import { rejectedBatches } from './tables.ts';

let world: World;
let library: string;
let kitchen: string;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
  library = await world.addOutlet('LIB');
  kitchen = world.newId();
  await saveLocation(world.as('stock:manage'), {
    ...{ id: kitchen, outletId: world.outletId, code: 'KIT', name: 'Kitchen', kind: 'KITCHEN' },
    ...{ forOrders: true, inUse: true },
  });
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of checks) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const by = (id: string, more: Permission[] = []) => mover(world, id, more);
const cook = () => by(BIJU);
const manager = () => by(ANNA, ['receipt:override', 'waste:approve']);
const main = (outletId: string) => mainOf(world, outletId);
const underWay = async (outletId = library, given = {}) =>
  sendMilk(world, { outletId, locationId: outletId === world.outletId ? kitchen : await main(outletId) }, given);
const reject = (sent: Underway, fate: Fate, who = cook(), reason = 'Came at 9 °C.') =>
  rejectMilk(world, sent, fate, { who, reason });
const cameOf = (sent: Underway) => cameOfMilk(world, sent);
const decide = (batchId: string, fate: 'ACCEPTED' | 'WASTED' | 'SENT_BACK', who = manager()) =>
  decideRejected(who, { commandId: world.newId(), batchId, fate, reason: 'Looked at it.' });
const rejectedOf = (transferId: string) =>
  world.db.select().from(rejectedBatches).where(eq(rejectedBatches.transferId, transferId));
const onHand = async (stockItemId: string, outletId: string) => {
  const where = and(eq(stockLevels.stockItemId, stockItemId), eq(stockLevels.outletId, outletId));
  return (await world.db.select().from(stockLevels).where(where))[0]?.onHand ?? 0;
};
const booked = async (account: string) => {
  const rows = await world.db.select().from(journalLines).where(eq(journalLines.accountCode, account));
  return rows.reduce((sum, row) => sum + row.debit - row.credit, 0);
};
const hold = (batchId: string, block: boolean) =>
  holdBatches(cook(), {
    ...{ commandId: world.newId(), outletId: library, batchIds: [batchId], block, reason: 'Recalled.' },
  });

test('what came warm is thrown away at the door: as spoiled, in the waste of the day, at its cost, and no loss on the way', async () => {
  const [waste, lost] = [await booked('5150'), await booked('5160')];
  const sent = await underWay();
  expect(await reject(sent, 'WASTED')).toEqual({ id: sent.id });
  expect([(await booked('5150')) - waste, (await booked('5160')) - lost]).toEqual([900, 0]);
  const [entry] = await world.db.select().from(wasteEntries).where(eq(wasteEntries.stockItemId, sent.stockItemId));
  expect(entry).toMatchObject({
    ...{ outletId: library, reason: 'SPOILED', note: 'Came at 9 °C.', quantity: 3_000, value: 900, state: 'WASTED' },
    reportedBy: BIJU,
  });
  expect(await cameOf(sent)).toMatchObject([{ status: 'DEPLETED', temperature: 90, quantityReceived: 3_000 }]);
  expect(await rejectedOf(sent.id)).toMatchObject([{ fate: 'WASTED', reason: 'Came at 9 °C.', decidedAt: null }]);
});

test('much that is thrown away at the door has a photo where waste has, and waits for another person', async () => {
  const set = (version: number, wastePhotoNeeded: boolean) =>
    changeStockSettings(world.as('stock:settings', { everywhere: true }), {
      ...{ commandId: world.newId(), version, wastePhotoNeeded, wasteApprovalAbove: 50_000 },
      ...{ recountAbove: 500 },
    });
  await set(0, true);
  const sent = await underWay(library, { value: 90_000_000 });
  expect(await reject(sent, 'WASTED')).toMatchObject({ code: 'PHOTO_NEEDED' });
  expect(await cameOf(sent)).toEqual([]);
  await set(1, false);
  await reject(sent, 'WASTED');
  const [entry] = await world.db.select().from(wasteEntries).where(eq(wasteEntries.stockItemId, sent.stockItemId));
  expect(entry).toMatchObject({ state: 'WAITING', needsApproval: true });
  // Nor does a recall that is lifted while it waits make it usable.
  const apart = (await cameOf(sent)).find(({ sourceType }) => sourceType === 'set-aside');
  for (const block of [true, false]) await hold(apart?.id ?? '', block);
  const no = { commandId: world.newId(), wasteId: entry?.id ?? '', approve: false, reason: 'It is still good.' };
  expect(await decideWaste(manager(), no)).toHaveProperty('id');
  // A no to the waste is no yes to the goods.
  const [back] = await cameOf(sent);
  expect(back).toMatchObject({ status: 'QUARANTINE', sourceType: 'waste', quantityRemaining: 3_000 });
  expect(await onHand(sent.stockItemId, library)).toBe(0);
  expect(await decide(back?.id ?? '', 'ACCEPTED')).toEqual({ transferId: sent.id });
  expect(await onHand(sent.stockItemId, library)).toBe(3_000);
});

test('who takes their word back about waste has not taken the goods in: they wait for somebody who may', async () => {
  const sent = await underWay();
  await reject(sent, 'WASTED');
  const [entry] = await world.db.select().from(wasteEntries).where(eq(wasteEntries.stockItemId, sent.stockItemId));
  await takeBackWaste(cook(), { commandId: world.newId(), wasteId: entry?.id ?? '' });
  const [back] = await cameOf(sent);
  expect(back).toMatchObject({ status: 'QUARANTINE', quantityRemaining: 3_000 });
  await hold(back?.id ?? '', true);
  await hold(back?.id ?? '', false);
  expect((await cameOf(sent))[0]).toMatchObject({ status: 'QUARANTINE' });
  expect(await onHand(sent.stockItemId, library)).toBe(0);
  expect(await decide(back?.id ?? '', 'WASTED')).toEqual({ transferId: sent.id });
});

test.each(['another outlet', 'another location of the same'])(
  'what came warm to %s goes back to where it came from, at its cost, and is measured there too',
  async (where) => {
    const to = where === 'another outlet' ? library : world.outletId;
    const sent = await underWay(to);
    expect(await reject(sent, 'SENT_BACK')).toEqual({ id: sent.id });
    const [way] = await world.db.select().from(transfers).where(eq(transfers.returnOf, sent.id));
    expect(way).toMatchObject({
      ...{
        state: 'DISPATCHED',
        fromOutletId: to,
        toOutletId: world.outletId,
        note: 'Came at 9 °C.',
        dispatchedBy: BIJU,
      },
      toLocationId: await main(world.outletId),
    });
    const [here] = await cameOf(sent);
    expect(here).toMatchObject({ status: 'DEPLETED', outletId: to });
    const back: Underway = { ...sent, id: way?.id ?? '', batchId: here?.id ?? '' };
    const arrived = { commandId: world.newId(), transferId: back.id, short: [] };
    expect(await receiveTransfer(by(ANNA), arrived)).toMatchObject({ code: 'NOT_MEASURED' });
    expect(await receiveTransfer(by(ANNA), { ...arrived, temperature: 40 })).toEqual({ id: back.id });
    expect(await onHand(sent.stockItemId, world.outletId)).toBe(3_000);
    expect((await cameOf(sent))[0]).toMatchObject({ status: 'AVAILABLE', valueRemaining: 900, temperature: 40 });
  },
);

test('what is set aside nobody picks or counts on until somebody who may decides, once', async () => {
  const sent = await underWay();
  expect(await reject(sent, 'SET_ASIDE')).toEqual({ id: sent.id });
  const [aside] = await cameOf(sent);
  const batchId = aside?.id ?? '';
  expect(aside).toMatchObject({ status: 'QUARANTINE', quantityRemaining: 3_000, temperature: 90 });
  expect(await onHand(sent.stockItemId, library)).toBe(0);
  const open = { outletId: library, states: ['REQUESTED' as const] };
  const listed = async (orSetAside: boolean) =>
    (await listTransfers(world.as('stock:read', { outletId: library }), { ...open, orSetAside })).edges.map(
      ({ node }) => node.id,
    );
  expect([await listed(false), await listed(true)]).toEqual([[], [sent.id]]);
  await expect(decide(batchId, 'ACCEPTED', cook())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const elsewhere = world.as('receipt:override', { outletId: world.outletId, id: ANNA });
  await expect(decide(batchId, 'ACCEPTED', elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const answers = await Promise.all([decide(batchId, 'ACCEPTED'), decide(batchId, 'WASTED')]);
  expect(answers.filter((answer) => 'code' in answer)).toMatchObject([{ code: 'NOT_SET_ASIDE' }]);
  expect(await listed(true)).toEqual([]);
  const [row] = await rejectedOf(sent.id);
  expect(row).toMatchObject({ decidedBy: ANNA, decisionReason: 'Looked at it.', reason: 'Came at 9 °C.' });
  expect(await onHand(sent.stockItemId, library)).toBe(row?.fate === 'ACCEPTED' ? 3_000 : 0);
});

test('what was set aside goes back when somebody says so; what is left of it after waste was written down is what goes', async () => {
  const sent = await underWay();
  await reject(sent, 'SET_ASIDE');
  const [aside] = await cameOf(sent);
  await recordWaste(cook(), {
    ...{ id: world.newId(), outletId: library, stockItemId: sent.stockItemId, batchId: aside?.id ?? '' },
    ...{ quantity: 1_000, unit: 'g', reason: 'DROPPED' },
  });
  expect(await decide(aside?.id ?? '', 'SENT_BACK')).toEqual({ transferId: sent.id });
  const [way] = await world.db.select().from(transfers).where(eq(transfers.returnOf, sent.id));
  const [row] = await world.db
    .select()
    .from(transferBatches)
    .where(eq(transferBatches.transferId, way?.id ?? ''));
  expect(row).toMatchObject({ quantity: 2_000, value: 600 });
  expect(await decide(aside?.id ?? '', 'ACCEPTED')).toMatchObject({ code: 'NOT_SET_ASIDE' });
});

test('what is recalled while it is set aside stays blocked when it is accepted, and arrives blocked when it goes back', async () => {
  const [kept, back] = [await underWay(), await underWay()];
  for (const sent of [kept, back]) {
    await reject(sent, 'SET_ASIDE');
    await hold((await cameOf(sent))[0]?.id ?? '', true);
  }
  const [here] = await cameOf(kept);
  expect(here).toMatchObject({ status: 'BLOCKED' });
  await decide(here?.id ?? '', 'ACCEPTED');
  expect((await cameOf(kept))[0]).toMatchObject({ status: 'BLOCKED' });
  await hold(here?.id ?? '', false);
  expect((await cameOf(kept))[0]).toMatchObject({ status: 'AVAILABLE' });
  await decide((await cameOf(back))[0]?.id ?? '', 'SENT_BACK');
  const [way] = await world.db.select().from(transfers).where(eq(transfers.returnOf, back.id));
  await receiveTransfer(by(ANNA), {
    ...{ commandId: world.newId(), transferId: way?.id ?? '', short: [], temperature: 40 },
  });
  expect((await cameOf(back))[0]).toMatchObject({ status: 'BLOCKED', outletId: world.outletId });
});

test('a batch that is rejected came, is one that was sent, is named once and is not accepted at the door', async () => {
  const sent = await underWay();
  const said = { commandId: world.newId(), transferId: sent.id, short: [], temperature: 90 };
  const one = { batchId: sent.batchId, fate: 'SET_ASIDE' as const, reason: 'Warm.' };
  const bad = [
    [{ ...said, rejected: [{ ...one, batchId: world.newId() }] }, 'NOT_FOUND'],
    [{ ...said, rejected: [one, one] }, 'INVALID'],
    [{ ...said, rejected: [{ ...one, fate: 'ACCEPTED' as 'WASTED' }] }, 'INVALID'],
    [{ ...said, rejected: [{ ...one, reason: ' ' }] }, 'INVALID'],
    [{ ...said, short: [{ batchId: sent.batchId, received: 0, reason: 'Gone' }], rejected: [one] }, 'INVALID'],
    [{ ...said, temperature: 1_501, rejected: [] }, 'INVALID'],
  ] as const;
  for (const [input, code] of bad) {
    await expect(
      receiveTransfer(cook(), { ...input, short: [...input.short], rejected: [...input.rejected] }),
    ).rejects.toMatchObject({ code });
  }
  await expect(decide(world.newId(), 'ACCEPTED')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await cameOf(sent)).toEqual([]);
});

test('one temperature is of all that is kept cold; a single batch may differ, and what keeps anyhow has none', async () => {
  const [milk, curd, rice] = [
    await insertStockItem(world, { name: 'Milk', storage: 'CHILLED' }),
    await insertStockItem(world, { name: 'Curd', storage: 'CHILLED' }),
    await insertStockItem(world, { name: 'Rice' }),
  ];
  const [id, ids] = [world.newId(), { milk: world.newId(), curd: world.newId(), rice: world.newId() }];
  await stockUp(world, [
    { stockItemId: milk, batchId: ids.milk, quantity: 1_000, value: 10 },
    { stockItemId: curd, batchId: ids.curd, quantity: 1_000, value: 10 },
    { stockItemId: rice, batchId: ids.rice, quantity: 1_000, value: 10 },
  ]);
  await requestTransfer(by(ANNA), {
    ...{ id, fromOutletId: world.outletId, fromLocationId: await main(world.outletId), toOutletId: world.outletId },
    ...{
      toLocationId: kitchen,
      lines: [milk, curd, rice].map((stockItemId) => ({ stockItemId, quantity: 1_000, unit: 'g' })),
    },
  });
  await dispatchTransfer(by(ANNA), { commandId: world.newId(), transferId: id });
  const said = { commandId: world.newId(), transferId: id, short: [], temperature: 40 };
  const warm = { ...said, temperatures: [{ batchId: ids.curd, temperature: 70 }] };
  expect(await receiveTransfer(cook(), warm)).toMatchObject({ code: 'TOO_WARM', details: { stockItemId: curd } });
  const cool = { ...said, temperatures: [{ batchId: ids.curd, temperature: 50 }] };
  expect(await receiveTransfer(cook(), cool)).toEqual({ id });
  const rows = await world.db.select().from(transferBatches).where(eq(transferBatches.transferId, id));
  expect(Object.fromEntries(rows.map((row) => [row.batchId, row.temperature]))).toEqual({
    ...{ [ids.milk]: 40, [ids.curd]: 50, [ids.rice]: null },
  });
});
