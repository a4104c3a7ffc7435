import type { TemperatureLimits } from '@college-kiosk/kernel';
import type { Tone } from '@college-kiosk/ui';

type Judged = {
  retiredAt: string | null;
  lastReading: (TemperatureLimits & { businessDate: string; isOut: boolean }) | null;
} & TemperatureLimits;

/** What is known of it on a business day of the outlet. What was read while it was something else was judged by other limits, and says nothing of these. */
export function stateOf(unit: Judged, today: string): { tone: Tone; label: string } {
  const { lastReading: last } = unit;
  if (unit.retiredAt) return { tone: 'quiet', label: 'Out of use' };
  if (last === null || !isJudgedBy(last, unit)) return { tone: 'soon', label: 'Not read yet' };
  if (last.isOut) return { tone: 'bad', label: 'Out of its limits' };
  return last.businessDate !== today ? { tone: 'soon', label: 'Not read today' } : { tone: 'good', label: 'Safe' };
}

/** Whether a reading was judged by these limits. */
export function isJudgedBy(reading: TemperatureLimits, { warmest, coldest }: TemperatureLimits): boolean {
  return reading.warmest === warmest && reading.coldest === coldest;
}
