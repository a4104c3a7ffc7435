import { eq } from 'drizzle-orm';
import type { CallContext } from '../../../platform/context.ts';
import type { Database } from '../../../platform/db/database.ts';
import { Sockets } from '../../../platform/socket.ts';
import { decidePeriod } from '../periods/decide-period.ts';
import { requestPeriod } from '../periods/request-period.ts';
import { type OwedStock, stockOwed } from '../periods/stock-owed.ts';
import { decideYearClose } from '../years/decide-year-close.ts';
import { requestYearClose } from '../years/request-year-close.ts';
import { decideJournal } from './decide-journal.ts';
import { reverseJournal } from './reverse-journal.ts';
import { saveJournal } from './save-journal.ts';
import { submitJournal } from './submit-journal.ts';
import { manualJournals } from './tables.ts';

/** What of a test's world the samples need. */
interface World {
  readonly db: Database;
  readonly outletId: string;
  newId(): string;
  as(
    permissions: readonly `${string}:${string}`[],
    options?: { outletId?: string; everywhere?: boolean; id?: string },
  ): CallContext;
}

type Save = Parameters<typeof saveJournal>[1];

/** For tests: ids of people; Anna writes, Biju decides. */
export const [ANNA, BIJU] = ['a', 'b'].map((letter) => `019400a0-0000-7000-8000-00000000000${letter}`) as [
  string,
  string,
];

const EVERYTHING = [
  'ledger:read',
  'journal:write',
  'journal:approve',
  'period:lock',
  'year:close',
  'chart:edit',
] as const;

/** For tests: people who keep the books, in a world of one's own where nothing is owed of stock unless it is said. Today is 24 November 2026 there. */
export function bookkeeping(world: World, owed: (before: string) => readonly OwedStock[] = () => []) {
  const sockets = new Sockets().plug(stockOwed, async (_, before) => owed(before));
  const as = (id: string): CallContext => {
    const call = world.as(EVERYTHING, { id, everywhere: true });
    return { ...call, platform: { ...call.platform, sockets } };
  };
  const said = () => world.newId();
  return {
    as,

    /** Gas for a thousand rupees, from the bank, unless said otherwise. */
    written: (given: Partial<Save> = {}): Save => ({
      ...{ commandId: said(), id: world.newId(), outletId: world.outletId, version: 0, day: '2026-11-20' },
      narration: 'Gas for November',
      lines: [
        { account: '6200', debit: 100_000, credit: 0, party: 'Bharat Gas' },
        { account: '1020', debit: 0, credit: 100_000 },
      ],
      ...given,
    }),

    save: (given: Save, by = as(ANNA)) => saveJournal(by, given),

    /** A journal that waits for a yes; gives its id. */
    async submitted(given: Partial<Save> = {}, by = as(ANNA)) {
      const journal = this.written(given);
      await saveJournal(by, journal);
      await submitJournal(by, { commandId: said(), journalId: journal.id });
      return journal.id;
    },

    submit: (journalId: string, by = as(ANNA)) => submitJournal(by, { commandId: said(), journalId }),

    async decide(journalId: string, decision: 'APPROVE' | 'RETURN' | 'REJECT' = 'APPROVE', by = as(BIJU)) {
      const { version } = await this.journalOf(journalId);
      const reason = decision === 'APPROVE' ? null : 'Another account.';
      return decideJournal(by, { commandId: said(), journalId, version, decision, reason });
    },

    /** A journal in the books; gives the id of its entry. */
    async posted(given: Partial<Save> = {}) {
      const id = await this.submitted(given);
      await this.decide(id);
      return (await this.journalOf(id)).entryId ?? '';
    },

    reverse: (entryId: string, day = '2026-11-24', by = as(ANNA)) =>
      reverseJournal(by, { id: world.newId(), entryId, day, reason: 'Paid by the college' }),

    async journalOf(id: string) {
      const [row] = await world.db.select().from(manualJournals).where(eq(manualJournals.id, id));
      if (!row) throw new Error('There is no such journal.');
      return row;
    },

    ask: (month: string, wanted: 'OPEN' | 'SOFT_LOCKED' | 'HARD_LOCKED', by = as(ANNA)) =>
      requestPeriod(by, { id: world.newId(), month, wanted, reason: 'The month was looked through.' }),

    agree: (requestId: string, approve = true, by = as(BIJU)) =>
      decidePeriod(by, { commandId: said(), requestId, approve, reason: approve ? null : 'Not yet.' }),

    askYear: (firstDay: string, by = as(ANNA)) =>
      requestYearClose(by, { id: world.newId(), firstDay, reason: 'The accounts are signed.' }),

    agreeYear: (requestId: string, approve = true, by = as(BIJU)) =>
      decideYearClose(by, { commandId: said(), requestId, approve, reason: approve ? null : 'Not yet.' }),

    /** Closes a year, by two people; gives the id of the request. */
    async closesYear(firstDay: string) {
      const asked = await this.askYear(firstDay);
      if (!('id' in asked)) throw new Error(JSON.stringify(asked));
      const decided = await this.agreeYear(asked.id);
      if (!('id' in decided)) throw new Error(JSON.stringify(decided));
      return asked.id;
    },

    /** Lets a month become this, by two people. */
    async becomes(month: string, wanted: 'OPEN' | 'SOFT_LOCKED' | 'HARD_LOCKED') {
      const asked = await this.ask(month, wanted);
      if (!('id' in asked)) throw new Error(JSON.stringify(asked));
      const decided = await this.agree(asked.id);
      if (!('id' in decided)) throw new Error(JSON.stringify(decided));
    },
  };
}
