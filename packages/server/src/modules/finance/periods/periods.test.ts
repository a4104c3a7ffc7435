import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { untilWaiting } from '../../../testing/until-waiting.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../chart.ts';
import { financeIdentities } from '../identities.ts';
import { ANNA, bookkeeping } from '../journals/sample-journals.ts';
import { post } from '../post.ts';
import { journalEntries } from '../tables.ts';
import { monthAfter, monthOf } from './month.ts';
import { listPeriods } from './queries.ts';
import { requestPeriod } from './request-period.ts';
import { ledgerPeriods, periodRequests } from './tables.ts';

let world: World;
let books: ReturnType<typeof bookkeeping>;
// A world for each: what is locked for good stays so.
beforeEach(async () => {
  world = await openWorld();
  books = bookkeeping(world);
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterEach(async () => {
  for (const check of await financeIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
  await world.close();
});

/** Something that happened in a month, posted by the product; gives its entry. */
async function happened(businessDate: string, taxDate = businessDate, within?: () => Promise<void>) {
  const id = await world.db.transaction(async (tx) => {
    const entryId = await post(tx, {
      ...{ outletId: world.outletId, source: { type: 'sale', id: world.newId() }, event: 'PAID', narration: 'Sale' },
      ...{ at: world.clock.now(), dates: { businessDate, taxDate }, postedBy: 'test' },
      lines: [
        { account: '1010', debit: 500 },
        { account: '4100', credit: 500 },
      ],
    });
    await within?.();
    return entryId;
  });
  const [entry] = await world.db.select().from(journalEntries).where(eq(journalEntries.id, id));
  return entry;
}

test('what the product posts late is booked on the first open day, and says when it happened', async () => {
  await happened('2026-09-15');
  await books.becomes('2026-09-01', 'SOFT_LOCKED');
  await books.becomes('2026-10-01', 'SOFT_LOCKED');
  expect(await happened('2026-09-30')).toMatchObject({
    ...{ businessDate: '2026-11-01', taxDate: '2026-11-01', happenedOn: '2026-09-30' },
  });
  // The small hours of the first: yesterday by the shift, today by the calendar.
  expect(await happened('2026-10-31', '2026-11-01')).toMatchObject({
    ...{ businessDate: '2026-11-01', taxDate: '2026-11-01', happenedOn: '2026-10-31' },
  });
  expect(await happened('2026-11-20')).toMatchObject({ businessDate: '2026-11-20', happenedOn: null });
});

test('what a person writes is not moved: a locked month is refused, with the first open day', async () => {
  const id = await books.submitted({ day: '2026-10-31' });
  await books.becomes('2026-10-01', 'SOFT_LOCKED');
  const refusal = { code: 'PERIOD_LOCKED', details: { firstOpenDay: '2026-11-01' } };
  expect(await books.save(books.written({ day: '2026-10-31' }))).toMatchObject(refusal);
  expect(await books.decide(id)).toMatchObject(refusal);
  const entryId = await books.posted({ day: '2026-11-02' });
  expect(await books.reverse(entryId, '2026-10-31')).toMatchObject(refusal);
  await books.becomes('2026-10-01', 'OPEN');
  expect(await books.decide(id)).toEqual({ id });
});

test('a month is locked, opened again and locked for good by two people, each with a reason', async () => {
  const asked = await books.ask('2026-10-01', 'SOFT_LOCKED');
  if (!('id' in asked)) throw new Error('It was refused.');
  expect(await books.ask('2026-10-01', 'HARD_LOCKED')).toMatchObject({
    code: 'PERIOD_REQUEST_WAITING',
    details: { requestId: asked.id },
  });
  expect(await books.agree(asked.id, true, books.as(ANNA))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect(await books.agree(asked.id)).toEqual(asked);
  expect(await books.agree(asked.id)).toMatchObject({ code: 'REQUEST_DECIDED' });
  for (const wanted of ['OPEN', 'HARD_LOCKED'] as const) {
    world.clock.advance(1_000);
    await books.becomes('2026-10-01', wanted);
  }
  expect(await books.ask('2026-10-01', 'OPEN')).toMatchObject({
    code: 'ILLEGAL_PERIOD_STEP',
    details: { state: 'HARD_LOCKED' },
  });
  const [october] = (await listPeriods(books.as(ANNA), {})).filter(({ month }) => month === '2026-10-01');
  expect(october).toMatchObject({ state: 'HARD_LOCKED', isOver: true });
  expect(october?.requests.map(({ wanted, state }) => [wanted, state])).toEqual([
    ['HARD_LOCKED', 'APPROVED'],
    ['OPEN', 'APPROVED'],
    ['SOFT_LOCKED', 'APPROVED'],
  ]);
});

test('a no leaves the month as it was', async () => {
  const asked = await books.ask('2026-10-01', 'SOFT_LOCKED');
  if ('id' in asked) await books.agree(asked.id, false);
  expect(await world.db.select().from(ledgerPeriods)).toEqual([]);
  expect(await happened('2026-10-31')).toMatchObject({ businessDate: '2026-10-31', happenedOn: null });
});

test('a month in which business goes on anywhere is not locked', async () => {
  expect(await books.ask('2026-11-01', 'SOFT_LOCKED')).toMatchObject({
    code: 'MONTH_NOT_OVER',
    details: { from: '2026-12-01' },
  });
  // The first of December by the calendar, 30 November by the shift, which ends at four.
  world.clock.set(new Date('2026-11-30T22:00:00.000Z'));
  expect(await books.ask('2026-11-01', 'SOFT_LOCKED')).toMatchObject({ code: 'MONTH_NOT_OVER' });
  world.clock.set(new Date('2026-11-30T22:30:00.000Z'));
  expect(await books.ask('2026-11-01', 'SOFT_LOCKED')).toHaveProperty('id');
});

test('a month of which stock is owed is neither asked for nor locked, and opens all the same', async () => {
  const rice = { outletId: world.outletId, outletName: 'Main', stockItemId: world.newId(), name: 'Rice', unit: 'g' };
  let owed = [{ ...rice, quantity: 500_000, value: 3_000 }];
  const asking: string[] = [];
  books = bookkeeping(world, (before) => {
    asking.push(before);
    return owed;
  });
  const refused = { code: 'STOCK_OWED', message: expect.stringContaining('Rice in Main'), details: { items: 1, owed } };
  expect(await books.ask('2026-10-01', 'SOFT_LOCKED')).toMatchObject(refused);
  expect(asking).toEqual(['2026-11-01']);
  owed = [];
  const asked = await books.ask('2026-10-01', 'SOFT_LOCKED');
  owed = [{ ...rice, quantity: 500_000, value: 3_000 }];
  if ('id' in asked) expect(await books.agree(asked.id)).toMatchObject(refused);
  expect(await world.db.select().from(ledgerPeriods)).toEqual([]);
  owed = [];
  if ('id' in asked) await books.agree(asked.id);
  owed = [{ ...rice, quantity: 500_000, value: 3_000 }];
  expect(await books.ask('2026-10-01', 'HARD_LOCKED')).toMatchObject(refused);
  await books.becomes('2026-10-01', 'OPEN');
});

test('a month is named by its first day, and by those who may', async () => {
  const ask = { id: world.newId(), month: '2026-10-02', wanted: 'SOFT_LOCKED', reason: 'Because.' } as const;
  await expect(requestPeriod(books.as(ANNA), ask)).rejects.toMatchObject({ code: 'INVALID' });
  const ofOutlet = world.as('ledger:read');
  await expect(requestPeriod(ofOutlet, { ...ask, month: '2026-10-01' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('locking waits for what is being posted into the month, and counts it; what comes after is booked later', async () => {
  const asked = await books.ask('2026-10-01', 'SOFT_LOCKED');
  if (!('id' in asked)) throw new Error('It was refused.');
  let locking: Promise<unknown> = Promise.resolve();
  await happened('2026-10-31', '2026-10-31', async () => {
    locking = books.agree(asked.id);
    await untilWaiting(world.db, 1);
  });
  expect(await locking).toEqual(asked);
  const [october] = await world.db.select().from(ledgerPeriods);
  expect(october).toMatchObject({ state: 'SOFT_LOCKED', entries: 1, debited: 500 });
  expect(await happened('2026-10-31')).toMatchObject({ businessDate: '2026-11-01', happenedOn: '2026-10-31' });
});

test('of many who post while a month is locked none gets into it afterwards, and none is lost', async () => {
  const asked = await books.ask('2026-10-01', 'SOFT_LOCKED');
  if (!('id' in asked)) throw new Error('It was refused.');
  const posting = Array.from({ length: 30 }, () => happened('2026-10-31'));
  const [, ...entries] = await Promise.all([books.agree(asked.id), ...posting]);
  const [october] = await world.db.select().from(ledgerPeriods);
  const within = entries.filter((entry) => entry?.businessDate === '2026-10-31');
  expect(october?.entries).toBe(within.length);
  expect(entries.filter((entry) => entry?.happenedOn === '2026-10-31')).toHaveLength(30 - within.length);
});

test('the database keeps locked months, and who locks them', async () => {
  const { db } = world;
  const no = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (thrown: { cause?: { code?: string; constraint_name?: string }; constraint_name?: string }) => thrown,
    );
    return error === null ? 'done' : (error.cause?.constraint_name ?? error.constraint_name ?? error.cause?.code);
  };
  await books.becomes('2026-10-01', 'HARD_LOCKED');
  const insert = (businessDate: string, taxDate: string) => sql`insert into journal_entries
    (id, outlet_id, tax_date, business_date, source_type, source_id, event, narration, posted_at, posted_by)
    values (${world.newId()}, ${world.outletId}, ${taxDate}, ${businessDate}, 'x', ${world.newId()}, 'x', 'x', now(), 'x')`;
  expect(await no(db.execute(insert('2026-10-31', '2026-11-01')))).toBe('journal_entries_open_period');
  expect(await no(db.execute(insert('2026-11-01', '2026-10-31')))).toBe('journal_entries_open_period');
  const since = world.clock.now();
  expect(await no(db.update(ledgerPeriods).set({ state: 'OPEN', entries: null, debited: null }))).toBe(
    'ledger_periods_for_good',
  );
  const september = { month: '2026-09-01', state: 'SOFT_LOCKED', since, entries: 0, debited: 0 } as const;
  expect(await no(db.insert(ledgerPeriods).values(september))).toBe('ledger_periods_by_two');
  expect(await no(db.delete(ledgerPeriods))).toBe('42501');
  expect(await no(db.update(periodRequests).set({ decisionReason: 'x' }))).toBe('period_requests_once');
  const own = {
    id: world.newId(),
    month: '2026-09-01',
    wanted: 'SOFT_LOCKED',
    reason: 'x',
    state: 'APPROVED',
  } as const;
  const asked = { askedBy: ANNA, askedByLabel: 'x', askedAt: since, decidedBy: ANNA, decidedAt: since };
  expect(await no(db.insert(periodRequests).values({ ...own, ...asked }))).toBe('period_requests_another_person');
});

test('a month ends where the next begins', () => {
  expect(monthOf('2026-02-28')).toBe('2026-02-01');
  expect([monthAfter('2026-11-01'), monthAfter('2026-12-01')]).toEqual(['2026-12-01', '2027-01-01']);
});
