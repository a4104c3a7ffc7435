import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissions } from '../../testing/permissions.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { expenseDelegations } from './approval/tables.ts';
import { claimById } from './claims/claim.ts';
import { expenseClaimLines, expenseClaimSteps, expenseClaims } from './claims/tables.ts';
import { expensePayments } from './paying/tables.ts';
import { ANNA, BIJU, CHITRA, DEVI, expenseDesk, TODAY } from './sample-expenses.ts';

let world: World;
let desk: Awaited<ReturnType<typeof expenseDesk>>;
beforeAll(async () => {
  world = await openWorld();
  desk = await expenseDesk(world, permissions);
});
afterAll(() => world.close());

/** What the database says no with: the constraint, else the code. */
async function no(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: { cause?: { code?: string; constraint_name?: string }; code?: string; constraint_name?: string }) =>
      thrown,
  );
  if (error === null) return 'done';
  const { constraint_name: constraint, code } = error.cause ?? error;
  return constraint ?? code ?? 'thrown';
}
const DENIED = '42501';
const setClaim = (id: string, facts: object) =>
  no(world.db.update(expenseClaims).set(facts).where(eq(expenseClaims.id, id)));
const decided = () => ({ decidedBy: BIJU, decidedAt: world.clock.now() });

test('a claim begins as a draft, is not approved by its claimant, and is owed in the books when it is approved', async () => {
  const id = await desk.submitted(10_000);
  const claim = await claimById(world.db, id);
  const { number: _, ...row } = { ...claim, id: world.newId() } as NonNullable<typeof claim>;
  expect(await no(world.db.insert(expenseClaims).values(row))).toBe('expense_claims_steps');
  expect(await setClaim(id, { ...decided(), decidedBy: ANNA, state: 'APPROVED' })).toBe(
    'expense_claims_another_person',
  );
  expect(await setClaim(id, { ...decided(), decidedFor: ANNA, state: 'APPROVED' })).toBe(
    'expense_claims_another_person',
  );
  expect(await setClaim(id, { ...decided(), state: 'APPROVED' })).toBe('expense_claims_booked');
  expect(await setClaim(id, { state: 'APPROVED' })).toBe('expense_claims_decided');
  expect(await setClaim(id, { ...decided(), state: 'RETURNED' })).toBe('expense_claims_reason');
});

test('what was submitted stays as it was written, and goes forward only', async () => {
  const id = await desk.submitted(10_000);
  expect(await setClaim(id, { total: 1 })).toBe('expense_claims_steps');
  expect(await setClaim(id, { state: 'DRAFT' })).toBe('expense_claims_steps');
  expect(await setClaim(id, { state: 'PAID', ...decided() })).toBe('expense_claims_steps');
  expect(await setClaim(id, { claimantId: BIJU })).toBe(DENIED);
  const mine = eq(expenseClaimLines.claimId, id);
  expect(await no(world.db.delete(expenseClaimLines).where(mine))).toBe('expense_claim_lines_stay');
  expect(await no(world.db.update(expenseClaimLines).set({ amount: 1 }).where(mine))).toBe(DENIED);
  expect(await no(world.db.delete(expenseClaims).where(eq(expenseClaims.id, id)))).toBe(DENIED);
  expect(await no(world.db.update(expenseClaimSteps).set({ byLabel: 'x' }))).toBe(DENIED);
  expect(await no(world.db.delete(expenseClaimSteps))).toBe(DENIED);
  await desk.decide(id);
  expect(await setClaim(id, { state: 'RETURNED' })).toBe('expense_claims_steps');
  expect(await setClaim(id, { decidedBy: CHITRA })).toBe('expense_claims_steps');
});

test('a line is for something, its tax fits, and its receipts are the claim’s', async () => {
  const gas = await desk.category();
  const id = await desk.draft([desk.line(gas)]);
  const [line] = await world.db.select().from(expenseClaimLines).where(eq(expenseClaimLines.claimId, id));
  const add = (facts: object) =>
    no(world.db.insert(expenseClaimLines).values({ ...(line as NonNullable<typeof line>), position: 2, ...facts }));
  expect(await add({ amount: 0 })).toBe('expense_claim_lines_amount');
  expect(await add({ cgst: 1, sgst: 2 })).toBe('expense_claim_lines_heads');
  expect(await add({ igst: 40_000 })).toBe('expense_claim_lines_heads');
  expect(await add({ cgst: 1, sgst: 1 })).toBe('expense_claim_lines_invoice');
  expect(await add({ receiptIds: [await desk.receipt()] })).toBe('expense_claim_lines_receipt');
  expect(await add({})).toBe('done');
});

test('a payment is of an approved claim, whole, by others than its claimant, and goes forward only', async () => {
  const claimId = await desk.owed(600_000);
  await desk.prepare(claimId);
  const payment = await desk.paymentOf(claimId);
  const mine = eq(expensePayments.id, payment.id);
  const set = (facts: object) => no(world.db.update(expensePayments).set(facts).where(mine));
  const released = { state: 'RELEASED', releasedByLabel: 'x', releasedAt: world.clock.now() };
  const [entry] = await world.db.execute<{ id: string }>(sql`select id from journal_entries limit 1`);
  expect(await set({ ...released, releasedBy: DEVI })).toBe('expense_payments_released');
  expect(await set({ ...released, releasedBy: CHITRA, entryId: entry?.id })).toBe('expense_payments_another_person');
  expect(await set({ ...released, releasedBy: ANNA, entryId: entry?.id })).toBe('expense_payments_not_to_oneself');
  expect(await set({ state: 'REVERSED' })).toBe('expense_payments_steps');
  expect(await set({ amount: 1 })).toBe(DENIED);
  const { number: _, ...row } = payment;
  const add = (facts: object) => no(world.db.insert(expensePayments).values({ ...row, id: world.newId(), ...facts }));
  expect(await add({ reference: 'another', referenceKey: 'ANOTHER' })).toBe('expense_payments_claim');
  const other = { claimId: await desk.owed(100), amount: 100, reference: 'other', referenceKey: 'OTHER' };
  expect(await add({ ...other, amount: 99 })).toBe('expense_payments_fit');
  expect(await add({ ...other, preparedBy: ANNA })).toBe('expense_payments_not_to_oneself');
  expect(await add({ ...other, referenceKey: payment.referenceKey })).toBe('expense_payments_reference');
  expect(await add({ ...other, claimId: await desk.submitted(100) })).toBe('expense_payments_fit');
  await desk.release(claimId);
  expect(await setClaim(claimId, { state: 'APPROVED' })).toBe('expense_claims_steps');
  expect(await no(world.db.delete(expensePayments).where(mine))).toBe(DENIED);
});

test('nobody hands their limit to themselves, or for years', async () => {
  const row = {
    giverId: CHITRA,
    takerId: BIJU,
    firstDay: TODAY,
    lastDay: TODAY,
    reason: 'x',
    madeAt: world.clock.now(),
  };
  const add = (facts: object) =>
    no(world.db.insert(expenseDelegations).values({ id: world.newId(), ...row, ...facts }));
  expect(await add({ takerId: CHITRA })).toBe('expense_delegations_another');
  expect(await add({ lastDay: '2027-11-24' })).toBe('expense_delegations_days');
  expect(await add({ lastDay: '2026-11-23' })).toBe('expense_delegations_days');
  expect(await no(world.db.update(expenseDelegations).set({ lastDay: '2027-01-01' }))).toBe(DENIED);
});
