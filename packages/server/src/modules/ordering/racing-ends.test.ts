import { isRefusal } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresError } from '../../platform/db/errors.ts';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { historyIdentities } from '../../testing/history-identities.ts';
import { financeIdentities } from '../finance/index.ts';
import { inventoryIdentities } from '../inventory/index.ts';
import { paymentsIdentities, refunds } from '../payments/index.ts';
import { cancelOrder } from './cancel-order.ts';
import { collectOrder } from './collect-order.ts';
import { giveUpOrders, markNoShow } from './mark-no-show.ts';
import { pickupCode } from './pickup-code.ts';
import { orders } from './tables.ts';

const ROUNDS = 8;

let canteen: Canteen;
let dosa: Dish;
let tea: Dish;
let bottle: Dish;
beforeAll(async () => {
  canteen = await openCanteen();
  dosa = await canteen.dish({ stock: 500, price: 6_000 });
  tea = await canteen.dish({ stock: 500, station: 'TEA', price: 1_200 });
  bottle = await canteen.dish({ stock: 500, station: null, price: 2_000 });
});
afterAll(() => canteen.close());

async function paid(): Promise<string> {
  const id = canteen.newId();
  await canteen.order([{ dish: dosa }, { dish: tea }, { dish: bottle }], { id, tendered: 100_000 });
  return id;
}
async function ready(): Promise<string> {
  const id = await paid();
  await canteen.work(id, 'start');
  await canteen.work(id, 'finish');
  return id;
}
const said = (orderId: string) => ({ commandId: canteen.newId(), orderId });
const leave = (orderId: string) => markNoShow(canteen.cashier(), said(orderId));
const cancel = (orderId: string) => cancelOrder(canteen.manager(), { ...said(orderId), reason: 'race' });
const collect = (orderId: string) =>
  collectOrder(canteen.cashier(), { ...said(orderId), pickupCode: pickupCode(new Uint8Array(32).fill(2), orderId) });
const row = async (id: string) => (await canteen.db.select().from(orders).where(eq(orders.id, id)))[0];
const countOf = async (table: string, id: string) => {
  const [found] = await canteen.db.execute<{ many: number }>(
    sql`select count(*)::int as many from ${sql.identifier(table)} where order_id = ${id}`,
  );
  return found?.many;
};

test('whoever collects and whoever says that nobody came do not both win', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await ready();
    const calls = round % 2 === 0 ? [collect, leave] : [leave, collect];
    const answers = await Promise.all(calls.map((call) => call(id)));
    expect(answers.filter(isRefusal)).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    const collected = (await row(id))?.state === 'COLLECTED';
    expect(await countOf('waste_dishes', id)).toBe(collected ? 0 : 2);
  }
});

test('a cook who begins and whoever cancels: either the food is waste, or it was never begun', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await paid();
    const begin = () => canteen.work(id, 'start', 'DOSA').catch((error: unknown) => error);
    const [begun, cancelled] = await Promise.all(
      round % 2 === 0 ? [begin(), cancel(id)] : [begin(), cancel(id)].reverse(),
    );
    expect([begun, cancelled]).toContainEqual({ orderId: id });
    expect(await row(id)).toMatchObject({ state: 'CANCELLED' });
    const [consumed] = await canteen.db.execute<{ many: number }>(
      sql`select count(*)::int as many from reservations where order_id = ${id} and state = 'CONSUMED'`,
    );
    expect(await countOf('waste_dishes', id)).toBe(consumed?.many);
  }
});

test('staff, and the product itself, who end one order at once end it once: one entry, one refund', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await ready();
    canteen.clock.advance(31 * 60_000);
    const calls = [leave(id), cancel(id), giveUpOrders(canteen.system()), leave(id), cancel(id)];
    await Promise.all(calls);
    const { state } = (await row(id)) ?? {};
    expect(['NO_SHOW', 'CANCELLED']).toContain(state);
    expect(await countOf('waste_dishes', id)).toBe(2);
    const given = await canteen.db.select().from(refunds).where(eq(refunds.orderId, id));
    expect(given).toHaveLength(state === 'CANCELLED' ? 1 : 0);
  }
});

test('what was wasted of an order is not rewritten, nor said twice, and an order that is over stays over', async () => {
  const id = await ready();
  await leave(id);
  const refusalOf = async (statement: ReturnType<typeof sql>) =>
    postgresError(await canteen.db.execute(statement).catch((error: unknown) => error))?.code;
  expect(await refusalOf(sql`update waste_dishes set value = 0 where order_id = ${id}`)).toBe('42501');
  expect(await refusalOf(sql`delete from waste_dishes where order_id = ${id}`)).toBe('42501');
  expect(await refusalOf(sql`update waste_dish_parts set value = 0`)).toBe('42501');
  expect(await refusalOf(sql`delete from waste_dish_parts`)).toBe('42501');
  const again = sql`insert into waste_dishes select (jsonb_populate_record(w, jsonb_build_object('id', gen_random_uuid()))).*
    from waste_dishes w where order_id = ${id}`;
  expect(await refusalOf(again)).toBe('23505');
  expect(await refusalOf(sql`update orders set state = 'READY' where id = ${id}`)).toBe('23514');
  expect(await refusalOf(sql`update orders set state = 'COLLECTED' where id = ${id}`)).toBe('23514');
  const other = sql`insert into waste_dishes select (jsonb_populate_record(w, jsonb_build_object('id', gen_random_uuid(),
    'order_id', ${await ready()}::uuid))).* from waste_dishes w where order_id = ${id} limit 1`;
  expect(await refusalOf(other)).toBe('23514');
});

test('after all of this, everything that must always add up does', async () => {
  const own = ['an order that nobody got', 'waste in the books', 'cost in the books', 'the steps of an order'];
  const between = (await historyIdentities(canteen.db)).filter(({ name }) => own.some((one) => name.startsWith(one)));
  expect(between).toHaveLength(own.length);
  const each = [
    await financeIdentities(canteen.db),
    await inventoryIdentities(canteen.db),
    await paymentsIdentities(canteen.db),
  ];
  for (const check of [...between, ...each.flat()]) expect(check).toEqual({ ...check, violations: [] });
});
