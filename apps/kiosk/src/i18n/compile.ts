import type { Messages } from '@lingui/core';

/** A sentence with `{names}` in it, or one sentence per plural form, with `#` for the count. */
export type Text = string | { count: string; one: string; other: string };

type Part = string | [name: string] | [name: string, kind: 'plural', forms: { one: Part[]; other: Part[] }];

const byName = (text: string): Part[] =>
  text.split(/\{(\w+)\}/).flatMap((part, at): Part[] => (at % 2 === 1 ? [[part]] : part === '' ? [] : [part]));
const byCount = (text: string): Part[] =>
  text
    .split(/(#)/)
    .filter((part) => part !== '')
    .flatMap(byCountless);
const byCountless = (part: string): Part[] => (part === '#' ? ['#'] : byName(part));

/** Lingui's compiled form, so that no message compiler has to be shipped. */
export function compile(texts: Record<string, Text>): Messages {
  return Object.fromEntries(
    Object.entries(texts).map(([id, text]) => {
      if (typeof text !== 'string') {
        return [id, [[text.count, 'plural', { one: byCount(text.one), other: byCount(text.other) }]]];
      }
      return [id, byName(text)];
    }),
  ) as Messages;
}
