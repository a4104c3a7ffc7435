import { AppError, businessDate, calendarDate, minutesOfDay } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import { organisations, outlets } from './tables.ts';

export type Organisation = typeof organisations.$inferSelect;
export type Outlet = typeof outlets.$inferSelect;

/** An outlet together with the legal entity it belongs to: what prices, taxes and dates depend on. */
export interface Place {
  readonly outlet: Outlet;
  readonly organisation: Organisation;
}

/** Reads an outlet with its organisation. Throws NOT_FOUND. */
export async function placeOf(reader: Reader, outletId: string): Promise<Place> {
  const [row] = await reader
    .select({ outlet: outlets, organisation: organisations })
    .from(outlets)
    .innerJoin(organisations, eq(organisations.id, outlets.organisationId))
    .where(eq(outlets.id, outletId));
  if (!row) throw new AppError('NOT_FOUND', 'There is no such outlet.');
  return row;
}

/** The two dates of a moment at a place: the shift's day, and the calendar day that decides tax (rules §0). */
export function datesAt(
  { outlet, organisation }: Place,
  at: Date,
): { readonly businessDate: string; readonly taxDate: string } {
  return {
    businessDate: businessDate(at, organisation.zone, outlet.dayCutHour),
    taxDate: calendarDate(at, organisation.zone),
  };
}

/** Whether the outlet takes orders at the moment: within its hours, and not switched off. */
export function isOpen({ outlet, organisation }: Place, at: Date): boolean {
  const minute = minutesOfDay(at, organisation.zone);
  return outlet.takesOrders && minute >= outlet.opensAt && minute < outlet.closesAt;
}
