import type { StrengthWords } from '@college-kiosk/ui';
import type { Say } from '../i18n/i18n.ts';

/** Said before the server is asked; it knows what holds here. */
export const lengthAdvised = 8;

/** Of whoever has a role of the staff, and no second factor. */
export const LENGTH_OF_STAFF = 15;

/** Why the server finds a password too weak, in the person's language. */
export function weakness(say: Say, { reason, lengthMin }: { reason: string; lengthMin: number }): string {
  if (reason === 'TOO_SHORT') return say('password.short', { count: lengthMin });
  if (reason === 'UNCHANGED') return say('password.unchanged');
  if (reason === 'BREACHED') return say('password.stolen');
  return say(reason === 'OWN_WORDS' ? 'password.own' : 'password.weak');
}

/** What the meter says in the person's language. */
export function strengthWords(say: Say): StrengthWords {
  return {
    missing: (count) => say('strength.missing', { count }),
    of: [say('strength.0'), say('strength.1'), say('strength.2'), say('strength.3'), say('strength.4')],
  };
}
