import { isRefusal, type Refusal } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { entriesOfSources, financeIdentities } from '../../finance/index.ts';
import { countOf } from '../../payments/index.ts';
import { readExpenseReceipt } from '../claims/receipts.ts';
import { expensesIdentities } from '../identities.ts';
import { ANNA, BIJU, CHITRA, DEVI, expenseDesk, SELLER, TODAY } from '../sample-expenses.ts';
import { listPettyBoxes, listPettyCustodians, listPettyVouchers, pettyBoxOf } from './queries.ts';
import { pettyDesk } from './sample-petty.ts';

let world: World;
let desk: Awaited<ReturnType<typeof expenseDesk>>;
let petty: ReturnType<typeof pettyDesk>;
beforeAll(async () => {
  world = await openWorld();
  desk = await expenseDesk(world, permissions);
  petty = pettyDesk(world, desk);
});
afterEach(async () => {
  for (const check of [...(await financeIdentities(world.db)), ...(await expensesIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
});
afterAll(() => world.close());

/** What was taken in; throws the refusal. */
function done<Answer>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}
const sidesOf = async (sourceId: string, boxId: string) => {
  const entries = (await entriesOfSources(world.db, [sourceId])).get(sourceId) ?? [];
  return entries.map(({ lines }) =>
    Object.fromEntries(
      lines.map(({ account, party, debit, credit }) => [party === boxId ? 'box' : account.code, debit - credit]),
    ),
  );
};

test('a box is filled from the safe, pays what is small at once, and is filled up again by what is missing', async () => {
  const boxId = await petty.filled();
  expect(await petty.heldIn(boxId)).toBe(500_000);
  const { id } = done(await petty.pay(boxId, 18_500));
  expect(await petty.voucherOf(id)).toMatchObject({ state: 'PAID', amount: 18_500, decidedBy: null });
  expect(await sidesOf(id, boxId)).toEqual([{ 6200: 18_500, box: -18_500 }]);
  expect(await petty.heldIn(boxId)).toBe(481_500);
  const topUp = world.newId();
  done(await petty.count(boxId, { id: topUp, counted: 481_500, place: 'BANK', reference: '000123' }));
  expect(await sidesOf(topUp, boxId)).toEqual([{ box: 18_500, 1020: -18_500 }]);
  expect(await petty.heldIn(boxId)).toBe(500_000);
});

test('said again, a voucher and a count happen once', async () => {
  const boxId = await petty.filled();
  const [voucher, count] = [world.newId(), world.newId()];
  const first = await petty.pay(boxId, 10_000, { id: voucher });
  expect(await petty.pay(boxId, 10_000, { id: voucher })).toEqual(first);
  done(await petty.count(boxId, { id: count, counted: 490_000 }));
  expect(await petty.count(boxId, { id: count, counted: 490_000 })).toEqual({ id: boxId });
  expect(await petty.heldIn(boxId)).toBe(500_000);
});

test('a difference is over or short, with a reason, whether it was counted by notes or as a sum', async () => {
  const boxId = await petty.filled();
  const short = { kind: 'COUNT', counted: null, notes: countOf(499_000) } as const;
  expect(await petty.count(boxId, short)).toMatchObject({
    code: 'DIFFERENCE_UNEXPLAINED',
    details: { expected: 500_000 },
  });
  expect(await petty.heldIn(boxId)).toBe(500_000);
  const id = world.newId();
  done(await petty.count(boxId, { ...short, id, reason: 'A note was torn' }));
  expect(await sidesOf(id, boxId)).toEqual([{ box: -1_000, 6900: 1_000 }]);
  const over = world.newId();
  done(await petty.count(boxId, { id: over, counted: 499_500, reason: 'Five rupees lay under it' }));
  expect(await petty.heldIn(boxId)).toBe(500_000);
  const [entry] = await sidesOf(over, boxId);
  expect(entry).toEqual({ box: 1_000, 6900: -500, 1015: -500 });
  const right = world.newId();
  done(await petty.count(boxId, { id: right, kind: 'COUNT', counted: 500_000 }));
  expect(await sidesOf(right, boxId)).toEqual([]);
  await expect(petty.count(boxId, { counted: 1, notes: countOf(1) })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(petty.count(boxId, { counted: null })).rejects.toMatchObject({ code: 'INVALID' });
});

test('above the limit nothing moves until somebody else says yes, and then it is paid that day', async () => {
  const boxId = await petty.filled();
  const { id } = done(await petty.pay(boxId, 50_001, { receiptIds: [await desk.receipt()], day: TODAY }));
  expect(await petty.voucherOf(id)).toMatchObject({ state: 'WAITING', entryId: null });
  expect(await petty.heldIn(boxId)).toBe(500_000);
  expect(await petty.decide(id, desk.as(ANNA))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  done(await petty.decide(id));
  expect(await petty.voucherOf(id)).toMatchObject({ state: 'PAID', decidedBy: BIJU, day: TODAY });
  expect(await petty.heldIn(boxId)).toBe(449_999);
  expect(await petty.decide(id)).toMatchObject({ code: 'ILLEGAL_VOUCHER_STEP', details: { voucherState: 'PAID' } });
  const no = done(await petty.pay(boxId, 60_000, { receiptIds: [await desk.receipt()] }));
  done(await petty.decide(no.id, desk.as(BIJU), 'REJECT'));
  expect(await petty.voucherOf(no.id)).toMatchObject({ state: 'REJECTED', reason: 'Too dear' });
  expect(await petty.heldIn(boxId)).toBe(449_999);
});

test('whoever says yes does so up to their limit of expenses', async () => {
  const boxId = await petty.filled(10_000_000);
  const { id } = done(await petty.pay(boxId, 9_000_000, { receiptIds: [await desk.receipt()] }));
  expect(await petty.decide(id)).toMatchObject({ code: 'ABOVE_YOUR_LIMIT' });
  expect(await petty.heldIn(boxId)).toBe(10_000_000);
});

test('a voucher is turned round by somebody else, once, and its cash is in the box again', async () => {
  const boxId = await petty.filled();
  const { id } = done(await petty.pay(boxId, 20_000));
  expect(await petty.reverse(id, desk.as(ANNA))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  done(await petty.reverse(id));
  expect(await petty.voucherOf(id)).toMatchObject({ state: 'REVERSED', reason: 'Brought back' });
  expect(await petty.heldIn(boxId)).toBe(500_000);
  expect(await sidesOf(id, boxId)).toEqual([
    { 6200: 20_000, box: -20_000 },
    { 6200: -20_000, box: 20_000 },
  ]);
  expect(await petty.reverse(id)).toMatchObject({ code: 'ILLEGAL_VOUCHER_STEP' });
});

test('tax on a tax invoice is credited by its heads, as for claims', async () => {
  const boxId = await petty.filled();
  const categoryId = await desk.category({ taxCredit: 'CREDITED' });
  const invoice = { categoryId, sellerGstin: SELLER, billNumber: 'A/7', cgst: 900, sgst: 900 };
  expect(await petty.pay(boxId, 11_800, { ...invoice, billNumber: null })).toMatchObject({ code: 'TAX_UNFIT' });
  expect(await petty.pay(boxId, 11_800, { ...invoice, sellerGstin: '32AAACB7310D1Z0' })).toMatchObject({
    code: 'SELLER_GSTIN_INVALID',
  });
  const { id } = done(await petty.pay(boxId, 11_800, invoice));
  expect(await sidesOf(id, boxId)).toEqual([{ 6200: 10_000, 1310: 900, 1311: 900, box: -11_800 }]);
});

test('bad vouchers are refused, and nothing is moved', async () => {
  const boxId = await petty.filled(40_000);
  const closed = await desk.category({ inUse: false });
  const pays = async (amount: number, given = {}, by = desk.as(ANNA)) => {
    const answer = await petty.pay(boxId, amount, given, by);
    return isRefusal(answer) ? answer.code : 'done';
  };
  expect(await pays(40_001)).toBe('BOX_SHORT');
  expect(await pays(0)).toBe('AMOUNT_NOT_POSITIVE');
  expect(await pays(100, { categoryId: closed })).toBe('CATEGORY_CLOSED');
  expect(await pays(100, { categoryId: await desk.category({ receiptAbove: 99 }) })).toBe('RECEIPT_NEEDED');
  expect(await pays(100, { day: '2026-11-25' })).toBe('DAY_AHEAD');
  expect(await pays(100, { day: '2026-11-23' })).toBe('DAY_BEFORE');
  expect(await pays(100, {}, desk.as(BIJU))).toBe('NOT_CUSTODIAN');
  await expect(pays(100, { receiptIds: [world.newId()] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(pays(100, { receiptIds: [await desk.receipt(BIJU)] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(pays(100, { boxId: world.newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await petty.heldIn(boxId)).toBe(40_000);
});

test('nothing is paid out of a box for a day of a locked month', async () => {
  const box = done(await petty.save());
  const at = '2026-11-20T06:00:00Z';
  await world.db.execute(sql`
    with asked as (
      insert into period_requests (id, month, wanted, reason, state, asked_by, asked_by_label, asked_at, decided_by, decided_at)
      values (${world.newId()}, '2026-08-01', 'SOFT_LOCKED', 'Done', 'APPROVED', ${ANNA}, 'Anna', ${at}, ${BIJU}, ${at}))
    insert into ledger_periods (month, state, since, entries, debited) values ('2026-08-01', 'SOFT_LOCKED', ${at}, 0, 0)`);
  const refusal = { code: 'PERIOD_LOCKED', details: { firstOpenDay: '2026-09-01' } };
  expect(await petty.pay(box.id, 100, { day: '2026-08-15' })).toMatchObject(refusal);
});

test('nobody counts their own box, and cash changes hands only by a count', async () => {
  const boxId = await petty.filled();
  expect(await petty.count(boxId, { counted: 500_000 }, desk.as(ANNA))).toMatchObject({
    code: 'ANOTHER_PERSON_NEEDED',
  });
  const { version, name } = await petty.boxOf(boxId);
  const toBiju = (at: number) => petty.save({ id: boxId, version: at, name, custodianId: BIJU });
  expect(await toBiju(version)).toMatchObject({ code: 'BOX_HOLDS_CASH', details: { balance: 500_000 } });
  done(await petty.count(boxId, { kind: 'EMPTY', counted: 500_000 }));
  done(await toBiju(version));
  expect(await toBiju(version)).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  done(await petty.count(boxId));
  expect(await petty.pay(boxId, 100)).toMatchObject({ code: 'NOT_CUSTODIAN' });
  done(await petty.pay(boxId, 100, {}, desk.as(BIJU)));
});

test('a box that is closed gives its cash back and pays nothing more; its name is free again', async () => {
  const boxId = await petty.filled();
  const { id } = done(await petty.pay(boxId, 60_000, { receiptIds: [await desk.receipt()] }));
  expect(await petty.count(boxId, { kind: 'CLOSE', counted: 500_000 })).toMatchObject({
    code: 'VOUCHERS_WAIT',
    details: { count: 1 },
  });
  done(await petty.decide(id, desk.as(BIJU), 'REJECT'));
  const paid = done(await petty.pay(boxId, 100));
  const closing = world.newId();
  done(await petty.count(boxId, { id: closing, kind: 'CLOSE', counted: 499_900 }));
  expect(await sidesOf(closing, boxId)).toEqual([{ box: -499_900, 1015: 499_900 }]);
  const { name, version, inUse } = await petty.boxOf(boxId);
  expect(inUse).toBe(false);
  for (const answer of [
    await petty.pay(boxId, 100),
    await petty.count(boxId),
    await petty.reverse(paid.id),
    await petty.save({ id: boxId, version, name }),
  ]) {
    expect(answer).toMatchObject({ code: 'BOX_CLOSED' });
  }
  done(await petty.save({ name }));
  expect(await petty.save({ name })).toMatchObject({ code: 'NAME_TAKEN' });
});

test('who left, or may not pay out of one, answers for no box', async () => {
  expect(await petty.save({ custodianId: world.newId() })).toMatchObject({ code: 'CUSTODIAN_LEFT' });
  const boxId = await petty.filled(500_000, { custodianId: DEVI });
  const waiting = done(await petty.pay(boxId, 60_000, { receiptIds: [await desk.receipt(DEVI)] }, desk.as(DEVI)));
  await world.db.execute(sql`update users set disabled_at = now() where id = ${DEVI}`);
  expect(await petty.decide(waiting.id)).toMatchObject({ code: 'CUSTODIAN_LEFT' });
  expect(await petty.count(boxId, { counted: 500_000 })).toMatchObject({ code: 'CUSTODIAN_LEFT' });
  done(await petty.decide(waiting.id, desk.as(BIJU), 'REJECT'));
  done(await petty.count(boxId, { kind: 'CLOSE', counted: 500_000 }));
  await world.db.execute(sql`update users set disabled_at = null where id = ${DEVI}`);
});

test('whoever answers for a box sees it, and who sees the books; nobody else does, receipts included', async () => {
  const boxId = await petty.filled();
  const receiptId = await desk.receipt();
  done(await petty.pay(boxId, 200, { receiptIds: [receiptId] }));
  const stranger = desk.plugged(world.as(['expense:read', 'petty:spend'], { id: BIJU }));
  const anna = desk.plugged(world.as(['expense:read', 'petty:spend'], { id: ANNA }));
  expect(await pettyBoxOf(stranger, { id: boxId })).toBeNull();
  expect((await listPettyBoxes(stranger, {})).map(({ id }) => id)).not.toContain(boxId);
  expect((await listPettyVouchers(stranger, { boxId })).edges).toEqual([]);
  await expect(petty.pay(boxId, 100, {}, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(readExpenseReceipt(stranger, { id: receiptId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await pettyBoxOf(anna, { id: boxId })).toMatchObject({ id: boxId });
  expect((await listPettyVouchers(anna, { boxId })).edges).toHaveLength(1);
  expect(await readExpenseReceipt(desk.as(CHITRA), { id: receiptId })).toMatchObject({ id: receiptId });
  const names = await listPettyCustodians(desk.as(CHITRA), { outletId: world.outletId });
  expect(names.map(({ id }) => id).sort()).toEqual([ANNA, BIJU, CHITRA, DEVI]);
});

test('of vouchers at once no more is paid than the box holds, and a count beside them loses none', async () => {
  const boxId = await petty.filled(100_000);
  const ask = (at: number) =>
    new Promise<void>((next) => setImmediate(next)).then(() => petty.pay(boxId, 30_000, { what: `Bag ${at}` }));
  const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(ask));
  expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(3);
  expect(answers.filter(isRefusal).every(({ code }) => code === 'BOX_SHORT')).toBe(true);
  expect(await petty.heldIn(boxId)).toBe(10_000);
  await Promise.all([
    petty.count(boxId, { counted: 10_000, reason: 'Beside' }),
    ask(9),
    ask(10),
    petty.count(boxId, { counted: 10_000, reason: 'Beside' }),
  ]);
  const spent = await world.db.execute<{ sum: string }>(
    sql`select coalesce(sum(amount), 0) as sum from petty_vouchers where box_id = ${boxId} and state = 'PAID'`,
  );
  expect(Number(spent[0]?.sum)).toBeGreaterThanOrEqual(90_000);
});
