import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, journalLines, seedAccounts } from '../../finance/index.ts';
import { outlets } from '../../places/index.ts';
import { inventoryIdentities } from '../identities.ts';
import { saveLocation } from '../locations/save-location.ts';
import { insertDishOf, insertStockItem, reserve, stockUp } from '../sample-stock.ts';
import { batches, locations, stockLevels } from '../tables.ts';
import { cancelTransfer } from './cancel-transfer.ts';
import { decideTransfer } from './decide-transfer.ts';
import { dispatchTransfer } from './dispatch-transfer.ts';
import { receiveTransfer } from './receive-transfer.ts';
import { requestTransfer } from './request-transfer.ts';
import { transferBatches, transfers } from './tables.ts';

let world: World;
let other: string;
let kitchen: string;
let lockedStore: string;
let otherStore: string;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
  other = await world.addOutlet('LIB');
  kitchen = await makeLocation('KITCHEN', true);
  lockedStore = await makeLocation('LOCKED', false);
  otherStore = await makeLocation('COLD', true, other);
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of checks) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const everything = ['transfer:request', 'transfer:approve', 'transfer:move', 'stock:manage'] as const;
const anna = () => world.as(everything, { everywhere: true, id: ANNA });
const biju = () => world.as(everything, { everywhere: true, id: BIJU });
const [ANNA, BIJU] = ['019400a0-0000-7000-8000-00000000000a', '019400a0-0000-7000-8000-00000000000b'];

async function makeLocation(code: string, forOrders: boolean, outletId = world.outletId): Promise<string> {
  const id = world.newId();
  await saveLocation(world.as('stock:manage', { outletId }), {
    ...{ id, outletId, code, name: code, kind: 'STORE', forOrders, inUse: true },
  });
  return id;
}

async function main(outletId = world.outletId): Promise<string> {
  const where = and(eq(locations.outletId, outletId), eq(locations.code, 'MAIN'));
  return (await world.db.select().from(locations).where(where))[0]?.id ?? '';
}

/** Rice in the main store: so much, for so much. */
async function rice(...stock: { quantity: number; value: number; expiryDate?: string }[]): Promise<string> {
  const stockItemId = await insertStockItem(world);
  await stockUp(
    world,
    stock.map((batch) => ({ stockItemId, ...batch })),
  );
  return stockItemId;
}

async function ask(stockItemId: string, quantity: number, given: object = {}) {
  const id = world.newId();
  const input = {
    ...{ id, fromOutletId: world.outletId, fromLocationId: await main(), toOutletId: world.outletId },
    ...{ toLocationId: kitchen, lines: [{ stockItemId, quantity, unit: 'g' }], ...given },
  };
  return { id, answer: await requestTransfer(anna(), input), input };
}

const send = (transferId: string, by = anna()) => dispatchTransfer(by, { commandId: world.newId(), transferId });
const decide = (transferId: string, approve: boolean, by = biju()) =>
  decideTransfer(by, {
    commandId: world.newId(),
    transferId,
    approve,
    reason: approve ? null : 'We need it ourselves.',
  });
const take = (transferId: string, short: { batchId: string; received: number; reason: string }[] = []) =>
  receiveTransfer(biju(), { commandId: world.newId(), transferId, short });
const stateOf = async (id: string) => (await world.db.select().from(transfers).where(eq(transfers.id, id)))[0]?.state;
const batchesOf = (stockItemId: string) =>
  world.db.select().from(batches).where(eq(batches.stockItemId, stockItemId)).orderBy(batches.receivedAt, batches.id);
const onHand = async (stockItemId: string, outletId = world.outletId) => {
  const where = and(eq(stockLevels.stockItemId, stockItemId), eq(stockLevels.outletId, outletId));
  return (await world.db.select().from(stockLevels).where(where))[0]?.onHand ?? 0;
};
const booked = async (account: string) => {
  const rows = await world.db.select().from(journalLines).where(eq(journalLines.accountCode, account));
  return rows.reduce((sum, row) => sum + row.debit - row.credit, 0);
};

test('stock that moves within an outlet needs nobody’s leave, and is the same goods at another place', async () => {
  const item = await rice({ quantity: 3_000, value: 10_000, expiryDate: '2026-12-01' });
  const { id } = await ask(item, 1_000);
  expect(await stateOf(id)).toBe('APPROVED');
  expect(await send(id)).toEqual({ id });
  expect(await onHand(item)).toBe(2_000);
  const now = world.clock.now();
  world.clock.set(new Date(now.getTime() + 3_600_000));
  expect(await take(id)).toEqual({ id });
  world.clock.set(now);
  expect(await onHand(item)).toBe(3_000);
  const [parent, child] = await batchesOf(item).then((rows) => rows.sort((a) => (a.parentBatchId ? 1 : -1)));
  expect(child).toMatchObject({
    ...{ parentBatchId: parent?.id, locationId: kitchen, quantityRemaining: 1_000, valueRemaining: 3_333 },
    ...{ expiryDate: '2026-12-01', receivedAt: parent?.receivedAt, status: 'AVAILABLE' },
  });
  expect(parent).toMatchObject({ quantityRemaining: 2_000, valueRemaining: 6_667 });
});

test('what went behind a lock is not on the menu until it comes back', async () => {
  const item = await rice({ quantity: 1_000, value: 100 });
  const { id } = await ask(item, 1_000, { toLocationId: lockedStore });
  await send(id);
  await take(id);
  expect(await onHand(item)).toBe(0);
  const back = await ask(item, 400, { fromLocationId: lockedStore });
  await send(back.id);
  await take(back.id);
  expect(await onHand(item)).toBe(400);
});

test('between outlets somebody else of the sending one says yes, and its value is in transit until it comes', async () => {
  const item = await rice({ quantity: 2_000, value: 5_000 });
  const before = await booked('1290');
  const { id } = await ask(item, 1_000, { toOutletId: other, toLocationId: otherStore });
  expect(await stateOf(id)).toBe('REQUESTED');
  expect(await send(id)).toMatchObject({ code: 'ILLEGAL_TRANSFER_STEP' });
  expect(await decide(id, true, anna())).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect(await decide(id, true)).toEqual({ id });
  await send(id);
  expect((await booked('1290')) - before).toBe(2_500);
  await take(id);
  expect(await booked('1290')).toBe(before);
  expect([await onHand(item), await onHand(item, other)]).toEqual([1_000, 1_000]);
});

test('nobody decides on their own request, whatever code says so', async () => {
  const item = await rice({ quantity: 1_000, value: 1 });
  const { id } = await ask(item, 1, { toOutletId: other, toLocationId: otherStore });
  const byThemselves = world.db.update(transfers).set({ decidedBy: ANNA }).where(eq(transfers.id, id));
  await expect(byThemselves).rejects.toThrow();
});

test('a request that was rejected, or taken back, goes nowhere', async () => {
  const item = await rice({ quantity: 1_000, value: 1 });
  const [rejected, cancelled] = [
    await ask(item, 1, { toOutletId: other, toLocationId: otherStore }),
    await ask(item, 1, { toOutletId: other, toLocationId: otherStore }),
  ];
  await decide(rejected.id, false);
  await cancelTransfer(anna(), { commandId: world.newId(), transferId: cancelled.id, reason: 'Found some.' });
  for (const { id } of [rejected, cancelled]) {
    expect(await send(id)).toMatchObject({ code: 'ILLEGAL_TRANSFER_STEP' });
    expect(await decide(id, true)).toMatchObject({ code: 'ILLEGAL_TRANSFER_STEP' });
  }
});

test('what came short says why, is a loss, and its batch goes on with the rest at its cost', async () => {
  const item = await rice({ quantity: 3_000, value: 10_000 });
  const { id } = await ask(item, 3_000, { toOutletId: other, toLocationId: otherStore });
  await decide(id, true);
  await send(id);
  const [batch] = await batchesOf(item);
  const lossBefore = await booked('5160');
  expect(await take(id, [{ batchId: batch?.id ?? '', received: 3_001, reason: 'More' }])).toMatchObject({
    code: 'MORE_THAN_SENT',
    details: { sent: 3_000 },
  });
  expect(await stateOf(id)).toBe('DISPATCHED');
  await take(id, [{ batchId: batch?.id ?? '', received: 1_000, reason: 'A sack burst.' }]);
  expect((await booked('5160')) - lossBefore).toBe(6_667);
  expect(await onHand(item, other)).toBe(1_000);
  const [sent] = await world.db.select().from(transferBatches).where(eq(transferBatches.transferId, id));
  expect(sent).toMatchObject({ received: 1_000, receivedValue: 3_333, missingReason: 'A sack burst.' });
});

test('nothing of it came at all: all of it is a loss', async () => {
  const item = await rice({ quantity: 1_000, value: 700 });
  const { id } = await ask(item, 1_000, { toOutletId: other, toLocationId: otherStore });
  await decide(id, true);
  await send(id);
  const [batch] = await batchesOf(item);
  await take(id, [{ batchId: batch?.id ?? '', received: 0, reason: 'Stolen on the way.' }]);
  expect(await onHand(item, other)).toBe(0);
});

test('what orders hold does not leave, and what is short is said of everything at once', async () => {
  const item = await rice({ quantity: 1_000, value: 100 });
  const dal = await rice({ quantity: 300, value: 100 });
  const dish = await insertDishOf(world, { [item]: 600 });
  const order = { outletId: world.outletId, orderId: world.newId() };
  const line = { line: 1, variantId: dish.variantId, optionIds: [], quantity: 1 };
  await world.db.transaction((tx) => reserve(tx, { ...order, lines: [line] }));
  const { id } = await ask(item, 500, {
    lines: [
      { stockItemId: item, quantity: 500, unit: 'g' },
      { stockItemId: dal, quantity: 1, unit: 'kg' },
    ],
  });
  const answer = (await send(id)) as unknown as {
    code: string;
    details: { items: { stockItemId: string; free: number }[] };
  };
  expect(answer.code).toBe('NOT_ENOUGH_STOCK');
  expect(Object.fromEntries(answer.details.items.map(({ stockItemId, free }) => [stockItemId, free]))).toEqual({
    [item]: 400,
    [dal]: 300,
  });
  expect(await onHand(item)).toBe(1_000);
});

test('two send the last of it at once: one does', async () => {
  const item = await rice({ quantity: 1_000, value: 100 });
  const [one, two] = [await ask(item, 800), await ask(item, 800)];
  const answers = await Promise.all([send(one.id), send(two.id)]);
  expect(answers.map((answer) => 'code' in answer).sort()).toEqual([false, true]);
});

test('a transfer sent twice leaves once', async () => {
  const item = await rice({ quantity: 1_000, value: 100 });
  const { id } = await ask(item, 400);
  const answers = await Promise.all([send(id), send(id), send(id)]);
  expect(answers.filter((answer) => !('code' in answer))).toHaveLength(1);
  expect(await onHand(item)).toBe(600);
});

test('it does not go where it lies, nor in a unit nobody knows, nor to another tax registration', async () => {
  const item = await rice({ quantity: 1_000, value: 100 });
  expect((await ask(item, 1, { toLocationId: await main() })).answer).toMatchObject({ code: 'SAME_LOCATION' });
  const line = { stockItemId: item, quantity: 1, unit: 'bushel' };
  expect((await ask(item, 1, { lines: [line] })).answer).toMatchObject({ code: 'UNIT_UNKNOWN' });
  const far = await world.addOutlet('FAR');
  await world.db.update(outlets).set({ gstin: '29AAACC1234D1Z4' }).where(eq(outlets.id, far));
  const there = await makeLocation('THERE', true, far);
  expect((await ask(item, 1, { toOutletId: far, toLocationId: there })).answer).toMatchObject({
    code: 'OTHER_REGISTRATION',
  });
  await expect(ask(item, 1, { toLocationId: otherStore })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(ask(item, 0)).rejects.toMatchObject({ code: 'INVALID' });
});

test('what is missing beyond the limit of waste is said by somebody else than who sent it', async () => {
  const item = await rice({ quantity: 1_000, value: 9_000_000 });
  const { id } = await ask(item, 1_000);
  await send(id, biju());
  const [batch] = await batchesOf(item);
  const short = (received: number) => [{ batchId: batch?.id ?? '', received, reason: 'Gone.' }];
  const lossBefore = await booked('5160');
  expect(await take(id, short(0))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect([await stateOf(id), await booked('5160')]).toEqual(['DISPATCHED', lossBefore]);
  expect(await receiveTransfer(anna(), { commandId: world.newId(), transferId: id, short: short(0) })).toEqual({ id });
  expect((await booked('5160')) - lossBefore).toBe(9_000_000);
});

test('an outlet that has another registration by now is sent nothing', async () => {
  const item = await rice({ quantity: 1_000, value: 100 });
  const { id } = await ask(item, 100, { toOutletId: other, toLocationId: otherStore });
  await decide(id, true);
  await world.db.update(outlets).set({ gstin: '29AAACC1234D1Z4' }).where(eq(outlets.id, other));
  try {
    expect(await send(id)).toMatchObject({ code: 'OTHER_REGISTRATION' });
    expect([await stateOf(id), await onHand(item)]).toEqual(['APPROVED', 1_000]);
  } finally {
    await world.db.update(outlets).set({ gstin: null }).where(eq(outlets.id, other));
  }
});

test('whoever may at one end only does only that end’s part', async () => {
  const item = await rice({ quantity: 1_000, value: 100 });
  const { id, input } = await ask(item, 100, { toOutletId: other, toLocationId: otherStore });
  const there = world.as(everything, { outletId: other, id: BIJU });
  await expect(decide(id, true, there)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await decide(id, true);
  await expect(send(id, there)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const here = world.as(everything, { id: BIJU });
  await expect(requestTransfer(here, { ...input, id: world.newId() })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await send(id);
  const command = { commandId: world.newId(), transferId: id, short: [] };
  await expect(receiveTransfer(here, command)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await receiveTransfer(there, command)).toEqual({ id });
});

test.each([
  ['what expired on the way comes in expired, and is not sold', '2026-11-27T07:00:00Z', 0, ['DEPLETED', 'EXPIRED']],
  ['so does what expired at midnight, in the middle of a shift', '2026-11-25T18:30:00Z', 0, ['DEPLETED', 'EXPIRED']],
  ['what may be used today for the last time comes in good', '2026-11-25T18:29:59Z', 1_000, ['AVAILABLE', 'DEPLETED']],
])('%s', async (_, at, free, statuses) => {
  const item = await rice({ quantity: 1_000, value: 100, expiryDate: '2026-11-25' });
  const [now, { id }] = [world.clock.now(), await ask(item, 1_000)];
  await send(id);
  world.clock.set(new Date(at));
  await take(id);
  world.clock.set(now);
  expect(await onHand(item)).toBe(free);
  expect((await batchesOf(item)).map(({ status }) => status).sort()).toEqual(statuses);
});
