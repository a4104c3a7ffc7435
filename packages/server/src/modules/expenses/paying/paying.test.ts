import { isRefusal } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities } from '../../finance/index.ts';
import { paymentsIdentities } from '../../payments/index.ts';
import { expensesIdentities } from '../identities.ts';
import { ANNA, BIJU, CHITRA, DEVI, expenseDesk, TODAY } from '../sample-expenses.ts';
import { cancelExpensePayment, reverseExpensePayment } from './end-payment.ts';

let world: World;
let desk: Awaited<ReturnType<typeof expenseDesk>>;
beforeAll(async () => {
  world = await openWorld();
  desk = await expenseDesk(world, permissions);
});
afterEach(async () => {
  const checks = [...(await financeIdentities(world.db)), ...(await expensesIdentities(world.db))];
  for (const check of [...checks, ...(await paymentsIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
});
afterAll(() => world.close());

const cancel = async (claimId: string, by = desk.as(CHITRA)) => {
  const { id: paymentId } = await desk.paymentOf(claimId);
  return cancelExpensePayment(by, { commandId: world.newId(), paymentId, reason: 'Another day' });
};
const reverse = async (claimId: string, by = desk.as(DEVI), given: { day?: string; sessionId?: string } = {}) => {
  const { id: paymentId } = await desk.paymentOf(claimId);
  const asked = { commandId: world.newId(), paymentId, day: TODAY, reason: 'The account is closed' };
  return reverseExpensePayment(by, { ...asked, ...given });
};

test('the golden month’s payment: little goes at once, what was owed leaves the bank', async () => {
  const claimId = await desk.owed(250_000);
  expect(await desk.prepare(claimId)).toEqual({ claimId });
  const payment = await desk.paymentOf(claimId);
  expect(payment).toMatchObject({ state: 'RELEASED', releasedByRule: true, amount: 250_000 });
  expect(await desk.sidesOf(payment.id)).toEqual({ 2120: 250_000, 1020: -250_000 });
  expect(await desk.stateOf(claimId)).toBe('PAID');
});

test('much is released by another person; nobody pays their own claim', async () => {
  const claimId = await desk.owed(500_001);
  expect(await desk.prepare(claimId)).toEqual({ claimId });
  expect(await desk.stateOf(claimId)).toBe('APPROVED');
  expect(await desk.release(claimId, desk.as(CHITRA))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect(await desk.release(claimId, desk.as(ANNA))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  const answers = await Promise.all([1, 2, 3, 4].map(() => desk.release(claimId)));
  expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
  expect(await desk.stateOf(claimId)).toBe('PAID');
  expect(await desk.release(claimId)).toMatchObject({ code: 'ILLEGAL_EXPENSE_PAYMENT_STEP' });
  const mine = await desk.owed(100);
  expect(await desk.prepare(mine, {}, desk.as(ANNA))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
});

test('a claim is paid once, by one reference; given up, it waits for another payment', async () => {
  const claimId = await desk.owed(500_001);
  const twice = await Promise.all([desk.prepare(claimId), desk.prepare(claimId), desk.prepare(claimId)]);
  expect(twice.filter((answer) => isRefusal(answer) && answer.code === 'BEING_PAID')).toHaveLength(2);
  expect(await cancel(claimId)).toEqual({ claimId });
  expect(await cancel(claimId)).toMatchObject({ code: 'ILLEGAL_EXPENSE_PAYMENT_STEP' });
  expect(await desk.prepare(claimId, { reference: 'UTR 00 17' })).toEqual({ claimId });
  const other = await desk.owed(100);
  expect(await desk.prepare(other, { reference: 'utr0017' })).toMatchObject({ code: 'REFERENCE_USED' });
  const unapproved = await desk.submitted(100);
  expect(await desk.prepare(unapproved)).toMatchObject({ code: 'ILLEGAL_CLAIM_STEP', details: { state: 'SUBMITTED' } });
  await expect(desk.prepare(other, { reference: ' - ' })).rejects.toMatchObject({ code: 'INVALID' });
});

test('a payment is not of a day to come, nor before the claim is in the books', async () => {
  const claimId = await desk.owed(100);
  expect(await desk.prepare(claimId, { day: '2026-11-25' })).toMatchObject({ code: 'DAY_AHEAD' });
  expect(await desk.prepare(claimId, { day: '2026-11-19' })).toMatchObject({
    ...{ code: 'DAY_BEFORE', details: { notBefore: '2026-11-20' } },
  });
  expect(await desk.prepare(claimId, { day: '2026-11-20', method: 'PETTY_CASH', reference: null })).toEqual({
    claimId,
  });
  expect(await desk.sidesOf((await desk.paymentOf(claimId)).id)).toEqual({ 2120: 100, 1015: -100 });
});

test('cash comes out of an open drawer, today, and no more than is there', async () => {
  const sessionId = await desk.drawer(30_000);
  const cash = { method: 'DRAWER', sessionId, reference: null } as const;
  const claimId = await desk.owed(20_000);
  expect(await desk.prepare(claimId, { ...cash, day: '2026-11-23' })).toMatchObject({ code: 'NOT_TODAY' });
  expect(await desk.prepare(claimId, cash)).toEqual({ claimId });
  expect(await desk.sidesOf((await desk.paymentOf(claimId)).id)).toEqual({ 2120: 20_000, 1010: -20_000 });
  const dear = await desk.owed(10_001);
  expect(await desk.prepare(dear, cash)).toMatchObject({ code: 'DRAWER_SHORT' });
  expect(await desk.stateOf(dear)).toBe('APPROVED');
  expect(await desk.prepare(dear, cash, desk.as(DEVI))).toMatchObject({ code: 'NOT_AT_THIS_DRAWER' });
});

test('cash out of a drawer is put back into it while it is open, or paid into another, and the claim is owed again', async () => {
  const own = { method: 'DRAWER', reference: null } as const;
  const sessionId = await desk.drawer(30_000, DEVI);
  const claimId = await desk.owed(20_000);
  await desk.prepare(claimId, { ...own, sessionId }, desk.as(DEVI));
  expect(await reverse(claimId)).toMatchObject({ code: 'DRAWER_NOT_OPEN' });
  expect(await reverse(claimId, desk.as(BIJU), { sessionId })).toMatchObject({ code: 'NOT_AT_THIS_DRAWER' });
  expect(await reverse(claimId, desk.as(DEVI), { sessionId, day: '2026-11-23' })).toMatchObject({ code: 'DAY_BEFORE' });
  expect(await reverse(claimId, desk.as(DEVI), { sessionId })).toEqual({ claimId });
  const first = await desk.paymentOf(claimId);
  expect(first).toMatchObject({ state: 'REVERSED', reversedOn: TODAY });
  expect(await desk.sidesOf(first.id)).toEqual({ 2120: 0, 1010: 0 });
  expect(await desk.stateOf(claimId)).toBe('APPROVED');
  expect(await desk.heldIn(sessionId)).toBe(30_000);

  await desk.prepare(claimId, { ...own, sessionId }, desk.as(DEVI));
  await desk.cut(sessionId, DEVI);
  expect(await reverse(claimId, desk.as(DEVI), { sessionId })).toMatchObject({ code: 'DRAWER_SESSION_OVER' });
  const next = await desk.drawer(5_000, DEVI);
  expect(await reverse(claimId, desk.as(DEVI), { sessionId: next })).toEqual({ claimId });
  expect([await desk.heldIn(sessionId), await desk.heldIn(next)]).toEqual([10_000, 25_000]);
  expect(await desk.stateOf(claimId)).toBe('APPROVED');
});

test('much cash to one person on one day is paid once somebody said why, from however many claims it comes', async () => {
  const cash = { method: 'PETTY_CASH', reference: null, day: '2026-11-21' } as const;
  const [small, more] = [await desk.owed(400_000), await desk.owed(600_001)];
  expect(await desk.prepare(small, cash)).toEqual({ claimId: small });
  const refusal = { code: 'MUCH_CASH', details: { amount: 1_000_001, limit: 1_000_000 } };
  expect(await desk.prepare(more, cash)).toMatchObject(refusal);
  expect(await desk.prepare(more, { ...cash, day: '2026-11-22' })).toEqual({ claimId: more });
  await cancel(more);
  const cashReason = 'The bank is closed until Monday';
  expect(await desk.prepare(more, { ...cash, cashReason })).toEqual({ claimId: more });
  expect(await desk.paymentOf(more)).toMatchObject({ state: 'PREPARED', cashReason });
  const other = await desk.owed(100);
  expect(await desk.prepare(other, cash)).toMatchObject({ code: 'MUCH_CASH' });
  expect(await desk.prepare(other, { day: '2026-11-21' })).toEqual({ claimId: other });
});

test('of two who pay one person in cash at once the second is told of the first', async () => {
  const cash = { method: 'PETTY_CASH', reference: null, day: '2026-11-23' } as const;
  const [one, two] = [await desk.owed(600_000), await desk.owed(600_000)];
  const answers = await Promise.all([desk.prepare(one, cash), desk.prepare(two, cash)]);
  expect(answers.filter((answer) => isRefusal(answer) && answer.code === 'MUCH_CASH')).toHaveLength(1);
});

test('one reference stands on one payment, for a claim or for a supplier', async () => {
  const claimId = await desk.owed(100);
  await world.db.execute(
    sql`insert into suppliers (id, name, payment_days, is_msme, lead_days) values (${world.newId()}, 'Oil', 30, false, 1)`,
  );
  await world.db.execute(sql`
    insert into supplier_payments (id, outlet_id, supplier_id, method, reference, reference_key, day, amount, state, prepared_by, prepared_by_label, prepared_at)
    select ${world.newId()}, ${world.outletId}, s.id, 'UPI', 'UTR 9', 'UTR9', ${TODAY}, 5, 'PREPARED', ${CHITRA}, 'Chitra', now() from suppliers s`);
  expect(await desk.prepare(claimId, { method: 'UPI', reference: 'utr-9' })).toMatchObject({ code: 'REFERENCE_USED' });
  expect(await desk.prepare(claimId, { method: 'CHEQUE', reference: 'utr-9' })).toEqual({ claimId });
});

test('a payment that came back is turned round by another person, and the claim is owed and paid again', async () => {
  const claimId = await desk.owed(600_000);
  await desk.prepare(claimId);
  await desk.release(claimId);
  const first = await desk.paymentOf(claimId);
  expect(await reverse(claimId, desk.as(CHITRA))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect(await reverse(claimId, desk.as(DEVI), { day: '2026-11-23' })).toMatchObject({ code: 'DAY_BEFORE' });
  expect(await reverse(claimId)).toEqual({ claimId });
  expect(await desk.sidesOf(first.id)).toEqual({ 2120: 0, 1020: 0 });
  expect(await desk.stateOf(claimId)).toBe('APPROVED');
  expect(await desk.prepare(claimId)).toEqual({ claimId });
  expect(await desk.release(claimId)).toEqual({ claimId });
  expect(await desk.stateOf(claimId)).toBe('PAID');
});
