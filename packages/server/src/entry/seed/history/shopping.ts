import { addDays } from '@college-kiosk/kernel';
import { demoItems } from '../demo-menu.ts';
import type { DemoIngredient } from '../demo-types.ts';
import type { Good, Larder } from './larder.ts';
import type { Random } from './random.ts';
import { expectedUse, type OutletCode, usualUse } from './scale.ts';

export interface Need {
  readonly good: Good;
  /** Thousandths. */
  readonly quantity: number;
}

/** What an order takes at once decides how little a shelf may hold: so many of the largest portion that uses it. */
const PORTIONS_AT_LEAST = 30;

/** What a shelf holds in the morning of a day that nobody knows yet, in days of usual use. */
const DAYS_ON_THE_SHELF = 2;

/** The most that one portion of anything takes of an ingredient, by its code. */
const largestPortion = new Map<string, number>();
for (const { variants } of demoItems) {
  for (const { ingredient, quantity } of variants.flatMap(({ recipe }) => recipe)) {
    largestPortion.set(ingredient, Math.max(largestPortion.get(ingredient) ?? 0, quantity));
  }
}

/** Nobody buys for exactly what will be eaten. */
const SAFETY = 1.05;

/** Whoever brings it: what each kind of thing is bought from. */
export function supplierOf({ kind, shelfLifeDays }: Pick<Good, 'kind' | 'shelfLifeDays'>): string {
  switch (kind) {
    case 'PREP':
      return 'Central kitchen';
    case 'PACKAGED':
      return 'Malabar Beverages and Snacks';
    case 'CONSUMABLE':
      return 'Kozhikode Paper and Leaf';
    case 'INGREDIENT':
      return isFresh(shelfLifeDays) ? 'Palayam Fresh Market' : 'Big Bazaar Road Provisions';
  }
}

/** The tax on what is bought, in basis points: vegetables bear none, nor does what we make ourselves. */
export function purchaseTaxOf({ kind, shelfLifeDays }: Pick<Good, 'kind' | 'shelfLifeDays'>): number {
  return kind === 'PREP' || (kind === 'INGREDIENT' && isFresh(shelfLifeDays)) ? 0 : 500;
}

/**
 * What is bought on a morning of the history, sized by what will be eaten until the item is bought again (and by what
 * a planner would have expected): what keeps a few days comes daily, what keeps a week or two every second day, and dry
 * goods once a week.
 * @param eaten the outlet's use of a stock item on a date, in thousandths.
 */
export function toBuy(
  day: { readonly outlet: OutletCode; readonly date: string; readonly index: number; readonly days: number },
  goods: readonly Good[],
  { larder, eaten, random }: { larder: Larder; eaten: (stockItemId: string, date: string) => number; random: Random },
): Need[] {
  return goods.flatMap((good, position) => {
    const every = daysBetween(good.shelfLifeDays);
    const untilNext = every - ((day.index + position) % every);
    // On its own day, and on the first day whatever the opening stock does not cover.
    if (untilNext !== every && day.index > 0) return [];
    const dates = Array.from({ length: Math.min(untilNext, day.days - day.index) }, (_, n) => addDays(day.date, n));
    const will = dates.reduce((sum, date) => sum + eaten(good.stockItemId, date), 0) * SAFETY;
    const planned = dates.reduce((sum, date) => sum + expectedUse(day.outlet, date, good.dailyUse), 0);
    const wanted = Math.max(will, planned * random.between(0.9, 1.15));
    const short = wanted - larder.usable(good.stockItemId, dates.at(-1) ?? day.date);
    return short > 0 ? [{ good, quantity: inPacks(good, short) }] : [];
  });
}

/** What an outlet's shelf should hold of an ingredient for a day to come. */
export function shelfTarget(
  outlet: OutletCode,
  { code, dailyUse }: Pick<DemoIngredient, 'code' | 'dailyUse'>,
): { readonly dayOfUse: number; readonly full: number } {
  const least = (largestPortion.get(code) ?? 0) * PORTIONS_AT_LEAST;
  const dayOfUse = Math.ceil(Math.max(usualUse(outlet, dailyUse), least));
  return { dayOfUse, full: dayOfUse * DAYS_ON_THE_SHELF };
}

/** As it is sold: hundreds of grams or millilitres, whole pieces. */
export function inPacks({ unit }: Pick<Good, 'unit'>, quantity: number): number {
  const pack = unit === 'pcs' ? 1_000 : 100_000;
  return Math.ceil(quantity / pack) * pack;
}

function daysBetween(shelfLifeDays: number | null): number {
  if (shelfLifeDays !== null && shelfLifeDays < 5) return 1;
  return isFresh(shelfLifeDays) ? 2 : 7;
}

function isFresh(shelfLifeDays: number | null): boolean {
  return shelfLifeDays !== null && shelfLifeDays < 21;
}
