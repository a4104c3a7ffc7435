import type { StockItem } from '../../inventory/index.ts';
import { reorderPoint, type ServiceLevel } from './formulas.ts';
import type { Offer } from './offers.ts';
import type { Packs } from './packs.ts';
import type { Point } from './point.ts';
import { rounded, spokenQuantity } from './spoken.ts';

/** What a suggestion says of itself. */
export interface Told {
  readonly item: Pick<StockItem, 'name' | 'baseUnit'>;
  readonly point: Pick<
    Point,
    | ('dailyMean' | 'dailySd' | 'leadDays' | 'leadSd' | 'serviceLevel' | 'reorderPoint' | 'orderUpTo' | 'parWeekday')
    | ('daysSeen' | 'reviewDays')
  >;
  readonly free: number;
  readonly onOrder: number;
  readonly offer: Offer | undefined;
  readonly packs: Packs | null;
}

/**
 * The sentence with its numbers: "12 kg a day, 3 days to come, 95 % sure: order at 58.8 kg, up to 90 kg; you have 40 kg free and 10 kg on
 * order: buy 2 × bag of 25 kg from Annapurna." A par below what its use asks for is said to be somebody's.
 */
export function explain({ item, point, free, onOrder, offer, packs }: Told): string {
  const spoken = (thousandths: number) => spokenQuantity(thousandths, item.baseUnit);
  const basis =
    point.daysSeen > 0
      ? `${spoken(point.dailyMean)} a day, ${days(point.leadDays)} to come, ${rounded(point.serviceLevel / 100)} % sure`
      : 'As somebody decided';
  const had = [
    free < 0 ? `${spoken(-free)} more was used than there was` : `you have ${spoken(free)} free`,
    ...(onOrder > 0 ? [`${spoken(onOrder)} on order`] : []),
  ].join(' and ');
  const computed = point.daysSeen > 0 ? reorderPoint(point, point.serviceLevel as ServiceLevel) : 0;
  // What is worked out is never less: somebody said a par.
  const instead =
    point.orderUpTo < computed ? `, as somebody decided, and not at ${spoken(computed)} as its use would have it` : '';
  const rule = `${basis}: order at ${spoken(point.reorderPoint)}, up to ${spoken(point.orderUpTo)}${forDay(point.parWeekday)}${instead}; ${had}`;
  if (!offer || !packs) return `${rule}: nobody sells ${item.name}: say who does, on the page of a supplier.`;
  const isMeasure = ['kg', 'l', 'g', 'ml', 'pcs', 'dozen'].includes(offer.unit);
  const amount = isMeasure
    ? `${rounded(packs.packs)} ${offer.unit}`
    : `${rounded(packs.packs)} × ${offer.unit} of ${spoken(offer.packSize)}`;
  const capped = packs.isCapped ? '; more would not be used while it keeps' : '';
  return `${rule}: buy ${amount} from ${offer.supplierName}${capped}.`;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Whose par it is, where a weekday has one of its own. */
function forDay(parWeekday: number | null): string {
  return parWeekday === null ? '' : ` on a ${WEEKDAYS[parWeekday - 1]}, when it comes`;
}

function days(count: number): string {
  return `${rounded(count)} ${rounded(count) === '1' ? 'day' : 'days'}`;
}
