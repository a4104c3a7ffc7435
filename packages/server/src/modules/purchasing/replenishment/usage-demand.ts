import { addDays, weekday } from '@college-kiosk/kernel';
import { groupBy } from '../../../platform/group.ts';
import { type UsedDay, usedDays } from '../../inventory/index.ts';
import type { DemandPattern, DemandSource } from './demand.ts';

/** Weeks that are looked back on: enough of each weekday, and not last term (rules §3.6). */
const DAYS_BACK = 56;
/** A day on which there was none of it for longer says too little. */
const OUT_AT_MOST = 5_000;
/** A weekday without an open day in so many days is a day on which one is closed. */
const CLOSED_AFTER_DAYS = 14;

/** What is used goes on: as on the same weekdays of the last eight weeks. */
export const usageDemand: DemandSource = async (reader, { outletId, today }) => {
  const rows = await usedDays(reader, outletId, addDays(today, -DAYS_BACK));
  const openDays = [...new Set(rows.filter(({ used }) => used > 0).map(({ businessDate }) => businessDate))].sort();
  const byItem = groupBy(rows, ({ stockItemId }) => stockItemId);
  return new Map([...byItem].map(([id, days]) => [id, patternOf(days, openDays, today)]));
};

/**
 * The pattern of one item. Days on which the outlet used nothing at all were closed (holidays, breaks) and are left out; a day on which it used
 * something else counts as none of this, from the item's first day on. Where the item was out for a part of the opening hours,
 * what was used is taken to be that of the rest: 6 kg in three quarters of a day are 8 kg; a day out for more than half of them is left out.
 * The spread is that around the means of the weekdays.
 */
export function patternOf(
  days: readonly Omit<UsedDay, 'stockItemId'>[],
  openDays: readonly string[],
  today: string,
): DemandPattern {
  const known = new Map(days.map((day) => [day.businessDate, day]));
  const first = days
    .filter(({ used }) => used > 0)
    .map(({ businessDate }) => businessDate)
    .sort()[0];
  const seen = openDays
    .filter((date) => first !== undefined && date >= first)
    .map((date) => known.get(date) ?? { businessDate: date, used: 0, outShare: 0 })
    .filter(({ outShare }) => outShare <= OUT_AT_MOST)
    .map(({ businessDate, used, outShare }) => ({ day: weekday(businessDate), used: used / (1 - outShare / 10_000) }));
  const overall = mean(seen.map(({ used }) => used));
  const groups = groupBy(seen, ({ day }) => day);
  const means = new Map(
    [...groups].filter(([, { length }]) => length >= 2).map(([day, of]) => [day, mean(of.map(({ used }) => used))]),
  );
  const variance = spread(seen, means, overall);
  const isLong = openDays[0] !== undefined && addDays(openDays[0], CLOSED_AFTER_DAYS) <= today;
  const open = new Set(openDays.map(weekday));
  const isOpen = (day: number) => !isLong || open.has(day);
  return {
    daysSeen: seen.length,
    over(span) {
      const dates = Array.from({ length: Math.max(1, Math.ceil(span)) }, (_, at) => weekday(addDays(today, at)));
      const expected = dates.map((day) => (isOpen(day) ? (means.get(day) ?? overall) : 0));
      return { dailyMean: mean(expected), dailySd: Math.sqrt((variance * dates.filter(isOpen).length) / dates.length) };
    },
  };
}

/** The variance around the means of the weekdays, of those seen twice at least; without enough of them around the mean of all. */
function spread(
  seen: readonly { readonly day: number; readonly used: number }[],
  means: ReadonlyMap<number, number>,
  overall: number,
): number {
  const grouped = seen.filter(({ day }) => means.has(day));
  const freedom = grouped.length - means.size;
  if (freedom >= 3) return sum(grouped.map(({ day, used }) => (used - (means.get(day) ?? 0)) ** 2)) / freedom;
  return seen.length < 2 ? 0 : sum(seen.map(({ used }) => (used - overall) ** 2)) / (seen.length - 1);
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : sum(numbers) / numbers.length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
