import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../../testing/canteen.ts';
import { cancelOrder, type SampleDrawer, sampleDrawer, takeCash, violationsOf } from '../../../testing/till/drawers.ts';
import { addDevice } from '../../places/index.ts';
import { countOf } from './cash-count.ts';
import { openDrawer } from './open-drawer.ts';
import { readDrawerReport, sessionById } from './queries.ts';
import { saveDrawer } from './save-drawer.ts';
import { drawerMovements, drawerTallies } from './tables.ts';

let canteen: Canteen;
let drawer: SampleDrawer;
let dish: Dish;
beforeAll(async () => {
  canteen = await openCanteen();
  dish = await canteen.dish({ price: 10_500, stock: 5_000 });
});
beforeEach(async () => {
  drawer = await sampleDrawer(canteen);
});
afterEach(async () => expect(await violationsOf(canteen)).toEqual([]));
afterAll(() => canteen.close());

const sold = async (as = drawer.cashier) => {
  const id = canteen.newId();
  return { id, answer: await canteen.order([{ dish }], { id, tendered: 10_500, as }) };
};
const balanceOf = async (sessionId: string) =>
  (await canteen.db.select().from(drawerTallies).where(eq(drawerTallies.sessionId, sessionId)))[0]?.balance;
const movementsOf = (sessionId: string) =>
  canteen.db
    .select()
    .from(drawerMovements)
    .where(eq(drawerMovements.sessionId, sessionId))
    .orderBy(drawerMovements.number);
/** What the entries of movements say: account and side. */
const booked = async (sessionId: string) => {
  const rows = await canteen.db.execute<{ event: string; account: string; amount: string; here: boolean }>(sql`
    select e.event, l.account_code as account, l.debit - l.credit as amount, coalesce(l.party = ${sessionId}, false) as here
    from drawer_movements m join journal_entries e on e.source_id = m.id join journal_lines l on l.entry_id = e.id
    where m.session_id = ${sessionId} order by m.number, l.position`);
  return rows.map(({ event, account, amount, here }) => [event, account, Number(amount), here]);
};

test('sales, refunds and what is put in and taken out are of the session, and in the books as its', async () => {
  const session = await drawer.opened(50_000);
  const first = await sold();
  await sold();
  expect(await drawer.move(session, 'CHANGE', 20_000)).toEqual({ id: session });
  expect(await drawer.move(session, 'REPAIRS', 3_000)).toEqual({ id: session });
  expect(await drawer.move(session, 'BANK', 60_000)).toEqual({ id: session });
  expect(await drawer.move(session, 'NO_SALE', 0)).toEqual({ id: session });
  const cancelled = { commandId: canteen.newId(), orderId: first.id, reason: 'Changed their mind' };
  expect(await cancelOrder(drawer.cashier, cancelled)).toEqual({ orderId: first.id });

  expect((await movementsOf(session)).map(({ number, kind, amount }) => [number, kind, amount])).toEqual([
    ...[
      [1, 'FLOAT', 50_000],
      [2, 'SALE', 10_500],
      [3, 'SALE', 10_500],
      [4, 'PAID_IN', 20_000],
    ],
    ...[
      [5, 'PAID_OUT', -3_000],
      [6, 'DROP', -60_000],
      [7, 'NO_SALE', 0],
      [8, 'REFUND', -10_500],
    ],
  ]);
  expect(await balanceOf(session)).toBe(17_500);
  expect(await booked(session)).toEqual([
    ...[
      ['float', '1010', 50_000, true],
      ['float', '1015', -50_000, false],
    ],
    ...[
      ['paid-in', '1010', 20_000, true],
      ['paid-in', '1015', -20_000, false],
    ],
    ...[
      ['paid-out', '1010', -3_000, true],
      ['paid-out', '6320', 3_000, false],
    ],
    ...[
      ['drop', '1010', -60_000, true],
      ['drop', '1030', 60_000, false],
    ],
  ]);
});

test('where an outlet keeps drawers, cash is taken and given back only by whoever has one open; nothing is changed', async () => {
  expect((await sold()).answer).toMatchObject({ code: 'DRAWER_NOT_OPEN' });
  const unpaid = canteen.newId();
  await canteen.order([{ dish }], { id: unpaid, as: drawer.cashier });
  const cash = { id: canteen.newId(), orderId: unpaid, tendered: 10_500 };
  expect(await takeCash(drawer.cashier, cash)).toMatchObject({ code: 'DRAWER_NOT_OPEN' });
  const session = await drawer.opened();
  expect(await takeCash(drawer.cashier, cash)).toEqual({ orderId: unpaid });
  expect(await balanceOf(session)).toBe(60_500);

  const somebodyElse = (await sampleDrawer(canteen)).cashier;
  const cancelled = { commandId: canteen.newId(), orderId: unpaid, reason: 'Changed their mind' };
  expect(await cancelOrder(somebodyElse, cancelled)).toMatchObject({ code: 'DRAWER_NOT_OPEN' });
  await drawer.move(session, 'SAFE', 55_000);
  expect(await cancelOrder(drawer.cashier, cancelled)).toMatchObject({ code: 'DRAWER_SHORT' });
  expect(await balanceOf(session)).toBe(5_500);
});

test('a till’s drawer takes the cash of whoever stands there, and is not opened from elsewhere', async () => {
  const { newId, outletId, clock, db } = canteen;
  const [deviceId, drawerId] = [newId(), newId()];
  await db.transaction((tx) =>
    addDevice(tx, { id: deviceId, outletId, kind: 'COUNTER', name: 'Till', pairedAt: clock.now() }),
  );
  const made = { commandId: newId(), id: drawerId, outletId, name: `At ${deviceId}`, deviceId, inUse: true };
  expect(await saveDrawer(canteen.as('drawer:set-up'), made)).toEqual({ id: drawerId });
  const again = { ...made, commandId: newId(), id: newId(), name: 'Second' };
  expect(await saveDrawer(canteen.as('drawer:set-up'), again)).toMatchObject({ code: 'TILL_HAS_DRAWER' });
  const opening = { id: newId(), drawerId, float: countOf(10_000) };
  expect(await openDrawer(drawer.cashier, opening)).toMatchObject({ code: 'NOT_AT_THIS_DRAWER' });
  const atTill = (call: typeof drawer.cashier) => ({
    ...call,
    actor: { ...call.actor, deviceId, outletId, session: null, isAtTill: true as const },
  });
  expect(await openDrawer(atTill(drawer.cashier), opening)).toEqual({ id: opening.id });
  // Whoever takes the till over sells into the same drawer, whatever of their own they have open at a desk.
  const relief = await sampleDrawer(canteen);
  await relief.opened();
  await sold(atTill(relief.cashier));
  expect(await balanceOf(opening.id)).toBe(20_500);
  expect(await saveDrawer(canteen.as('drawer:set-up'), { ...made, commandId: newId(), inUse: false })).toMatchObject({
    code: 'DRAWER_IN_USE',
  });
});

test('a drawer is open once, and so is a person’s at a desk', async () => {
  const session = await drawer.opened();
  expect(await drawer.open()).toMatchObject({ code: 'DRAWER_OPEN', details: { sessionId: session } });
  expect(await drawer.open(1_000, drawer.manager)).toMatchObject({ code: 'DRAWER_OPEN' });
  const another = await sampleDrawer(canteen);
  expect(await another.open(1_000, drawer.cashier)).toMatchObject({
    code: 'DRAWER_OPEN',
    details: { sessionId: session },
  });
  expect(await balanceOf(session)).toBe(50_000);
});

test('no more leaves a drawer than is in it, and a refusal does not say how much that is', async () => {
  const session = await drawer.opened(10_000);
  const refusal = await drawer.move(session, 'SAFE', 10_001);
  expect(refusal).toMatchObject({ code: 'DRAWER_SHORT' });
  expect(JSON.stringify(refusal)).not.toContain('100');
  expect(await movementsOf(session)).toHaveLength(1);
  expect(await drawer.move(session, 'SAFE', 10_000)).toEqual({ id: session });
});

test('a count is blind, is made once, and cuts: what comes later is of the next session', async () => {
  const session = await drawer.opened(50_000);
  await sold();
  expect(await sessionById(canteen.db, session)).toMatchObject({ state: 'OPEN', expected: null });
  expect(await drawer.close(session)).toMatchObject({ code: 'NOT_COUNTED_YET' });
  expect(await drawer.count(session, 60_000)).toEqual({ id: session });
  expect(await sessionById(canteen.db, session)).toMatchObject({
    ...{ state: 'COUNTED', cutAt: 2, expected: 60_500, counted: 60_000 },
  });
  expect(await drawer.count(session, 60_500)).toMatchObject({ code: 'DRAWER_SESSION_OVER' });
  expect(await drawer.move(session, 'SAFE', 100)).toMatchObject({ code: 'DRAWER_SESSION_OVER' });
  expect((await sold()).answer).toMatchObject({ code: 'DRAWER_NOT_OPEN' });

  // The next session need not wait for the yes, and takes over what was counted; the rest goes to the safe.
  const next = await drawer.opened(40_000);
  await sold();
  expect(await balanceOf(session)).toBe(500);
  expect(await balanceOf(next)).toBe(50_500);
  expect(await booked(next)).toEqual([
    ...[
      ['float', '1010', 40_000, true],
      ['float', '1010', -60_000, false],
      ['float', '1015', 20_000, false],
    ],
  ]);
  expect(await drawer.close(session)).toEqual({ id: session });
  expect(await balanceOf(session)).toBe(0);
  expect((await booked(session)).slice(-2)).toEqual([
    ['difference', '6900', 500, false],
    ['difference', '1010', -500, true],
  ]);
});

test('beyond ten rupees a difference needs a reason, beyond a hundred a manager who neither opened nor counted', async () => {
  const small = await drawer.opened(50_000);
  await drawer.count(small, 51_000);
  expect(await drawer.close(small)).toEqual({ id: small });

  const middling = await drawer.opened(51_000);
  await drawer.count(middling, 52_001);
  expect(await drawer.close(middling)).toMatchObject({ code: 'REASON_NEEDED', details: { difference: 1_001 } });
  expect(await sessionById(canteen.db, middling)).toMatchObject({ state: 'COUNTED', zNumber: null });
  expect(await drawer.close(middling, 'Change was not given')).toEqual({ id: middling });

  const large = await drawer.opened(52_001);
  await drawer.count(large, 42_000, drawer.manager);
  const reason = 'A note fell behind';
  expect(await drawer.close(large, reason)).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect(await drawer.close(large, reason, drawer.manager)).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  const another = await sampleDrawer(canteen);
  expect(await drawer.close(large, reason, another.cashier)).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect(await drawer.close(large, undefined, another.manager)).toMatchObject({ code: 'REASON_NEEDED' });
  expect(await drawer.close(large, reason, another.manager)).toEqual({ id: large });
  expect(await drawer.close(large, reason, another.manager)).toMatchObject({ code: 'DRAWER_SESSION_OVER' });
});

test('an X report changes nothing; Z reports are numbered by drawer and stay as they were', async () => {
  const session = await drawer.opened(50_000);
  await sold();
  const x = await readDrawerReport(drawer.manager, { outletId: canteen.outletId, sessionId: session });
  expect(x.figures).toEqual({
    ...{ upTo: 2, expected: 60_500, roundOff: 0, otherTenders: [] },
    movements: [
      { kind: 'FLOAT', count: 1, amount: 50_000 },
      { kind: 'SALE', count: 1, amount: 10_500 },
    ],
    taxes: [{ rateBp: 500, taxable: 10_000, tax: 500 }],
    // With tax: what the customers paid for each.
    categories: [{ name: expect.any(String), pieces: 1, amount: 10_500 }],
  });
  expect(x.figures.categories[0]?.name).not.toBe('Others');
  expect(await movementsOf(session)).toHaveLength(2);
  await drawer.count(session, 60_500);
  await drawer.close(session);
  const next = await drawer.opened(60_500);
  await drawer.count(next, 60_500);
  await drawer.close(next);
  expect([(await sessionById(canteen.db, session))?.zNumber, (await sessionById(canteen.db, next))?.zNumber]).toEqual([
    1, 2,
  ]);
  const z = await readDrawerReport(drawer.manager, { outletId: canteen.outletId, sessionId: session });
  expect(z.figures).toEqual(x.figures);
});
