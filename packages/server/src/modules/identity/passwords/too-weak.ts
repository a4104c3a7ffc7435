import { refuse } from '@college-kiosk/kernel';
import type { CommandScope } from '../../../platform/command/command.ts';
import { theOrganisation } from '../../places/index.ts';
import { registrationSettingsNow } from '../registration/settings.ts';
import { breachedPasswords } from './breached-passwords.ts';
import { type PasswordOwner, passwordLengthMin, passwordWeakness, type WeakPassword } from './password-policy.ts';

type Owner = Pick<PasswordOwner, 'name' | 'email' | 'isStudent'> & { readonly hasSecondFactor?: boolean };

/** PASSWORD_TOO_WEAK, with the reason and what to do, when a password is not good enough for this person; else null. */
export async function tooWeak({ tx, use }: Pick<CommandScope, 'tx' | 'use'>, password: string, owner: Owner) {
  const { name: collegeName } = await theOrganisation(tx);
  const { studentPasswordMin: studentLengthMin } = await registrationSettingsNow(tx);
  const whole = { hasSecondFactor: false, ...owner, collegeName, studentLengthMin };
  const weak = passwordWeakness(password, whole);
  if (weak) return refusedAs(weak);
  if (!(await use(breachedPasswords)?.has(password))) return null;
  const advice = 'It is in a list of passwords that were stolen elsewhere, which are tried first.';
  return refusedAs({ reason: 'BREACHED', advice, lengthMin: passwordLengthMin(whole) });
}

/** The refusal for a weak password. */
export function refusedAs(weak: WeakPassword) {
  return refuse('PASSWORD_TOO_WEAK', `Choose another password. ${weak.advice}`, weak);
}
