import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Account } from '../loaders.ts';
import { placed } from '../queries.ts';
import { OPENING_EQUITY } from '../stock-postings.ts';
import { accounts, documents, journalEntries, journalLines } from '../tables.ts';

export interface OpeningBalances {
  /** What opening entries brought in, by account, but for 3999 itself. */
  readonly rows: readonly { readonly account: Account; readonly debit: number; readonly credit: number }[];
  /** Credits less debits of opening balance equity: nothing once all of it was taken over. */
  readonly left: number;
  /** Outlets in whose books it is not nothing. */
  readonly outlets: readonly { readonly outletId: string; readonly left: number; readonly sells: boolean }[];
}

/**
 * What was there before the books began, and what of it still stands on opening balance equity (3999), which must be nothing before an
 * outlet sells. Rules §2.4 "Opening import".
 */
export const openingBalances = query({
  name: 'finance.openingBalances',
  permission: 'ledger:read',
  input: z.object({ outletId: z.uuid().nullish() }),
  async handle({ db, reach, within }, { outletId }): Promise<OpeningBalances> {
    if (outletId) within(outletId);
    const balance = sql<string>`sum(${journalLines.debit} - ${journalLines.credit})`;
    const brought = await db
      .select({ account: accounts, balance })
      .from(journalEntries)
      .innerJoin(journalLines, eq(journalLines.entryId, journalEntries.id))
      .innerJoin(accounts, eq(accounts.code, journalLines.accountCode))
      .where(and(eq(journalEntries.kind, 'OPENING'), ...placed(reach, outletId)))
      .groupBy(accounts.code)
      .having(sql`${accounts.code} <> ${OPENING_EQUITY} and ${balance} <> 0`)
      .orderBy(asc(accounts.code));
    const left = sql<string>`sum(${journalLines.credit} - ${journalLines.debit})`;
    const outlets = await db
      .select({
        outletId: journalEntries.outletId,
        left,
        sells: sql<boolean>`exists (select from ${documents} d where d.outlet_id = ${journalEntries.outletId})`,
      })
      .from(journalLines)
      .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
      .where(and(eq(journalLines.accountCode, OPENING_EQUITY), ...placed(reach, outletId)))
      .groupBy(journalEntries.outletId)
      .having(sql`${left} <> 0`)
      .orderBy(asc(journalEntries.outletId));
    const open = outlets.map((outlet) => ({ ...outlet, left: Number(outlet.left) }));
    return {
      rows: brought.map(({ account, balance: net }) => {
        const amount = Number(net);
        return { account, debit: Math.max(amount, 0), credit: Math.max(-amount, 0) };
      }),
      left: open.reduce((sum, outlet) => sum + outlet.left, 0),
      outlets: open,
    };
  },
});
