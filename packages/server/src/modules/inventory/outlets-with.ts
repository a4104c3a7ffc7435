import { eq } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { batches } from './tables.ts';

/** Where a stock item lies, or lay: who changes it may do so in each of these outlets. */
export async function outletsWith(tx: Tx, stockItemId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ outletId: batches.outletId })
    .from(batches)
    .where(eq(batches.stockItemId, stockItemId));
  return rows.map(({ outletId }) => outletId);
}
