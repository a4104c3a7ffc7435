import type { Money, Quantity } from '@college-kiosk/kernel';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { groupBy } from '../../../platform/group.ts';
import type { CountClass } from '../../inventory/index.ts';
import { placeOf } from '../../places/index.ts';
import type { ServiceLevel } from './formulas.ts';
import { replenishmentClasses, replenishmentItems, replenishmentOutlets, replenishmentPars } from './tables.ts';

export interface ClassRule {
  readonly countClass: CountClass;
  readonly serviceLevel: ServiceLevel;
  readonly reviewDays: number;
}

/** How an outlet replenishes. */
export interface ReplenishmentRules {
  readonly outletId: string;
  readonly draftsByThemselves: boolean;
  readonly orderCost: Money;
  /** Basis points a year. */
  readonly holdingRate: number;
  readonly plannedOn: string | null;
  /** Raised by every change; 0 until the first. */
  readonly version: number;
  /** A, B and C. */
  readonly classes: readonly ClassRule[];
}

/** Up to which an item is ordered so that there is enough on one weekday, 1 for Monday; thousandths of the base unit. */
export interface WeekdayPar {
  readonly weekday: number;
  readonly par: Quantity;
}

export type ItemRule = typeof replenishmentItems.$inferSelect & { readonly pars: readonly WeekdayPar[] };

/** Until an outlet decides otherwise: surest of what is worth most, ordered twice a week; the rest once. ₹50 an order, 20 % a year (rules §3.6). */
const CLASS_DEFAULTS: readonly ClassRule[] = [
  { countClass: 'A', serviceLevel: 9_800, reviewDays: 3 },
  { countClass: 'B', serviceLevel: 9_500, reviewDays: 7 },
  { countClass: 'C', serviceLevel: 9_000, reviewDays: 7 },
];
export const OUTLET_DEFAULTS = {
  draftsByThemselves: false,
  orderCost: 5_000,
  holdingRate: 2_000,
  plannedOn: null,
  version: 0,
};

/** How an outlet replenishes now. */
export async function rulesOfOutlet(reader: Reader, outletId: string): Promise<ReplenishmentRules> {
  const [said] = await reader.select().from(replenishmentOutlets).where(eq(replenishmentOutlets.outletId, outletId));
  const rows = await reader.select().from(replenishmentClasses).where(eq(replenishmentClasses.outletId, outletId));
  const classes = CLASS_DEFAULTS.map((rule) => {
    const row = rows.find(({ countClass }) => countClass === rule.countClass);
    return row ? { ...rule, serviceLevel: row.serviceLevel as ServiceLevel, reviewDays: row.reviewDays } : rule;
  });
  return { ...(said ?? { ...OUTLET_DEFAULTS, outletId }), classes };
}

/** What was decided about single items of an outlet, by item. */
export async function itemRulesOf(reader: Reader, outletId: string): Promise<Map<string, ItemRule>> {
  const rows = await reader.select().from(replenishmentItems).where(eq(replenishmentItems.outletId, outletId));
  const pars = groupBy(
    await reader.select().from(replenishmentPars).where(eq(replenishmentPars.outletId, outletId)),
    ({ stockItemId }) => stockItemId,
  );
  return new Map(rows.map((row) => [row.stockItemId, { ...row, pars: pars.get(row.stockItemId) ?? [] }]));
}

/** What was decided about one item of an outlet; null for nothing. */
export async function itemRuleOf(reader: Reader, outletId: string, stockItemId: string): Promise<ItemRule | null> {
  const [row] = await reader
    .select()
    .from(replenishmentItems)
    .where(and(eq(replenishmentItems.outletId, outletId), eq(replenishmentItems.stockItemId, stockItemId)));
  const { weekday, par } = replenishmentPars;
  const pars = await reader
    .select({ weekday, par })
    .from(replenishmentPars)
    .where(and(eq(replenishmentPars.outletId, outletId), eq(replenishmentPars.stockItemId, stockItemId)))
    .orderBy(asc(weekday));
  return row ? { ...row, pars } : null;
}

/** How an outlet replenishes, for whoever sees purchase orders. */
export const readReplenishmentRules = query({
  name: 'purchasing.replenishmentRules',
  permission: 'purchase:read',
  input: z.object({ outletId: z.uuid() }),
  async handle({ db, within }, { outletId }) {
    within(outletId);
    await placeOf(db, outletId);
    return rulesOfOutlet(db, outletId);
  },
});
