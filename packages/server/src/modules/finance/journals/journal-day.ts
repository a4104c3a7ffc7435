import { type Refusal, refuse } from '@college-kiosk/kernel';
import type { Tx } from '../../../platform/db/database.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { lockedUntil } from '../periods/locked-until.ts';

/**
 * Why nothing can be written by hand for a day of an outlet: DAY_AHEAD when it has not come, PERIOD_LOCKED when its month is locked; null
 * when it can. Its month is held open until the commit. Rules §2.1.
 */
export async function closedDay(
  { tx, now }: { readonly tx: Tx; readonly now: Date },
  { outletId, day }: { readonly outletId: string; readonly day: string },
): Promise<Refusal | null> {
  const { businessDate: today } = datesAt(await placeOf(tx, outletId), now);
  if (day > today) return refuse('DAY_AHEAD', `This day has not come: today is ${today} there.`, { today });
  const firstOpenDay = await lockedUntil(tx, day);
  if (firstOpenDay === null) return null;
  const message = `The month of ${day} is locked. Date it ${firstOpenDay} or later, or have the month opened again.`;
  return refuse('PERIOD_LOCKED', message, { firstOpenDay });
}
