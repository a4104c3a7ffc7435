import { expect, test } from 'vitest';
import { byDefault, factorOf } from './RoleFactorFields.tsx';

const entries = [
  { permission: 'order:read', isSensitive: false },
  { permission: 'ledger:read', isSensitive: true },
];

test('a new role made from no other demands a second factor as soon as something sensitive is chosen', () => {
  const none = { basedOn: '' };
  expect(byDefault(entries, ['order:read'], none).isDemanded).toBe(false);
  expect(byDefault(entries, ['order:read', 'ledger:read'], none)).toEqual({ isDemanded: true, graceDays: 7 });
  expect(byDefault(entries, ['ledger:read'], { basedOn: 'FINANCE' }).isDemanded).toBe(false);
});

test('what was decided about a role stands in its form, no days of grace among it', () => {
  expect(factorOf({ factorGraceDays: 0 })).toEqual({ isDemanded: true, graceDays: 0 });
  expect(factorOf({ factorGraceDays: null })?.isDemanded).toBe(false);
  expect(factorOf(null)).toBeNull();
});
