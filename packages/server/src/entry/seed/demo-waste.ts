import { addPastWaste } from '../../modules/inventory/index.ts';
import { datesAt, placeOf } from '../../modules/places/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { demoPerson } from './demo-person.ts';
import type { SeededCanteen } from './seed-canteen.ts';

const HOUR_MS = 3_600_000;

/** What went to the bin: hours ago, item, thousandths, why, at which station. The last is worth so much that it waits. */
const BINNED = [
  [46, 'TOMATO', 1_200_000, 'SPOILED', 'MEALS'],
  [43, 'ONION', 600_000, 'PREP_TRIM', 'MEALS'],
  [31, 'BESAN', 400_000, 'DROPPED', 'FRY'],
  [27, 'CARROT', 500_000, 'PREP_TRIM', 'MEALS'],
  [22, 'RICE_MATTA', 900_000, 'OVERPRODUCTION', 'MEALS'],
  [19, 'POTATO', 1_500_000, 'COOK_ERROR', 'FRY'],
  [4, 'RICE_RAW', 700_000, 'STAFF_MEAL', 'MEALS'],
  [3, 'CABBAGE', 800_000, 'SPOILED', 'MEALS'],
  [2, 'RICE_BASMATI', 5_000_000, 'POWER_FAILURE', null],
] as const;

/** What the demo canteen wasted in the last two days, written down by its cook. */
export async function seedWaste(tx: Tx, canteen: SeededCanteen, now: Date): Promise<void> {
  const actor = await demoPerson(tx, 'cook');
  const [outlet] = canteen.outlets;
  if (!outlet) return;
  const place = await placeOf(tx, outlet.id);
  for (const [hours, code, quantity, reason, stationCode] of BINNED) {
    const at = new Date(now.getTime() - hours * HOUR_MS);
    const waste = {
      id: newId(at),
      outletId: outlet.id,
      stockItemId: canteen.stockIds.get(code) ?? '',
      quantity,
      reason,
    };
    await addPastWaste(
      { tx, now: at, actor },
      { ...waste, stationCode, needsApproval: reason === 'POWER_FAILURE' },
      datesAt(place, at),
    );
  }
}
