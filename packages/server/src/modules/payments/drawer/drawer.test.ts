import { isRefusal } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../../testing/canteen.ts';
import { untilWaiting } from '../../../testing/until-waiting.ts';
import { cancelOrder, giveUpOrders, placeOrder, takeCash } from '../../ordering/index.ts';
import { addDevice } from '../../places/index.ts';
import { countDrawer } from './count-drawer.ts';
import { openDrawer } from './open-drawer.ts';
import { readDrawerReport, sessionById } from './queries.ts';
import { countOf, type SampleDrawer, sampleDrawer, violationsOf } from './sample-drawers.ts';
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
  });
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

test('who may not is denied, and counts are whole and not negative', async () => {
  const session = await drawer.opened();
  const { newId } = canteen;
  const stranger = canteen.as('order:take-cash');
  await expect(drawer.count(session, 1, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(drawer.close(session, 'x', stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const elsewhere = canteen.as(['drawer:work'], { outletId: await canteen.addOutlet('OT') });
  await expect(drawer.count(session, 1, elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await drawer.count(session, 1, canteen.as('drawer:work', { id: newId() }))).toMatchObject({
    code: 'NOT_AT_THIS_DRAWER',
  });
  for (const wrong of [{ notes500: -1 }, { notes10: 0.5 }, { coins: -1 }]) {
    const count = { ...countOf(100), ...wrong };
    const input = { commandId: newId(), sessionId: session, count };
    await expect(countDrawer(drawer.cashier, input)).rejects.toMatchObject({ code: 'INVALID' });
  }
  await expect(drawer.move(session, 'SAFE', -1)).rejects.toMatchObject({ code: 'INVALID' });
  await expect(drawer.move(session, 'NO_SALE', 100)).rejects.toMatchObject({ code: 'INVALID' });
  expect(await sessionById(canteen.db, session)).toMatchObject({ state: 'OPEN' });
});

test('of cash that nobody could give back the product gives nothing up by itself', async () => {
  const session = await drawer.opened();
  const { id } = await sold();
  await canteen.work(id, 'start');
  await canteen.work(id, 'finish');
  await canteen.db.execute(sql`insert into pickup_rules (outlet_id, no_show_minutes, refunds_no_shows, refunds_cooked)
    values (${canteen.outletId}, 5, true, true)`);
  canteen.clock.advance(3_600_000);
  expect(await giveUpOrders(canteen.system())).toBe(0);
  await canteen.db.execute(sql`update pickup_rules set refunds_no_shows = false`);
  expect(await giveUpOrders(canteen.system())).toBeGreaterThan(0);
  expect(await balanceOf(session)).toBe(60_500);
});

test('the database keeps counts, cuts and reports, whatever the application thinks', async () => {
  const { db } = canteen;
  const no = async (statement: ReturnType<typeof sql>) => {
    const error = await db.execute(statement).then(
      () => null,
      (thrown: { cause?: { code?: string; constraint_name?: string } }) => thrown,
    );
    return error === null ? 'done' : (error.cause?.constraint_name ?? error.cause?.code);
  };
  const session = await drawer.opened(50_000);
  const one = sql`where id = ${session}`;
  const tally = sql`where session_id = ${session}`;
  expect(await no(sql`update drawer_tallies set balance = -1 ${tally}`)).toBe('drawer_tallies_balance');
  expect(await no(sql`delete from drawer_movements`)).toBe('42501');
  expect(await no(sql`update drawer_movements set amount = 1`)).toBe('42501');
  expect(await no(sql`update drawer_sessions set float = 1 ${one}`)).toBe('42501');
  const wrong = sql`update drawer_sessions set state = 'COUNTED', cut_at = 1, expected = 1, count = '{}', counted = 1,
    counted_by = ${session}, counted_by_label = 'x', counted_at = now() ${one}`;
  expect(await no(wrong)).toBe('drawer_sessions_cut');
  const late = (
    kind: string,
    amount: number,
  ) => sql`insert into drawer_movements (id, session_id, number, kind, amount, at, by)
    values (${canteen.newId()}, ${session}, 9, ${kind}::drawer_movement_kind, ${amount}, now(), 'x')`;
  expect(await no(late('DIFFERENCE', 5))).toBe('drawer_movements_in_time');
  expect(await no(late('SALE', 5))).toBe('drawer_movements_side');
  await drawer.count(session, 30_000);
  expect(await no(late('PAID_IN', 5))).toBe('drawer_movements_in_time');
  expect(await no(sql`update drawer_tallies set takes_cash = true ${tally}`)).toBe('drawer_tallies_stay');
  expect(await no(sql`update drawer_sessions set counted = 50000 ${one}`)).toBe('drawer_sessions_stay');
  const closed = (
    by: string,
    reason: string | null,
  ) => sql`update drawer_sessions set state = 'CLOSED', closed_at = now(),
    closed_by = ${by}, closed_by_label = 'x', z_number = 1, figures = '{}', reason = ${reason} ${one}`;
  expect(await no(closed(canteen.newId(), null))).toBe('drawer_sessions_reason');
  expect(await no(closed(drawer.cashier.actor.id ?? '', 'x'))).toBe('drawer_sessions_another_person');
  await drawer.close(session, 'Robbed', drawer.manager);
  expect(await no(sql`update drawer_sessions set reason = 'x' ${one}`)).toBe('drawer_sessions_stay');
});

test('of sales that race a count each is in this session or the next, none is lost and none is there twice', async () => {
  const session = await drawer.opened(0);
  const ids = Array.from({ length: 24 }, () => canteen.newId());
  const inputs = await Promise.all(
    ids.map(async (id) => ({ ...(await canteen.quoted([{ dish }], drawer.cashier)), id })),
  );
  const selling = inputs.map((input, index) =>
    new Promise<void>((resolve) => setImmediate(resolve)).then(() =>
      placeOrder(drawer.cashier, { ...input, id: ids[index] ?? '', cash: { tendered: 10_500 } }),
    ),
  );
  const counting = drawer.count(session, 0).then(() => drawer.open(0));
  const answers = await Promise.all(selling);
  const next = await counting;
  if (isRefusal(next)) throw new Error('It was not opened.');
  const refused = answers.filter((answer) => isRefusal(answer));
  const [before, after] = [await movementsOf(session), await movementsOf(next.id)];
  const sales = [...before, ...after].filter(({ kind }) => kind === 'SALE');
  expect(sales).toHaveLength(24 - refused.length);
  expect(refused.every((answer) => isRefusal(answer) && answer.code === 'DRAWER_NOT_OPEN')).toBe(true);
  const cut = await sessionById(canteen.db, session);
  expect(cut?.expected).toBe(10_500 * before.filter(({ kind }) => kind === 'SALE').length);
});

test('whoever waited for a cut is not of that session any more; whoever it waited for is', async () => {
  const { db } = canteen;
  const waitingFor = async (session: string, first: () => Promise<unknown>, second: () => Promise<unknown>) => {
    const started: Promise<unknown>[] = [];
    await db.transaction(async (tx) => {
      await tx.execute(sql`select from drawer_tallies where session_id = ${session} for update`);
      started.push(first());
      await untilWaiting(db, 1);
      started.push(second());
      await untilWaiting(db, 2);
    });
    return Promise.all(started);
  };
  const early = await drawer.opened(0);
  await waitingFor(early, sold, () => drawer.count(early, 10_500));
  expect(await sessionById(db, early)).toMatchObject({ expected: 10_500, cutAt: 2 });
  const late = await drawer.opened(0);
  const [, sale] = await waitingFor(late, () => drawer.count(late, 0), sold);
  expect(sale).toMatchObject({ answer: { code: 'DRAWER_NOT_OPEN' } });
  expect(await sessionById(db, late)).toMatchObject({ expected: 0, cutAt: 1 });
});

test('of two who open or count a drawer at one moment one does', async () => {
  const opened = await Promise.all([drawer.open(), drawer.open(), drawer.open()]);
  expect(opened.filter((answer) => isRefusal(answer))).toHaveLength(2);
  const session = opened.find((answer) => !isRefusal(answer)) as { id: string };
  const counted = await Promise.all([drawer.count(session.id, 50_000), drawer.count(session.id, 49_000)]);
  expect(counted.filter((answer) => isRefusal(answer))).toHaveLength(1);
  const closed = await Promise.all([drawer.close(session.id, 'Twice'), drawer.close(session.id, 'Twice')]);
  expect(closed.filter((answer) => isRefusal(answer))).toHaveLength(1);
});
