import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { ownAccount } from '../identity/index.ts';
import { birthYearOf, holdConsents, latestConsent } from './consent.ts';
import { CONSENT_TEXTS } from './consent-texts.ts';
import { isForAdults, mayBeChild, PURPOSES } from './purposes.ts';
import { consents } from './tables.ts';

/**
 * Agrees to one purpose, by the version of the text that was read (DPDP Act 2023 §6, GDPR 7). Refuses TEXT_CHANGED, and for
 * purposes that are closed to children AGE_UNKNOWN and UNDER_AGE; the database refuses those as well.
 */
export const giveConsent = command({
  name: 'privacy.giveConsent',
  permission: 'signed-in',
  input: z.object({ commandId: z.uuid(), purpose: z.enum(PURPOSES), version: z.int() }),
  about: ownAccount,
  once: (input) => input.commandId,
  async handle({ tx, now, actor, newId }, { purpose, version }) {
    const userId = actor.id ?? '';
    await holdConsents(tx, userId);
    if (version !== CONSENT_TEXTS[purpose].version) return TEXT_CHANGED;
    if (isForAdults(purpose)) {
      const birthYear = await birthYearOf(tx, userId);
      if (birthYear === null) return AGE_UNKNOWN;
      if (mayBeChild(birthYear, now)) return UNDER_AGE;
    }
    const latest = await latestConsent(tx, userId, purpose);
    if (!latest?.given || latest.version !== version)
      await tx.insert(consents).values({ id: newId(), userId, purpose, version, given: true, at: now });
    return { purpose };
  },
});

const TEXT_CHANGED = refuse('TEXT_CHANGED', 'The text has changed since you read it. Read it again first.');
const AGE_UNKNOWN = refuse('AGE_UNKNOWN', 'This is for people of age. Say in which year you were born first.');
const UNDER_AGE = refuse('UNDER_AGE', 'This is not open to people under 18, nor in the year in which they turn 18.');
