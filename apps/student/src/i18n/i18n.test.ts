import { afterEach, expect, test } from 'vitest';
import { en, type TextId } from './en.ts';
import { hi } from './hi.ts';
import { i18n, speak } from './i18n.ts';
import { ml } from './ml.ts';

afterEach(() => speak('en'));

const ids = Object.keys(en) as TextId[];
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

test.each([
  ['hi', hi, /[\u0900-\u097f]/],
  ['ml', ml, /[\u0d00-\u0d7f]/],
] as const)('%s says every text in its own script, with the same values as English', (_, catalogue, script) => {
  expect(Object.keys(catalogue).sort()).toEqual([...ids].sort());
  for (const id of ids) {
    expect.soft(catalogue[id], id).toMatch(script);
    expect.soft(holes(catalogue[id]), id).toEqual(holes(en[id]));
  }
});

test('values are filled in, and the language asked for last is spoken', async () => {
  expect(i18n._('sessions.ended', { device: 'Firefox' })).toBe('Firefox is signed out.');
  await Promise.all([speak('hi'), speak('ml')]);
  expect(i18n._('signOut')).toBe(ml.signOut);
  expect(document.documentElement.lang).toBe('ml');
});
