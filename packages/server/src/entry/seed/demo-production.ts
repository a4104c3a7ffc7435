import { addPastProduction } from '../../modules/inventory/index.ts';
import { datesAt, placeOf } from '../../modules/places/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { demoPerson } from './demo-person.ts';
import type { SeededCanteen } from './seed-canteen.ts';

/** What is cooked in advance today: preparation, thousandths planned, thousandths that came of it (null: not begun), and a word. */
const COOKED = [
  ['ONION_TOMATO_GRAVY', 3_000_000, 2_850_000, 'For the curries at lunch'],
  ['COCONUT_CHUTNEY', 2_000_000, 2_050_000, null],
  ['SAMBAR', 5_000_000, null, 'For the evening'],
] as const;

/** What the demo canteen's cook made this morning, and what is planned for later. */
export async function seedProduction(tx: Tx, canteen: SeededCanteen, now: Date): Promise<void> {
  const [outlet] = canteen.outlets;
  if (!outlet) return;
  const actor = await demoPerson(tx, 'cook');
  const dates = datesAt(await placeOf(tx, outlet.id), now);
  for (const [code, planned, produced, note] of COOKED) {
    const stockItemId = canteen.stockIds.get(code) ?? '';
    await addPastProduction({ tx, now, actor }, { outletId: outlet.id, stockItemId, planned, produced, note }, dates);
  }
}
