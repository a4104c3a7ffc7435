import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallContext } from '../../platform/context.ts';
import { type Canteen, openCanteen } from '../../testing/canteen.ts';
import { addDevice } from '../places/index.ts';
import { orders } from './tables.ts';

let canteen: Canteen;
beforeAll(async () => {
  canteen = await openCanteen();
});
afterAll(() => canteen.close());

test('what is sold at a till is sold by the person, at that device, in its own series', async () => {
  const { db, clock, newId, outletId } = canteen;
  const [deviceId, personId, id] = [newId(), newId(), newId()];
  const device = { id: deviceId, outletId, kind: 'COUNTER', name: 'Till', pairedAt: clock.now() } as const;
  await db.transaction((tx) => addDevice(tx, device));
  const cashier = canteen.cashier(personId);
  const atTill = { deviceId, outletId, session: null, isAtTill: true } as const;
  const as: CallContext = { ...cashier, actor: { ...cashier.actor, ...atTill } };
  await canteen.order([{ dish: await canteen.dish() }], { id, tendered: 6_000, as });
  const [order] = await db.select().from(orders).where(eq(orders.id, id));
  expect(order).toMatchObject({ placedBy: personId, deviceId, channel: 'COUNTER', paymentStatus: 'PAID' });
  const [row] = (await canteen.audit('ordering.placeOrder')).slice(-1);
  expect(row).toMatchObject({ actorKind: 'user', actorId: personId, deviceId, outletId });
  const [invoice] = await db.execute<{ series: string }>(sql`select series from documents`);
  expect(invoice?.series).toContain('MCC1');
});
