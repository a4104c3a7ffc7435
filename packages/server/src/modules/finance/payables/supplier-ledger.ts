import type { Money } from '@college-kiosk/kernel';
import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { placed } from '../queries.ts';
import { journalEntries, journalLines } from '../tables.ts';

/** What a supplier is owed, and what they were paid before: one ledger over both accounts. */
const ACCOUNTS = ['2100', '1350'];
const LINES_AT_MOST = 500;

export interface SupplierLedgerLine {
  readonly entryId: string;
  readonly number: number;
  readonly on: string;
  readonly narration: string;
  readonly sourceType: string;
  readonly sourceId: string;
  /** What was paid or asked back, and what is owed more. */
  readonly debit: Money;
  readonly credit: Money;
  /** What is owed after it; less than nothing where they owe us. */
  readonly balance: Money;
}

export interface SupplierLedger {
  readonly opening: Money;
  readonly closing: Money;
  readonly lines: readonly SupplierLedgerLine[];
}

/**
 * What moved between us and a supplier from a day to a day, in order, with what is owed after each; the last five hundred lines. That an
 * advance was used moves nothing between the two. Rules §2.5.
 */
export const supplierLedger = query({
  name: 'finance.supplierLedger',
  permission: 'ledger:read',
  input: z.object({ supplierId: z.uuid(), from: z.iso.date(), to: z.iso.date(), outletId: z.uuid().nullish() }),
  async handle({ db, reach, within }, { supplierId, from, to, outletId }): Promise<SupplierLedger> {
    if (outletId) within(outletId);
    const own = and(
      inArray(journalLines.accountCode, ACCOUNTS),
      eq(journalLines.party, supplierId),
      ...placed(reach, outletId),
    );
    const all = await db
      .select({
        ...{ entryId: journalEntries.id, number: journalEntries.number, on: journalEntries.businessDate },
        ...{
          narration: journalEntries.narration,
          sourceType: journalEntries.sourceType,
          sourceId: journalEntries.sourceId,
        },
        moved: sql<number>`sum(${journalLines.credit} - ${journalLines.debit})::float8`,
      })
      .from(journalLines)
      .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
      .where(and(own, lte(journalEntries.businessDate, to)))
      .groupBy(journalEntries.id)
      .having(sql`sum(${journalLines.credit} - ${journalLines.debit}) <> 0`)
      .orderBy(journalEntries.businessDate, journalEntries.number);
    const since = all.filter(({ on }) => on >= from).slice(-LINES_AT_MOST);
    const moved = (rows: typeof all) => rows.reduce((sum, row) => sum + row.moved, 0);
    const closing = moved(all);
    const opening = closing - moved(since);
    let balance = opening;
    const lines = since.map(({ moved: amount, ...line }) => {
      balance += amount;
      return { ...line, debit: Math.max(-amount, 0), credit: Math.max(amount, 0), balance };
    });
    return { opening, closing, lines };
  },
});
