import { formatToken } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { tokenCounters } from './tables.ts';

/** The outlet's next token of the business day (`A042`). The counter's row is taken after stock, before invoices. */
export async function nextToken(tx: Tx, outlet: { id: string; tokenPrefix: string }, businessDate: string) {
  const [row] = await tx
    .insert(tokenCounters)
    .values({ outletId: outlet.id, businessDate, last: 1 })
    .onConflictDoUpdate({
      target: [tokenCounters.outletId, tokenCounters.businessDate],
      set: { last: sql`${tokenCounters.last} + 1` },
    })
    .returning({ number: tokenCounters.last });
  const number = row?.number ?? 1;
  return { number, token: formatToken(outlet.tokenPrefix, number) };
}
