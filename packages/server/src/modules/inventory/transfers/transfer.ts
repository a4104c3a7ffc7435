import { AppError, type Refusal, refuse, transitions } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type transferState, transfers } from './tables.ts';

export type Transfer = typeof transfers.$inferSelect;
export type TransferState = (typeof transferState.enumValues)[number];
export type TransferEvent = 'approve' | 'reject' | 'cancel' | 'dispatch' | 'receive';

/** Legal steps of a transfer (rules §3.4). What is on its way is received, if need be as nothing; it is not called back. */
export const transferSteps = transitions<TransferState, TransferEvent>({
  REQUESTED: { approve: 'APPROVED', reject: 'REJECTED', cancel: 'CANCELLED' },
  APPROVED: { dispatch: 'DISPATCHED', cancel: 'CANCELLED' },
  DISPATCHED: { receive: 'RECEIVED' },
  REJECTED: {},
  RECEIVED: {},
  CANCELLED: {},
});

/** Holds a transfer against others who would take it a step further. Throws NOT_FOUND. */
export async function lockTransfer(tx: Tx, id: string): Promise<Transfer> {
  const [found] = await tx.select().from(transfers).where(eq(transfers.id, id)).for('update');
  if (!found) throw new AppError('NOT_FOUND', 'There is no such transfer.');
  return found;
}

/** Why a step is not legal now: ILLEGAL_TRANSFER_STEP; null when it is. */
export function illegal(transfer: Transfer, event: TransferEvent): Refusal | null {
  if (transferSteps.next(transfer.state, event) !== null) return null;
  const message = `This transfer is ${WORDS[transfer.state]}: look at it again.`;
  return refuse('ILLEGAL_TRANSFER_STEP', message, { state: transfer.state });
}

/** Takes a transfer a step further, with who did it; it was locked and found legal before. */
export async function step(
  { tx, changed }: Pick<CommandScope, 'tx' | 'changed'>,
  transfer: Transfer,
  event: TransferEvent,
  facts: Partial<Transfer>,
): Promise<void> {
  const state = transferSteps.next(transfer.state, event) ?? transfer.state;
  const after = { ...facts, state };
  await tx.update(transfers).set(after).where(eq(transfers.id, transfer.id));
  changed({ entity: 'stock_transfer', id: transfer.id, before: { ...transfer }, after });
}

const WORDS: Readonly<Record<TransferState, string>> = {
  REQUESTED: 'waiting for approval',
  APPROVED: 'approved and not sent yet',
  REJECTED: 'rejected',
  DISPATCHED: 'on its way',
  RECEIVED: 'received',
  CANCELLED: 'cancelled',
};
