import { tokenFace } from '@college-kiosk/ui';
import { afterEach, expect, test } from 'vitest';
import { clock } from '../shell/menu/dish.ts';
import { boardWords } from './board-words.ts';
import { compile, type Text } from './compile.ts';
import { en } from './en.ts';
import { hi } from './hi.ts';
import { i18n, languages, speak } from './i18n.ts';
import { ml } from './ml.ts';
import { sayFace } from './token-words.ts';

afterEach(() => speak('en'));

const holes = (text: Text): string[] => {
  if (typeof text !== 'string') return [text.count];
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
};

test.each([
  ['hi', hi],
  ['ml', ml],
])('%s names the same values as English in every text', (_, catalogue) => {
  for (const id of Object.keys(en) as (keyof typeof en)[]) {
    expect.soft(holes(catalogue[id]), id).toEqual(holes(en[id]));
  }
});

// A text left in English, or empty, is not a translation; what has no letters of its own is none either way.
test.each([
  ['hi', hi, /[\u0900-\u097f]/],
  ['ml', ml, /[\u0d00-\u0d7f]/],
] as const)('%s says every text in its own script', (_, catalogue, script) => {
  const ids = Object.keys(en) as (keyof typeof en)[];
  expect(Object.keys(catalogue).sort()).toEqual([...ids].sort());
  const said = (text: Text) => (typeof text === 'string' ? [text] : [text.one, text.other]);
  for (const id of ids) for (const text of said(catalogue[id])) expect.soft(text, id).toMatch(script);
});

test('names and counts are filled in', () => {
  i18n.load('en', compile(en));
  expect(i18n._('menu.added', { dish: 'Masala dosa' })).toBe('Masala dosa is in your order');
  expect(i18n._('cart.count', { count: 1 })).toBe('1 dish');
  expect(i18n._('cart.count', { count: 12 })).toBe('12 dishes');
  expect(i18n._('cart.takeLeft', { count: 1 })).toBe('Take the last one');
});

const scripts = {
  en: /^[ -~…’]+$/,
  hi: /^[\u0900-\u097f…{}tokens ]+$/,
  ml: /^(?:[\u0d00-\u0d7f….{}tokens ]|\u200c)+$/,
};

test('the board says everything in three scripts', () => {
  for (const said of Object.values(boardWords))
    for (const { code } of languages) expect.soft(said[code]).toMatch(scripts[code]);
});

test('every token has a face in words of each language, and no two of 132 the same', () => {
  for (const { code } of languages) {
    const faces = Array.from({ length: 132 }, (_, at) => sayFace(tokenFace(at), code));
    for (const face of faces) expect.soft(face).toMatch(scripts[code]);
    expect(new Set(faces).size).toBe(132);
  }
  // In Hindi the colour agrees with its animal.
  expect([0, 3].map((token) => sayFace(tokenFace(token), 'hi'))).toEqual(['हरा हाथी', 'नीली मछली']);
});

test('times are told in the language spoken', async () => {
  const told = [];
  for (const { code } of languages) {
    await speak(code);
    told.push(clock(450).replaceAll(/\s/g, ' '));
  }
  expect(told).toEqual(['7:30 am', 'सुबह 7:30', 'രാവിലെ 7:30']);
});
