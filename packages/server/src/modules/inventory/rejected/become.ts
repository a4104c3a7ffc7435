import { isRefusal, type Refusal } from '@college-kiosk/kernel';
import type { CommandScope } from '../../../platform/command/command.ts';
import { newId } from '../../../platform/ids.ts';
import type { PostingDates } from '../../finance/index.ts';
import type { Location } from '../locations/location.ts';
import { sendBack } from '../transfers/send-back.ts';
import type { Transfer } from '../transfers/transfer.ts';
import { throwAway } from '../waste/throw-away.ts';
import type { Rejected } from './rejected.ts';

/** Where rejected goods are, and what they came by. */
export interface RejectedAt {
  readonly transfer: Transfer;
  readonly locationId: string;
  readonly dates: PostingDates;
  /** Where they came from, kept as it is; null where none go back. */
  readonly back: Location | null;
}

/**
 * Writes off what was rejected as waste that is SPOILED (rules §3.7), each batch an entry of its own, and sends back together what goes back. Refuses
 * PHOTO_NEEDED. Throws NOT_FOUND for a photo that is not one's own.
 */
export async function becomeOf(
  scope: CommandScope,
  { wasted, sentBack }: { readonly wasted: readonly Rejected[]; readonly sentBack: readonly Rejected[] },
  { transfer, locationId, dates, back }: RejectedAt,
): Promise<Refusal | null> {
  for (const { batchId, item, quantity, value, reason, photoIds } of wasted) {
    const entry = { id: newId(scope.now), outletId: transfer.toOutletId, item, quantity, photoIds };
    const thrown = await throwAway(
      scope,
      { ...entry, reason: 'SPOILED', note: reason, stationCode: null, takes: [{ batchId, quantity, value }] },
      dates,
    );
    if (isRefusal(thrown)) return thrown;
  }
  if (back && sentBack.length > 0) await sendBack(scope, transfer, { goods: sentBack, locationId, back, dates });
  return null;
}
