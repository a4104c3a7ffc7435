import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { purchaseOrders } from '../orders/tables.ts';
import { ANNA, buying } from '../sample-purchasing.ts';
import { supplierPerformance } from './facts.ts';

let world: World;
let buy: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(() => world.close());

const DAY = 86_400_000;
const performance = (supplierId: string) => supplierPerformance(buy.as(ANNA), { outletId: world.outletId, supplierId });

test('a supplier is judged by what was due, what came first, what was rejected and what was billed', async () => {
  const [supplierId, rice, dal] = [await buy.supplier(), await buy.item(), await buy.item()];
  const start = world.clock.now();
  const order = async (lines: Parameters<typeof buy.draft>[1]) => {
    const id = await buy.sentTo(supplierId, lines);
    return id;
  };
  // Promised after two days. The first comes whole on the next day; the second in two parts, its end too late.
  const whole = await order([buy.line(rice), buy.line(dal)]);
  const parts = await order([buy.line(rice), buy.line(dal)]);
  world.clock.set(new Date(start.getTime() + DAY));
  const receiptId = world.newId();
  await buy.receive({ id: receiptId, orderId: whole, lines: [buy.came(rice), buy.came(dal)] });
  await buy.receive({
    orderId: parts,
    lines: [buy.came(rice), buy.came(dal, { accepted: 4_000, rejected: 1_000, rejectReason: 'Wet' })],
  });
  world.clock.set(new Date(start.getTime() + 4 * DAY));
  await buy.receive({ orderId: parts, lines: [buy.came(dal, { accepted: 6_000 })] });
  for (let more = 0; more < 2; more += 1) {
    await buy.receive({ supplierId, lines: [buy.came(rice, { value: 50_000 })] });
  }
  const dear = [buy.billed(receiptId, { price: 5_050 }), buy.billed(receiptId, { receiptPosition: 2 })];
  await buy.enter({ supplierId, billDate: '2026-11-24', lines: dear });
  expect(await performance(supplierId)).toEqual({
    // Three of four lines by the promised day; 1,700 of 2,000 with the first delivery; a fifth of one of seven lines.
    ...{ receipts: 5, onTime: 75, fill: 85, rejected: 2.9, priceVariance: 0.5, billAccuracy: 100 },
    // 0.40 × 75 + 0.30 × 85 + 0.20 × 97.1 + 0.10 × 95
    ...{ leadDays: 1, leadDeviation: 0, score: 84.4 },
  });
  // What another outlet or another supplier did says nothing about them.
  expect(await performance(await buy.supplier())).toMatchObject({ receipts: 0, onTime: null, score: null });

  // Ninety days later nothing of it counts.
  world.clock.set(new Date(start.getTime() + 95 * DAY));
  expect(await performance(supplierId)).toMatchObject({ receipts: 0, onTime: null, billAccuracy: null, score: null });
  world.clock.set(start);
});

test('what is promised for today is not due yet, and an order that was cancelled never', async () => {
  const [supplierId, rice] = [await buy.supplier(), await buy.item()];
  const orderId = await buy.sentTo(supplierId, [buy.line(rice)]);
  await world.db.update(purchaseOrders).set({ wantedOn: '2026-11-24' }).where(eq(purchaseOrders.id, orderId));
  expect(await performance(supplierId)).toMatchObject({ onTime: null });
  await world.db.update(purchaseOrders).set({ wantedOn: '2026-11-23' }).where(eq(purchaseOrders.id, orderId));
  expect(await performance(supplierId)).toMatchObject({ onTime: 0 });
  await world.db
    .update(purchaseOrders)
    .set({ state: 'CANCELLED', reason: 'No need.' })
    .where(eq(purchaseOrders.id, orderId));
  expect(await performance(supplierId)).toMatchObject({ onTime: null });
  await expect(
    supplierPerformance(world.as('supplier:read'), { outletId: await world.addOutlet('PF'), supplierId }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
