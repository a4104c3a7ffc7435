import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whileHeld } from '../../../testing/while-held.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities } from '../identities.ts';
import { ledgerPeriods, periodRequests } from '../periods/tables.ts';
import { journalRows, post } from '../post.ts';
import { journalEntries, journalLines } from '../tables.ts';
import { readGstMonth } from './gst-month.ts';
import { line, OURS, taxedCanteen } from './sample-gst.ts';
import { setOffMonth } from './set-off-month.ts';
import { gstSetOffs } from './tables.ts';

const [FEBRUARY, MARCH, APRIL, MAY] = ['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'] as const;

let world: World;
let canteen: Awaited<ReturnType<typeof taxedCanteen>>;
beforeAll(async () => {
  world = await openWorld();
  canteen = await taxedCanteen(world);
  const { sale, takeBack, book } = canteen;
  // What the books were opened with, and three months: February gives back more than it charges, March leaves credit, April is G37.
  await book({ 1310: 1_000, 1311: 1_000, 3100: -2_000 }, { day: '2026-02-01', kind: 'OPENING' });
  await takeBack(await sale('2026-01-31', [line('996333', 40_000, 1_000, 500)]), '2026-02-02');
  await sale('2026-02-03', [line('996333', 20_000, 500, 500)]);
  await book({ 1200: 57_600, 1310: 15_020, 1311: 15_020, 1020: -87_640 }, { day: '2026-03-10' });
  await sale('2026-03-11', [line('996333', 200_000, 5_000, 500)]);
  await book({ 1200: 100, 1310: 60, 1311: 60, 1020: -220 }, { day: '2026-04-05' });
  await sale('2026-04-10', [line('996333', 15_860_320, 396_508, 500)]);
});
afterAll(() => world.close());

const accountant = () => world.as(['ledger:read', 'gst:set-off'], { everywhere: true });
const of = (month: string) => readGstMonth(accountant(), { month, gstin: OURS });
const setOff = (month: string, said: { id?: string; gstin?: string } = {}) =>
  setOffMonth(accountant(), { id: world.newId(), month, gstin: OURS, ...said });
const halves = (half: number) => ({ igst: 0, cgst: half, sgst: half });

const linesOf = async (entryId: string) =>
  (
    await world.db
      .select()
      .from(journalLines)
      .where(eq(journalLines.entryId, entryId))
      .orderBy(asc(journalLines.position))
  ).map(({ accountCode, debit, credit }) => [accountCode, debit - credit]);

test('golden: what a month leaves is brought forward into the next, and what it gave back beyond what it charged too', async () => {
  const january = await of('2026-01-01');
  expect(january.settlement).toMatchObject({ payable: halves(1_000), left: halves(0) });
  const february = await of(FEBRUARY);
  expect(february.brought).toMatchObject({ credit: halves(1_000), output: halves(0) });
  expect(february.settlement).toMatchObject({ payable: halves(0), left: halves(1_000), below: halves(-500) });
  const march = await of(MARCH);
  expect(march.brought).toMatchObject({ credit: halves(1_000), output: halves(-500) });
  // 50.00 less 5.00 against 160.20 of credit: 115.20 is left.
  expect(march.settlement).toMatchObject({ used: halves(4_500), payable: halves(0), left: halves(11_520) });
  const april = await of(APRIL);
  expect(april.brought.credit).toEqual(halves(11_520));
  expect((await of('2026-07-01')).brought.credit).toEqual(halves(0));
});

test('golden G37: the verb posts it, dated in the month of its tax; earlier months come first', async () => {
  // 2.40 of each head are given up again, for a bottle that broke: 112.80 is what G37 sets off.
  await canteen.book({ 5150: 600, 1310: -300, 1311: -300 }, { day: '2026-04-20' });
  expect(await setOff(APRIL)).toMatchObject({ code: 'EARLIER_MONTH_FIRST', details: { month: '2026-01-01' } });
  for (const month of ['2026-01-01', FEBRUARY]) {
    const done = await setOff(month);
    expect(done).toMatchObject(month === FEBRUARY ? { code: 'NOTHING_TO_SET_OFF' } : { id: expect.any(String) });
  }
  await setOff(MARCH);
  const id = world.newId();
  const said = { id, month: APRIL, gstin: OURS };
  expect(await setOffMonth(accountant(), said)).toEqual({ id });
  expect(await setOffMonth(accountant(), said)).toEqual({ id });

  const april = await of(APRIL);
  expect([april.isSetOff, april.settlement.payable]).toEqual([true, halves(385_200)]);
  const entryId = april.setOffEntryId ?? expect.fail('no entry');
  expect(await linesOf(entryId)).toEqual([
    ['2210', 396_508],
    ['2211', 396_508],
    ['1310', -11_280],
    ['1311', -11_280],
    ['2230', -770_400],
    ['6910', -56],
  ]);
  const [entry] = await world.db.select().from(journalEntries).where(eq(journalEntries.id, entryId));
  expect(entry).toMatchObject({ taxDate: '2026-04-30', businessDate: '2026-04-30', happenedOn: null });
  expect(await world.db.select().from(gstSetOffs).where(eq(gstSetOffs.id, id))).toMatchObject([
    { month: APRIL, payable: 770_400, leftCgst: 0, belowCgst: 0 },
  ]);
  // After it all months say what they said before.
  expect((await of(MARCH)).settlement).toMatchObject({ used: halves(4_500), left: halves(11_520) });
  expect((await of(MAY)).brought.credit).toEqual(halves(0));
  const failing = (await financeIdentities(world.db)).filter(({ violations }) => violations.length > 0);
  expect(failing.map(({ name }) => name)).toEqual([]);
});

test('a month is set off once, after it is over, in order, and of its own registration', async () => {
  expect(await setOff(APRIL)).toMatchObject({ code: 'ALREADY_SET_OFF' });
  expect(await setOff(FEBRUARY)).toMatchObject({ code: 'LATER_MONTH_SET_OFF', details: { month: MARCH } });
  expect(await setOff(MAY)).toMatchObject({ code: 'NOTHING_TO_SET_OFF' });
  world.clock.set(new Date('2026-11-30T18:29:59.000Z'));
  expect(await setOff('2026-11-01')).toMatchObject({ code: 'MONTH_NOT_OVER', details: { from: '2026-12-01' } });
  await expect(setOff(APRIL, { gstin: '27AAPFU0939F1ZV' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(setOff('2026-04-02')).rejects.toMatchObject({ code: 'INVALID' });
  const clerk = world.as('ledger:read', { everywhere: true });
  await expect(setOffMonth(clerk, { id: world.newId(), month: MAY, gstin: OURS })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('what comes late into a month that was set off is of the first that was not', async () => {
  await canteen.book({ 1200: 100, 1310: 70, 1311: 70, 1020: -240 }, { day: '2026-03-31' });
  expect((await of(APRIL)).brought.credit).toEqual(halves(11_520 + 70));
  expect((await of(MAY)).brought.credit).toEqual(halves(70));
  expect((await of('2026-08-01')).brought.credit).toEqual(halves(70));
});

test('of many who set one month off at once, one does', async () => {
  await canteen.sale('2026-06-10', [line('996333', 10_000, 250, 500)]);
  const answers = await Promise.all(Array.from({ length: 6 }, () => setOff('2026-06-01')));
  expect(answers.filter((answer) => 'id' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'ALREADY_SET_OFF')).toHaveLength(5);
  expect(await world.db.$count(journalEntries, eq(journalEntries.sourceType, 'gst_set_off'))).toBe(4);
});

test('a journal by hand lights the month it is dated in; documents that differ from the books are not set off', async () => {
  await canteen.sale('2026-07-10', [line('996333', 10_000, 250, 500)]);
  const stray = await canteen.book(
    { 1010: 7, 4100: -7 },
    { day: '2026-07-11', source: { type: 'order', id: world.newId() } },
  );
  expect(stray).toEqual(expect.any(String));
  expect(await setOff('2026-07-01')).toMatchObject({ code: 'DIFFERS_FROM_BOOKS' });
  await canteen.book({ 4100: 7, 1010: -7 }, { day: '2026-07-11', source: { type: 'order', id: world.newId() } });
  await canteen.book({ 2210: 180, 2211: 180, 2230: -360 }, { day: '2026-07-31' });
  expect((await of('2026-07-01')).isSetOff).toBe(true);
  expect(await setOff('2026-07-01')).toMatchObject({ code: 'ALREADY_SET_OFF' });
});

test('of a locked month it is dated on the first open day, and lights the month of its tax', async () => {
  await canteen.sale('2026-08-10', [line('996333', 10_000, 250, 500)]);
  const asked = { month: '2026-08-01', wanted: 'SOFT_LOCKED', reason: 'filed', askedAt: world.clock.now() } as const;
  const decided = {
    state: 'APPROVED',
    decidedBy: world.newId(),
    decidedByLabel: 'b',
    decidedAt: world.clock.now(),
  } as const;
  await world.db.transaction(async (tx) => {
    await tx
      .insert(periodRequests)
      .values({ id: world.newId(), askedBy: world.newId(), askedByLabel: 'a', ...asked, ...decided });
    await tx
      .insert(ledgerPeriods)
      .values({ month: '2026-08-01', state: 'SOFT_LOCKED', since: decided.decidedAt, entries: 1, debited: 1 });
  });
  await setOff('2026-08-01');
  const { isSetOff, setOffEntryId, setOffOn } = await of('2026-08-01');
  expect(setOffOn).toBe('2026-09-01');
  const [entry] = await world.db
    .select()
    .from(journalEntries)
    .where(eq(journalEntries.id, setOffEntryId ?? ''));
  expect([isSetOff, entry?.taxDate, entry?.happenedOn]).toEqual([true, '2026-09-01', '2026-08-31']);
  expect((await of('2026-09-01')).isSetOff).toBe(false);
});

test('what is being posted into a month before it is waited for and set off with it, not lost', async () => {
  await canteen.sale('2026-09-10', [line('996333', 10_000, 250, 500)]);
  const { entry, lines } = journalRows({
    ...{
      outletId: world.outletId,
      source: { type: 'test', id: world.newId() },
      event: 'late',
      narration: 'A late bill',
    },
    ...{ at: world.clock.now(), dates: { businessDate: '2026-06-30', taxDate: '2026-06-30' }, postedBy: 'test' },
    lines: [
      { account: '1310', debit: 150 },
      { account: '1311', debit: 150 },
      { account: '1020', credit: 300 },
    ],
  });
  const bill = sql`select finance_post(${JSON.stringify(entry)}::text::jsonb, ${JSON.stringify(lines)}::text::jsonb)`;
  const { answer, waited } = await whileHeld(world.db, bill, () => setOff('2026-09-01'));
  expect([answer, waited]).toEqual([{ id: expect.any(String) }, true]);
  const [done] = await world.db.select().from(gstSetOffs).where(eq(gstSetOffs.month, '2026-09-01'));
  expect(done).toMatchObject({ payable: 200, leftCgst: 0 });
  expect((await of('2026-10-01')).brought.credit).toEqual(halves(0));
});

test('tax that rounding drops is set off in its turn too', async () => {
  world.clock.set(new Date('2027-01-10T06:00:00.000Z'));
  await canteen.sale('2026-11-10', [line('996333', 800, 20, 500)]);
  await canteen.sale('2026-12-10', [line('996333', 10_000, 250, 500)]);
  expect(await setOff('2026-12-01')).toMatchObject({ code: 'EARLIER_MONTH_FIRST', details: { month: '2026-11-01' } });
  expect(await setOff('2026-11-01')).toHaveProperty('id');
  expect(await setOff('2026-12-01')).toHaveProperty('id');
});

test('the application cannot rewrite what was set off, nor set a month off twice', async () => {
  const no = (code: string) => ({ cause: { code } });
  await expect(world.db.update(gstSetOffs).set({ payable: 0 })).rejects.toMatchObject(no('42501'));
  await expect(world.db.delete(gstSetOffs)).rejects.toMatchObject(no('42501'));
  const [row] = await world.db.select().from(gstSetOffs);
  const booked = async (given: object) => {
    const row = { ...(done ?? expect.fail('nothing set off')), id: world.newId(), month: '2025-01-01', ...given };
    return world.db
      .insert(gstSetOffs)
      .values(row)
      .then(
        () => 'done',
        (error: { constraint_name?: string; cause?: { constraint_name?: string } }) =>
          error.constraint_name ?? error.cause?.constraint_name,
      );
  };
  const [done] = await world.db.select().from(gstSetOffs);
  // Another's entry; one that says otherwise; and an entry of that name that no month knows.
  expect(await booked({})).toBe('gst_set_offs_booked');
  const id = world.newId();
  const lone = canteen.book({ 2210: 500, 2230: -500 }, { day: '2026-10-31', source: { type: 'gst_set_off', id } });
  await expect(lone).rejects.toMatchObject({ constraint_name: 'gst_set_offs_booked' });
  const apart = world.db.transaction(async (tx) => {
    const entry = { source: { type: 'gst_set_off', id }, event: 'set-off', narration: 'x', postedBy: 'x' };
    const lines = [
      { account: '2210', debit: 500 },
      { account: '2230', credit: 500 },
    ];
    const dates = { businessDate: '2026-10-31', taxDate: '2026-10-31' };
    const entryId = await post(tx, { ...entry, outletId: world.outletId, at: world.clock.now(), dates, lines });
    await tx
      .insert(gstSetOffs)
      .values({ ...(done ?? expect.fail('none')), id, month: '2026-10-01', entryId, payable: 600 });
  });
  await expect(apart).rejects.toMatchObject({ constraint_name: 'gst_set_offs_booked' });
  const again = { ...(row ?? expect.fail('nothing set off')), id: world.newId() };
  await expect(world.db.insert(gstSetOffs).values(again)).rejects.toMatchObject(no('23505'));
});
