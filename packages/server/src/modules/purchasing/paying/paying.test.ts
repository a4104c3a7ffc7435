import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities } from '../../finance/index.ts';
import { countDrawer, countOf, paymentsIdentities } from '../../payments/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { readRemittanceFacts } from '../paper/print-remittance.ts';
import { ANNA, BIJU, CHITRA, DEVI } from '../sample-purchasing.ts';
import { suppliers } from '../suppliers/tables.ts';
import { paymentById } from './payment.ts';
import { openPayables } from './queries.ts';
import { payingDesk, TODAY } from './sample-paying.ts';
import { supplierPayments } from './tables.ts';

let world: World;
let pay: Awaited<ReturnType<typeof payingDesk>>;
beforeAll(async () => {
  world = await openWorld();
  pay = await payingDesk(world);
});
afterEach(async () => {
  const checks = [...(await financeIdentities(world.db)), ...(await purchasingIdentities(world.db))];
  for (const check of [...checks, ...(await paymentsIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
});
afterAll(() => world.close());

const openOf = async (id: string) => (await pay.desk.owedOf(id))?.open;
const stateOf = async (id: string) => (await paymentById(world.db, id))?.state;

test('a payment takes its bills off what is owed, in part or whole, and what is more is an advance', async () => {
  const { supplierId, billId } = await pay.owed(50_000);
  const second = await pay.owed(30_000, supplierId);
  const bills = [
    { billId, amount: 50_000 },
    { billId: second.billId, amount: 10_000 },
  ];
  const id = await pay.prepared(pay.prepare({ supplierId, bills, amount: 75_000 }));
  expect(await paymentById(world.db, id)).toMatchObject({ state: 'RELEASED', releasedByRule: true, releasedBy: ANNA });
  expect(await pay.desk.sidesOf(id)).toEqual({ 2100: 60_000, 1350: 15_000, 1020: -75_000 });
  expect([await openOf(billId), await openOf(second.billId), await openOf(id)]).toEqual([0, 20_000, 15_000]);
  expect(await pay.use(id, [{ billId: second.billId, amount: 12_000 }])).toEqual({ supplierId });
  expect([await openOf(second.billId), await openOf(id)]).toEqual([8_000, 3_000]);
  expect(await pay.use(id, [{ billId: second.billId, amount: 3_001 }])).toMatchObject({
    ...{ code: 'ABOVE_CREDIT', details: { open: 3_000 } },
  });
  const left = await openPayables(pay.as(ANNA), { outletId: world.outletId, supplierId });
  expect(left.map(({ kind, open }) => [kind, open]).toSorted()).toEqual([
    ['BILL', 8_000],
    ['PAYMENT', 3_000],
  ]);
});

test('the golden month’s payment: what is owed for oil and vegetables leaves the bank, and nothing else moves', async () => {
  const { supplierId, billId } = await pay.owed(5_149_100);
  const id = await pay.prepared(pay.prepare({ supplierId, bills: [{ billId, amount: 5_149_100 }] }));
  expect(await stateOf(id)).toBe('PREPARED');
  expect(await pay.desk.sidesOf(id)).toEqual({});
  expect(await pay.release(id, pay.as(BIJU))).toMatchObject({
    code: 'ABOVE_YOUR_LIMIT',
    details: { limit: 2_500_000 },
  });
  expect(await pay.release(id, pay.as(ANNA))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect(await stateOf(id)).toBe('PREPARED');
  expect(await pay.release(id, pay.as(CHITRA))).toEqual({ paymentId: id });
  expect(await pay.desk.sidesOf(id)).toEqual({ 2100: 5_149_100, 1020: -5_149_100 });
  expect(await pay.release(id, pay.as(CHITRA))).toMatchObject({ code: 'ILLEGAL_PAYMENT_STEP' });
  expect(await pay.cancel(id)).toMatchObject({ code: 'ILLEGAL_PAYMENT_STEP' });
});

test('nobody splits a payment: what is paid to a supplier on one day is judged together', async () => {
  const { supplierId } = await pay.owed(50_000);
  expect(await stateOf(await pay.prepared(pay.prepare({ supplierId, amount: 400_000 })))).toBe('RELEASED');
  const second = await pay.prepared(pay.prepare({ supplierId, amount: 100_001 }));
  expect(await stateOf(second)).toBe('PREPARED');
  const third = await pay.prepared(pay.prepare({ supplierId, amount: 2_000_000 }));
  expect(await pay.release(third)).toMatchObject({ code: 'ABOVE_YOUR_LIMIT', details: { amount: 2_500_001 } });
  expect(await pay.cancel(second)).toEqual({ paymentId: second });
  expect(await pay.release(third)).toEqual({ paymentId: third });
});

test('a bill that waits in one payment is not paid by another, and is free again when that is given up', async () => {
  const { supplierId, billId } = await pay.owed(600_000);
  const bills = [{ billId, amount: 600_000 }];
  const first = await pay.prepared(pay.prepare({ supplierId, bills }));
  const refused = { code: 'ABOVE_OPEN', details: { billId, open: 600_000, waiting: 600_000 } };
  expect(await pay.prepare({ supplierId, bills: [{ billId, amount: 1 }] })).toMatchObject(refused);
  await pay.cancel(first);
  const second = await pay.prepared(pay.prepare({ supplierId, bills }));
  expect(await pay.release(second)).toEqual({ paymentId: second });
  expect(await openOf(billId)).toBe(0);
});

test('what is above what is open, of another supplier, or not owed is refused, and nothing is changed', async () => {
  const [{ supplierId, billId }, other] = [await pay.owed(50_000), await pay.owed(50_000)];
  const refused = async (given: Partial<Parameters<typeof pay.prepare>[0]>) => {
    const before = await world.db.$count(supplierPayments);
    const answer = await pay.prepare({ supplierId, ...given });
    expect(await world.db.$count(supplierPayments)).toBe(before);
    return answer;
  };
  expect(await refused({ bills: [{ billId, amount: 50_001 }] })).toMatchObject({ code: 'ABOVE_OPEN' });
  expect(await refused({ bills: [{ billId: other.billId, amount: 1 }] })).toMatchObject({ code: 'BILL_NOT_PAYABLE' });
  expect(await refused({ bills: [{ billId: world.newId(), amount: 1 }] })).toMatchObject({ code: 'BILL_NOT_PAYABLE' });
  expect(await refused({ bills: [{ billId, amount: 500 }], amount: 499 })).toMatchObject({
    ...{ code: 'ABOVE_PAYMENT', details: { allocated: 500 } },
  });
  expect(await refused({ amount: 100, day: '2026-11-25' })).toMatchObject({ code: 'DAY_AHEAD' });
  expect(await refused({ bills: [{ billId, amount: 1 }], day: '2026-11-23' })).toMatchObject({
    ...{ code: 'BILL_BOOKED_LATER', details: { bookedOn: TODAY } },
  });
  const reference = world.newId();
  await pay.prepared(pay.prepare({ supplierId, amount: 1, reference }));
  expect(await refused({ amount: 1, reference: ` ${reference.toUpperCase().replaceAll('-', ' ')}` })).toMatchObject({
    code: 'REFERENCE_USED',
  });
  for (const given of [{ amount: 0 }, { amount: -5 }, { reference: ' ' }, { reference: null }, { amount: 1e15 }]) {
    await expect(pay.prepare({ supplierId, amount: 1, ...given })).rejects.toMatchObject({ code: 'INVALID' });
  }
  const twice = [
    { billId, amount: 1 },
    { billId, amount: 1 },
  ];
  await expect(pay.prepare({ supplierId, bills: twice })).rejects.toMatchObject({ code: 'INVALID' });
  expect(await openOf(billId)).toBe(50_000);
});

test('nothing is paid in a locked month, and who may not pay or release is denied', async () => {
  const { supplierId, billId } = await pay.owed(50_000);
  const at = '2026-11-20T06:00:00Z';
  await world.db.execute(sql`
    with asked as (
      insert into period_requests (id, month, wanted, reason, state, asked_by, asked_by_label, asked_at, decided_by, decided_at)
      values (${world.newId()}, '2026-08-01', 'SOFT_LOCKED', 'Done', 'APPROVED', ${ANNA}, 'Anna', ${at}, ${BIJU}, ${at}))
    insert into ledger_periods (month, state, since, entries, debited) values ('2026-08-01', 'SOFT_LOCKED', ${at}, 0, 0)`);
  expect(await pay.prepare({ supplierId, amount: 1, day: '2026-08-15' })).toMatchObject({
    ...{ code: 'PERIOD_LOCKED', details: { firstOpenDay: '2026-09-01' } },
  });
  const stranger = world.as(['ledger:read'], { id: DEVI });
  await expect(pay.prepare({ supplierId, bills: [{ billId, amount: 1 }] }, stranger)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const elsewhere = world.as(['supplier:pay'], { id: DEVI, outletId: await world.addOutlet('PE') });
  await expect(pay.prepare({ supplierId, bills: [{ billId, amount: 1 }] }, elsewhere)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('the same payment said twice is one; other words under its id are a conflict', async () => {
  const { supplierId, billId } = await pay.owed(50_000);
  const asked = { id: world.newId(), reference: world.newId(), supplierId, bills: [{ billId, amount: 20_000 }] };
  const [first, again] = [await pay.prepare(asked), await pay.prepare(asked)];
  expect(again).toEqual(first);
  expect(await openOf(billId)).toBe(30_000);
  await expect(pay.prepare({ ...asked, amount: 20_001 })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('cash is paid out of an open drawer that has it, today, and is in its session and in the books', async () => {
  const { supplierId, billId } = await pay.owed(50_000);
  const sessionId = await pay.drawer(40_000);
  const bills = [{ billId, amount: 30_000 }];
  const cash = { supplierId, method: 'DRAWER' as const, reference: null, sessionId, bills };
  expect(await pay.prepare({ ...cash, day: '2026-11-23', bills: [], amount: 5 })).toMatchObject({ code: 'NOT_TODAY' });
  expect(await pay.prepare({ ...cash, amount: 40_001 })).toMatchObject({ code: 'DRAWER_SHORT' });
  expect(await openOf(billId)).toBe(50_000);
  expect(await pay.prepare(cash, pay.as(BIJU))).toMatchObject({ code: 'NOT_AT_THIS_DRAWER' });
  const id = await pay.prepared(pay.prepare(cash));
  expect(await pay.desk.sidesOf(id)).toEqual({ 2100: 30_000, 1010: -30_000 });
  // It came back, into the same drawer; then once more out of it, and back into the next session.
  expect(await pay.reverse(id, {}, pay.as(ANNA))).toMatchObject({ code: 'DRAWER_NOT_OPEN' });
  expect(await pay.reverse(id, { sessionId }, pay.as(ANNA))).toEqual({ paymentId: id });
  expect(await openOf(billId)).toBe(50_000);
  const second = await pay.prepared(pay.prepare(cash));
  await countDrawer(pay.as(ANNA), { commandId: world.newId(), sessionId, count: countOf(10_000) });
  expect(await pay.prepare({ ...cash, bills: [], amount: 1 })).toMatchObject({ code: 'DRAWER_SESSION_OVER' });
  expect(await pay.reverse(second, { sessionId }, pay.as(ANNA))).toMatchObject({ code: 'DRAWER_SESSION_OVER' });
  const next = await pay.drawer(10_000);
  expect(await pay.reverse(second, { sessionId: next }, pay.as(ANNA))).toEqual({ paymentId: second });
  expect(await openOf(billId)).toBe(50_000);
});

test('a payment that is turned round opens its bills again, those that its advance was used for too', async () => {
  const { supplierId, billId } = await pay.owed(600_000);
  const later = await pay.owed(50_000, supplierId);
  const id = await pay.prepared(pay.prepare({ supplierId, bills: [{ billId, amount: 600_000 }], amount: 640_000 }));
  expect(await pay.reverse(id)).toMatchObject({ code: 'ILLEGAL_PAYMENT_STEP' });
  await pay.release(id);
  await pay.use(id, [{ billId: later.billId, amount: 40_000 }]);
  expect(await pay.reverse(id, {}, pay.as(ANNA))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect(await pay.reverse(id, { day: '2026-11-23' })).toMatchObject({
    code: 'DAY_BEFORE',
    details: { notBefore: TODAY },
  });
  expect(await pay.reverse(id, { day: '2026-11-25' })).toMatchObject({ code: 'DAY_AHEAD' });
  expect(await openOf(later.billId)).toBe(10_000);
  expect(await pay.reverse(id)).toEqual({ paymentId: id });
  expect([await openOf(billId), await openOf(later.billId), await openOf(id)]).toEqual([600_000, 50_000, 0]);
  expect(await pay.use(id, [{ billId, amount: 1 }])).toMatchObject({ code: 'ABOVE_CREDIT' });
  expect(await pay.reverse(id)).toMatchObject({ code: 'ILLEGAL_PAYMENT_STEP' });
});

test('a debit note of which nothing could be set off is used for a later bill, without an entry', async () => {
  const { supplierId, billId, batchId } = await pay.owed(50_000);
  await pay.prepared(pay.prepare({ supplierId, bills: [{ billId, amount: 50_000 }] }));
  const noteId = await pay.sentBack(supplierId, batchId);
  expect(await openOf(noteId)).toBe(5_000);
  const later = await pay.owed(30_000, supplierId);
  const entries = () => world.db.execute(sql`select count(*)::int as n from journal_entries`);
  const before = await entries();
  expect(await pay.use(noteId, [{ billId: later.billId, amount: 4_000 }])).toEqual({ supplierId });
  expect(await entries()).toEqual(before);
  expect([await openOf(later.billId), await openOf(noteId)]).toEqual([26_000, 1_000]);
  await expect(pay.use(billId, [{ billId, amount: 1 }])).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('of many who pay the same bill at one moment none pays more than it', async () => {
  const { supplierId, billId } = await pay.owed(50_000);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => pay.prepare({ supplierId, bills: [{ billId, amount: 20_000 }] })),
  );
  expect(answers.filter((answer) => 'paymentId' in answer)).toHaveLength(2);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'ABOVE_OPEN')).toHaveLength(6);
  expect(await openOf(billId)).toBe(10_000);
});

test('a remittance advice says what was paid of which bill', async () => {
  const { supplierId, billId } = await pay.owed(50_000);
  const id = await pay.prepared(pay.prepare({ supplierId, bills: [{ billId, amount: 20_000 }], amount: 25_000 }));
  const [payment] = await world.db.select().from(supplierPayments).where(eq(supplierPayments.id, id));
  if (!payment) throw new Error('It is there.');
  expect(await readRemittanceFacts(world.db, payment)).toMatchObject({
    ...{ method: 'By bank transfer', reference: payment.reference, amount: 25_000 },
    lines: [{ total: 50_000, paid: 20_000 }],
  });
});

test('small payments to the branches of one taxpayer on one day are judged as one, at once and one after the other', async () => {
  const branches = await Promise.all(
    ['32', '29', '27', '33'].map((state) => pay.buy.registered(`${state}AAACT7310D1Z`)),
  );
  const ids = await Promise.all(
    branches.map((supplierId) => pay.prepared(pay.prepare({ supplierId, amount: 240_000 }))),
  );
  const states = await Promise.all(ids.map(stateOf));
  expect(states.toSorted()).toEqual(['PREPARED', 'PREPARED', 'RELEASED', 'RELEASED']);
  const waiting = ids[states.indexOf('PREPARED')] as string;
  // Chitra may release as much, Biju not: what went to the other branches counts.
  await pay.prepared(pay.prepare({ supplierId: branches[0] as string, amount: 1_900_000 }));
  expect(await pay.release(waiting, pay.as(BIJU))).toMatchObject({
    ...{ code: 'ABOVE_YOUR_LIMIT', details: { amount: 2_860_000 } },
  });
  const another = await pay.prepared(pay.prepare({ supplierId: await pay.buy.registered(), amount: 490_000 }));
  expect(await stateOf(another)).toBe('RELEASED');
});

test('whose registration was taken off is paid on one day as the taxpayer they were', async () => {
  const [one, other] = [await pay.buy.registered('32AAACV7310D1Z'), await pay.buy.registered('29AAACV7310D1Z')];
  expect(await stateOf(await pay.prepared(pay.prepare({ supplierId: one, amount: 260_000 })))).toBe('RELEASED');
  await world.db.update(suppliers).set({ gstin: null }).where(eq(suppliers.id, other));
  const waiting = await pay.prepared(pay.prepare({ supplierId: other, amount: 250_000 }));
  expect(await stateOf(waiting)).toBe('PREPARED');
  await pay.prepared(pay.prepare({ supplierId: one, amount: 2_200_000 }));
  expect(await pay.release(waiting, pay.as(BIJU))).toMatchObject({
    ...{ code: 'ABOVE_YOUR_LIMIT', details: { amount: 2_710_000 } },
  });
});
