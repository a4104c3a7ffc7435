import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../../testing/canteen.ts';
import { giveUpOrders, type SampleDrawer, sampleDrawer, violationsOf } from '../../../testing/till/drawers.ts';
import { countOf } from './cash-count.ts';
import { countDrawer } from './count-drawer.ts';
import { sessionById } from './queries.ts';
import { drawerTallies } from './tables.ts';

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
