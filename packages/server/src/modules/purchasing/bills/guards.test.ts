import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { payables, seedAccounts } from '../../finance/index.ts';
import { BIJU, buying } from '../sample-purchasing.ts';
import { billDesk } from './sample-bills.ts';
import { debitNotes, supplierBillClearings, supplierBillLines, supplierBills } from './tables.ts';

let world: World;
let buy: ReturnType<typeof buying>;
let desk: ReturnType<typeof billDesk>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  desk = billDesk(world.db, buy, world.newId);
  await world.db.transaction((tx) => seedAccounts(tx));
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
const [DENIED, CHECK, UNIQUE] = ['42501', '23514', '23505'];

test('what a bill says is not changed or removed by the application, and it is decided on once, by another person', async () => {
  const { supplierId, receiptId } = await desk.riceCame();
  const id = await desk.entered(buy.enter({ supplierId, lines: [buy.billed(receiptId, { price: 9_000 })] }));
  const mine = eq(supplierBills.id, id);
  const bill = await desk.billOf(id);
  const { db } = world;
  expect(await code(db.update(supplierBills).set({ total: 1 }).where(mine))).toBe(DENIED);
  expect(await code(db.delete(supplierBills).where(mine))).toBe(DENIED);
  expect(await code(db.update(supplierBillLines).set({ net: 1 }).where(eq(supplierBillLines.billId, id)))).toBe(DENIED);
  const decided = {
    state: 'APPROVED',
    decidedAt: world.clock.now(),
    decidedByLabel: 'Somebody',
    reason: 'So.',
  } as const;
  const own = { ...decided, decidedBy: bill?.enteredBy ?? null };
  expect(await code(db.update(supplierBills).set(own).where(mine))).toBe(CHECK);
  expect(
    await code(
      db
        .update(supplierBills)
        .set({ ...decided, decidedBy: null })
        .where(mine),
    ),
  ).toBe(CHECK);
  await buy.decideBill(id, 'SEND_BACK');
  const again = { ...decided, decidedBy: BIJU };
  expect(await code(db.update(supplierBills).set(again).where(mine))).toBe(CHECK);
});

test('the database keeps one bill once, bills no more than came, and lets nobody say what is open of a payable', async () => {
  const { supplierId, receiptId } = await desk.riceCame();
  const id = await desk.entered(buy.enter({ supplierId, lines: [buy.billed(receiptId)] }));
  const { db } = world;
  const bill = await desk.billOf(id);
  if (!bill) throw new Error('There is no bill.');
  expect(await code(db.insert(supplierBills).values({ ...bill, id: world.newId() }))).toBe(UNIQUE);
  const other = { ...bill, id: world.newId(), numberKey: 'OTHER' };
  await db.insert(supplierBills).values(other);
  const [line] = await desk.linesOf(id);
  if (!line) throw new Error('There is no line.');
  await db.insert(supplierBillLines).values({ ...line, billId: other.id });
  const more = { billId: other.id, position: 1, receiptId, receiptPosition: 1, quantity: 1, value: 0 };
  expect(await code(db.insert(supplierBillClearings).values(more))).toBe(CHECK);
  const owed = eq(payables.documentId, id);
  expect(await code(db.update(payables).set({ amount: 1 }).where(owed))).toBe(DENIED);
  expect(await code(db.update(payables).set({ open: 1 }).where(owed))).toBe(DENIED);
  expect(await code(db.delete(payables).where(owed))).toBe(DENIED);
  expect(await code(db.delete(debitNotes))).toBe(DENIED);
});
