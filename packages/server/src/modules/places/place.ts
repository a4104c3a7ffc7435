import { AppError, businessDate, calendarDate, minutesOfDay } from '@college-kiosk/kernel';
import { eq, type SQL, sql } from 'drizzle-orm';
import { type Ask, askOf } from '../../platform/db/ask.ts';
import type { Reader } from '../../platform/db/database.ts';
import { Kept } from '../../platform/db/kept.ts';
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

interface StampedPlace {
  readonly place: Place;
  readonly stamp: string | null;
}

const places = new Kept<StampedPlace>();

/** The same, kept in memory for as long as nothing changed it: then this costs one value. Throws NOT_FOUND. */
export async function placeKept(reader: Reader, outletId: string, ask: Ask = askOf(reader)): Promise<Place> {
  // The mark first: what is read after it may be newer than it says, and is then found out, but never older.
  const stamp = await ask<string | null>(`places.place ${outletId}`, markOfPlace(sql`${outletId}`));
  return placeMarked(reader, outletId, stamp);
}

/** The mark of an outlet's last change, for a statement that looks at something of the outlet besides. */
export function markOfPlace(outletId: SQL): SQL<string | null> {
  return sql`places_stamp(${outletId})`;
}

/** The outlet of which this mark has just been read: from memory, where that is of the same. Throws NOT_FOUND. */
export async function placeMarked(reader: Reader, outletId: string, stamp: string | null): Promise<Place> {
  const kept = places.of(reader);
  const known = kept.get(outletId);
  if (known && stamp !== null && known.stamp === stamp) return known.place;
  const place = await placeOf(reader, outletId);
  kept.set(outletId, { place, stamp });
  return place;
}

/** The two dates of a moment at a place: the shift's day, and the calendar day that decides tax (rules §0) and what has expired (§3.2). */
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
