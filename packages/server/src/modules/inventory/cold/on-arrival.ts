import { sayCelsius, warmestOnArrival } from '@college-kiosk/kernel';
import type { Doubt } from '../doubted.ts';
import type { StockItem } from '../stock-item.ts';

/** That goods which are kept cold came warm, or that nobody measured them. */
export type ColdDoubt = Doubt<'TOO_WARM' | 'NOT_MEASURED'>;

/**
 * Of each batch that is kept cold, whether it came cold, from a supplier or from another location: one that nobody measured may have been warm for
 * hours (rules §3.8). Temperatures in tenths of a degree Celsius.
 */
export function coldDoubts(
  lines: readonly {
    readonly item: Pick<StockItem, 'id' | 'name' | 'storage'>;
    readonly temperature: number | null;
  }[],
): ColdDoubt[] {
  return lines.flatMap(({ item, temperature }): ColdDoubt[] => {
    const warmest = warmestOnArrival(item.storage);
    if (warmest === null) return [];
    const details = { stockItemId: item.id, warmest };
    if (temperature === null) {
      const says = `${item.name} is kept at ${sayCelsius(warmest)} at most: measure it, and say how warm it came.`;
      return [{ code: 'NOT_MEASURED', says, details }];
    }
    if (temperature <= warmest) return [];
    const says = `${item.name} came at ${sayCelsius(temperature)}; ${sayCelsius(warmest)} at most is safe.`;
    return [{ code: 'TOO_WARM', says, details: { ...details, temperature } }];
  });
}
