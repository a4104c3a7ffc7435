import { AppError } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type QueryScope, query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { everyPlace, type Place, type RegisteredDays, registeredDays } from '../../places/index.ts';

/** A registration under GST and the outlets that sell under it, or did. */
export interface Registration {
  readonly gstin: string;
  readonly legalName: string;
  /** Whether tax is paid on turnover, without invoices of tax: CMP-08 in the place of GSTR-1 and GSTR-3B (rules §1.6). */
  readonly isComposition: boolean;
  /** Whoever sees its return sees what all of these sold. */
  readonly places: readonly Place[];
  /** When which of these stood under it. */
  readonly days: readonly RegisteredDays[];
}

/** The registrations of which one sees every outlet: half of a return is none. */
export const readRegistrations = query({
  name: 'finance.gstRegistrations',
  permission: 'ledger:read',
  input: z.object({}),
  async handle({ db, reach }): Promise<Registration[]> {
    const found = await everyRegistration(db);
    return found.filter(({ places }) => reach === 'everywhere' || places.every(({ outlet }) => reach.has(outlet.id)));
  },
});

/** Where a return is read: by a look, or while it is set off. */
export interface GstScope extends Pick<QueryScope, 'within'> {
  readonly db: Reader;
}

/** One of the registrations, for whoever may see all its outlets. Throws NOT_FOUND where nothing was ever sold under it, and FORBIDDEN. */
export async function registrationOf({ db, within }: GstScope, gstin: string): Promise<Registration> {
  const found = (await everyRegistration(db)).find((registration) => registration.gstin === gstin);
  if (!found) throw new AppError('NOT_FOUND', 'No outlet sells under this registration, and none did.');
  for (const { outlet } of found.places) within(outlet.id);
  return found;
}

/** By the outlets of today and of earlier days, and by what documents say: what was issued under one is filed under it. */
async function everyRegistration(reader: Reader): Promise<Registration[]> {
  const places = await everyPlace(reader);
  const [days, issued] = await Promise.all([registeredDays(reader, places), issuedUnder(reader)]);
  const outletsOf = new Map<string, Set<string>>();
  for (const { gstin, outletId } of [...days, ...issued]) {
    if (gstin !== null) outletsOf.set(gstin, (outletsOf.get(gstin) ?? new Set()).add(outletId));
  }
  const inOrder = places.flatMap((place) => [...outletsOf].filter(([, ids]) => ids.has(place.outlet.id)));
  const found = [...new Map(inOrder)].flatMap(([gstin, ids]) => {
    const own = places.filter(({ outlet }) => ids.has(outlet.id));
    const [first] = own;
    if (!first) return [];
    const { legalName, taxProfile } = first.organisation;
    return {
      ...{ gstin, legalName, isComposition: taxProfile === 'COMPOSITION', places: own },
      days: days.filter((one) => one.gstin === gstin),
    };
  });
  // Those that outlets stand under now come first.
  const isPast = ({ days: own }: Registration) => Number(!own.some(({ to }) => to === null));
  return found.sort((one, other) => isPast(one) - isPast(other));
}

// The first and the last document of each series of a year: a change in between is in the history of its outlet.
async function issuedUnder(reader: Reader): Promise<{ readonly gstin: string | null; readonly outletId: string }[]> {
  return [
    ...(await reader.execute<{ gstin: string | null; outletId: string }>(sql`
      select distinct d.issuer ->> 'gstin' as gstin, s.outlet_id as "outletId"
      from document_series s join documents d on d.series = s.series and d.financial_year = s.financial_year and d.sequence in (1, s.last_number)`)),
  ];
}
