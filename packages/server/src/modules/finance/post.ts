import { assert, type Money, money, sumMoney } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { asRow } from '../../platform/db/rows.ts';
import { newId } from '../../platform/ids.ts';
import type { entryKind } from './tables.ts';

/** One side of one account. A line of nothing (no amount, or zero) is dropped when it is posted. */
export interface PostingLine {
  readonly account: string;
  readonly debit?: Money;
  readonly credit?: Money;
  /** The sub-ledger's key: a drawer, a supplier, a payment. */
  readonly party?: string;
}

/** The two dates of a moment at a place, from `datesAt` of places. */
export interface PostingDates {
  readonly businessDate: string;
  readonly taxDate: string;
}

export type EntryKind = (typeof entryKind.enumValues)[number];

export interface Posting {
  readonly outletId: string;
  /** What it is about; with `event` it names the business event, which posts once. */
  readonly source: { readonly type: string; readonly id: string };
  readonly event: string;
  readonly narration: string;
  readonly at: Date;
  readonly dates: PostingDates;
  readonly postedBy: string;
  readonly lines: readonly PostingLine[];
  readonly reversalOf?: string;
  /** ORDINARY unless said otherwise. */
  readonly kind?: EntryKind;
}

/**
 * Writes a journal entry in the caller's transaction and answers its id. Rules §2.1.
 * @throws Fault when debits and credits differ, a line has two sides or a negative one, or fewer than two lines hold
 *   an amount. The unique key `journal_entries_once` refuses the same business event a second time; a constraint
 *   trigger refuses the commit of what does not balance.
 */
export async function post(tx: Tx, posting: Posting): Promise<string> {
  const { entry, lines } = journalRows(posting);
  await tx.execute(
    sql`select finance_post(${JSON.stringify(entry)}::text::jsonb, ${JSON.stringify(lines)}::text::jsonb)`,
  );
  return entry.id;
}

/** The rows of a journal entry, as `finance_post` takes them. Throws as `post` does. */
export function journalRows(posting: Posting) {
  const lines = sidesOf(posting.lines);
  const debit = sumMoney(lines.map((line) => line.debit));
  const credit = sumMoney(lines.map((line) => line.credit));
  const told = { source: posting.source, event: posting.event, lines: posting.lines };
  assert(debit === credit, 'a journal entry balances', { ...told, debit, credit });
  assert(lines.length >= 2, 'a journal entry has at least two lines', told);
  return { entry: entryRow(posting), lines: lines.map((line, index) => ({ position: index + 1, ...asRow(line) })) };
}

/** The header of a journal entry. */
export function entryRow(posting: Omit<Posting, 'lines'>) {
  return {
    id: newId(posting.at),
    outlet_id: posting.outletId,
    kind: posting.kind ?? 'ORDINARY',
    tax_date: posting.dates.taxDate,
    business_date: posting.dates.businessDate,
    source_type: posting.source.type,
    source_id: posting.source.id,
    event: posting.event,
    narration: posting.narration,
    posted_at: posting.at,
    posted_by: posting.postedBy,
    reversal_of: posting.reversalOf ?? null,
  };
}

function sidesOf(lines: readonly PostingLine[]) {
  return lines.flatMap((line) => {
    const [debit, credit] = [money(line.debit ?? 0), money(line.credit ?? 0)];
    assert(debit >= 0 && credit >= 0 && (debit === 0 || credit === 0), 'a journal line has one side', line);
    if (debit === 0 && credit === 0) return [];
    return [{ accountCode: line.account, debit, credit, party: line.party ?? null }];
  });
}
