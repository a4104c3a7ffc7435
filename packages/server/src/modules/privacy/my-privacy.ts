import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import { birthYearOf, latestConsent } from './consent.ts';
import { CONSENT_TEXTS } from './consent-texts.ts';
import { PURPOSES } from './purposes.ts';

/** What the person agreed to, in the words of a language, and the year of birth they said. */
export const myPrivacy = query({
  name: 'privacy.mine',
  permission: 'signed-in',
  input: z.object({ language: z.enum(['en', 'hi', 'ml']) }),
  async handle({ db, actor }, { language }) {
    const userId = actor.id ?? '';
    const consents = [];
    for (const purpose of PURPOSES) {
      const { version, words } = CONSENT_TEXTS[purpose];
      const latest = await latestConsent(db, userId, purpose);
      const given = latest !== null && latest.given && latest.version === version;
      consents.push({ purpose, version, ...words[language], given, at: latest?.at ?? null });
    }
    return { birthYear: await birthYearOf(db, userId), consents };
  },
});
