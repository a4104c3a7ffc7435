import { AppError, issueValue, type Money, type Quantity, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import { holds } from '../../../platform/auth/actor.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { childOf } from '../child-of.ts';
import type { ColdDoubt } from '../cold/on-arrival.ts';
import type { StockItem } from '../stock-item.ts';
import type { Batch, IncomingBatch } from '../take-in.ts';
import { transferBatches } from './tables.ts';

/** What was sent of a batch. */
export type Sent = typeof transferBatches.$inferSelect & { readonly batch: Batch; readonly item: StockItem };

/** What came of it. */
interface Arrived extends Omit<Sent, 'received' | 'receivedValue'> {
  readonly received: Quantity;
  readonly receivedValue: Money;
  /** Why less came than was sent. */
  readonly reason: string | null;
}

interface Said {
  readonly short: readonly { readonly batchId: string; readonly received: Quantity; readonly reason: string }[];
  /** Tenths of a degree Celsius. */
  readonly temperatures: readonly { readonly batchId: string; readonly temperature: number }[];
}

/** What came of what was sent, by what is said; the rest came whole, and unmeasured. Refuses MORE_THAN_SENT. Throws NOT_FOUND for what was not sent. */
export function arrivedOf(sent: readonly Sent[], { short, temperatures }: Said): Arrived[] | Refusal {
  const strange = [...short, ...temperatures].some(({ batchId }) => !sent.some((row) => row.batchId === batchId));
  if (strange) throw new AppError('NOT_FOUND', 'This batch is not part of the transfer.');
  const cameShort = new Map(short.map((line) => [line.batchId, line]));
  const measured = new Map(temperatures.map(({ batchId, temperature }) => [batchId, temperature]));
  const rows = sent.map((row) => {
    const { received = row.quantity, reason = null } = cameShort.get(row.batchId) ?? {};
    return { ...row, received, reason, temperature: measured.get(row.batchId) ?? null };
  });
  const over = rows.find(({ received, quantity }) => received > quantity);
  if (over) {
    const message = 'More came than was sent: send the rest as a transfer of its own.';
    return refuse('MORE_THAN_SENT', message, { sent: over.quantity });
  }
  return rows.map((row) => ({ ...row, receivedValue: partOf(row) }));
}

/** Writes down what came of each batch, and gives what comes in: each a child of the one it was sent from, blocked when that was recalled on its way. */
export async function writeArrived(
  tx: Tx,
  rows: readonly Arrived[],
  { transferId, now, today }: { readonly transferId: string; readonly now: Date; readonly today: string },
): Promise<IncomingBatch[]> {
  const lines: IncomingBatch[] = [];
  for (const { batch, batchId, quantity, received, receivedValue, reason, temperature, blocked } of rows) {
    await tx
      .update(transferBatches)
      .set({ received, receivedValue, missingReason: received < quantity ? reason : null, temperature })
      .where(and(eq(transferBatches.transferId, transferId), eq(transferBatches.batchId, batchId)));
    const status = blocked ? { status: 'BLOCKED' as const } : {};
    const part = { id: newId(now), quantity: received, value: receivedValue, today, ...status };
    if (received > 0) lines.push({ ...childOf(batch, part), temperature });
  }
  return lines;
}

/** Why goods that came warm, or unmeasured, are not taken in: of the first doubt, with all of them in its words; null where somebody who may says why. */
export function tooWarm(
  { actor }: Pick<CommandScope, 'actor'>,
  of: { readonly doubts: readonly ColdDoubt[]; readonly outletId: string; readonly reason: string | null },
): Refusal | null {
  const [first] = of.doubts;
  const mayOverride = holds(actor, 'receipt:override', of.outletId);
  if (!first || (mayOverride && of.reason !== null)) return null;
  const says = [...new Set(of.doubts.map((doubt) => doubt.says))].join(' ');
  const remedy = mayOverride
    ? 'Say why you take it in.'
    : 'Ask somebody who may take it in, or say that it did not come.';
  return refuse(first.code, `${says} ${remedy}`, first.details);
}

function partOf({ quantity, value, received }: { quantity: Quantity; value: Money; received: Quantity }): Money {
  if (received === 0) return 0;
  return issueValue({ valueRemaining: value, quantityRemaining: quantity, quantity: received });
}
