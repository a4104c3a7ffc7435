import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { files } from '../../../platform/files/tables.ts';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { entriesOfSources, financeIdentities } from '../../finance/index.ts';
import { saveExpenseCategory } from '../categories/save-category.ts';
import { expensesIdentities } from '../identities.ts';
import { ANNA, BIJU, CHITRA, expenseDesk, SELLER } from '../sample-expenses.ts';
import { claimById, claimSteps } from './claim.ts';
import { expenseClaimOf, linesByClaim, listExpenseClaims, listMyExpenseClaims } from './queries.ts';
import { readExpenseReceipt } from './receipts.ts';
import { expenseClaimState, expenseClaims } from './tables.ts';
import { withdrawExpenseClaim } from './withdraw-claim.ts';

let world: World;
let desk: Awaited<ReturnType<typeof expenseDesk>>;
let gas: string;
beforeAll(async () => {
  world = await openWorld();
  desk = await expenseDesk(world, permissions);
  gas = await desk.category();
});
afterEach(async () => {
  for (const check of [...(await financeIdentities(world.db)), ...(await expensesIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
});
afterAll(() => world.close());

const withdraw = (claimId: string, by = desk.as(ANNA)) =>
  withdrawExpenseClaim(by, { commandId: world.newId(), claimId, reason: 'Paid otherwise' });

test('the golden month’s claim: nothing is booked before somebody else’s yes, then the cost is owed to the person', async () => {
  const id = await desk.submitted(250_000);
  expect(await desk.sidesOf(id)).toEqual({});
  expect(await desk.decide(id)).toEqual({ id });
  expect(await desk.sidesOf(id)).toEqual({ 6200: 250_000, 2120: -250_000 });
  const [entry] = (await entriesOfSources(world.db, [id])).get(id) ?? [];
  expect(entry).toMatchObject({
    businessDate: '2026-11-20',
    narration: expect.stringContaining('Gas for the kitchen'),
  });
  expect(entry?.lines.map(({ party }) => party)).toEqual([null, ANNA]);
  expect(await claimById(world.db, id)).toMatchObject({ state: 'APPROVED', decidedBy: BIJU, decidedFor: null });
});

test('each day is booked on its day, and tax as its category says: credited by its heads, parked as common, or part of the cost', async () => {
  const invoice = { sellerGstin: SELLER, billNumber: 'INV 7', amount: 11_800 };
  const id = await desk.draft([
    desk.line(await desk.category({ taxCredit: 'CREDITED', accountCode: '6320' }), {
      ...invoice,
      cgst: 900,
      sgst: 900,
    }),
    desk.line(await desk.category({ taxCredit: 'COMMON', accountCode: '6340' }), {
      ...invoice,
      igst: 1_800,
      billNumber: '8',
    }),
    desk.line(await desk.category({ taxCredit: 'BLOCKED', accountCode: '6330' }), {
      ...{ ...invoice, cgst: 900, sgst: 900, billNumber: '9', day: '2026-11-21' },
    }),
    desk.line(gas, { amount: 10_000, day: '2026-11-21' }),
  ]);
  await desk.submit(id);
  expect(await desk.decide(id)).toEqual({ id });
  expect(await desk.sidesOf(id)).toEqual({
    ...{ 6320: 10_000, 1310: 900, 1311: 900, 6340: 10_000, 1320: 1_800, 6330: 11_800, 6200: 10_000, 2120: -45_400 },
  });
  const entries = (await entriesOfSources(world.db, [id])).get(id) ?? [];
  expect(entries.map(({ businessDate, total }) => [businessDate, total]).toSorted()).toEqual([
    ['2026-11-20', 23_600],
    ['2026-11-21', 21_800],
  ]);
});

test('nobody decides on their own claim, and only what waits is decided on, once, as it was seen', async () => {
  const mine = await desk.submitted(10_000, desk.as(BIJU));
  expect(await desk.decide(mine, desk.as(BIJU))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  const draft = await desk.draft([desk.line(gas)]);
  expect(await desk.decide(draft)).toMatchObject({ code: 'ILLEGAL_CLAIM_STEP', details: { state: 'DRAFT' } });
  const id = await desk.submitted(10_000);
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => desk.decide(id)));
  expect(answers.filter((answer) => 'id' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'ILLEGAL_CLAIM_STEP')).toHaveLength(5);
  expect(await desk.sidesOf(id)).toEqual({ 6200: 10_000, 2120: -10_000 });
});

test('a claim that was returned says why, is changed and submitted again; rejected or given up it is over', async () => {
  const id = await desk.submitted(10_000);
  await desk.decide(id, desk.as(BIJU), 'RETURN');
  expect(await claimById(world.db, id)).toMatchObject({ state: 'RETURNED', reason: 'Another account.' });
  expect(await desk.save({ id, version: 1, lines: [desk.line(gas, { amount: 20_000 })] })).toEqual({ id });
  expect(await desk.save({ id, version: 1, lines: [desk.line(gas)] })).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect(await desk.submit(id)).toEqual({ id });
  expect(await desk.save({ id, version: 2, lines: [desk.line(gas)] })).toMatchObject({ code: 'ILLEGAL_CLAIM_STEP' });
  await desk.decide(id, desk.as(BIJU), 'REJECT');
  expect(await desk.submit(id)).toMatchObject({ code: 'ILLEGAL_CLAIM_STEP', details: { state: 'REJECTED' } });
  const given = await desk.submitted(10_000);
  expect(await withdraw(given)).toEqual({ id: given });
  expect(await desk.decide(given)).toMatchObject({ code: 'ILLEGAL_CLAIM_STEP' });
});

test.each<[string, object, object]>([
  ['for nothing', { amount: 0 }, { code: 'AMOUNT_NOT_POSITIVE', details: { position: 1 } }],
  ['for less than nothing', { amount: -1 }, { code: 'AMOUNT_NOT_POSITIVE' }],
  ['of a day to come', { day: '2026-11-25' }, { code: 'DAY_AHEAD', details: { today: '2026-11-24' } }],
  ['of a seller with a wrong GSTIN', { sellerGstin: '32AAACB7310D1Z0' }, { code: 'SELLER_GSTIN_INVALID' }],
  ['with tax of nobody', { cgst: 10, sgst: 10 }, { code: 'TAX_UNFIT' }],
  ['with tax and no number', { cgst: 10, sgst: 10, sellerGstin: SELLER, billNumber: '-/' }, { code: 'TAX_UNFIT' }],
  ['with halves that differ', { cgst: 10, sgst: 11, sellerGstin: SELLER, billNumber: '7' }, { code: 'TAX_UNFIT' }],
  ['with all heads', { cgst: 10, sgst: 10, igst: 10, sellerGstin: SELLER, billNumber: '7' }, { code: 'TAX_UNFIT' }],
  ['with more tax than was paid', { igst: 40_000, sellerGstin: SELLER, billNumber: '7' }, { code: 'TAX_UNFIT' }],
  ['of no category', { categoryId: '019400a0-0000-7000-8000-0000000000ff' }, { code: 'CATEGORY_CLOSED' }],
])('a line %s is refused, and nothing is written', async (_, given, refusal) => {
  const before = await world.db.$count(expenseClaims);
  expect(await desk.save({ lines: [desk.line(gas, given)] })).toMatchObject(refusal);
  expect(await world.db.$count(expenseClaims)).toBe(before);
});

test('a category that was closed takes no more claims; what is not a cost, or has a sub-ledger, makes none', async () => {
  const id = await desk.category({ name: 'Taxi' });
  const draft = await desk.draft([desk.line(id)]);
  const keeper = world.as(['expense:categories'], { everywhere: true });
  const facts = { id, name: 'Taxi', taxCredit: 'COST', receiptAbove: 50_000 } as const;
  const save = (given: { accountCode?: string; inUse?: boolean; version?: number; id?: string }) =>
    saveExpenseCategory(keeper, { ...facts, accountCode: '6200', inUse: true, version: 1, ...given });
  expect(await save({ inUse: false })).toMatchObject({ inUse: false, version: 2 });
  expect(await desk.submit(draft)).toMatchObject({ code: 'CATEGORY_CLOSED', details: { position: 1 } });
  expect(await save({ inUse: true })).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  const fresh = { id: world.newId(), version: 0 };
  expect(await save(fresh)).toMatchObject({ code: 'NAME_TAKEN' });
  expect(await save({ ...fresh, accountCode: '2100' })).toMatchObject({ code: 'CONTROL_ACCOUNT' });
  expect(await save({ ...fresh, accountCode: '4900' })).toMatchObject({ code: 'NOT_AN_EXPENSE' });
  expect(await save({ ...fresh, accountCode: '6299' })).toMatchObject({ code: 'ACCOUNT_UNKNOWN' });
});

test.each(['1015', '1020', '1310', '1320', '1590', '5100', '5150', '6400', '6900', '6910'])(
  'nothing that was bought is booked on %s: money, input tax, and what follows from something else',
  async (accountCode) => {
    const keeper = world.as(['expense:categories'], { everywhere: true });
    const facts = { name: `Of ${accountCode}`, taxCredit: 'COST', receiptAbove: 0, inUse: true, version: 0 } as const;
    const answer = await saveExpenseCategory(keeper, { ...facts, id: world.newId(), accountCode });
    expect(answer).toMatchObject({ code: 'NOT_AN_EXPENSE', details: { account: accountCode } });
  },
);

test.each(['1360', '1500', '5140', '6320'])(
  'what is paid ahead, equipment and costs are claimed on %s',
  async (accountCode) => {
    expect(await desk.category({ accountCode })).toEqual(expect.any(String));
  },
);

test('a key claims nothing, whoever made it: what its person claims on a day is judged together', async () => {
  const by = desk.as(ANNA);
  const key = { ...by, actor: { ...by.actor, kind: 'key' as const, id: world.newId(), session: null } };
  expect(await desk.save({ lines: [desk.line(gas)] }, key)).toMatchObject({ code: 'NOT_YOUR_CLAIM' });
});

test('what costs more than its category says needs its receipt, one that the claimant sent and that is of no other claim', async () => {
  const bare = await desk.draft([desk.line(gas, { amount: 50_001 })]);
  expect(await desk.submit(bare)).toMatchObject({ code: 'RECEIPT_NEEDED', details: { position: 1, above: 50_000 } });
  const small = await desk.draft([desk.line(gas, { amount: 50_000 })]);
  expect(await desk.submit(small)).toEqual({ id: small });
  const receiptIds = [await desk.receipt()];
  const with_ = desk.line(gas, { amount: 50_001, receiptIds });
  expect(await desk.save({ id: bare, version: 1, lines: [with_] })).toEqual({ id: bare });
  expect(await world.db.$count(files, and(eq(files.ownerId, bare), eq(files.ownerType, 'EXPENSE_CLAIM')))).toBe(1);
  // Said again with the claim it belongs to, and told apart from another's.
  expect(await desk.save({ id: bare, version: 2, lines: [with_, desk.line(gas)] })).toEqual({ id: bare });
  expect(await desk.submit(bare)).toEqual({ id: bare });
  for (const stolen of [receiptIds, [await desk.receipt(BIJU)], [world.newId()]]) {
    const theft = desk.save({ lines: [desk.line(gas, { receiptIds: stolen })] });
    await expect(theft).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
});

test('a claim is its claimant’s alone to change, and seen by them and by who keeps the books there', async () => {
  const id = await desk.draft([desk.line(gas, { receiptIds: [await desk.receipt()] })]);
  const cook = desk.plugged(
    world.as(['expense:read', 'expense:claim'], { id: '019400a0-0000-7000-8000-0000000000ee' }),
  );
  const foreign = { id, version: 1, lines: [desk.line(gas)] };
  expect(await desk.save(foreign, desk.as(BIJU))).toMatchObject({ code: 'NOT_YOUR_CLAIM' });
  expect(await desk.submit(id, desk.as(BIJU))).toMatchObject({ code: 'NOT_YOUR_CLAIM' });
  expect(await withdraw(id, desk.as(BIJU))).toMatchObject({ code: 'NOT_YOUR_CLAIM' });
  await expect(desk.save(foreign, cook)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(desk.submit(id, cook)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await expenseClaimOf(cook, { id })).toBeNull();
  expect(await expenseClaimOf(desk.as(ANNA), { id })).toMatchObject({ id });
  const receiptId = (await linesByClaim(world.db, [id])).get(id)?.[0]?.receiptIds[0] ?? '';
  await expect(readExpenseReceipt(cook, { id: receiptId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await readExpenseReceipt(desk.as(CHITRA), { id: receiptId })).toMatchObject({ mediaType: 'application/pdf' });
  expect((await listMyExpenseClaims(cook, {})).edges).toEqual([]);
  const seen = (await listExpenseClaims(desk.as(BIJU), {})).edges.map(({ node }) => node.id);
  expect(seen).not.toContain(id);
  await desk.submit(id);
  expect(
    (await listExpenseClaims(desk.as(BIJU), { states: ['SUBMITTED'] })).edges.map(({ node }) => node.id),
  ).toContain(id);
  const elsewhere = world.as(['ledger:read', 'expense:approve'], { outletId: await world.addOutlet('OT') });
  expect((await listExpenseClaims(elsewhere, {})).edges).toEqual([]);
  await expect(desk.decide(id, desk.plugged(elsewhere))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('said twice it is one claim', async () => {
  const claim = { commandId: world.newId(), id: world.newId(), lines: [desk.line(gas)] };
  expect(await desk.save(claim)).toEqual(await desk.save(claim));
  expect(await world.db.$count(expenseClaims, eq(expenseClaims.id, claim.id))).toBe(1);
});

test('nothing changes what is over, and only what is submitted is approved', () => {
  for (const state of expenseClaimState.enumValues) {
    expect(claimSteps.next(state, 'approve')).toBe(state === 'SUBMITTED' ? 'APPROVED' : null);
    expect(claimSteps.next(state, 'pay')).toBe(state === 'APPROVED' ? 'PAID' : null);
    if (!['REJECTED', 'WITHDRAWN'].includes(state)) continue;
    for (const event of ['edit', 'submit', 'return', 'reject', 'withdraw', 'bounce'] as const) {
      expect(claimSteps.next(state, event)).toBeNull();
    }
  }
});
