import { expect, test } from 'vitest';
import { nameOf, seenOnly } from './name.ts';

const name = nameOf(20);
const takes = (said: string) => name.safeParse(said).success;

test.each([
  ['a right-to-left override', 'evil\u202egnp'],
  ['an isolate', '\u2066Ravi\u2069'],
  ['a mark of direction', 'Ravi\u200f'],
  ['a control', 'Ravi\u0007'],
  ['a line break', 'Ravi\nthe admin'],
  ['a line separator', 'Ravi\u2028the admin'],
  ['a zero-width space', 'Ra\u200bvi'],
  ['a byte order mark inside', 'Ra\ufeffvi'],
  ['a soft hyphen', 'Ra\u00advi'],
  ['a tag', 'Ravi\u{e0041}'],
  ['nothing but a joiner', '\u200d'],
  ['nothing', '   '],
  ['too much', 'x'.repeat(21)],
])('a name with %s is none', (_, said) => {
  expect(takes(said)).toBe(false);
});

test.each(['Asha', ' Till 9 ', 'आशा', 'അശ്വിൻ', 'ക്\u200dഷ', 'O’Neill-Smith', 'علي', '李', '☕ Kiosk'])(
  '“%s” is a name',
  (said) => {
    expect(name.parse(said)).toBe(said.trim());
  },
);

test('of a name that another system gives, what nobody sees is left out', () => {
  expect(seenOnly('\u202eevil\u0000 Ravi\u200b')).toBe('evil Ravi');
});
