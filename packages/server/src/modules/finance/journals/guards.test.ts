import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../chart.ts';
import { accounts, journalEntries } from '../tables.ts';
import { ANNA, BIJU, bookkeeping } from './sample-journals.ts';
import { manualJournalLines, manualJournalSteps, manualJournals } from './tables.ts';

let world: World;
let books: ReturnType<typeof bookkeeping>;
beforeAll(async () => {
  world = await openWorld();
  books = bookkeeping(world);
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(() => world.close());

/** What the database says no with: the constraint, else the code. */
async function no(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: { cause?: { code?: string; constraint_name?: string } }) => thrown,
  );
  return error === null ? 'done' : (error.cause?.constraint_name ?? error.cause?.code ?? 'thrown');
}
const DENIED = '42501';

test('the application cannot post without a yes, with its own yes, or on its own word', async () => {
  const id = await books.submitted();
  const set = (facts: object) => no(world.db.update(manualJournals).set(facts).where(eq(manualJournals.id, id)));
  const entryId = await books.posted();
  const decided = { decidedAt: world.clock.now(), state: 'POSTED' };
  expect(await set({ ...decided, decidedBy: BIJU })).toBe('manual_journals_posted');
  expect(await set({ ...decided, decidedBy: ANNA, entryId: world.newId() })).toBe('manual_journals_another_person');
  expect(await set({ ...decided, decidedBy: BIJU, entryId })).toBe('manual_journals_entry');
  expect(await set({ madeBy: BIJU })).toBe(DENIED);
  const said = { journalId: id, event: 'approve', state: 'POSTED', version: 1, byLabel: 'x' } as const;
  const step = { ...said, id: world.newId(), at: world.clock.now(), by: ANNA };
  expect(await no(world.db.insert(manualJournalSteps).values(step))).toBe('manual_journal_steps_another_person');
});

test('what was submitted, posted or is over is not changed, and its story neither', async () => {
  const id = await books.submitted();
  const line = { journalId: id, position: 3, accountCode: '6200', debit: 1, credit: 0 };
  expect(await no(world.db.insert(manualJournalLines).values(line))).toBe('manual_journal_lines_stay');
  expect(await no(world.db.delete(manualJournalLines).where(eq(manualJournalLines.journalId, id)))).toBe(
    'manual_journal_lines_stay',
  );
  expect(await no(world.db.update(manualJournalLines).set({ debit: 1 }))).toBe(DENIED);
  await books.decide(id);
  const change = world.db.update(manualJournals).set({ narration: 'Otherwise' }).where(eq(manualJournals.id, id));
  expect(await no(change)).toBe('manual_journals_stay');
  expect(await no(world.db.delete(manualJournals))).toBe(DENIED);
  expect(await no(world.db.update(manualJournalSteps).set({ byLabel: 'x' }))).toBe(DENIED);
  expect(await no(world.db.delete(manualJournalSteps))).toBe(DENIED);
});

test('no control account is written to by hand, and no entry is reversed twice', async () => {
  const journal = books.written();
  await books.save(journal);
  const line = { journalId: journal.id, position: 3, accountCode: '2100', debit: 1, credit: 0 };
  expect(await no(world.db.insert(manualJournalLines).values(line))).toBe('manual_journal_lines_account');

  const entryId = await books.posted();
  const reversal = await books.reverse(entryId);
  if ('id' in reversal) await books.decide(reversal.id);
  const [entry] = await world.db.select().from(journalEntries).where(eq(journalEntries.id, entryId));
  const again = sql`insert into journal_entries
    (id, outlet_id, tax_date, business_date, source_type, source_id, event, narration, posted_at, posted_by, reversal_of)
    values (${world.newId()}, ${entry?.outletId}, '2026-11-24', '2026-11-24', 'x', ${world.newId()}, 'x', 'x', now(), 'x', ${entryId})`;
  expect(await no(world.db.execute(again))).toBe('journal_entries_reversed_once');
});

test('of an account only its name and its use may change; the chart one begins with stays', async () => {
  const set = (facts: object, code = '6200') => no(world.db.update(accounts).set(facts).where(eq(accounts.code, code)));
  await books.posted();
  expect(await set({ control: false }, '2100')).toBe(DENIED);
  expect(await set({ code: '6201' })).toBe(DENIED);
  expect(await set({ inUse: false })).toBe('accounts_built_in_stays');
  expect(await set({ type: 'COGS' })).toBe(DENIED);
  expect(await no(world.db.delete(accounts))).toBe(DENIED);
  const own = { code: '1099', name: 'Mine', type: 'ASSET', control: true } as const;
  expect(await no(world.db.insert(accounts).values(own))).toBe('accounts_control_built_in');
  expect(await no(world.db.insert(accounts).values({ ...own, control: false, code: '2099' }))).toBe('accounts_code');
});
