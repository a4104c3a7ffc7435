import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { batches, inventoryIdentities } from '../../inventory/index.ts';
import { supplierBillLines } from '../bills/tables.ts';
import { purchasingIdentities } from '../identities.ts';
import { judgedAmounts } from '../orders/approval.ts';
import { linesAsSent } from '../orders/as-sent.ts';
import { listPurchaseOrders } from '../orders/queries.ts';
import { purchaseOrderLines, purchaseOrderSteps } from '../orders/tables.ts';
import { ANNA, BIJU, buying, DEVI } from '../sample-purchasing.ts';
import { goodsReceipts } from './tables.ts';

let world: World;
let buy: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  await world.db.transaction((tx) => seedAccounts(tx));
  for (const [id, role] of [
    [ANNA, 'storekeeper'],
    [BIJU, 'manager'],
    [DEVI, 'owner'],
  ] as const) {
    await world.db.execute(
      sql`insert into users (id, email, name, password_hash) values (${id}, ${`${id}@x.example`}, 'X', 'x')`,
    );
    await world.db.execute(sql`insert into user_roles (id, user_id, role) values (${world.newId()}, ${id}, ${role})`);
  }
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of [...checks, ...(await purchasingIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
});
afterAll(() => world.close());

const eventsOf = async (orderId: string) => {
  const rows = await world.db.select().from(purchaseOrderSteps).where(eq(purchaseOrderSteps.orderId, orderId));
  return rows.map(({ event }) => event).sort();
};
const quantitiesOf = async (orderId: string) => {
  const rows = await world.db.select().from(purchaseOrderLines).where(eq(purchaseOrderLines.orderId, orderId));
  return rows.map(({ quantity }) => quantity);
};
const awaitedHere = async () => {
  const found = await listPurchaseOrders(buy.as(ANNA), { outletId: world.outletId, awaited: true, first: 100 });
  return found.edges.map(({ node }) => node.id);
};

/** An order over twenty kilos that its supplier has, changed to others, which they do not know of. */
async function changedTo(given: Parameters<typeof buy.line>[1], by = buy.as(ANNA)) {
  const rice = await buy.item();
  const orderId = await buy.sent([buy.line(rice, { quantity: 20_000 })]);
  expect(await buy.change(orderId, [buy.line(rice, given)], by)).toEqual({ id: orderId });
  return { rice, orderId };
}

test('goods are held against what the supplier was told, not against a change that was never sent', async () => {
  const { rice, orderId } = await changedTo({ quantity: 10_000 });
  expect((await linesAsSent(world.db, [orderId])).get(orderId)).toMatchObject([
    { quantity: 20_000, baseQuantity: 20_000_000 },
  ]);
  expect(await buy.receive({ orderId, lines: [buy.came(rice, { accepted: 20_000 })] })).toMatchObject({
    receiptId: expect.any(String),
  });
  expect(await buy.orderOf(orderId)).toMatchObject({
    state: 'RECEIVED',
    version: 3,
    sentVersion: 3,
    amendment: 0,
    total: 100_000,
  });
  expect(await quantitiesOf(orderId)).toEqual([20_000]);
  expect(await eventsOf(orderId)).toEqual([
    'approveByRule',
    'edit',
    'make',
    'receiveAll',
    'send',
    'submit',
    'takeBack',
  ]);
});

test('what came for the order that the supplier has is worth what they were told, and billed by it', async () => {
  const { rice, orderId } = await changedTo({ quantity: 20_000, price: 4_000 });
  const received = await buy.receive({ orderId, lines: [buy.came(rice, { accepted: 20_000 })] });
  const [batch] = await world.db.select().from(batches).where(eq(batches.stockItemId, rice));
  expect(batch).toMatchObject({ valueReceived: 100_000 });
  const { supplierId } = await buy.orderOf(orderId);
  const { receiptId } = received as { receiptId: string };
  await buy.enter({ supplierId, lines: [buy.billed(receiptId, { quantity: 20_000 })] });
  const [line] = await world.db.select().from(supplierBillLines).where(eq(supplierBillLines.receiptId, receiptId));
  expect(line).toMatchObject({ agreedNet: 100_000, findings: [] });
});

test('an amendment that was sent counts: what is more than it is too much', async () => {
  const { rice, orderId } = await changedTo({ quantity: 10_000 });
  await buy.send(orderId);
  const much = { orderId, lines: [buy.came(rice, { accepted: 20_000 })] };
  expect(await buy.receive(much)).toMatchObject({ code: 'MORE_THAN_ORDERED' });
  expect(await buy.orderOf(orderId)).toMatchObject({ state: 'SENT', version: 2, sentVersion: 2, amendment: 1 });
  expect(await eventsOf(orderId)).not.toContain('takeBack');
});

test('a change that waits for a yes keeps nothing at the door, whoever made it; it is decided on no more', async () => {
  // Devi raises what the rule approved; Biju would have to say yes.
  const { rice, orderId } = await changedTo({ quantity: 200_000 }, buy.as(DEVI));
  expect(await buy.orderOf(orderId)).toMatchObject({ state: 'SUBMITTED', submittedBy: DEVI });
  expect(await awaitedHere()).toContain(orderId);
  await buy.receive({ orderId, lines: [buy.came(rice, { accepted: 5_000 })] });
  expect(await buy.orderOf(orderId)).toMatchObject({
    ...{ state: 'PARTIALLY_RECEIVED', total: 100_000, approvedTotal: 100_000, submittedBy: ANNA, decidedBy: null },
    decidedAt: expect.any(Date),
  });
  expect(await quantitiesOf(orderId)).toEqual([20_000]);
  expect(await buy.decide(orderId)).toMatchObject({ code: 'ILLEGAL_PURCHASE_STEP' });
});

test('one that was approved or returned and not sent keeps nothing at the door either', async () => {
  for (const decision of ['APPROVE', 'RETURN'] as const) {
    const { rice, orderId } = await changedTo({ quantity: 200_000 });
    expect(await buy.decide(orderId, buy.as(DEVI), decision)).toEqual({ id: orderId });
    await buy.receive({ orderId, lines: [buy.came(rice, { accepted: 20_000 })] });
    expect(await buy.orderOf(orderId)).toMatchObject({ state: 'RECEIVED', total: 100_000, decidedBy: null });
  }
});

test('a refusal takes nothing back', async () => {
  const { rice, orderId } = await changedTo({ quantity: 10_000 });
  const much = { orderId, lines: [buy.came(rice, { accepted: 40_000 })] };
  expect(await buy.receive(much)).toMatchObject({ code: 'MORE_THAN_ORDERED' });
  expect(await buy.orderOf(orderId)).toMatchObject({ state: 'SENT', version: 2, sentVersion: 1 });
  expect(await quantitiesOf(orderId)).toEqual([10_000]);
});

test('after a delivery that was rejected whole the order is changed and sent anew', async () => {
  const { rice, orderId } = await changedTo({ quantity: 10_000 });
  const rejected = { accepted: 0, rejected: 20_000, rejectReason: 'Wet.' };
  await buy.receive({ orderId, lines: [buy.came(rice, rejected)] });
  expect(await buy.orderOf(orderId)).toMatchObject({ state: 'SENT', version: 3, sentVersion: 3 });
  await buy.change(orderId, [buy.line(rice, { quantity: 8_000 })]);
  await buy.change(orderId, [buy.line(rice, { quantity: 6_000 })]);
  expect((await linesAsSent(world.db, [orderId])).get(orderId)).toMatchObject([{ quantity: 20_000 }]);
  await buy.send(orderId);
  expect((await linesAsSent(world.db, [orderId])).get(orderId)).toMatchObject([{ quantity: 6_000 }]);
  await buy.receive({ orderId, lines: [buy.came(rice, { accepted: 6_000 })] });
  expect(await buy.orderOf(orderId)).toMatchObject({ state: 'RECEIVED', amendment: 1 });
});

test('until the supplier hears of less, an order counts for its day with what they have', async () => {
  const supplierId = await buy.supplier();
  const [rice, dal] = [await buy.item(), await buy.item()];
  const big = await buy.sentTo(supplierId, [buy.line(rice, { quantity: 80_000 })]);
  await buy.change(big, [buy.line(rice, { quantity: 1_000 })]);
  const { id: beside } = await buy.draft(supplierId, [buy.line(dal, { quantity: 90_000 })]);
  await buy.submit(beside);
  expect(await buy.statesOf([beside])).toEqual(['SUBMITTED']);
  expect((await judgedAmounts(world.db, [beside])).get(beside)).toBe(850_000);
  await buy.send(big);
  expect((await judgedAmounts(world.db, [beside])).get(beside)).toBe(455_000);
});

test('two who bring parts of a changed order at once take its change back once', async () => {
  const { rice, orderId } = await changedTo({ quantity: 10_000 });
  const part = () => buy.receive({ orderId, lines: [buy.came(rice, { accepted: 10_000 })] });
  const answers = await Promise.all([part(), part()]);
  expect(answers.filter((answer) => 'receiptId' in answer)).toHaveLength(2);
  expect((await eventsOf(orderId)).filter((event) => event === 'takeBack')).toHaveLength(1);
  expect(await buy.orderOf(orderId)).toMatchObject({ state: 'RECEIVED', version: 3 });
});

test('the database takes nothing in for a version that the supplier does not have, and what they have stays as it was kept', async () => {
  const { orderId } = await changedTo({ quantity: 10_000 });
  const { supplierId, outletId } = await buy.orderOf(orderId);
  const locationId = world.newId();
  const receipt = {
    ...{ id: world.newId(), outletId, supplierId, orderId, locationId, receivedAt: world.clock.now() },
    ...{ businessDate: '2026-11-24', receivedBy: ANNA },
  };
  await expect(world.db.insert(goodsReceipts).values(receipt)).rejects.toMatchObject({
    cause: { constraint_name: 'goods_receipts_as_sent' },
  });
  const forge = [
    sql`update purchase_orders_as_sent set total = 1 where order_id = ${orderId}`,
    sql`delete from purchase_order_sent_lines where order_id = ${orderId}`,
  ];
  for (const one of forge) await expect(world.db.execute(one)).rejects.toMatchObject({ cause: { code: '42501' } });
});
