import { expect, test } from 'vitest';
import { commandIds } from './use-command-id.ts';

test('what is said again is said under the same id, and anything else under another', () => {
  const idOf = commandIds();
  const first = idOf({ role: 'cook', permissions: ['order:read'] });
  expect(idOf({ role: 'cook', permissions: ['order:read'] })).toBe(first);
  const other = idOf({ role: 'cook', permissions: [] });
  expect(other).not.toBe(first);
  // Between the two something else was done: the first is not done already.
  expect(idOf({ role: 'cook', permissions: ['order:read'] })).not.toBe(first);
});
