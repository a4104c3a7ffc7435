import { calendarDate, financialYear } from '@college-kiosk/kernel';
import { and, asc, count, desc, eq, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Reach } from '../../platform/auth/actor.ts';
import { type QueryScope, query } from '../../platform/command/query.ts';
import { type Page, pageRequest, toPage } from '../../platform/graphql/connection.ts';
import { theOrganisation } from '../places/index.ts';
import { type Account, type Entry, type EntryRow, withLines } from './loaders.ts';
import { accounts, journalEntries, journalLines } from './tables.ts';

export interface TrialBalance {
  readonly asOf: string;
  readonly rows: readonly { readonly account: Account; readonly debit: number; readonly credit: number }[];
  readonly debit: number;
  readonly credit: number;
}

/**
 * Closing balances on their sides at the end of a business date: today's unless said otherwise. The closing of a year counts from the next
 * year on. Rules §2.5.
 */
export const trialBalance = query({
  name: 'finance.trialBalance',
  permission: 'ledger:read',
  input: z.object({ asOf: z.iso.date().nullish(), outletId: z.uuid().nullish() }),
  async handle(scope, { asOf, outletId }): Promise<TrialBalance> {
    if (outletId) scope.within(outletId);
    return balancesOf(scope, {
      asOf: asOf ?? calendarDate(scope.now, (await theOrganisation(scope.db)).zone),
      outletId,
    });
  },
});

type Within = Pick<QueryScope, 'db' | 'reach'>;
type ForOutlet = { readonly outletId?: string | null | undefined };

/** The one reader of the trial balance: what the screen shows and each file holds. */
export async function balancesOf(
  { db, reach }: Within,
  { asOf: until, outletId }: ForOutlet & { readonly asOf: string },
): Promise<TrialBalance> {
  const balance = sql<string>`sum(${journalLines.debit} - ${journalLines.credit})`;
  const moved = await db
    .select({ account: accounts, balance })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .innerJoin(accounts, eq(accounts.code, journalLines.accountCode))
    .where(and(lte(journalEntries.businessDate, until), beforeClosing(until), ...placed(reach, outletId)))
    .groupBy(accounts.code)
    .having(sql`${balance} <> 0`)
    .orderBy(asc(accounts.code));
  const rows = moved.map(({ account, balance: closing }) => {
    const amount = Number(closing);
    return { account, debit: Math.max(amount, 0), credit: Math.max(-amount, 0) };
  });
  return {
    asOf: until,
    rows,
    debit: rows.reduce((sum, row) => sum + row.debit, 0),
    credit: rows.reduce((sum, row) => sum + row.credit, 0),
  };
}

/** Without the closing of the financial year that a day lies in: what its last day comes to is what it was before. */
export function beforeClosing(day: string): SQL {
  return sql`not (${journalEntries.kind} = 'CLOSING' and ${journalEntries.businessDate} >= ${financialYear(day).startsOn}::date)`;
}

/** The day book: entries by number, the newest first, between two business dates. */
export const journalEntriesPage = query({
  name: 'finance.journalEntries',
  permission: 'ledger:read',
  input: z.object({
    outletId: z.uuid().nullish(),
    from: z.iso.date().nullish(),
    to: z.iso.date().nullish(),
    sourceId: z.uuid().nullish(),
    account: z.string().min(1).max(6).nullish(),
    party: z.string().min(1).max(100).nullish(),
    first: z.int().nullish(),
    after: z.string().nullish(),
  }),
  async handle(
    { db, reach, within },
    { outletId, from, to, sourceId, account, party, ...asked },
  ): Promise<Page<Entry>> {
    if (outletId) within(outletId);
    const page = pageRequest(asked, 1);
    const wanted = [
      ...placed(reach, outletId),
      ...(from ? [gte(journalEntries.businessDate, from)] : []),
      ...(to ? [lte(journalEntries.businessDate, to)] : []),
      ...(sourceId ? [eq(journalEntries.sourceId, sourceId)] : []),
      ...(account || party ? [hasLine(account, party)] : []),
    ];
    const rows = await db
      .select()
      .from(journalEntries)
      .where(and(...wanted, page.after ? lt(journalEntries.number, cursorNumber(page.after[0])) : undefined))
      .orderBy(desc(journalEntries.number))
      .limit(page.limit);
    const entries = await withLines(db, rows);
    return toPage(
      entries,
      page,
      (entry) => [entry.number],
      (entry) => entry,
      async () => {
        const [row] = await db
          .select({ count: count() })
          .from(journalEntries)
          .where(and(...wanted));
        return row?.count ?? 0;
      },
    );
  },
});

export interface BookedLine {
  readonly entry: EntryRow;
  readonly account: Account;
  readonly debit: number;
  readonly credit: number;
}

/** The lines of the day book in order, the earliest entry first; so many at most. */
export async function bookedLines(
  { db, reach }: Within,
  { from, to, outletId, account, party }: ForOutlet & BookedAsk,
  limit: number,
): Promise<BookedLine[]> {
  return db
    .select({ entry: journalEntries, account: accounts, debit: journalLines.debit, credit: journalLines.credit })
    .from(journalEntries)
    .innerJoin(journalLines, eq(journalLines.entryId, journalEntries.id))
    .innerJoin(accounts, eq(accounts.code, journalLines.accountCode))
    .where(
      and(
        ...placed(reach, outletId),
        gte(journalEntries.businessDate, from),
        lte(journalEntries.businessDate, to),
        account || party ? hasLine(account, party) : undefined,
      ),
    )
    .orderBy(asc(journalEntries.number), asc(journalLines.position))
    .limit(limit);
}

interface BookedAsk {
  readonly from: string;
  readonly to: string;
  readonly account?: string | null | undefined;
  readonly party?: string | null | undefined;
}

/** A cursor is only a place to go on from: one that was made up shows an ordinary page, or none. */
function cursorNumber(part: string | number | undefined): number {
  return typeof part === 'number' && Number.isSafeInteger(part) ? part : 0;
}

/** Only entries with a line on this account, of this party, or both. */
function hasLine(account: string | null | undefined, party: string | null | undefined): SQL {
  return sql`exists (select from ${journalLines} where ${and(
    eq(journalLines.entryId, journalEntries.id),
    account ? eq(journalLines.accountCode, account) : undefined,
    party ? eq(journalLines.party, party) : undefined,
  )})`;
}

/** Only what is of the outlet asked for, and never of one out of reach: entries, unless another column says the outlet. */
export function placed(
  reach: Reach,
  outletId: string | null | undefined,
  column: PgColumn = journalEntries.outletId,
): SQL[] {
  if (outletId) return [eq(column, outletId)];
  return reach === 'everywhere' ? [] : [inArray(column, [...reach])];
}
