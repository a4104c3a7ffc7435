import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { documents, financeIdentities } from '../finance/index.ts';
import { inventoryIdentities } from '../inventory/index.ts';
import { paymentsIdentities } from '../payments/index.ts';
import { placeOf, saveOutlet } from '../places/index.ts';
import { acceptOrder } from './accept-order.ts';
import { collectOrder } from './collect-order.ts';
import { expireOrders } from './expire-orders.ts';
import { pickupCode } from './pickup-code.ts';
import { orders } from './tables.ts';
import { takeCash } from './take-cash.ts';

let canteen: Canteen;
let soup: Dish;
let tea: Dish;
let bottle: Dish;
beforeAll(async () => {
  canteen = await openCanteen();
  soup = await canteen.dish({ stock: 50 });
  tea = await canteen.dish({ stock: 50, station: 'TEA' });
  bottle = await canteen.dish({ stock: 50, station: null });
  const { organisationId: _, takesOrders: __, ...outlet } = (await placeOf(canteen.db, canteen.outletId)).outlet;
  await saveOutlet(canteen.as('outlet:manage'), { ...outlet, cooksBeforePay: true });
});
afterAll(() => canteen.close());

const row = async (id: string) => (await canteen.db.select().from(orders).where(eq(orders.id, id)))[0];
const invoices = (id: string) => canteen.db.select().from(documents).where(eq(documents.orderId, id));
const accept = (orderId: string) => acceptOrder(canteen.cashier(), { commandId: canteen.newId(), orderId });
const pay = (orderId: string) => takeCash(canteen.cashier(), { id: canteen.newId(), orderId, tendered: 20_000 });
const collect = (orderId: string) =>
  collectOrder(canteen.cashier(), {
    ...{ commandId: canteen.newId(), orderId, pickupCode: pickupCode(new Uint8Array(32).fill(2), orderId) },
  });
const opened = async (orderId: string) => {
  const announced = await canteen.events('kitchen.ticket_changed.v1');
  return announced.filter((event) => event.orderId === orderId && event.state === 'NEW');
};

async function accepted(dishes: readonly Dish[] = [soup, tea]) {
  const id = canteen.newId();
  await canteen.order(
    dishes.map((dish) => ({ dish })),
    { id },
  );
  expect(await accept(id)).toEqual({ orderId: id });
  return id;
}

test('an unpaid order that is accepted has its tickets, no invoice, and does not run out of time', async () => {
  const id = await accepted();
  expect(await row(id)).toMatchObject({ state: 'ACCEPTED', paymentStatus: 'UNPAID', expiresAt: null });
  expect(await opened(id)).toHaveLength(2);
  expect(await invoices(id)).toEqual([]);

  expect(await accept(id)).toMatchObject({ code: 'ILLEGAL_TRANSITION', details: { state: 'ACCEPTED' } });
  expect(await opened(id)).toHaveLength(2);
  const then = canteen.clock.now();
  canteen.clock.advance(60 * 60_000);
  await expireOrders(canteen.system());
  canteen.clock.set(then);
  expect(await row(id)).toMatchObject({ state: 'ACCEPTED' });
});

test('what only has to be handed over is not accepted: it is paid', async () => {
  const id = canteen.newId();
  await canteen.order([{ dish: bottle }], { id });
  expect(await accept(id)).toMatchObject({ code: 'ILLEGAL_TRANSITION', details: { state: 'PLACED' } });
  expect(await row(id)).toMatchObject({ state: 'PLACED' });
});

test.each(['ACCEPTED', 'PREPARING', 'READY'] as const)(
  'money taken while it is %s leaves it there, with one invoice and no second ticket',
  async (state) => {
    const id = await accepted();
    if (state !== 'ACCEPTED') await canteen.work(id, 'start');
    if (state === 'READY') await canteen.work(id, 'finish');
    expect(await row(id)).toMatchObject({ state, paymentStatus: 'UNPAID', paidAt: null });

    expect(await pay(id)).toEqual({ orderId: id });
    expect(await row(id)).toMatchObject({ state, paymentStatus: 'PAID', paidAt: canteen.clock.now() });
    expect(await invoices(id)).toMatchObject([{ type: 'INVOICE', total: 12_000 }]);
    expect(await opened(id)).toHaveLength(2);

    expect(await pay(id)).toMatchObject({ code: 'ILLEGAL_TRANSITION', details: { state } });
    expect(await invoices(id)).toHaveLength(1);
    if (state === 'ACCEPTED') await canteen.work(id, 'start');
    if (state !== 'READY') await canteen.work(id, 'finish');
    expect(await collect(id)).toEqual({ orderId: id });
  },
);

test('a ready order is not handed over before its money has come, and is then', async () => {
  const id = await accepted([soup, bottle]);
  expect(await collect(id)).toMatchObject({ code: 'ILLEGAL_TRANSITION', details: { state: 'ACCEPTED' } });
  await canteen.work(id, 'start');
  await canteen.work(id, 'finish');
  expect(await collect(id)).toMatchObject({ code: 'NOT_PAID', details: { due: 12_000 } });
  expect(await row(id)).toMatchObject({ state: 'READY', paymentStatus: 'UNPAID', collectedAt: null, wrongCodes: 0 });

  await pay(id);
  expect(await collect(id)).toEqual({ orderId: id });
  expect(await row(id)).toMatchObject({ state: 'COLLECTED', paymentStatus: 'PAID' });
});

test('of many cashiers who take the money of a ready order at once, one does', async () => {
  const id = await accepted();
  await canteen.work(id, 'start');
  await canteen.work(id, 'finish');
  const answers = await Promise.all(Array.from({ length: 6 }, () => pay(id)));
  expect(answers.filter((answer) => 'orderId' in answer)).toHaveLength(1);
  expect(await invoices(id)).toHaveLength(1);
});

test('after all of this, everything that must always add up does', async () => {
  const { db } = canteen;
  const checks = [await financeIdentities(db), await inventoryIdentities(db), await paymentsIdentities(db)];
  for (const check of checks.flat()) expect(check).toMatchObject({ violations: [] });
});
