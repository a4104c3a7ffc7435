import type { Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { illegal, lockTransfer, step } from './transfer.ts';

/** Takes back a transfer that was not sent yet, by whoever may ask for one where it would have gone. Refuses ILLEGAL_TRANSFER_STEP. */
export const cancelTransfer = command({
  name: 'inventory.cancelTransfer',
  permission: 'transfer:request',
  input: z.object({ commandId: z.uuid(), transferId: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  once: ({ commandId }) => commandId,
  about: ({ transferId }) => ({ entity: 'stock_transfer', id: transferId }),
  async handle(scope, { transferId, reason }): Promise<{ id: string } | Refusal> {
    const transfer = await lockTransfer(scope.tx, transferId);
    scope.within(transfer.toOutletId);
    const refusal = illegal(transfer, 'cancel');
    if (refusal) return refusal;
    await step(scope, transfer, 'cancel', { reason });
    return { id: transferId };
  },
});
