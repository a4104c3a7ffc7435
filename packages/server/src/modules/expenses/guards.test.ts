import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from '../../platform/db/database.ts';
import { permissions } from '../../testing/permissions.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { type PostingLine, post } from '../finance/index.ts';
import { outgoingReferences } from '../payments/index.ts';
import { expenseDelegations, expenseRules } from './approval/tables.ts';
import { expenseCategories } from './categories/tables.ts';
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
  expect(await add({ ...other, referenceKey: payment.referenceKey })).toBe('outgoing_references_once');
  expect(await add({ ...other, claimId: await desk.submitted(100) })).toBe('expense_payments_fit');
  await desk.release(claimId);
  expect(await setClaim(claimId, { state: 'APPROVED' })).toBe('expense_claims_steps');
  expect(await no(world.db.delete(expensePayments).where(mine))).toBe(DENIED);
});

test('a key of somebody is nobody who is owed, and categories are on accounts that something is bought on', async () => {
  const id = await desk.submitted(100);
  const { number: _, ...row } = (await claimById(world.db, id)) ?? expect.fail('no claim');
  const key = world.newId();
  await world.db.execute(sql`insert into api_keys (id, name, permissions, created_at, created_by)
    values (${key}, 'Of Anna', '[]', now(), ${ANNA})`);
  const draft = { ...row, id: world.newId(), state: 'DRAFT' as const };
  expect(await no(world.db.insert(expenseClaims).values({ ...draft, claimantId: key }))).toBe('expense_claims_person');
  const gas = await desk.category();
  const on = (accountCode: string) =>
    no(world.db.update(expenseCategories).set({ accountCode }).where(eq(expenseCategories.id, gas)));
  for (const code of ['1010', '1020', '1310', '1590', '5100', '6910', '2120']) {
    expect([code, await on(code)]).toEqual([code, 'expense_categories_account']);
  }
  expect(await on('1500')).toBe('done');
});

/** Books lines as the entry of a source, and does something with it, in one transaction; what the database said no with. */
function booked(
  source: { readonly type: string; readonly id: string },
  lines: readonly PostingLine[],
  then: (tx: Tx, entryId: string) => Promise<unknown> = async () => {},
): Promise<string> {
  const dates = { businessDate: TODAY, taxDate: TODAY };
  return no(
    world.db.transaction(async (tx) => {
      const said = { at: world.clock.now(), dates, postedBy: 'x', narration: 'A test', event: 'paid' };
      await then(tx, await post(tx, { ...said, outletId: world.outletId, source, lines }));
    }),
  );
}
const paidOut = (amount: number, party: string, account = '1020'): PostingLine[] => [
  { account: '2120', debit: amount, party },
  { account, credit: amount },
];

test('at each commit the books owe of a claim what is owed of it, and a payment is in them by its own entry', async () => {
  const claimId = await desk.owed(600_000);
  await desk.prepare(claimId);
  const { id } = await desk.paymentOf(claimId);
  const source = { type: 'expense_payment', id };
  const releasedBy = { releasedBy: DEVI, releasedByLabel: 'x', releasedAt: world.clock.now() };
  const release = async (tx: Tx, entryId: string) => {
    const out = { state: 'RELEASED', entryId, ...releasedBy } as const;
    await tx.update(expensePayments).set(out).where(eq(expensePayments.id, id));
  };
  const pay = async (tx: Tx, entryId: string) => {
    await release(tx, entryId);
    await tx.update(expenseClaims).set({ state: 'PAID' }).where(eq(expenseClaims.id, claimId));
  };
  // Money goes and nothing says so; the payment is out and the claim is owed still; too little, of somebody else, from elsewhere.
  expect(await booked(source, paidOut(600_000, ANNA))).toBe('expense_claims_booked');
  expect(await booked(source, paidOut(600_000, ANNA), release)).toBe('expense_claims_booked');
  expect(await booked(source, paidOut(599_999, ANNA), pay)).toMatch(/^expense_(claims|payments)_booked$/);
  expect(await booked(source, paidOut(600_000, BIJU), pay)).toBe('expense_claims_booked');
  expect(await booked(source, paidOut(600_000, ANNA, '1015'), pay)).toBe('expense_payments_booked');
  expect(await booked({ type: 'expense_payment', id: world.newId() }, paidOut(1, ANNA))).toBe('expense_claims_booked');
  expect(await booked({ type: 'expense_claim', id: claimId }, paidOut(1, ANNA))).toBe('expense_claims_booked');
  expect(await booked(source, paidOut(600_000, ANNA), pay)).toBe('done');
  // Another's entry, and an end that the books know nothing of.
  const [other] = await world.db.execute<{ id: string }>(
    sql`select id from journal_entries where source_type = 'expense_claim' limit 1`,
  );
  const second = await desk.owed(600_000);
  await desk.prepare(second);
  const mine = eq(expensePayments.id, (await desk.paymentOf(second)).id);
  const out = { state: 'RELEASED', entryId: other?.id, ...releasedBy } as const;
  expect(await no(world.db.update(expensePayments).set(out).where(mine))).toBe('expense_payments_booked');
  const ended = { endedBy: DEVI, endedByLabel: 'x', endedAt: world.clock.now(), endReason: 'x', reversedOn: TODAY };
  const turned = world.db
    .update(expensePayments)
    .set({ state: 'REVERSED', ...ended })
    .where(eq(expensePayments.id, id));
  expect(await no(turned)).toMatch(/^expense_(claims|payments)_booked$/);
});

test('what goes without another person is little by the rules, and goes by who prepared it', async () => {
  const claimId = await desk.owed(500_001);
  await desk.prepare(claimId);
  const { id } = await desk.paymentOf(claimId);
  const alone = (by: string) => (tx: Tx, entryId: string) =>
    tx
      .update(expensePayments)
      .set({
        ...{ state: 'RELEASED', entryId, releasedByRule: true },
        ...{ releasedBy: by, releasedByLabel: 'x', releasedAt: world.clock.now() },
      })
      .where(eq(expensePayments.id, id));
  const source = { type: 'expense_payment', id };
  expect(await booked(source, paidOut(500_001, ANNA), alone(CHITRA))).toBe('expense_payments_by_rule');
  await world.db.insert(expenseRules).values({ tiers: [], payUpTo: 500_001, version: 1 });
  expect(await booked(source, paidOut(500_001, ANNA), alone(DEVI))).toBe('expense_payments_by_rule');
  await world.db.update(expenseRules).set({ payUpTo: 500_000 });
  expect(await booked(source, paidOut(500_001, ANNA), alone(CHITRA))).toBe('expense_payments_by_rule');
});

test('which references stand is kept by the database alone', async () => {
  const row = { method: 'UPI', referenceKey: 'X', paymentId: world.newId() };
  expect(await no(world.db.insert(outgoingReferences).values(row))).toBe(DENIED);
  expect(await no(world.db.delete(outgoingReferences))).toBe(DENIED);
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
