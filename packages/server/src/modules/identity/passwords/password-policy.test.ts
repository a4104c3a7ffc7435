import { expect, test } from 'vitest';
import { passwordWeakness } from './password-policy.ts';

const asha = {
  ...{ name: 'Asha Varghese', email: 'asha.v@college.example', collegeName: 'Malabar College' },
  ...{ isStudent: false, studentLengthMin: 8, hasSecondFactor: false },
};
const reason = (password: string, owner: Partial<typeof asha> = {}) =>
  passwordWeakness(password, { ...asha, ...owner })?.reason ?? null;

test.each([
  ['a staff password of 14 characters', 'plum otter 4qx', {}, 'TOO_SHORT'],
  ['one of 15', 'plum otter 4qxw', {}, null],
  ['one of 7 beside a second factor', 'xK9mQ2v', { hasSecondFactor: true }, 'TOO_SHORT'],
  ['one of 8 beside a second factor', 'xK9#mQ2v', { hasSecondFactor: true }, null],
  ['a student’s of 7', 'xK9mQ2v', { isStudent: true }, 'TOO_SHORT'],
  ['a student’s of 8, which needs no sign and no capital', 'wqzvnbtk', { isStudent: true }, null],
  ['one of 128', 'ab3'.concat('plum otter window copper '.repeat(5)), {}, null],
  ['one of 129', 'x'.repeat(129), {}, 'TOO_LONG'],
  ['a common one', 'iloveyou123456789', {}, 'COMMON'],
  ['a row of digits', '123456789012345', {}, 'COMMON'],
  ['one letter over and over', 'aaaaaaaaaaaaaaaaaaaa', {}, 'COMMON'],
  ['one with the person’s name in capitals', 'VARGHESE-plum-otter-7', {}, 'OWN_WORDS'],
  ['one with the name of the address', 'plum-asha.v-otter-window', {}, 'OWN_WORDS'],
  ['one with the college’s name', 'malabar-plum-otter-window', {}, 'OWN_WORDS'],
  ['one that says canteen', 'lunch at the canteen', {}, 'OWN_WORDS'],
])('%s is judged as it should be', (_, password, owner, judged) => {
  expect(reason(password, owner)).toBe(judged);
});

test('a letter that one sees is one character, however many units it takes and however it was typed', () => {
  // 15 characters outside of the basic plane are 30 units; e and an accent are one letter.
  expect(reason('𝕡𝕝𝕦𝕞𝕠𝕥𝕥𝕖𝕣𝕨𝕚𝕟𝕕𝕠')).toBe('TOO_SHORT');
  expect(reason('𝕡𝕝𝕦𝕞𝕠𝕥𝕥𝕖𝕣𝕨𝕚𝕟𝕕𝕠𝕨')).toBeNull();
  expect(reason('e\u0301'.repeat(14))).toBe('TOO_SHORT');
});

test('names of three letters and less are no reason', () => {
  expect(reason('plum-ann-otter-window', { name: 'Ann Lee', email: 'al@college.example' })).toBeNull();
});

test('advice is a sentence, and says how long is long enough', () => {
  const weak = passwordWeakness('short', asha);
  expect(weak).toMatchObject({ lengthMin: 15, advice: expect.stringMatching(/^Use at least 15 .*\.$/) });
});
