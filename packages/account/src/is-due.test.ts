import { expect, test } from 'vitest';
import { isDue } from './is-due.ts';

test('each thing that is due is seen to before anything else, and nothing is shown where none is', () => {
  const none = { passwordIsDue: false, passwordIsShort: false, factorIsDue: false };
  expect(isDue(none)).toBe(false);
  for (const what of ['passwordIsDue', 'passwordIsShort', 'factorIsDue'])
    expect(isDue({ ...none, [what]: true }), what).toBe(true);
});
