import type { CommandScope } from '../../../platform/command/command.ts';
import { putBack } from '../aside/put-back.ts';
import { batchesOf, type Waste } from './waste.ts';

/** Puts what was not wasted after all back where it lay: from where it lies apart, or, of what was written off, by moves of WASTE the other way. */
export async function giveBack(
  scope: Pick<CommandScope, 'tx' | 'now' | 'actor'>,
  { id, outletId, state }: Waste,
  businessDate: string,
): Promise<void> {
  await putBack(scope, {
    ...{ source: { type: 'waste', id }, type: state === 'WASTED' ? 'WASTE' : 'TRANSFER_IN', outletId, businessDate },
    parts: (tx) => batchesOf(tx, id),
  });
}
