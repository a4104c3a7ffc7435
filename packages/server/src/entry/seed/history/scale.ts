import { weekday } from '@college-kiosk/kernel';
import { dayNoiseBp, ticketsPerDay, weekdayFactorBp } from '../demo-sales-shape.ts';
import type { Random } from './random.ts';

/** Tickets a day that the history has over all outlets and all days of the week, Sundays included. */
const HISTORY_TICKETS_PER_DAY = 250;

export type OutletCode = keyof typeof ticketsPerDay;

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const fullDay = ticketsPerDay.MC + ticketsPerDay.LC;
const averageFactor = WEEKDAYS.reduce((sum, day) => sum + weekdayFactorBp[day], 0) / 7 / 10_000;

/** How much smaller the history is than the term-time day that the shape of sales describes. */
const SCALE = HISTORY_TICKETS_PER_DAY / (fullDay * averageFactor);

/** The tickets that an outlet expects on a date. */
function expectedTickets(outlet: OutletCode, date: string): number {
  return ticketsPerDay[outlet] * SCALE * weekdayFactor(date);
}

/** The tickets that came: what was expected, with the noise of a day. */
export function ticketsOn(outlet: OutletCode, date: string, random: Random): number {
  const noise = Math.max(0.5, 1 + (random.normal() * dayNoiseBp) / 10_000);
  return Math.round(expectedTickets(outlet, date) * noise);
}

/**
 * What an outlet expects to use of an ingredient on a date, in its thousandths.
 * @param dailyUse of both outlets on a full term-time day.
 */
export function expectedUse(outlet: OutletCode, date: string, dailyUse: number): number {
  return (dailyUse * expectedTickets(outlet, date)) / fullDay;
}

/** The same for a usual weekday, whichever date it is. */
export function usualUse(outlet: OutletCode, dailyUse: number): number {
  return (dailyUse * ticketsPerDay[outlet] * SCALE) / fullDay;
}

function weekdayFactor(date: string): number {
  return weekdayFactorBp[weekday(date) as (typeof WEEKDAYS)[number]] / 10_000;
}
