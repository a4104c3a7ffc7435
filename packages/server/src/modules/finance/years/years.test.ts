import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { untilWaiting } from '../../../testing/until-waiting.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { exportBook } from '../books/export-book.ts';
import { seedAccounts } from '../chart.ts';
import { financeIdentities } from '../identities.ts';
import { ANNA, BIJU, bookkeeping } from '../journals/sample-journals.ts';
import { accountLedger } from '../ledger/account-ledger.ts';
import { ledgerPeriods } from '../periods/tables.ts';
import { type EntryKind, post } from '../post.ts';
import { trialBalance } from '../queries.ts';
import type { StatementName } from '../statements/columns.ts';
import { readStatement } from '../statements/statement.ts';
import { journalEntries } from '../tables.ts';
import { listYears } from './queries.ts';
import { yearClosings } from './tables.ts';

let world: World;
let books: ReturnType<typeof bookkeeping>;
// A world for each: what is closed stays so. Today is 24 November 2026: 2025-26 is over.
beforeEach(async () => {
  world = await openWorld();
  books = bookkeeping(world);
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterEach(async () => {
  for (const check of await financeIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
  await world.close();
});

const YEAR = '2025-04-01';
const LAST_DAY = '2026-03-31';

type Given = { readonly outletId?: string; readonly kind?: EntryKind; readonly within?: () => Promise<void> };
async function booked(day: string, sides: Record<string, number>, { outletId, kind, within }: Given = {}) {
  const lines = Object.entries(sides).map(([account, amount]) =>
    amount > 0 ? { account, debit: amount } : { account, credit: -amount },
  );
  const id = await world.db.transaction(async (tx) => {
    const entryId = await post(tx, {
      ...{ outletId: outletId ?? world.outletId, ...(kind && { kind }), source: { type: 'sale', id: world.newId() } },
      ...{ event: 'PAID', narration: 'Sale', at: world.clock.now(), postedBy: 'test', lines },
      dates: { businessDate: day, taxDate: day },
    });
    await within?.();
    return entryId;
  });
  const [entry] = await world.db.select().from(journalEntries).where(eq(journalEntries.id, id));
  return entry;
}

/** Two outlets, each with a year; one of them with drawings. */
async function twoYears() {
  const other = await world.addOutlet('OT');
  await booked('2025-05-02', { 1010: 1_000, 4100: -1_000 });
  await booked('2026-03-31', { 5100: 300, 1010: -300 });
  await booked('2026-01-10', { 3200: 100, 1010: -100 });
  await booked('2025-12-01', { 6200: 250, 1010: -250 }, { outletId: other });
  await booked('2026-04-01', { 1010: 70, 4100: -70 });
  return other;
}

async function told(statement: StatementName, from = YEAR, to = LAST_DAY) {
  const { lines } = await readStatement(books.as(ANNA), { statement, from, to, byOutlet: true });
  return lines;
}
const balances = async (asOf: string) => {
  const { rows } = await trialBalance(books.as(ANNA), { asOf });
  return Object.fromEntries(rows.map(({ account, debit, credit }) => [account.code, debit - credit]));
};

test('a year of which stock is owed is not closed', async () => {
  await booked(LAST_DAY, { 1010: 100, 4100: -100 });
  const asked = await books.askYear(YEAR);
  const item = { outletId: world.outletId, outletName: 'Main', stockItemId: world.newId(), name: 'Rice', unit: 'g' };
  const owing = bookkeeping(world, (before) => (before === '2026-04-01' ? [{ ...item, quantity: 1, value: 0 }] : []));
  const refused = { code: 'STOCK_OWED', details: { items: 1 } };
  if ('id' in asked) expect(await owing.agreeYear(asked.id)).toMatchObject(refused);
  expect(await owing.askYear(YEAR)).toMatchObject(refused);
  expect(await world.db.select().from(ledgerPeriods)).toEqual([]);
});

test('a year is closed by two people: what it made and what was drawn goes to retained earnings, outlet by outlet', async () => {
  const other = await twoYears();
  const asked = await books.askYear(YEAR);
  if (!('id' in asked)) throw new Error(JSON.stringify(asked));
  expect(await books.askYear(YEAR)).toMatchObject({ code: 'YEAR_CLOSE_WAITING', details: { requestId: asked.id } });
  expect(await books.agreeYear(asked.id, true, books.as(ANNA))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect(await books.agreeYear(asked.id)).toEqual(asked);
  expect(await books.agreeYear(asked.id)).toMatchObject({ code: 'REQUEST_DECIDED' });

  const entries = await world.db.select().from(journalEntries).where(eq(journalEntries.kind, 'CLOSING'));
  expect(entries.map(({ outletId, businessDate, sourceId }) => [outletId, businessDate, sourceId])).toEqual(
    expect.arrayContaining([world.outletId, other].map((outletId) => [outletId, LAST_DAY, asked.id])),
  );
  expect(entries).toHaveLength(2);
  expect(await balances('2026-04-01')).toEqual({ 1010: 420, 3900: -350, 4100: -70 });
  const [closed] = (await listYears(books.as(ANNA), {})).filter(({ label }) => label === '2025-26');
  expect(closed).toMatchObject({ isClosed: true, isOver: true, requests: [{ state: 'APPROVED', profit: 450 }] });
});

test('what statements say of a closed year is what they said before', async () => {
  await twoYears();
  const all = ['PROFIT_AND_LOSS', 'BALANCE_SHEET', 'CASH_FLOW_DIRECT', 'CASH_FLOW_INDIRECT'] as const;
  const look = () => Promise.all([...all.map((name) => told(name)), balances(LAST_DAY)]);
  const before = await look();
  const next = await told('PROFIT_AND_LOSS', '2026-04-01', '2026-11-24');
  await books.closesYear(YEAR);
  expect(await look()).toEqual(before);
  expect(await told('PROFIT_AND_LOSS', '2026-04-01', '2026-11-24')).toEqual(next);
  const sheet = await told('BALANCE_SHEET', '2026-04-01', '2026-11-24');
  expect(sheet.find(({ key }) => key === '3900')?.amounts[0]).toBe(350);
  expect(sheet.find(({ key }) => key === 'current-profit')?.amounts[0]).toBe(70);
  expect(sheet.some(({ key }) => key === 'earlier-profit' || key === 'difference')).toBe(false);
  // A ledger shows the closing, and leaves it out where a statement opens it.
  const sales = { account: '4100', from: YEAR, to: LAST_DAY };
  expect(await accountLedger(books.as(ANNA), sales)).toMatchObject({ closing: 0 });
  expect(await accountLedger(books.as(ANNA), { ...sales, withoutClosing: true })).toMatchObject({ closing: -1_000 });
  const ask = { book: 'LEDGER', ...sales, withoutClosing: true } as const;
  const { content } = await exportBook(books.as(ANNA), { ask, format: 'CSV' });
  expect(content.toString()).toMatch(/,-10\.00\r\n$/);
});

test('all months of a closed year are locked for good, those before it too; what comes late is booked after it', async () => {
  await twoYears();
  await books.becomes('2026-03-01', 'HARD_LOCKED');
  await books.becomes('2026-02-01', 'SOFT_LOCKED');
  world.clock.advance(1_000);
  await books.closesYear(YEAR);
  const months = await world.db.select().from(ledgerPeriods);
  expect(months.map(({ state }) => state)).toEqual(Array.from({ length: 12 }, () => 'HARD_LOCKED'));
  expect(await books.ask('2026-02-01', 'OPEN')).toMatchObject({ code: 'ILLEGAL_PERIOD_STEP' });
  expect(await books.askYear(YEAR)).toMatchObject({ code: 'YEAR_CLOSED' });
  expect(await booked('2025-07-01', { 1010: 5, 4100: -5 })).toMatchObject({
    ...{ businessDate: '2026-04-01', happenedOn: '2025-07-01' },
  });
  const written = books.written({ day: '2024-12-31' });
  expect(await books.save(written)).toMatchObject({ code: 'PERIOD_LOCKED', details: { firstOpenDay: '2026-04-01' } });
});

test('a closing entry is not turned round', async () => {
  await twoYears();
  await books.closesYear(YEAR);
  const [entry] = await world.db.select().from(journalEntries).where(eq(journalEntries.kind, 'CLOSING'));
  expect(await books.reverse(entry?.id ?? '')).toMatchObject({ code: 'NOT_REVERSIBLE' });
});

test('years are closed one after the other, once they are over', async () => {
  await booked('2024-05-02', { 1010: 10, 4100: -10 });
  await booked('2025-05-02', { 1010: 20, 4100: -20 });
  expect(await books.askYear('2026-04-01')).toMatchObject({ code: 'YEAR_NOT_OVER', details: { from: '2027-04-01' } });
  expect(await books.askYear(YEAR)).toMatchObject({ code: 'EARLIER_YEAR_OPEN', details: { year: '2024-25' } });
  await books.closesYear('2024-04-01');
  expect(await balances('2025-04-01')).toEqual({ 1010: 10, 3900: -10 });
  world.clock.advance(1_000);
  await books.closesYear(YEAR);
  expect(await balances('2026-04-01')).toEqual({ 1010: 30, 3900: -30 });
  await expect(books.askYear('2025-05-01')).rejects.toMatchObject({ code: 'INVALID' });
});

test('opening balances that are not taken over, and journals that wait, are in the way', async () => {
  await booked('2025-04-01', { 1010: 10, 3999: -10 }, { kind: 'OPENING' });
  expect(await books.askYear(YEAR)).toMatchObject({ code: 'OPENING_NOT_SETTLED', details: { left: 10 } });
  await booked('2025-04-01', { 3999: 10, 3100: -10 }, { kind: 'OPENING' });
  const asked = await books.askYear(YEAR);
  if (!('id' in asked)) throw new Error(JSON.stringify(asked));
  const journal = await books.submitted({ day: '2026-02-01' });
  expect(await books.agreeYear(asked.id)).toMatchObject({ code: 'JOURNALS_WAITING', details: { journals: 1 } });
  await books.decide(journal);
  expect(await books.agreeYear(asked.id)).toEqual(asked);
});

test('a no leaves the year open', async () => {
  await twoYears();
  const asked = await books.askYear(YEAR);
  if ('id' in asked) await books.agreeYear(asked.id, false);
  expect(await world.db.select().from(ledgerPeriods)).toEqual([]);
  expect(await booked('2026-03-31', { 1010: 5, 4100: -5 })).toMatchObject({ businessDate: '2026-03-31' });
  expect(await books.askYear(YEAR)).toHaveProperty('id');
});

test('a year is closed by those who may of the whole organisation', async () => {
  const ofOutlet = world.as(['ledger:read', 'period:lock']);
  await expect(books.askYear(YEAR, ofOutlet)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('closing waits for what is being posted into the year, and takes it along', async () => {
  await twoYears();
  const asked = await books.askYear(YEAR);
  if (!('id' in asked)) throw new Error(JSON.stringify(asked));
  let closing: Promise<unknown> = Promise.resolve();
  const within = async () => {
    closing = books.agreeYear(asked.id);
    await untilWaiting(world.db, 1);
  };
  await booked('2025-08-01', { 1010: 40, 4100: -40 }, { within });
  expect(await closing).toEqual(asked);
  expect(await world.db.select().from(yearClosings)).toMatchObject([{ state: 'APPROVED', profit: 490 }]);
});

test('of many who post while a year is closed none gets into it afterwards, and none is lost', async () => {
  await twoYears();
  const asked = await books.askYear(YEAR);
  if (!('id' in asked)) throw new Error(JSON.stringify(asked));
  const posting = Array.from({ length: 20 }, () => booked('2025-09-01', { 1010: 1, 4100: -1 }));
  const [, ...entries] = await Promise.all([books.agreeYear(asked.id), ...posting]);
  const within = entries.filter((entry) => entry?.businessDate === '2025-09-01').length;
  expect(await world.db.select().from(yearClosings)).toMatchObject([{ profit: 450 + within }]);
  expect(entries.filter((entry) => entry?.businessDate === '2026-04-01')).toHaveLength(20 - within);
});

test('the database keeps a closed year, who closes it, and what a closing entry is', async () => {
  const { db } = world;
  const no = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (thrown: { cause?: { code?: string; constraint_name?: string }; constraint_name?: string }) => thrown,
    );
    return error === null ? 'done' : (error.cause?.constraint_name ?? error.constraint_name ?? error.cause?.code);
  };
  await twoYears();
  expect(await no(booked(LAST_DAY, { 4100: 5, 3900: -5 }, { kind: 'CLOSING' }))).toBe('journal_entries_closing');
  await books.closesYear(YEAR);
  const insert = sql`insert into journal_entries
    (id, outlet_id, tax_date, business_date, source_type, source_id, event, narration, posted_at, posted_by)
    values (${world.newId()}, ${world.outletId}, '2023-01-01', '2023-01-01', 'x', ${world.newId()}, 'x', 'x', now(), 'x')`;
  expect(await no(db.execute(insert))).toBe('journal_entries_open_period');
  expect(await no(db.update(yearClosings).set({ decisionReason: 'x' }))).toBe('year_closings_stay');
  expect(await no(db.update(yearClosings).set({ lastDay: '2020-03-31' }))).toBe('42501');
  expect(await no(db.delete(yearClosings))).toBe('42501');
  const at = world.clock.now();
  const own = { id: world.newId(), year: '2026-27', firstDay: '2026-04-01', lastDay: '2027-03-31', reason: 'x' };
  const asked = { askedBy: ANNA, askedByLabel: 'x', askedAt: at, decidedAt: at, state: 'APPROVED', profit: 0 } as const;
  expect(await no(db.insert(yearClosings).values({ ...own, ...asked, decidedBy: ANNA }))).toBe(
    'year_closings_another_person',
  );
  const again = { ...own, year: '2025-26', firstDay: YEAR, lastDay: LAST_DAY, decidedBy: BIJU };
  expect(await no(db.insert(yearClosings).values({ ...again, ...asked }))).toBe('year_closings_once');
  expect(await no(db.insert(yearClosings).values({ ...again, ...asked, lastDay: '2026-03-30' }))).toBe(
    'year_closings_days',
  );
});
