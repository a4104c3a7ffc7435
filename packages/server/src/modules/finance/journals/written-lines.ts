import { type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../../platform/db/database.ts';
import type { EntryKind } from '../post.ts';
import { accounts } from '../tables.ts';
import type { ManualJournalLine } from './journal.ts';

/** Paise: ten billion rupees. */
const LINE_AT_MOST = 1_000_000_000_000;
const amount = z.int().min(0).max(LINE_AT_MOST);

/** One account on one side, as a person writes it. */
const writtenLine = z
  .object({
    account: z.string().min(1).max(6),
    debit: amount,
    credit: amount,
    party: z.string().trim().min(1).max(100).nullish(),
  })
  .refine(({ debit, credit }) => debit > 0 !== credit > 0, {
    error: 'A line has an amount on one side: either debit or credit.',
    path: ['debit'],
  });

export const writtenLines = z.array(writtenLine).min(2, 'A journal has at least two lines.').max(200);
export type WrittenLine = z.output<typeof writtenLine>;

/** The lines of a journal as its rows. */
export function rowsOf(journalId: string, lines: readonly WrittenLine[]): ManualJournalLine[] {
  return lines.map(({ account, debit, credit, party = null }, index) => {
    return { journalId, position: index + 1, accountCode: account, debit, credit, party };
  });
}

/** The sum of the debit side. */
export function totalOf(rows: readonly Pick<ManualJournalLine, 'debit'>[]): number {
  return sumMoney(rows.map(({ debit }) => debit));
}

/** Control accounts that a person opens: what is in the drawer is counted, and no file or document brings it in. Kept by the database too. */
const OPENED_BY_HAND: ReadonlySet<string> = new Set(['1010']);
/** Income, cost of goods and expenses: a year begins with nothing on them. */
const OF_THE_YEAR = /^[456]/;

/**
 * Why these lines cannot stand in the books: UNBALANCED, ACCOUNT_UNKNOWN, ACCOUNT_RETIRED, CONTROL_ACCOUNT, NOT_OPENED; null when they
 * can. What it found stays true until the commit: the accounts are held. Rules §2.1, §2.4 "Opening import".
 */
export async function unfit(tx: Tx, rows: readonly ManualJournalLine[], kind: EntryKind): Promise<Refusal | null> {
  const [debit, credit] = [totalOf(rows), sumMoney(rows.map((row) => row.credit))];
  if (debit !== credit) {
    const message = 'Debits and credits differ: they must come to the same sum.';
    return refuse('UNBALANCED', message, { debit, credit });
  }
  const codes = [...new Set(rows.map(({ accountCode }) => accountCode))].sort();
  const found = await tx
    .select()
    .from(accounts)
    .where(inArray(accounts.code, codes))
    .orderBy(accounts.code)
    .for('share');
  const known = new Map(found.map((account) => [account.code, account]));
  for (const code of codes) {
    const account = known.get(code);
    if (!account) return refuse('ACCOUNT_UNKNOWN', `There is no account ${code}.`, { account: code });
    if (kind === 'OPENING' && OF_THE_YEAR.test(code)) {
      const message = `${code} ${account.name} begins with nothing: opening balances are of assets, liabilities and equity.`;
      return refuse('NOT_OPENED', message, { account: code });
    }
    if (account.control && !(kind === 'OPENING' && OPENED_BY_HAND.has(code))) {
      const message = `${code} ${account.name} has a sub-ledger that only the product writes: use the verb of its own, as paying a bill.`;
      return refuse('CONTROL_ACCOUNT', message, { account: code });
    }
    if (!account.inUse) {
      return refuse('ACCOUNT_RETIRED', `${code} ${account.name} is not in use any more.`, { account: code });
    }
  }
  return null;
}
