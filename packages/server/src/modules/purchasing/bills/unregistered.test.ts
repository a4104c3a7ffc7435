import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { nodesOf } from '../../../testing/nodes.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { ANNA, buying } from '../sample-purchasing.ts';
import { billDesk } from './sample-bills.ts';
import { deliveriesToBill } from './to-bill.ts';

let world: World;
let buy: ReturnType<typeof buying>;
let desk: ReturnType<typeof billDesk>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  desk = billDesk(world.db, buy, world.newId);
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterEach(async () => {
  for (const check of [...(await financeIdentities(world.db)), ...(await purchasingIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
});
afterAll(() => world.close());

const oil = () => buy.item({ name: 'Oil', purchaseTaxRate: 500 });

test('an order to a supplier without a registration has no tax, whatever the item has or is said; nor has what comes for it, or its bill', async () => {
  for (const taxRate of [null, 500]) {
    const [supplierId, item] = [await buy.supplier(), await oil()];
    const orderId = await buy.sentTo(supplierId, [buy.line(item, { taxRate })]);
    expect(await buy.orderOf(orderId)).toMatchObject({ total: 50_000 });
    const receiptId = world.newId();
    await buy.receive({ id: receiptId, orderId, lines: [buy.came(item)] });
    expect(await desk.sidesOf(receiptId)).toEqual({ 1200: 50_000, 2110: -50_000 });
    const id = await desk.entered(buy.enter({ supplierId, lines: [buy.billed(receiptId)] }));
    expect(await desk.billOf(id)).toMatchObject({ state: 'MATCHED' });
    expect(await desk.sidesOf(id)).toEqual({ 2110: 50_000, 2100: -50_000 });
  }
});

test('what they brought without an order is billed for what it was worth: no tax is taken off that nobody asked', async () => {
  const [supplierId, item] = [await buy.supplier(), await oil()];
  const receiptId = await desk.delivered(supplierId, buy.came(item, { value: 50_000 }));
  expect(nodesOf(await deliveriesToBill(buy.as(ANNA), { outletId: world.outletId, supplierId }))).toMatchObject([
    { lines: [{ quantity: 10_000, unit: 'kg', price: 5_000, taxRate: 0 }] },
  ]);
  const id = await desk.entered(buy.enter({ supplierId, lines: [buy.billed(receiptId)] }));
  expect(await desk.billOf(id)).toMatchObject({ state: 'MATCHED' });
  expect(await desk.linesOf(id)).toMatchObject([{ agreedNet: 50_000, findings: [] }]);
  const taxed = await desk.delivered(supplierId, buy.came(item, { value: 50_000 }));
  const held = await desk.entered(buy.enter({ supplierId, lines: [buy.billed(taxed, { taxRate: 500 })] }));
  expect(await desk.linesOf(held)).toMatchObject([{ agreedTaxRate: 0, findings: ['TAX'] }]);
});
