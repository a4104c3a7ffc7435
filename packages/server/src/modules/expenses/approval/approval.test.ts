import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { claimById } from '../claims/claim.ts';
import { doubtsOf } from '../claims/doubts.ts';
import { expensesIdentities } from '../identities.ts';
import { ANNA, BIJU, CHITRA, DEVI, expenseDesk, SELLER, TODAY } from '../sample-expenses.ts';
import { delegateExpenses, endExpenseDelegation, listExpenseApprovers, listExpenseDelegations } from './delegation.ts';
import { readExpenseRules } from './rules.ts';
import { saveExpenseRules } from './save-rules.ts';

let world: World;
let desk: Awaited<ReturnType<typeof expenseDesk>>;
beforeAll(async () => {
  world = await openWorld();
  desk = await expenseDesk(world, permissions);
});
afterEach(async () => {
  for (const check of await expensesIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

type Delegate = Parameters<typeof delegateExpenses>[1];
const delegate = (takerId: string, given: Partial<Delegate> = {}, by = desk.as(CHITRA)) =>
  delegateExpenses(by, {
    ...{ id: world.newId(), outletId: world.outletId, takerId, firstDay: TODAY, lastDay: '2026-11-30' },
    ...{ reason: 'On leave', ...given },
  });
const end = (delegationId: string, by = desk.as(CHITRA)) =>
  endExpenseDelegation(by, { commandId: world.newId(), delegationId });

/** What a person claims is judged by day: on the next one it begins anew. */
const nextDay = () => world.clock.advance(86_400_000);

test('a claim is approved up to the limit of one’s role, judged with all its claimant claims that day', async () => {
  const first = await desk.submitted(600_000);
  const second = await desk.submitted(400_001);
  expect(await desk.decide(second)).toMatchObject({
    ...{ code: 'ABOVE_YOUR_LIMIT', details: { limit: 1_000_000, amount: 1_000_001 } },
  });
  expect(await desk.stateOf(second)).toBe('SUBMITTED');
  expect(await desk.decide(second, desk.as(CHITRA))).toEqual({ id: second });
  expect(await desk.decide(first)).toMatchObject({ code: 'ABOVE_YOUR_LIMIT' });
  await desk.decide(first, desk.as(BIJU), 'REJECT');
  const others = await desk.submitted(10_000, desk.as(CHITRA));
  expect(await desk.decide(others)).toEqual({ id: others });
  nextDay();
});

test('the limits are the organisation’s, and a version that was changed meanwhile is not overwritten', async () => {
  const owner = world.as(['expense:rules'], { everywhere: true });
  const { tiers } = await readExpenseRules(desk.as(ANNA), {});
  const save = (version: number, upTo: number) =>
    saveExpenseRules(owner, {
      ...{ commandId: world.newId(), version, payUpTo: 500_000 },
      tiers: [...tiers.filter(({ role }) => role !== 'manager'), { role: 'manager', upTo }],
    });
  expect(await save(0, 2_000_000)).toEqual({ version: 1 });
  expect(await save(0, 3_000_000)).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  const id = await desk.submitted(1_500_000);
  expect(await desk.decide(id)).toEqual({ id });
  expect(await save(1, 1_000_000)).toEqual({ version: 2 });
  await expect(
    saveExpenseRules(desk.as(CHITRA), { commandId: world.newId(), version: 2, payUpTo: 1, tiers: [...tiers] }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  nextDay();
});

test('whoever is away hands their limit over for a time; whose it was is written down', async () => {
  const id = await desk.submitted(3_000_000);
  expect(await desk.decide(id)).toMatchObject({ code: 'ABOVE_YOUR_LIMIT', details: { limit: 1_000_000 } });
  const given = await delegate(BIJU, { lastDay: '2026-12-10' });
  const delegationId = 'id' in given ? given.id : '';
  const [, later] = [await end(delegationId), await delegate(BIJU, { firstDay: '2026-12-09', lastDay: '2026-12-10' })];
  expect(await end(delegationId)).toMatchObject({ code: 'DELEGATION_OVER' });
  // One is taken back, the other has not begun.
  expect(await desk.decide(id)).toMatchObject({ code: 'ABOVE_YOUR_LIMIT' });
  await end('id' in later ? later.id : '');
  await delegate(BIJU, { lastDay: '2026-12-10' });
  expect(await desk.decide(id)).toEqual({ id });
  expect(await claimById(world.db, id)).toMatchObject({ decidedBy: BIJU, decidedFor: CHITRA });
  expect((await listExpenseDelegations(desk.as(DEVI), {})).length).toBe(3);
  nextDay();
});

test('a limit is not used for the claim of whose it is, nor of somebody who lost it', async () => {
  const own = await desk.submitted(3_000_000, desk.as(CHITRA));
  expect(await desk.decide(own)).toMatchObject({ code: 'ABOVE_YOUR_LIMIT' });
  expect(await desk.decide(own, desk.as(DEVI))).toEqual({ id: own });
  const id = await desk.submitted(3_000_000);
  await world.db.execute(sql`update users set disabled_at = now() where id = ${CHITRA}`);
  expect(await desk.decide(id)).toMatchObject({ code: 'ABOVE_YOUR_LIMIT', details: { limit: 1_000_000 } });
  await world.db.execute(sql`update users set disabled_at = null where id = ${CHITRA}`);
  expect(await desk.decide(id)).toEqual({ id });
  nextDay();
});

test('it is handed to another approver, for days that are not over; nobody else takes it back', async () => {
  for (const [taker, given, code] of [
    [ANNA, {}, 'NOT_AN_APPROVER'],
    [CHITRA, {}, 'NOT_AN_APPROVER'],
    [BIJU, { lastDay: '2026-11-01', firstDay: '2026-11-01' }, 'DAYS_UNFIT'],
    [BIJU, { firstDay: '2026-12-30', lastDay: '2026-12-29' }, 'DAYS_UNFIT'],
    [BIJU, { firstDay: '2026-12-01', lastDay: '2027-03-04' }, 'DAYS_UNFIT'],
  ] as const) {
    expect(await delegate(taker, given)).toMatchObject({ code });
  }
  const given = await delegate(DEVI, { firstDay: '2026-12-01', lastDay: '2027-03-03' });
  const id = 'id' in given ? given.id : '';
  await expect(end(id, desk.as(BIJU))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await end(id)).toEqual({ id });
  const approvers = await listExpenseApprovers(desk.as(BIJU), { outletId: world.outletId });
  expect(approvers.map((one) => one.id).toSorted()).toEqual([CHITRA, DEVI]);
});

test('the same receipt or the same bill in another claim is doubted, and approved only with a reason', async () => {
  const gas = await desk.category();
  const digest = 'b'.repeat(64);
  const invoice = { sellerGstin: SELLER, billNumber: 'GAS/0017' };
  const one = await desk.draft([
    desk.line(gas, { receiptIds: [await desk.receipt(ANNA, digest)] }),
    desk.line(gas, invoice),
  ]);
  await desk.submit(one);
  expect((await doubtsOf(world.db, [one])).get(one)).toEqual([]);
  const twice = await desk.draft([
    desk.line(gas, { receiptIds: [await desk.receipt(ANNA, digest)] }),
    desk.line(gas, { ...invoice, billNumber: 'gas 17' }),
  ]);
  await desk.submit(twice);
  expect((await doubtsOf(world.db, [twice])).get(twice)).toMatchObject([
    { position: 1, kind: 'SAME_RECEIPT', otherId: one },
    { position: 2, kind: 'SAME_BILL', otherId: one },
  ]);
  expect(await desk.decide(twice)).toMatchObject({ code: 'DOUBTED', details: { count: 2 } });
  expect(await desk.stateOf(twice)).toBe('SUBMITTED');
  // What was turned down does not count.
  await desk.decide(one, desk.as(BIJU), 'REJECT');
  expect((await doubtsOf(world.db, [twice])).get(twice)).toEqual([]);
  const third = await desk.draft([desk.line(gas, { ...invoice, billNumber: 'GAS-17' })]);
  await desk.submit(third);
  expect(await desk.decide(third, desk.as(BIJU), 'APPROVE', 'Two cylinders on one bill')).toEqual({ id: third });
});
