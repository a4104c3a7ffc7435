import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { payableSettlements, payables, payablesAgeing } from '../../finance/index.ts';
import { ANNA, BIJU } from '../sample-purchasing.ts';
import { payingDesk, TODAY } from './sample-paying.ts';
import { supplierPaymentLines, supplierPayments } from './tables.ts';

let world: World;
let pay: Awaited<ReturnType<typeof payingDesk>>;
beforeAll(async () => {
  world = await openWorld();
  pay = await payingDesk(world);
});
afterAll(() => world.close());

/** The code of what the database says no with. */
async function code(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: { cause?: { code?: string }; code?: string }) => thrown,
  );
  return error?.cause?.code ?? error?.code ?? 'done';
}
const [DENIED, CHECK] = ['42501', '23514'];
const openOf = async (id: string) => (await pay.desk.owedOf(id))?.open;
const settlement = (creditId: string, billId: string, amount: number, given: object = {}) => ({
  ...{ id: world.newId(), creditId, billId, amount, settledOn: TODAY, entryId: null, settledAt: world.clock.now() },
  ...{ settledByLabel: 'Somebody', ...given },
});

test('only settlements move what is open, and they fit their payment and their bill, whatever the application thinks', async () => {
  const { db } = world;
  const { supplierId, billId } = await pay.owed(50_000);
  const other = await pay.owed(50_000);
  const id = await pay.prepared(pay.prepare({ supplierId, amount: 20_000 }));
  const settle = (row: ReturnType<typeof settlement>) => code(db.insert(payableSettlements).values(row));
  expect(await code(db.update(payables).set({ open: 1 }).where(eq(payables.documentId, billId)))).toBe(DENIED);
  expect(await settle(settlement(id, billId, 20_001))).toBe(CHECK);
  expect(await settle(settlement(id, billId, 0))).toBe(CHECK);
  expect(await settle(settlement(id, other.billId, 1))).toBe(CHECK);
  expect(await settle(settlement(billId, id, 1))).toBe(CHECK);
  expect(await settle(settlement(id, billId, 1, { settledOn: '2026-11-23' }))).toBe(CHECK);
  const big = await pay.prepared(pay.prepare({ supplierId, amount: 60_000 }));
  expect(await settle(settlement(big, billId, 50_001))).toBe(CHECK);
  expect(await settle(settlement(id, billId, 5_000))).toBe('done');
  expect([await openOf(billId), await openOf(id)]).toEqual([45_000, 15_000]);
  const mine = eq(payableSettlements.creditId, id);
  expect(await code(db.update(payableSettlements).set({ amount: 1 }).where(mine))).toBe(DENIED);
  expect(await code(db.delete(payableSettlements).where(mine))).toBe(DENIED);
  const turned = db.update(payables).set({ reversedOn: TODAY }).where(eq(payables.documentId, id));
  expect(await code(turned)).toBe(CHECK);
  expect(await code(db.update(payableSettlements).set({ undoneOn: TODAY }).where(mine))).toBe('done');
  expect(await openOf(billId)).toBe(50_000);
  expect(await code(db.update(payableSettlements).set({ undoneOn: TODAY }).where(mine))).toBe(CHECK);
});

test('a payment goes forward only, is released by another person, and its bills come to no more than it', async () => {
  const { db } = world;
  const { supplierId, billId } = await pay.owed(600_000);
  const other = await pay.owed(50_000);
  const id = await pay.prepared(pay.prepare({ supplierId, amount: 600_000, bills: [{ billId, amount: 500_000 }] }));
  const mine = eq(supplierPayments.id, id);
  const line = (bill: string, amount: number) =>
    code(db.insert(supplierPaymentLines).values({ paymentId: id, billId: bill, amount }));
  expect(await line(other.billId, 1)).toBe(CHECK);
  const second = await pay.owed(200_000, supplierId);
  expect(await line(second.billId, 100_001)).toBe(CHECK);
  expect(await code(db.update(supplierPayments).set({ amount: 1 }).where(mine))).toBe(DENIED);
  expect(await code(db.delete(supplierPayments).where(mine))).toBe(DENIED);
  const [payable] = await db.select().from(payables).limit(1);
  const released = { state: 'RELEASED', releasedByLabel: 'X', releasedAt: world.clock.now() } as const;
  const own = { ...released, releasedBy: ANNA, entryId: payable?.entryId ?? null };
  expect(await code(db.update(supplierPayments).set(own).where(mine))).toBe(CHECK);
  const reversed = { state: 'REVERSED', reversedOn: TODAY } as const;
  expect(await code(db.update(supplierPayments).set(reversed).where(mine))).toBe(CHECK);
  await pay.cancel(id);
  expect(
    await code(
      db
        .update(supplierPayments)
        .set({ ...own, releasedBy: BIJU })
        .where(mine),
    ),
  ).toBe(CHECK);
  const bare = sql`insert into supplier_payments (id, outlet_id, supplier_id, method, day, amount, state, prepared_by, prepared_by_label, prepared_at)
    values (${world.newId()}, ${world.outletId}, ${supplierId}, 'BANK_TRANSFER', ${TODAY}, 5, 'PREPARED', ${ANNA}, 'Anna', now())`;
  expect(await code(db.execute(bare))).toBe(CHECK);
});

test('what is owed is right on every day: before a payment, after it, and after it was turned round', async () => {
  const { supplierId, billId } = await pay.owed(50_000);
  const on = async (asOf: string) => {
    const { suppliers } = await payablesAgeing(pay.as(ANNA), { outletId: world.outletId, asOf });
    const found = suppliers.find((one) => one.supplierId === supplierId);
    return [found?.open ?? 0, found?.advances ?? 0];
  };
  const day = 86_400_000;
  const at = world.clock.now();
  world.clock.set(new Date(at.getTime() + 2 * day));
  const bills = [{ billId, amount: 50_000 }];
  const id = await pay.prepared(pay.prepare({ supplierId, day: '2026-11-26', bills, amount: 60_000 }));
  world.clock.set(new Date(at.getTime() + 5 * day));
  expect(await pay.reverse(id, { day: '2026-11-25' }, pay.as(ANNA))).toMatchObject({ code: 'DAY_BEFORE' });
  await pay.reverse(id, { day: '2026-11-29' }, pay.as(ANNA));
  expect(await on('2026-11-23')).toEqual([0, 0]);
  expect(await on('2026-11-25')).toEqual([50_000, 0]);
  expect(await on('2026-11-26')).toEqual([0, 10_000]);
  expect(await on('2026-11-28')).toEqual([0, 10_000]);
  expect(await on('2026-11-29')).toEqual([50_000, 0]);
});
