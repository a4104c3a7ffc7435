import { expect, test } from 'vitest';
import { TOKEN_KEYS } from '../../../testing/people.ts';
import { MAIL_LANGUAGES, MailTemplates } from '../../mail/index.ts';
import { identityLetters } from './letters.ts';

const linkId = '01890000-0000-7000-8000-000000000001';
const AT = '2026-11-24T07:00:00.000Z';
const DATA: Readonly<Record<string, readonly object[]>> = {
  'identity.confirmAddress': [
    { linkId, kind: 'STUDENT', collegeId: 'CS-1' },
    { linkId, kind: 'STAFF', collegeId: null },
  ],
  'identity.accountExists': [
    { isStudent: true, waits: false },
    { isStudent: false, waits: true },
  ],
  'identity.admitted': [{ kind: 'STUDENT' }, { kind: 'STAFF' }],
  'identity.rejected': [{ reason: 'The card is $& of another college.' }],
  'identity.chooseNewPassword': [
    { linkId, isStudent: true },
    { linkId, isStudent: false },
  ],
  // As they were written before they said more.
  'identity.passwordChanged': [
    ...[{}, { at: AT, from: '192.0.2.1', isStudent: true }, { at: AT, byOther: true }],
    { at: AT, stillOn: { totp: true, passkeys: ['My $& phone', 'A key'] } },
  ],
  ...Object.fromEntries(
    [
      ...['addressChanged', 'addressLeft', 'factorOn', 'factorOff', 'factorsRemoved', 'recoveryCodesMade'],
      ...['collegeLinked', 'collegeUnlinked'],
    ].map((name) => [
      `identity.${name}`,
      [
        { at: AT, from: '192.0.2.1', isStudent: true },
        { at: AT, byOther: true },
      ],
    ]),
  ),
  ...Object.fromEntries(
    ['passkeyAdded', 'passkeyRemoved', 'passkeyCloned'].map((name) => [
      `identity.${name}`,
      [{ at: AT, from: '192.0.2.1', about: 'My $& phone', isStudent: true }],
    ]),
  ),
  'identity.signInLocked': [
    { at: AT, until: AT, from: '192.0.2.1' },
    { at: AT, until: AT, from: '192.0.2.1', isStudent: true, linkId },
  ],
  'identity.newSignIn': [{ at: AT, device: 'Chrome on Windows', from: '192.0.2.1', country: 'IN' }],
};
const SCRIPT = { en: /[a-z]{4}/, hi: /\p{Script=Devanagari}{3}/u, ml: /\p{Script=Malayalam}{3}/u };

test('every letter is whole in every language, and leads to the app of whom it is for', () => {
  const templates = new MailTemplates([...identityLetters]);
  expect(identityLetters.map(({ name }) => name).sort()).toEqual(Object.keys(DATA).sort());
  const use = () => TOKEN_KEYS as never;
  for (const template of Object.keys(DATA))
    for (const data of DATA[template] ?? [])
      for (const language of MAIL_LANGUAGES) {
        const recipient = { name: 'Asha $1 Nair', email: 'asha@college.example' };
        const scope = { origin: 'https://canteen.example', recipient, language, use };
        const { subject, paragraphs, action } = templates.letter({ template, data }, scope);
        for (const text of [subject, ...paragraphs]) {
          expect(text).not.toMatch(/[{}]/);
          if (!text.includes('CS-1')) expect(text).toMatch(SCRIPT[language]);
        }
        const isStudent = 'isStudent' in data ? data.isStudent : 'kind' in data && data.kind === 'STUDENT';
        if (action) expect(action.url).toContain(isStudent ? '.example/student/' : '.example/staff/');
        if ('about' in data || 'stillOn' in data) expect(paragraphs.join()).toContain('“My $& phone”');
        if ('reason' in data) expect(paragraphs.join()).toContain('The card is $& of another college.');
      }
});
