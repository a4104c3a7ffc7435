import { type Refusal, refuse } from '@college-kiosk/kernel';
import type { Place } from '../../places/index.ts';

/** OTHER_REGISTRATION where two outlets sell under different tax registrations: what goes from one to the other is a sale (rules §3.4). */
export function otherRegistration(from: Place, to: Place): Refusal | null {
  if (registrationOf(from) === registrationOf(to)) return null;
  const message = `${from.outlet.name} and ${to.outlet.name} have tax registrations of their own: between them goods are sold with an invoice, not moved.`;
  return refuse('OTHER_REGISTRATION', message);
}

/** The tax registration an outlet sells under; the State when there is none. */
function registrationOf({ outlet, organisation }: Place): string {
  return outlet.gstin ?? organisation.gstin ?? organisation.stateCode;
}
