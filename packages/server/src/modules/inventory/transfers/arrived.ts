import {
  AppError,
  issueValue,
  type Money,
  type Quantity,
  type Refusal,
  refuse,
  warmestOnArrival,
} from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { childOf } from '../child-of.ts';
import type { StockItem } from '../stock-item.ts';
import type { Batch, IncomingBatch } from '../take-in.ts';
import type { ReceivedTransfer } from './receive-input.ts';
import { transferBatches } from './tables.ts';

/** What was sent of a batch. */
export type Sent = typeof transferBatches.$inferSelect & { readonly batch: Batch; readonly item: StockItem };

/** What came of it. */
export interface Arrived extends Omit<Sent, 'received' | 'receivedValue'> {
  readonly received: Quantity;
  readonly receivedValue: Money;
  /** Why less came than was sent. */
  readonly reason: string | null;
  /** The batch it becomes here. */
  readonly becomes: string;
  /** What becomes of it instead of being taken in; null where it is. */
  readonly rejected: ReceivedTransfer['rejected'][number] | null;
}

/**
 * What came of what was sent, by what is said; the rest came whole, and as warm as is said of all that is kept cold, or unmeasured. Refuses MORE_THAN_SENT.
 * Throws NOT_FOUND for what was not sent, and INVALID for rejecting what did not come.
 */
export function arrivedOf(
  sent: readonly Sent[],
  {
    short,
    temperature,
    temperatures,
    rejected,
  }: Pick<ReceivedTransfer, 'short' | 'temperature' | 'temperatures' | 'rejected'>,
  now: Date,
): Arrived[] | Refusal {
  const strange = [...short, ...temperatures, ...rejected].some(
    ({ batchId }) => !sent.some((row) => row.batchId === batchId),
  );
  if (strange) throw new AppError('NOT_FOUND', 'This batch is not part of the transfer.');
  const cameShort = new Map(short.map((line) => [line.batchId, line]));
  const measured = new Map(temperatures.map((one) => [one.batchId, one.temperature]));
  const refused = new Map(rejected.map((one) => [one.batchId, one]));
  const rows = sent.map((row) => {
    const { received = row.quantity, reason = null } = cameShort.get(row.batchId) ?? {};
    const ofAll = warmestOnArrival(row.item.storage) === null ? null : (temperature ?? null);
    return {
      ...{ ...row, received, reason, temperature: measured.get(row.batchId) ?? ofAll },
      ...{ becomes: newId(now), rejected: refused.get(row.batchId) ?? null },
    };
  });
  const over = rows.find(({ received, quantity }) => received > quantity);
  if (over) {
    const message = 'More came than was sent: send the rest as a transfer of its own.';
    return refuse('MORE_THAN_SENT', message, { sent: over.quantity });
  }
  const nothing = rows.find((row) => row.rejected && row.received === 0);
  if (nothing) throw new AppError('INVALID', `Nothing came of ${nothing.item.name}: it is missing, not rejected.`);
  return rows.map((row) => ({ ...row, receivedValue: partOf(row) }));
}

/**
 * Writes down what came of each batch, and gives what comes in: each a child of the one it was sent from, blocked when that was recalled on its way; what
 * is rejected is in quarantine, whatever becomes of it next.
 */
export async function writeArrived(
  tx: Tx,
  rows: readonly Arrived[],
  { transferId, today }: { readonly transferId: string; readonly today: string },
): Promise<IncomingBatch[]> {
  const lines: IncomingBatch[] = [];
  for (const { batch, batchId, quantity, received, receivedValue, reason, temperature, ...row } of rows) {
    await tx
      .update(transferBatches)
      .set({ received, receivedValue, missingReason: received < quantity ? reason : null, temperature })
      .where(and(eq(transferBatches.transferId, transferId), eq(transferBatches.batchId, batchId)));
    const status: IncomingBatch['status'] = row.blocked ? 'BLOCKED' : row.rejected ? 'QUARANTINE' : undefined;
    const part = { id: row.becomes, quantity: received, value: receivedValue, today, ...(status && { status }) };
    if (received > 0) lines.push({ ...childOf(batch, part), temperature });
  }
  return lines;
}

function partOf({ quantity, value, received }: { quantity: Quantity; value: Money; received: Quantity }): Money {
  if (received === 0) return 0;
  return issueValue({ valueRemaining: value, quantityRemaining: quantity, quantity: received });
}
