import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { placeOf } from '../../places/index.ts';
import { seedAccounts } from '../chart.ts';
import { financeIdentities } from '../identities.ts';
import { issueInvoice } from '../issue-document.ts';
import { ANNA, bookkeeping } from '../journals/sample-journals.ts';
import { manualJournalLines } from '../journals/tables.ts';
import { post } from '../post.ts';
import { salePosting } from '../sale-postings.ts';
import { openingPosting } from '../stock-postings.ts';
import { journalEntries } from '../tables.ts';
import { openingBalances } from './opening-balances.ts';

let world: World;
let books: ReturnType<typeof bookkeeping>;
beforeAll(async () => {
  world = await openWorld();
  books = bookkeeping(world);
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(() => world.close());

const line = (account: string, amount: number) => ({
  account,
  debit: Math.max(amount, 0),
  credit: Math.max(-amount, 0),
});
const opening = (...lines: ReturnType<typeof line>[]) => books.written({ kind: 'OPENING', day: '2026-04-01', lines });
const look = (ask: object = {}) => openingBalances(books.as(ANNA), ask);
const broken = async () => {
  const checks = await financeIdentities(world.db);
  return checks.filter(({ violations }) => violations.length > 0).flatMap(({ violations }) => violations);
};

test('what was there before is written against 3999, and taken over to capital; until then it is told', async () => {
  expect(await look()).toEqual({ rows: [], left: 0, outlets: [] });
  const at = { businessDate: '2026-04-01', taxDate: '2026-04-01' };
  await world.db.transaction((tx) =>
    post(tx, {
      ...{ outletId: world.outletId, kind: 'OPENING', source: { type: 'opening', id: world.newId() }, event: 'opened' },
      ...{ narration: 'Stock', at: world.clock.now(), dates: at, postedBy: 'test' },
      lines: openingPosting({ stock: [{ kind: 'INGREDIENT', value: 1_500 }] }),
    }),
  );
  await books.posted(opening(line('1010', 500), line('1500', 12_000), line('2400', -2_000), line('3999', -10_500)));
  expect(await look()).toMatchObject({
    ...{ left: 12_000, outlets: [{ outletId: world.outletId, left: 12_000, sells: false }] },
    rows: [
      { account: { code: '1010' }, debit: 500 },
      { account: { code: '1200' }, debit: 1_500 },
      { account: { code: '1500' }, debit: 12_000 },
      { account: { code: '2400' }, credit: 2_000 },
    ],
  });
  expect(await broken()).toEqual([]);
  await books.posted(opening(line('3999', 12_000), line('3100', -12_000)));
  expect(await look()).toMatchObject({ left: 0, outlets: [] });
});

const exempt = {
  ...{
    description: 'Meal',
    taxCode: '999243',
    taxKind: 'PREPARED' as const,
    quantity: 1_000,
    gross: 100,
    taxable: 100,
  },
  ...{ rateBp: 0, cgst: 0, sgst: 0, igst: 0 },
};

test('an outlet that sells before all is taken over is told by the verifier, to the paisa', async () => {
  await books.posted(opening(line('1010', 1), line('3999', -1)));
  expect(await broken()).toEqual([]);
  const place = await placeOf(world.db, world.outletId);
  const [orderId, at] = [world.newId(), world.clock.now()];
  const dates = { businessDate: '2026-11-24', taxDate: '2026-11-24' };
  const sale = { tender: 'CASH', paymentId: world.newId(), lines: [exempt], roundOff: 0 } as const;
  await world.db.transaction(async (tx) => {
    await issueInvoice(tx, { orderId, place, buyer: null, device: null, at, dates, roundOff: 0, lines: [exempt] });
    const about = {
      outletId: world.outletId,
      source: { type: 'order', id: orderId },
      event: 'sale',
      narration: 'Sale',
    };
    await post(tx, { ...about, at, dates, postedBy: 'test', lines: salePosting(sale) });
  });
  expect(await broken()).toEqual(['outlet MC sells, and opening balance equity holds 1 on the credit side']);
  expect((await look()).outlets).toMatchObject([{ sells: true }]);
  const reversed = await books.posted(opening(line('3999', 1), line('3100', -1)));
  expect(await broken()).toEqual([]);
  // Turned round, it is an opening entry too.
  const reversal = await books.reverse(reversed);
  if ('id' in reversal) await books.decide(reversal.id);
  const [entry] = await world.db.select().from(journalEntries).where(eq(journalEntries.reversalOf, reversed));
  expect(entry?.kind).toBe('OPENING');
  await books.posted(opening(line('3999', 1), line('3100', -1)));
});

test.each([
  ['income', 'NOT_OPENED', '4100'],
  ['costs', 'NOT_OPENED', '5100'],
  ['expenses', 'NOT_OPENED', '6200'],
  ['stock, which comes by its file', 'CONTROL_ACCOUNT', '1200'],
  ['what is owed to suppliers', 'CONTROL_ACCOUNT', '2100'],
])('no opening journal is on %s', async (_, code, account) => {
  expect(await books.save(opening(line(account, -5), line('3999', 5)))).toMatchObject({ code, details: { account } });
});

test('the drawer is opened by hand, and otherwise written by the product alone', async () => {
  const lines = [line('1010', 5), line('3999', -5)];
  expect(await books.save(books.written({ lines }))).toMatchObject({ code: 'CONTROL_ACCOUNT' });
  const journal = opening(...lines);
  await books.save(journal);
  // What it is stays.
  await expect(
    books.save({ ...journal, commandId: world.newId(), version: 1, kind: 'ORDINARY' }),
  ).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  for (const accountCode of ['4100', '2100']) {
    const row = { journalId: journal.id, position: 3, accountCode, debit: 1, credit: 0 };
    await expect(world.db.insert(manualJournalLines).values(row)).rejects.toMatchObject({
      cause: { constraint_name: 'manual_journal_lines_account' },
    });
  }
});

test('somebody of one outlet sees what was there, and is denied another', async () => {
  const elsewhere = await world.addOutlet('OT');
  expect((await openingBalances(world.as('ledger:read'), {})).rows.length).toBeGreaterThan(0);
  expect(await openingBalances(world.as('ledger:read', { outletId: elsewhere }), {})).toMatchObject({ rows: [] });
  const there = openingBalances(world.as('ledger:read'), { outletId: elsewhere });
  await expect(there).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
