import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { acceptOrder, cancelOrder, takeCash } from '../ordering/index.ts';
import { placeOf, saveOutlet } from '../places/index.ts';
import { readToday } from './today.ts';

const MINUTE = 60_000;

let canteen: Canteen;
let soup: Dish;
let bottle: Dish;
beforeEach(async () => {
  canteen = await openCanteen();
  soup = await canteen.dish({ stock: 50, price: 10_500 });
  bottle = await canteen.dish({ stock: 50, price: 2_100, station: null });
});
afterEach(() => canteen.close());

const today = () => readToday(canteen.as('sales:read'), { outletId: canteen.outletId });

async function placed(dish: Dish, { quantity = 1, tendered }: { quantity?: number; tendered?: number } = {}) {
  const id = canteen.newId();
  await canteen.order([{ dish, quantity }], { id, ...(tendered !== undefined && { tendered }) });
  return id;
}

/** Ready after so many minutes. */
async function cooked(orderId: string, minutes: number) {
  expect(await canteen.work(orderId, 'start')).toBe(1);
  canteen.clock.advance(minutes * MINUTE);
  expect(await canteen.work(orderId, 'finish')).toBe(1);
}

test('sales stand in the hour in which they were paid, without tax, and the dishes by how many were sold', async () => {
  await placed(soup, { tendered: 50_000 });
  await placed(bottle, { quantity: 3, tendered: 50_000 });
  canteen.clock.advance(60 * MINUTE);
  await placed(soup, { tendered: 50_000 });
  await placed(soup);

  expect(await today()).toMatchObject({
    businessDate: '2026-11-24',
    revenue: 26_000,
    orders: 3,
    salesByHour: [
      { hour: 12, revenue: 16_000, orders: 2 },
      { hour: 13, revenue: 10_000, orders: 1 },
    ],
    topItems: [
      { itemId: bottle.itemId, quantity: 3, revenue: 6_000 },
      { itemId: soup.itemId, quantity: 2, revenue: 20_000 },
    ],
    openOrders: 4,
  });
});

test('the wait runs from paid to ready, over what was cooked only', async () => {
  expect(await today()).toMatchObject({ averageWaitSeconds: null, revenue: 0, orders: 0 });
  await placed(bottle, { tendered: 5_000 });
  expect((await today()).averageWaitSeconds).toBeNull();

  const late = await placed(soup);
  canteen.clock.advance(15 * MINUTE);
  await takeCash(canteen.cashier(), { id: canteen.newId(), orderId: late, tendered: 20_000 });
  await cooked(late, 4);
  await cooked(await placed(soup, { tendered: 20_000 }), 10);
  await placed(soup, { tendered: 20_000 });
  expect((await today()).averageWaitSeconds).toBe(7 * 60);

  // Nothing gives a cooked order back yet; what some day does must not count as a wait.
  await canteen.db.execute(sql`update orders set payment_status = 'REFUNDED' where id = ${late}`);
  expect((await today()).averageWaitSeconds).toBe(10 * 60);
});

test('an outlet that cooks before it is paid is waited for from the kitchen’s first moment on', async () => {
  const { outlet } = await placeOf(canteen.db, canteen.outletId);
  await saveOutlet(canteen.as('outlet:manage'), { ...shape(outlet), cooksBeforePay: true });
  const accepted = async () => {
    const orderId = await placed(soup);
    await acceptOrder(canteen.cashier(), { commandId: canteen.newId(), orderId });
    return orderId;
  };
  const paidLast = await accepted();
  await cooked(paidLast, 6);
  // Before the money has come as well.
  expect((await today()).averageWaitSeconds).toBe(6 * 60);
  canteen.clock.advance(30 * MINUTE);
  await takeCash(canteen.cashier(), { id: canteen.newId(), orderId: paidLast, tendered: 20_000 });
  const paidMidway = await accepted();
  canteen.clock.advance(5 * MINUTE);
  await takeCash(canteen.cashier(), { id: canteen.newId(), orderId: paidMidway, tendered: 20_000 });
  await cooked(paidMidway, 5);
  expect((await today()).averageWaitSeconds).toBe(8 * 60);
});

test('what was given back is no sale', async () => {
  const orderId = await placed(soup, { tendered: 20_000 });
  await placed(bottle, { tendered: 5_000 });
  await cancelOrder(canteen.cashier(), { commandId: canteen.newId(), orderId, reason: 'changed their mind' });
  expect(await today()).toMatchObject({ revenue: 2_000, orders: 1, topItems: [{ itemId: bottle.itemId }] });
});

test('an outlet’s figures are for those who may see its sales', async () => {
  const elsewhere = await canteen.addOutlet('EW');
  const { outletId } = canteen;
  await expect(readToday(canteen.as('sales:read'), { outletId: elsewhere })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await expect(readToday(canteen.cashier(), { outletId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(readToday(canteen.anonymous(), { outletId })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

function shape({ organisationId: _, takesOrders: __, ...outlet }: Awaited<ReturnType<typeof placeOf>>['outlet']) {
  return outlet;
}
