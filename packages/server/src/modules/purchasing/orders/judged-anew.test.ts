import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyOf } from '../../../testing/key-of.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { ANNA, BIJU, buying } from '../sample-purchasing.ts';
import { cancelPurchaseOrder } from './cancel-order.ts';
import { decidePurchaseOrder } from './decide-order.ts';
import { savePurchaseOrder } from './save-order.ts';
import { submitPurchaseOrder } from './submit-order.ts';

let world: World;
let buy: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  await world.db.execute(
    sql`insert into users (id, email, name, password_hash) values (${BIJU}, 'biju@x.example', 'Biju', 'x')`,
  );
  await world.db.execute(sql`insert into user_roles (id, user_id, role, outlet_id, limits)
    values (${world.newId()}, ${BIJU}, 'manager', ${world.outletId}, '{}'::jsonb)`);
});
afterAll(() => world.close());

const costing = (item: string, rupees: number) => buy.line(item, { quantity: 1_000, price: rupees * 100 });

async function submitted(rupees: number, supplierId: string, item: string) {
  const { id } = await buy.draft(supplierId, [costing(item, rupees)]);
  await buy.submit(id);
  return id;
}

test('an order that is lowered, and raised again once another was approved beside it, waits for a yes', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const first = await submitted(4_900, supplierId, rice);
  await buy.change(first, [costing(rice, 1)]);
  const second = await submitted(4_900, supplierId, rice);
  expect(await buy.statesOf([first, second])).toEqual(['APPROVED', 'APPROVED']);
  await buy.change(first, [costing(rice, 4_900)]);
  expect(await buy.statesOf([first, second])).toEqual(['SUBMITTED', 'APPROVED']);
});

test('an order split over outlets is judged as one', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  await submitted(4_900, supplierId, rice);
  const outletId = await world.addOutlet('FAR');
  const by = world.as(['purchase:order'], { outletId, id: ANNA });
  const id = world.newId();
  const lines = [costing(rice, 4_900)];
  await savePurchaseOrder(by, { commandId: world.newId(), id, outletId, supplierId, version: 0, lines });
  await submitPurchaseOrder(by, { commandId: world.newId(), purchaseOrderId: id });
  expect(await buy.statesOf([id])).toEqual(['SUBMITTED']);
});

test('nobody approves by a key of theirs what they wrote, nor by themselves what a key of theirs wrote', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const key = await keyOf(world, BIJU);
  const { id } = await buy.draft(supplierId, [costing(rice, 7_000)], buy.as(key));
  await buy.submit(id, buy.as(key));
  expect(await buy.decide(id)).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
});

test('what was cancelled is not bought: it does not count when a day is added up', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const first = await submitted(4_900, supplierId, rice);
  const end = { commandId: world.newId(), purchaseOrderId: first, reason: 'Not needed.' };
  await cancelPurchaseOrder(buy.as(ANNA), end);
  expect(await buy.statesOf([await submitted(4_900, supplierId, rice)])).toEqual(['APPROVED']);
});

test('whoever decides decides on what they saw: an order that changed meanwhile is refused', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const { id } = await buy.draft(supplierId, [costing(rice, 7_000)]);
  await buy.change(id, [costing(rice, 8_000)]);
  await buy.submit(id);
  const decide = (version: number) =>
    decidePurchaseOrder(buy.as(BIJU), { commandId: world.newId(), purchaseOrderId: id, version, decision: 'APPROVE' });
  const { version } = await buy.orderOf(id);
  expect(await decide(version - 1)).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect(await buy.statesOf([id])).toEqual(['SUBMITTED']);
  expect(await decide(version)).toEqual({ id });
});

test('a line that costs more than can be is invalid, and many that are dear add up', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const dear = buy.line(rice, { quantity: 1_000_000_000_000, unit: 'g', price: 1_000_000_000 });
  await expect(buy.draft(supplierId, [dear])).rejects.toMatchObject({ code: 'INVALID' });
  const items = await Promise.all(Array.from({ length: 60 }, () => buy.item()));
  const most = items.map((item) => buy.line(item, { quantity: 1_000_000, price: 1_000_000_000 }));
  expect((await buy.draft(supplierId, most)).answer).not.toHaveProperty('code');
});
