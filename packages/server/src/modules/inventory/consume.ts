import type { Money } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../platform/db/database.ts';
import { postgresError } from '../../platform/db/errors.ts';
import { RAISED } from '../../platform/db/raised.ts';
import type { StockKind } from './stock-item.ts';

/** What is to be taken, as `inventory_consume` takes it. */
export interface Consumption {
  readonly orderId: string;
  readonly lines: readonly number[];
  /** CONSUME when cooking begins, SALE when packaged goods are handed over. */
  readonly type: 'CONSUME' | 'SALE';
  /** Batches that expired before this day are not picked. */
  readonly businessDate: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly actorId: string | null;
}

export interface Consumed {
  /** What was taken, at the cost of the very batches, per kind of stock; kinds of no value are left out. */
  readonly byKind: readonly { readonly kind: StockKind; readonly value: Money }[];
  /** Names of what the batches no longer hold enough of. Not empty: nothing was changed, and the caller refuses. */
  readonly missing: readonly string[];
}

const raisedMissing = z.object({ items: z.array(z.string()) });

/**
 * Takes what some lines of an order hold out of the batches, in the caller's transaction: consume.sql. A line that was
 * consumed before is passed over, so saying it twice is once.
 */
export async function consume(tx: Tx, consumption: Consumption, at: Date): Promise<Consumed> {
  try {
    const used = await tx.transaction(async (inner) => {
      const [row] = await inner.execute<{ used: Record<StockKind, Money> }>(sql`
        select inventory_consume(${JSON.stringify(consumption)}::text::jsonb, ${at.toISOString()}) as used`);
      return row?.used ?? ({} as Record<StockKind, Money>);
    });
    const byKind = (Object.keys(used) as StockKind[]).sort().map((kind) => ({ kind, value: used[kind] }));
    return { byKind: byKind.filter(({ value }) => value > 0), missing: [] };
  } catch (error) {
    const raised = postgresError(error);
    if (raised?.code !== RAISED.refused) throw error;
    return { byKind: [], missing: missingRaised(JSON.parse(raised.detail ?? '{}')) };
  }
}

/** The names of what is missing, from what the database said when it refused. */
export function missingRaised(detail: unknown): string[] {
  return raisedMissing.parse(detail).items;
}
