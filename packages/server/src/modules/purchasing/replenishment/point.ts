import { addDays, weekday } from '@college-kiosk/kernel';
import type { CountClass } from '../../inventory/index.ts';
import type { DemandPattern } from './demand.ts';
import { economicOrderQuantity, orderUpTo, reorderPoint, type ServiceLevel, safetyStock } from './formulas.ts';
import type { LeadTime } from './lead-times.ts';
import type { Offer } from './offers.ts';
import type { ItemRule, ReplenishmentRules } from './rules.ts';
import type { replenishmentPoints } from './tables.ts';

export type Point = typeof replenishmentPoints.$inferSelect;

/** Open days that must be known before one speaks of a mean. */
export const DAYS_AT_LEAST = 7;
/** How long an order takes where nobody said. */
const LEAD_DAYS = 1;

/** What is known of an item when its point is worked out. */
export interface Known {
  readonly item: { readonly id: string; readonly countClass: CountClass; readonly shelfLifeDays: number | null };
  readonly demand: DemandPattern | undefined;
  readonly rule: ItemRule | undefined;
  readonly rules: ReplenishmentRules;
  readonly offer: Offer | undefined;
  readonly leadTime: LeadTime | undefined;
  /** The business day on which it would be ordered. */
  readonly today: string;
}

/**
 * When an item is ordered, and up to where (rules §3.6): by what somebody said, else by what is used. Statistics are rounded once,
 * at the end, up to whole base units. Null where nothing is known: it is never suggested. With a par and nothing else it is
 * ordered when half of the par is left. The par is that of the weekday on which an order of today comes, where it has one. A par is
 * what somebody says instead of what would be worked out (§3.6: a manual S): where it lies below the point, it is the point too, so that nothing
 * is ordered beyond it; and where it is 0, nothing is.
 */
export function pointOf(known: Known): Omit<Point, 'outletId' | 'plannedAt'> | null {
  const { item, rule, rules, offer, leadTime } = known;
  const demand = known.demand && known.demand.daysSeen >= DAYS_AT_LEAST ? known.demand : undefined;
  const ofClass = rules.classes.find(({ countClass }) => countClass === item.countClass);
  const serviceLevel = (rule?.serviceLevel ?? ofClass?.serviceLevel ?? 9_500) as ServiceLevel;
  const reviewDays = rule?.reviewDays ?? ofClass?.reviewDays ?? 7;
  const [leadDays, leadSd] =
    rule?.leadDays != null ? [rule.leadDays, 0] : [leadTime?.mean ?? offer?.leadDays ?? LEAD_DAYS, leadTime?.sd ?? 0];
  const arrives = weekday(addDays(known.today, Math.ceil(leadDays)));
  const ofWeekday = rule?.pars.find((one) => one.weekday === arrives);
  const par = ofWeekday?.par ?? rule?.par ?? null;
  if (!demand && par === null && rule?.reorderPoint == null) return null;
  const during = { ...(demand?.over(leadDays) ?? NONE), leadDays, leadSd };
  const until = { ...(demand?.over(leadDays + reviewDays) ?? NONE), leadDays, leadSd };
  const point = rule?.reorderPoint ?? (demand ? whole(reorderPoint(during, serviceLevel)) : Math.floor((par ?? 0) / 2));
  const upTo = demand ? whole(orderUpTo(until, reviewDays, serviceLevel)) : point;
  return {
    ...{ stockItemId: item.id, dailyMean: during.dailyMean, dailySd: during.dailySd, leadDays, leadSd },
    ...{ daysSeen: demand?.daysSeen ?? 0, serviceLevel, reviewDays },
    safetyStock: whole(safetyStock(during, serviceLevel)),
    ...{ reorderPoint: par === null ? point : Math.min(point, par), orderUpTo: par ?? Math.max(upTo, point) },
    parWeekday: ofWeekday?.weekday ?? null,
    usedWhileItKeeps: keeps(demand, item.shelfLifeDays),
    economicQuantity: economic(until.dailyMean, rules, offer),
  };
}

/** A gram, a millilitre, a piece: nothing is planned more finely. What is whole but for the noise of a sum stays as it is. */
function whole(thousandths: number): number {
  return Math.ceil(Math.round(thousandths) / 1_000) * 1_000;
}

const NONE = { dailyMean: 0, dailySd: 0 };

function keeps(demand: DemandPattern | undefined, shelfLifeDays: number | null): number | null {
  if (!demand || shelfLifeDays === null) return null;
  return Math.floor(demand.over(shelfLifeDays).dailyMean * shelfLifeDays);
}

function economic(dailyMean: number, rules: ReplenishmentRules, offer: Offer | undefined): number | null {
  if (!offer || offer.price === 0 || dailyMean === 0) return null;
  const keeping = (offer.price / offer.packSize) * (rules.holdingRate / 10_000);
  return whole(economicOrderQuantity(dailyMean * 365, rules.orderCost, keeping));
}
