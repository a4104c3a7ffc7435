import { z } from 'zod';
import { isDemoAddress } from '../accounts/demo-accounts.ts';
import { readPerson } from './college-person.ts';
import * as refusals from './refusals.ts';
import type { CollegeSettings } from './settings.ts';

/** What came of asking the provider. */
export const heard = z.discriminatedUnion('is', [
  z.object({ is: z.literal('VOUCHED'), issuer: z.string(), claims: z.record(z.string(), z.unknown()) }),
  z.object({ is: z.enum(['AWAY', 'REFUSED']) }),
]);
/** For the audit trail: what was wrong with the answer. */
export const why = z.string().max(200).nullable();
export type Heard = z.output<typeof heard>;

/** The person for whom the provider vouches, as far as the settings let anybody of theirs in; else why not. */
export function personLetIn(settings: CollegeSettings, said: Heard) {
  if (!settings.isOn) return refusals.COLLEGE_OFF;
  if (said.is !== 'VOUCHED') return said.is === 'AWAY' ? refusals.COLLEGE_AWAY : refusals.ANSWER_REFUSED;
  const person = readPerson(said, settings.groupsClaim);
  const { email, emailIsVerified } = person;
  if (email === null || !emailIsVerified) return refusals.EMAIL_NOT_VERIFIED;
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (!settings.domains.includes(domain) || isDemoAddress(email)) return refusals.DOMAIN_REFUSED;
  return { ...person, email, domain };
}
