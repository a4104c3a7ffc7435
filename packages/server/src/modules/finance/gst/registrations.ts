import { AppError } from '@college-kiosk/kernel';
import { z } from 'zod';
import { type QueryScope, query } from '../../../platform/command/query.ts';
import { everyPlace, type Place } from '../../places/index.ts';

/** A registration under GST and the outlets that sell under it. */
export interface Registration {
  readonly gstin: string;
  readonly legalName: string;
  /** Whether tax is paid on turnover, without invoices of tax: CMP-08 in the place of GSTR-1 and GSTR-3B (rules §1.6). */
  readonly isComposition: boolean;
  readonly places: readonly Place[];
}

/** The registrations of which one sees every outlet: half of a return is none. */
export const readRegistrations = query({
  name: 'finance.gstRegistrations',
  permission: 'ledger:read',
  input: z.object({}),
  async handle({ db, reach }): Promise<Registration[]> {
    const found = registrationsOf(await everyPlace(db));
    return found.filter(({ places }) => reach === 'everywhere' || places.every(({ outlet }) => reach.has(outlet.id)));
  },
});

/** One of the registrations, for whoever may see all its outlets. Throws NOT_FOUND where no outlet sells under it, and FORBIDDEN. */
export async function registrationOf(
  { db, within }: Pick<QueryScope, 'db' | 'within'>,
  gstin: string,
): Promise<Registration> {
  const found = registrationsOf(await everyPlace(db)).find((registration) => registration.gstin === gstin);
  if (!found) throw new AppError('NOT_FOUND', 'No outlet sells under this registration.');
  for (const { outlet } of found.places) within(outlet.id);
  return found;
}

function registrationsOf(places: readonly Place[]): Registration[] {
  const found = new Map<string, Registration>();
  for (const place of places) {
    const { outlet, organisation } = place;
    const gstin = organisation.taxProfile === 'UNREGISTERED' ? null : (outlet.gstin ?? organisation.gstin);
    if (gstin === null) continue;
    const { legalName, taxProfile } = organisation;
    const of = [...(found.get(gstin)?.places ?? []), place];
    found.set(gstin, { gstin, legalName, isComposition: taxProfile === 'COMPOSITION', places: of });
  }
  return [...found.values()];
}
