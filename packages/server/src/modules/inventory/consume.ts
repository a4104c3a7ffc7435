import { z } from 'zod';

/** What is to be taken, as `inventory_consume` takes it. */
export interface Consumption {
  readonly orderId: string;
  readonly lines: readonly number[];
  /** CONSUME when cooking begins, SALE when packaged goods are handed over. */
  readonly type: 'CONSUME' | 'SALE';
  /** The shift's day, which the moves are of. What has expired goes by the moment. */
  readonly businessDate: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly actorId: string | null;
}

const raisedMissing = z.object({ items: z.array(z.string()) });

/** The names of what is missing, from what the database said when it refused. */
export function missingRaised(detail: unknown): string[] {
  return raisedMissing.parse(detail).items;
}
