import { addDays } from '@college-kiosk/kernel';
import { asc } from 'drizzle-orm';
import type { CommandScope } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/db/database.ts';
import { groupBy } from '../../platform/group.ts';
import { datesAt, type Place } from './place.ts';
import { registrationChanges } from './tables.ts';

/** The registration (GSTIN) that an outlet trades under now: its own, else the organisation's; null of a seller who is not registered. */
export function registrationAt({ outlet, organisation }: Place): string | null {
  return organisation.taxProfile === 'UNREGISTERED' ? null : (outlet.gstin ?? organisation.gstin);
}

/** Keeps that an outlet changed its registration, where it did: months of the old one stay its own. The caller holds the outlet and its organisation. */
export async function keepRegistrationChange(
  { tx, now, actor, newId }: CommandScope,
  place: Place,
  changed: Partial<Place>,
): Promise<void> {
  const [before, after] = [registrationAt(place), registrationAt({ ...place, ...changed })];
  if (before === after) return;
  const { taxDate: day } = datesAt(place, now);
  await tx.insert(registrationChanges).values({
    ...{ id: newId(), outletId: place.outlet.id, day, before, after, at: now, by: actor.label },
  });
}

/** Days on which an outlet stood under a registration; null for an end that is open. */
export interface RegisteredDays {
  readonly outletId: string;
  readonly gstin: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Under which registration each of these outlets stood on each day, in the order of time. The day of a change is of what it was changed to last. */
export async function registeredDays(reader: Reader, places: readonly Place[]): Promise<RegisteredDays[]> {
  const changes = await reader
    .select()
    .from(registrationChanges)
    .orderBy(asc(registrationChanges.at), asc(registrationChanges.id));
  const byOutlet = groupBy(changes, ({ outletId }) => outletId);
  return places.flatMap((place) => {
    const outletId = place.outlet.id;
    const own = byOutlet.get(outletId) ?? [];
    // Of several on one day the last holds.
    const starts = own.filter(({ day }, at) => own[at + 1]?.day !== day);
    const days = [
      { gstin: own[0]?.before ?? null, from: null },
      ...starts.map(({ after, day }) => ({ gstin: after, from: day })),
    ];
    if (own.length === 0) return [{ outletId, gstin: registrationAt(place), from: null, to: null }];
    return days.map((one, at) => {
      const next = days[at + 1]?.from;
      return { outletId, ...one, to: next ? addDays(next, -1) : null };
    });
  });
}
