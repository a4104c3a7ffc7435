import { assert, type Money, money, sumMoney } from '@college-kiosk/kernel';
import type { Tx } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { journalEntries, journalLines } from './tables.ts';

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
}

/**
 * Writes a journal entry in the caller's transaction and answers its id. Rules §2.1.
 * @throws Fault when debits and credits differ, a line has two sides or a negative one, or fewer than two lines hold
 *   an amount. The unique key `journal_entries_once` refuses the same business event a second time; a constraint
 *   trigger refuses the commit of what does not balance.
 */
export async function post(tx: Tx, posting: Posting): Promise<string> {
  const lines = sidesOf(posting.lines);
  const debit = sumMoney(lines.map((line) => line.debit));
  const credit = sumMoney(lines.map((line) => line.credit));
  const told = { source: posting.source, event: posting.event, lines: posting.lines };
  assert(debit === credit, 'a journal entry balances', { ...told, debit, credit });
  assert(lines.length >= 2, 'a journal entry has at least two lines', told);

  const id = newId(posting.at);
  await tx.insert(journalEntries).values({
    id,
    outletId: posting.outletId,
    taxDate: posting.dates.taxDate,
    businessDate: posting.dates.businessDate,
    sourceType: posting.source.type,
    sourceId: posting.source.id,
    event: posting.event,
    narration: posting.narration,
    postedAt: posting.at,
    postedBy: posting.postedBy,
    reversalOf: posting.reversalOf ?? null,
  });
  await tx.insert(journalLines).values(lines.map((line, index) => ({ entryId: id, position: index + 1, ...line })));
  return id;
}

function sidesOf(lines: readonly PostingLine[]) {
  return lines.flatMap((line) => {
    const [debit, credit] = [money(line.debit ?? 0), money(line.credit ?? 0)];
    assert(debit >= 0 && credit >= 0 && (debit === 0 || credit === 0), 'a journal line has one side', line);
    if (debit === 0 && credit === 0) return [];
    return [{ accountCode: line.account, debit, credit, party: line.party ?? null }];
  });
}
