import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import type { CountLine } from './count.ts';
import { countLines } from './tables.ts';

/** Empties lines so that they are counted once more; what was counted first is kept for whoever decides. */
export async function repeatLines(tx: Tx, countId: string, lines: readonly CountLine[]): Promise<void> {
  const ids = lines.map(({ stockItemId }) => stockItemId);
  await tx
    .update(countLines)
    .set({
      ...{ mustRecount: true, countedFirst: sql`coalesce(counted_first, counted)`, version: sql`version + 1` },
      ...{ spoken: null, unit: null, counted: null, countedBy: null, countedAt: null, snapshot: null },
    })
    .where(and(eq(countLines.countId, countId), inArray(countLines.stockItemId, ids)));
}
