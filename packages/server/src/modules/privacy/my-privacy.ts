import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import { birthYearOf, latestConsents } from './consent.ts';
import { CONSENT_TEXTS } from './consent-texts.ts';
import { PURPOSES } from './purposes.ts';

/** What the person agreed to, in the words of a language, and the year of birth they said. */
export const myPrivacy = query({
  name: 'privacy.mine',
  permission: 'signed-in',
  input: z.object({ language: z.enum(['en', 'hi', 'ml']) }),
  async handle({ db, actor }, { language }) {
    const userId = actor.id ?? '';
    const said = await latestConsents(db, userId);
    const consents = PURPOSES.map((purpose) => {
      const { version, words } = CONSENT_TEXTS[purpose];
      const latest = said.find((one) => one.purpose === purpose);
      const given = latest?.given === true && latest.version === version;
      return { purpose, version, ...words[language], given, at: latest?.at ?? null };
    });
    return { birthYear: await birthYearOf(db, userId), consents };
  },
});
