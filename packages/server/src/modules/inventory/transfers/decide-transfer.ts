import { type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { isOnePerson } from '../../identity/index.ts';
import { illegal, lockTransfer, step } from './transfer.ts';

/**
 * Says yes or no to a transfer out of one's outlet. Refuses ILLEGAL_TRANSFER_STEP, and ANOTHER_PERSON_NEEDED to whoever asked
 * for it.
 */
export const decideTransfer = command({
  name: 'inventory.decideTransfer',
  permission: 'transfer:approve',
  input: z
    .object({
      commandId: z.uuid(),
      transferId: z.uuid(),
      approve: z.boolean(),
      reason: z.string().trim().min(1).max(200).nullish(),
    })
    .refine(({ approve, reason }) => approve || reason, { path: ['reason'], error: 'Say why not.' }),
  once: ({ commandId }) => commandId,
  about: ({ transferId }) => ({ entity: 'stock_transfer', id: transferId }),
  async handle(scope, { transferId, approve, reason = null }): Promise<{ id: string } | Refusal> {
    const { tx, now, actor, within } = scope;
    const transfer = await lockTransfer(tx, transferId);
    within(transfer.fromOutletId);
    const event = approve ? 'approve' : 'reject';
    const refusal = illegal(transfer, event);
    if (refusal) return refusal;
    if (await isOnePerson(tx, actor.id, transfer.requestedBy)) {
      return refuse(
        'ANOTHER_PERSON_NEEDED',
        'You asked for this yourself: somebody else at the sending outlet decides on it.',
      );
    }
    await step(scope, transfer, event, { decidedBy: actor.id, decidedAt: now, reason });
    return { id: transferId };
  },
});
