import { assert } from '@college-kiosk/kernel';
import type { CommandScope } from '../../../platform/command/command.ts';
import { documentPrints } from '../tables.ts';

type NewPrint = Pick<typeof documentPrints.$inferInsert, 'id' | 'documentId' | 'paper' | 'medium' | 'language'>;

/**
 * Writes down that a document is made out once more, in the caller's transaction, and answers which copy it is: 1 is the original, all
 * others are marked DUPLICATE (rules §1.6). The database counts: nobody makes a second original, however many ask at once.
 */
export async function countPrint({ tx, now, actor }: CommandScope, print: NewPrint): Promise<number> {
  const [row] = await tx
    .insert(documentPrints)
    .values({ ...print, copy: 1, printedAt: now, printedBy: actor.label })
    .returning({ copy: documentPrints.copy });
  assert(row, 'a print that was written is counted', { documentId: print.documentId });
  return row.copy;
}
