import { assert } from '@college-kiosk/kernel';
import { asc, eq } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db/database.ts';
import { turned } from './bill-postings.ts';
import type { PaidFrom } from './payables/payment-postings.ts';
import { type PostingLine, post } from './post.ts';
import { journalEntries, journalLines } from './tables.ts';

interface Reversing {
  readonly entryId: string;
  /** Not before the entry; its month is open and held. */
  readonly day: string;
  readonly narration: string;
  readonly at: Date;
  readonly postedBy: string;
  /** Where money came back to, where that is not where it went from; else null. */
  readonly into?: PaidFrom | null;
}

/**
 * Turns what the product posted round, whole, on a day, as `reversed` of the same source; in the caller's transaction. Money that came back to
 * another place is no mirror of how it left, so that such an entry is no reversal by name. Gives the entry. Rules §2.1.
 */
export async function reverseEntry(tx: Tx, reversing: Reversing): Promise<string> {
  const { entryId, day, narration, at, postedBy, into = null } = reversing;
  const [stood] = await tx.select().from(journalEntries).where(eq(journalEntries.id, entryId));
  assert(stood, 'what is turned round is there', { entryId });
  const lines = await postedLines(tx, entryId);
  return post(tx, {
    ...{ outletId: stood.outletId, source: { type: stood.sourceType, id: stood.sourceId }, event: 'reversed' },
    ...{ narration, at, postedBy, dates: { businessDate: day, taxDate: day } },
    lines: lines.map((line) => (into !== null && line.credit ? { ...into, debit: line.credit } : turned(line))),
    ...(into === null && { reversalOf: entryId }),
  });
}

/** The lines of an entry, as they were posted. */
export async function postedLines(reader: Reader, entryId: string): Promise<PostingLine[]> {
  const rows = await reader
    .select()
    .from(journalLines)
    .where(eq(journalLines.entryId, entryId))
    .orderBy(asc(journalLines.position));
  return rows.map(({ accountCode: account, debit, credit, party }) => ({
    account,
    ...(debit > 0 ? { debit } : { credit }),
    ...(party !== null && { party }),
  }));
}
