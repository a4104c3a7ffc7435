import { refuse } from '@college-kiosk/kernel';
import type { Reader } from '../../../platform/db/database.ts';
import { theOrganisation } from '../../places/index.ts';
import { registrationSettingsNow } from '../registration/settings.ts';
import { type PasswordOwner, passwordWeakness, type WeakPassword } from './password-policy.ts';

/** PASSWORD_TOO_WEAK, with the reason and what to do, when a password is not good enough for this person; else null. */
export async function tooWeak(
  reader: Reader,
  password: string,
  owner: Pick<PasswordOwner, 'name' | 'email' | 'isStudent'> & { readonly hasSecondFactor?: boolean },
) {
  const { name: collegeName } = await theOrganisation(reader);
  const { studentPasswordMin: studentLengthMin } = await registrationSettingsNow(reader);
  const weak = passwordWeakness(password, { hasSecondFactor: false, ...owner, collegeName, studentLengthMin });
  return weak && refusedAs(weak);
}

/** The refusal for a weak password. */
export function refusedAs(weak: WeakPassword) {
  return refuse('PASSWORD_TOO_WEAK', `Choose another password. ${weak.advice}`, weak);
}
