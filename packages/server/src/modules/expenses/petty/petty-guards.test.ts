import { isRefusal, type Refusal } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { type PostingLine, post } from '../../finance/index.ts';
import { ANNA, BIJU, CHITRA, expenseDesk, TODAY } from '../sample-expenses.ts';
import { pettyDesk } from './sample-petty.ts';
import { pettyBoxes, pettyCounts, pettyVouchers } from './tables.ts';

let world: World;
let desk: Awaited<ReturnType<typeof expenseDesk>>;
let petty: ReturnType<typeof pettyDesk>;
beforeAll(async () => {
  world = await openWorld();
  desk = await expenseDesk(world, permissions);
  petty = pettyDesk(world, desk);
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
const idOf = (answer: { id: string } | Refusal) => (isRefusal(answer) ? expect.fail(answer.message) : answer.id);
const setBox = (id: string, facts: object) => no(world.db.update(pettyBoxes).set(facts).where(eq(pettyBoxes.id, id)));
const setVoucher = (id: string, facts: object) =>
  no(world.db.update(pettyVouchers).set(facts).where(eq(pettyVouchers.id, id)));
const decided = (by = BIJU) => ({ decidedBy: by, decidedAt: world.clock.now() });

test('what a box holds is not written by hand, and cash in it stays with who answers for it', async () => {
  const id = await petty.filled();
  expect(await setBox(id, { balance: 1 })).toBe(DENIED);
  expect(await setBox(id, { custodianId: BIJU })).toBe('petty_boxes_stay');
  expect(await setBox(id, { inUse: false })).toBe('petty_boxes_closed');
  expect(await setBox(id, { voucherLimit: 500_001 })).toBe('petty_boxes_amounts');
  expect(await no(world.db.delete(pettyBoxes).where(eq(pettyBoxes.id, id)))).toBe(DENIED);
  const box = await petty.boxOf(id);
  const add = (facts: object) =>
    no(world.db.insert(pettyBoxes).values({ ...box, id: world.newId(), name: world.newId(), balance: 0, ...facts }));
  expect(await add({ balance: 1 })).toBe('petty_boxes_stay');
  expect(await add({ inUse: false })).toBe('petty_boxes_stay');
  expect(await add({ name: box.name.toUpperCase() })).toBe('petty_boxes_name');
  const empty = idOf(await petty.save());
  expect(await setBox(empty, { inUse: false })).toBe('done');
  expect(await setBox(empty, { inUse: true })).toBe('petty_boxes_stay');
});

test('a voucher fits its box, is decided on by another person, and goes forward only', async () => {
  const boxId = await petty.filled();
  const paidId = idOf(await petty.pay(boxId, 1_000));
  const waitingId = idOf(await petty.pay(boxId, 60_000, { receiptIds: [await desk.receipt()] }));
  const { number: _, ...waiting } = await petty.voucherOf(waitingId);
  const { number: __, ...paid } = await petty.voucherOf(paidId);
  const add = (facts: object, row: typeof paid = waiting) =>
    no(world.db.insert(pettyVouchers).values({ ...row, id: world.newId(), receiptIds: [], ...facts }));
  expect(await add({ state: 'PAID', entryId: paid.entryId })).toBe('petty_vouchers_fit');
  expect(await add({ custodianId: BIJU })).toBe('petty_vouchers_fit');
  expect(await add({ state: 'REJECTED', ...decided(), reason: 'x' })).toBe('petty_vouchers_fit');
  expect(await add({ receiptIds: waiting.receiptIds })).toBe('petty_vouchers_receipt');
  expect(await add({ amount: 0 })).toBe('petty_vouchers_amount');
  expect(await add({ cgst: 1, sgst: 1 })).toBe('petty_vouchers_heads');
  expect(await add({}, paid)).toBe('petty_vouchers_entry');
  expect(await setVoucher(waitingId, { amount: 1 })).toBe(DENIED);
  expect(await setVoucher(waitingId, { state: 'PAID', entryId: paid.entryId })).toBe('petty_vouchers_steps');
  expect(await setVoucher(waitingId, { state: 'PAID', ...decided() })).toBe('petty_vouchers_paid');
  expect(await setVoucher(waitingId, { state: 'REJECTED', ...decided(ANNA), reason: 'x' })).toBe(
    'petty_vouchers_another_person',
  );
  expect(await setVoucher(waitingId, { state: 'REJECTED', ...decided() })).toBe('petty_vouchers_reversed');
  expect(await setVoucher(paidId, { state: 'WAITING', entryId: null })).toBe('petty_vouchers_steps');
  expect(await setVoucher(paidId, { day: '2026-11-01' })).toBe('petty_vouchers_steps');
  expect(await no(world.db.delete(pettyVouchers))).toBe(DENIED);
});

test('a count is of what there is, by another person, says where cash went and why it differs, and stays', async () => {
  const boxId = await petty.filled();
  const [row] = await world.db.select().from(pettyCounts).where(eq(pettyCounts.boxId, boxId));
  const right = { expected: 500_000, counted: 500_000, added: 0, place: null, kind: 'COUNT' as const };
  const add = (facts: object) =>
    no(
      world.db
        .insert(pettyCounts)
        .values({ ...(row as NonNullable<typeof row>), id: world.newId(), ...right, ...facts }),
    );
  expect(await add({ expected: 400_000, counted: 400_000 })).toBe('petty_counts_expected');
  expect(await add({ custodianId: BIJU })).toBe('petty_counts_expected');
  expect(await add({ countedBy: ANNA })).toBe('petty_counts_another_person');
  expect(await add({ counted: 1 })).toBe('petty_counts_reason');
  expect(await add({ added: 1, place: 'SAFE' })).toBe('petty_counts_amounts');
  expect(await add({ kind: 'EMPTY', added: -1, place: 'SAFE' })).toBe('petty_counts_amounts');
  expect(await add({ kind: 'EMPTY', added: -500_000 })).toBe('petty_counts_place');
  expect(await add({ kind: 'EMPTY', added: -500_000, place: 'SAFE' })).toBe('petty_boxes_booked');
  expect(await add({})).toBe('done');
  expect(await no(world.db.update(pettyCounts).set({ counted: 1 }))).toBe(DENIED);
  expect(await no(world.db.delete(pettyCounts))).toBe(DENIED);
});

test('at each commit the books say of a box what it holds', async () => {
  const boxId = await petty.filled(100_000);
  const booked = (lines: readonly PostingLine[]) =>
    no(
      world.db.transaction((tx) =>
        post(tx, {
          ...{ outletId: world.outletId, source: { type: 'test', id: world.newId() }, event: 'x', narration: 'A test' },
          ...{ at: world.clock.now(), dates: { businessDate: TODAY, taxDate: TODAY }, postedBy: 'x', lines },
        }),
      ),
    );
  const taken = [
    { account: '6200', debit: 1 },
    { account: '1015', credit: 1, party: boxId },
  ];
  expect(await booked(taken)).toBe('petty_boxes_booked');
  expect(await booked([taken[0] as PostingLine, { account: '1015', credit: 1 }])).toBe('done');
  const id = idOf(await petty.pay(boxId, 1_000));
  const turned = { state: 'REVERSED', reversedBy: CHITRA, reversedAt: world.clock.now(), reason: 'x' } as const;
  expect(await setVoucher(id, turned)).toBe('petty_boxes_booked');
});

test('no more is paid out than the box holds, whoever writes it', async () => {
  const boxId = await petty.filled(50_000);
  const paidId = idOf(await petty.pay(boxId, 1_000));
  const { number: _, ...paid } = await petty.voucherOf(paidId);
  const [other] = await world.db.execute<{ id: string }>(
    sql`select id from journal_entries where source_type = 'petty_count' limit 1`,
  );
  const row = { ...paid, id: world.newId(), amount: 49_001, entryId: other?.id ?? '' };
  expect(await no(world.db.insert(pettyVouchers).values(row))).toBe('petty_boxes_balance');
});
