import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallContext } from '../../platform/context.ts';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { permissions } from '../../testing/permissions.ts';
import { createAccount } from '../identity/index.ts';
import { cancelOrder } from './cancel-order.ts';
import { markNoShow } from './mark-no-show.ts';
import { changePickupRules } from './pickup-rules.ts';
import { orders } from './tables.ts';

let canteen: Canteen;
let dish: Dish;
let elsewhere: string;
beforeAll(async () => {
  canteen = await openCanteen();
  dish = await canteen.dish({ price: 6_000, stock: 200 });
  elsewhere = await canteen.addOutlet('EL');
});
afterAll(() => canteen.close());

const administrator = () => canteen.as(permissions.ofRole('administrator'), { everywhere: true });
type Role = { role: 'cashier' | 'manager' | 'student'; upTo?: number | null; outletId?: string | null };

/** Somebody with an account and these roles, who acts with the rights of a cashier here. */
async function person(...roles: Role[]): Promise<CallContext> {
  const id = canteen.newId();
  const answer = await createAccount(administrator(), {
    ...{ id, email: `${id}@college.example`, name: 'Asha', firstPassword: 'copper-otter-window-plum' },
    roles: roles.map(({ role, upTo = null, outletId = null }) => ({
      ...{ role, outletId, expiresAt: null },
      limits: { refundUpToMinor: upTo },
    })),
  });
  if ('refused' in answer) throw new Error(answer.message);
  return canteen.cashier(id);
}
async function paid(portions: number, as?: CallContext): Promise<string> {
  const id = canteen.newId();
  const tendered = portions * 6_000;
  await canteen.order([{ dish, quantity: portions }], { id, tendered, ...(as && { as }) });
  return id;
}
const cancel = (as: CallContext, orderId: string) =>
  cancelOrder(as, { commandId: canteen.newId(), orderId, reason: 'Changed their mind' });
const stateOf = async (id: string) => (await canteen.db.select().from(orders).where(eq(orders.id, id)))[0];
const beyond = (limit: number, amount: number) => ({
  code: 'REFUND_BEYOND_LIMIT',
  details: { limit, amount, roles: expect.any(Array) },
});

test('up to their limit somebody gives money back, and beyond it nothing is done: not the refund, not the cancelling', async () => {
  const asha = await person({ role: 'cashier', upTo: 12_000, outletId: canteen.outletId });
  const manager = await person({ role: 'manager' });
  const [small, large] = [await paid(2), await paid(3)];
  expect(await cancel(asha, small)).toEqual({ orderId: small });
  const refused = await cancel(asha, large);
  expect(refused).toMatchObject(beyond(12_000, 18_000));
  expect(refused).toMatchObject({ details: { roles: ['Manager'] } });
  expect(await stateOf(large)).toMatchObject({ state: 'ACCEPTED', paymentStatus: 'PAID' });
  const [row] = (await canteen.audit('ordering.cancelOrder')).slice(-1);
  expect(row).toMatchObject({ outcome: 'refused', actorId: asha.actor.id });
  expect(await cancel(manager, large)).toEqual({ orderId: large });
});

test('a limit binds whoever cancels what they have sold themselves, and at a till too', async () => {
  const asha = await person({ role: 'cashier', upTo: 6_000 });
  const own = await paid(2, asha);
  expect(await cancel(asha, own)).toMatchObject(beyond(6_000, 12_000));
  const atTill = { outletId: canteen.outletId, deviceId: canteen.newId(), session: null, isAtTill: true } as const;
  const { grantIds: _, ...actor } = asha.actor;
  expect(await cancel({ ...asha, actor: { ...actor, ...atTill } }, own)).toMatchObject(beyond(6_000, 12_000));
});

test('of several roles in an outlet the highest limit counts, and one that states none has none; roles elsewhere count for nothing', async () => {
  const here = canteen.outletId;
  const highest = await person(
    { role: 'cashier', upTo: 6_000, outletId: here },
    { role: 'manager', upTo: 12_000, outletId: here },
  );
  const order = await paid(3);
  expect(await cancel(highest, order)).toMatchObject(beyond(12_000, 18_000));
  const other = await person(
    { role: 'cashier', upTo: 6_000, outletId: here },
    { role: 'manager', outletId: elsewhere },
  );
  expect(await cancel(other, order)).toMatchObject(beyond(6_000, 18_000));
  const free = await person({ role: 'cashier', upTo: 6_000, outletId: here }, { role: 'manager' });
  expect(await cancel(free, order)).toEqual({ orderId: order });
});

test('a limit of nothing gives nothing back, and an order that was not paid is cancelled all the same', async () => {
  const asha = await person({ role: 'cashier', upTo: 0 });
  expect(await cancel(asha, await paid(1))).toMatchObject(beyond(0, 6_000));
  const unpaid = canteen.newId();
  await canteen.order([{ dish }], { id: unpaid });
  expect(await cancel(asha, unpaid)).toEqual({ orderId: unpaid });
});

test('a student cancels what they have paid, whatever it cost, unless a limit is stated of them', async () => {
  const asha = await person({ role: 'student' });
  const own = await paid(3, asha);
  expect(await cancel(asha, own)).toEqual({ orderId: own });
  const held = await person({ role: 'student', upTo: 6_000 });
  expect(await cancel(held, await paid(2, held))).toMatchObject(beyond(6_000, 12_000));
});

test('a limit binds whoever says that nobody came, where that gives money back, and whoever cancels what is being cooked', async () => {
  const { outletId } = canteen;
  const rules = { noShowMinutes: null, refundsNoShows: true, refundsCooked: true };
  await changePickupRules(canteen.manager(), { commandId: canteen.newId(), outletId, ...rules });
  const asha = await person({ role: 'manager', upTo: 6_000, outletId });
  const orderId = await paid(2);
  await canteen.work(orderId, 'start');
  const manager = canteen.manager(asha.actor.id ?? '');
  expect(await cancel(manager, orderId)).toMatchObject(beyond(6_000, 12_000));
  await canteen.work(orderId, 'finish');
  const leave = () => markNoShow(manager, { commandId: canteen.newId(), orderId });
  expect(await leave()).toMatchObject(beyond(6_000, 12_000));
  expect(await stateOf(orderId)).toMatchObject({ state: 'READY', paymentStatus: 'PAID' });
  const [wasted] = await canteen.db.execute(
    sql`select count(*)::int as many from waste_dishes where order_id = ${orderId}`,
  );
  expect(wasted).toEqual({ many: 0 });

  await changePickupRules(canteen.manager(), { commandId: canteen.newId(), outletId, ...rules, refundsNoShows: false });
  expect(await leave()).toEqual({ orderId });
  expect(await stateOf(orderId)).toMatchObject({ state: 'NO_SHOW', paymentStatus: 'PAID' });
});
