import type { Reader } from '../../../platform/db/database.ts';

/** What is expected to be used of an item, in thousandths of the base unit. */
export interface DemandPattern {
  /** Open days that it follows from. */
  readonly daysSeen: number;
  /** Mean and standard deviation a day over so many days from today on, closed days among them. Statistics, not stock. */
  over(days: number): { readonly dailyMean: number; readonly dailySd: number };
}

/**
 * The port by which replenishment learns what is to come, item by item; what nothing is known of is left out. What was used is told
 * onwards by `usage-demand.ts`; a forecast takes its place by the same shape.
 */
export type DemandSource = (
  reader: Reader,
  look: { readonly outletId: string; readonly today: string },
) => Promise<Map<string, DemandPattern>>;
