import { expect, test } from 'vitest';
import { shownTokens } from './shown-tokens.ts';

const tokens = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    orderId: `o${at}`,
    since: `2026-11-23T10:${String(at).padStart(2, '0')}`,
  }));
const none = new Set<string>();

test('few stand large, many stand small, more than fit are counted', () => {
  expect(shownTokens('ready', tokens(3), none)).toMatchObject({ density: 'few', more: 0 });
  expect(shownTokens('ready', tokens(9), none)).toMatchObject({ density: 'some', more: 0 });
  const full = shownTokens('ready', tokens(20), none);
  expect(full).toMatchObject({ density: 'many', more: 8 });
  expect(full.shown).toHaveLength(12);
});

test('ready shows the latest first, preparing the oldest first', () => {
  expect(shownTokens('ready', tokens(3), none).shown[0]?.orderId).toBe('o2');
  expect(shownTokens('preparing', tokens(3), none).shown[0]?.orderId).toBe('o0');
});

test('what is newly ready is shown first, even where there is no room', () => {
  const { shown, density, more } = shownTokens('ready', tokens(30), new Set(['o1']));
  expect(shown[0]?.orderId).toBe('o1');
  // It stands enlarged, in the room of seven.
  expect({ density, more, shown: shown.length }).toEqual({ density: 'many', more: 24, shown: 6 });
});
