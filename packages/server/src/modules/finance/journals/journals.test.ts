import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../chart.ts';
import { financeIdentities } from '../identities.ts';
import { entriesOfSources } from '../loaders.ts';
import { journalEntries } from '../tables.ts';
import { journalSteps } from './journal.ts';
import { listManualJournals, manualJournalOf } from './queries.ts';
import { ANNA, BIJU, bookkeeping } from './sample-journals.ts';
import { saveJournal } from './save-journal.ts';
import { manualJournalState } from './tables.ts';
import { withdrawJournal } from './withdraw-journal.ts';

let world: World;
let books: ReturnType<typeof bookkeeping>;
beforeAll(async () => {
  world = await openWorld();
  books = bookkeeping(world);
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterEach(async () => {
  for (const check of await financeIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const stateOf = async (id: string) => (await books.journalOf(id)).state;
const entriesOf = async (id: string) => (await entriesOfSources(world.db, [id])).get(id) ?? [];

test('a journal is in the books once somebody else said yes, as it was written', async () => {
  const id = await books.submitted();
  expect(await entriesOf(id)).toEqual([]);
  expect(await books.decide(id)).toEqual({ id });
  const [entry] = await entriesOf(id);
  expect(entry).toMatchObject({ businessDate: '2026-11-20', taxDate: '2026-11-20', total: 100_000, event: 'posted' });
  expect(entry?.lines.map(({ account, debit, credit, party }) => [account.code, debit, credit, party])).toEqual([
    ['6200', 100_000, 0, 'Bharat Gas'],
    ['1020', 0, 100_000, null],
  ]);
  expect(await books.journalOf(id)).toMatchObject({ state: 'POSTED', entryId: entry?.id, decidedBy: BIJU });
});

test('nobody approves what they wrote, changed or submitted', async () => {
  const mine = await books.submitted();
  expect(await books.decide(mine, 'APPROVE', books.as(ANNA))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  const journal = books.written();
  await books.save(journal);
  await books.save({ ...journal, commandId: world.newId(), version: 1, narration: 'Gas, again' }, books.as(BIJU));
  await books.submit(journal.id);
  expect(await books.decide(journal.id)).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect(await entriesOf(journal.id)).toEqual([]);
});

test('a journal that was returned is changed and submitted again; one that was rejected or given up is over', async () => {
  const id = await books.submitted();
  await books.decide(id, 'RETURN');
  expect(await books.journalOf(id)).toMatchObject({ state: 'RETURNED', reason: 'Another account.' });
  const again = books.written({ id, version: 1, narration: 'Gas for the hostel' });
  expect(await books.save(again)).toEqual({ id });
  await books.submit(id);
  await books.decide(id, 'REJECT');
  expect(await books.submit(id)).toMatchObject({ code: 'ILLEGAL_JOURNAL_STEP', details: { state: 'REJECTED' } });
  const given = await books.submitted();
  const withdraw = () =>
    withdrawJournal(books.as(ANNA), { commandId: world.newId(), journalId: given, reason: 'Twice.' });
  expect(await withdraw()).toEqual({ id: given });
  expect(await withdraw()).toMatchObject({ code: 'ILLEGAL_JOURNAL_STEP' });
  expect(await books.decide(given)).toMatchObject({ code: 'ILLEGAL_JOURNAL_STEP' });
});

test.each<[string, object, object]>([
  ['sides that differ', { credit: 99_999 }, { code: 'UNBALANCED', details: { debit: 100_000, credit: 99_999 } }],
  ['a control account', { account: '2100' }, { code: 'CONTROL_ACCOUNT', details: { account: '2100' } }],
  ['an account that there is not', { account: '1999' }, { code: 'ACCOUNT_UNKNOWN', details: { account: '1999' } }],
])('a journal with %s is refused, and nothing is written', async (_, second, refusal) => {
  const [first, line] = books.written().lines;
  const journal = books.written({ lines: [first as never, { ...line, ...second } as never] });
  expect(await books.save(journal)).toMatchObject(refusal);
  await expect(books.journalOf(journal.id)).rejects.toThrow();
});

test('a line on both sides or none, a single line and an amount below nothing are bad input', async () => {
  const [first, second] = books.written().lines as [never, never];
  for (const lines of [
    [first, { account: '1020', debit: 5, credit: 100_005 }],
    [first, { account: '1020', debit: 0, credit: 0 }],
    [first],
    [{ account: '6200', debit: -5, credit: 0 }, second],
    [first, { account: '1020', debit: 0, credit: 0.5 }],
  ]) {
    await expect(books.save(books.written({ lines: lines as never }))).rejects.toMatchObject({ code: 'INVALID' });
  }
});

test('a day that has not come is refused', async () => {
  expect(await books.save(books.written({ day: '2026-11-25' }))).toMatchObject({
    code: 'DAY_AHEAD',
    details: { today: '2026-11-24' },
  });
});

test('a version that was changed meanwhile is neither changed nor decided on', async () => {
  const journal = books.written();
  await books.save(journal);
  await books.save({ ...journal, commandId: world.newId(), version: 1 });
  expect(await books.save({ ...journal, commandId: world.newId(), version: 1 })).toMatchObject({
    code: 'CHANGED_MEANWHILE',
  });
  await books.submit(journal.id);
  expect((await books.journalOf(journal.id)).version).toBe(2);
});

test('said twice it is one journal; of ten who say yes at once one posts it', async () => {
  const journal = books.written();
  expect(await books.save(journal)).toEqual(await books.save(journal));
  await books.submit(journal.id);
  const answers = await Promise.all(Array.from({ length: 10 }, () => books.decide(journal.id)));
  expect(answers.filter((answer) => 'id' in answer)).toHaveLength(1);
  expect(await entriesOf(journal.id)).toHaveLength(1);
});

test('an entry that was written by hand is reversed once, whole, on an open day, by two people', async () => {
  const entryId = await books.posted();
  const answers = await Promise.all(Array.from({ length: 6 }, () => books.reverse(entryId)));
  const [asked] = answers.filter((answer) => 'id' in answer);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'ALREADY_REVERSED')).toHaveLength(5);
  if (!asked || !('id' in asked)) throw new Error('Nobody could ask for it.');
  expect(await books.decide(asked.id, 'RETURN')).toMatchObject({ code: 'ILLEGAL_JOURNAL_STEP' });
  expect(await books.decide(asked.id, 'APPROVE', books.as(ANNA))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  await books.decide(asked.id);
  const [entry] = await entriesOf(asked.id);
  expect(entry).toMatchObject({ reversalOf: entryId, event: 'reversed', businessDate: '2026-11-24' });
  expect(entry?.lines.map(({ account, debit, credit }) => [account.code, debit, credit])).toEqual([
    ['6200', 0, 100_000],
    ['1020', 100_000, 0],
  ]);
  expect(await books.reverse(entryId)).toMatchObject({ code: 'ALREADY_REVERSED' });
  expect(await books.reverse(entry?.id ?? '')).toMatchObject({ code: 'NOT_REVERSIBLE' });
});

test('a reversal that was rejected may be asked for again', async () => {
  const entryId = await books.posted();
  const first = await books.reverse(entryId);
  if ('id' in first) await books.decide(first.id, 'REJECT');
  expect(await books.reverse(entryId)).toHaveProperty('id');
});

test('what the product posted is not reversed by hand', async () => {
  const { post } = await import('../post.ts');
  const entryId = await world.db.transaction((tx) =>
    post(tx, {
      ...{ outletId: world.outletId, source: { type: 'sale', id: world.newId() }, event: 'PAID', narration: 'Sale' },
      ...{ at: world.clock.now(), dates: { businessDate: '2026-11-24', taxDate: '2026-11-24' }, postedBy: 'test' },
      lines: [
        { account: '1010', debit: 500 },
        { account: '3100', credit: 500 },
      ],
    }),
  );
  expect(await books.reverse(entryId)).toMatchObject({ code: 'NOT_REVERSIBLE' });
  await expect(books.reverse(world.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('whoever may write elsewhere, or only see, writes nothing here and finds nothing of here', async () => {
  const other = await world.addOutlet('OT');
  const elsewhere = world.as(['journal:write', 'ledger:read'], { outletId: other });
  await expect(saveJournal(elsewhere, books.written())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(saveJournal(world.as('ledger:read'), books.written())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const id = await books.submitted();
  expect(await manualJournalOf(elsewhere, { id })).toBeNull();
  expect((await listManualJournals(elsewhere, {})).edges).toEqual([]);
  expect((await listManualJournals(books.as(ANNA), { states: ['SUBMITTED'] })).edges.length).toBeGreaterThan(0);
  expect(await stateOf(id)).toBe('SUBMITTED');
});

test('nothing changes what is over, and only what is submitted gets into the books', () => {
  for (const state of manualJournalState.enumValues) {
    expect(journalSteps.next(state, 'approve')).toBe(state === 'SUBMITTED' ? 'POSTED' : null);
    if (!['REJECTED', 'POSTED', 'WITHDRAWN'].includes(state)) continue;
    for (const event of ['edit', 'submit', 'return', 'reject', 'withdraw'] as const) {
      expect(journalSteps.next(state, event)).toBeNull();
    }
  }
});

test('the entry of a journal keeps its number and its place in the day book', async () => {
  const entryId = await books.posted({ narration: 'Cleaning' });
  const [row] = await world.db.select().from(journalEntries).where(eq(journalEntries.id, entryId));
  expect(row).toMatchObject({ sourceType: 'manual_journal', narration: 'Cleaning', postedBy: 'somebody' });
});
