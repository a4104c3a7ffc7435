import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { at } from './lib/root.mjs';

// The demo's menu is the server's, its pictures are drawn by packages/ui, and neither may import the other: here they meet.
interface Picture {
  readonly vessel: string;
  readonly base: string;
  readonly garnish: readonly string[];
  readonly sides: readonly string[];
}
interface Item {
  readonly code: string;
  readonly name: string;
  readonly picture: Picture;
}

let items: readonly Item[];
let words: Record<'vessels' | 'bases' | 'garnishes' | 'sides', readonly string[]>;
/** Static markup of each dish, by its code. */
let drawn: Map<string, string>;

const { createElement } = createRequire(at('packages/ui/package.json'))('react');
const { renderToStaticMarkup } = createRequire(at('packages/ui/package.json'))('react-dom/server');

beforeAll(async () => {
  ({ demoItems: items } = await import(at('packages/server/src/entry/seed/demo-menu.ts')));
  words = await import(at('packages/ui/src/food/dish-picture.ts'));
  const { loadArt } = await import(at('packages/ui/src/food/art.ts'));
  const { FoodPicture } = await import(at('packages/ui/src/food/FoodPicture.tsx'));
  await loadArt();
  drawn = new Map(
    items.map(({ code, name, picture }) => [
      code,
      renderToStaticMarkup(createElement(FoodPicture, { picture, title: name })),
    ]),
  );
});

describe('the pictures of the demo menu', () => {
  test('are told in words the composer knows', () => {
    for (const { code, picture } of items) {
      expect.soft(words.vessels, code).toContain(picture.vessel);
      expect.soft(words.bases, code).toContain(picture.base);
      for (const word of picture.garnish) expect.soft(words.garnishes, code).toContain(word);
      for (const word of picture.sides) expect.soft(words.sides, code).toContain(word);
    }
  });

  test('take 1.4 to 4 KB each', () => {
    for (const [code, svg] of drawn) {
      expect.soft(svg.length, code).toBeGreaterThan(1_400);
      expect.soft(svg.length, code).toBeLessThanOrEqual(4_096);
    }
  });

  test('are no two alike: a tenth of what is drawn differs in shape, whatever the colours', () => {
    const shapes = new Map([...drawn].map(([code, svg]) => [code, shapesOf(svg)]));
    const alike = [...shapes].flatMap(([one, a], index) =>
      [...shapes]
        .slice(index + 1)
        .filter(([, b]) => share(a, b) > 0.9)
        .map(([other, b]) => `${one} and ${other}: ${Math.round(share(a, b) * 100)} % the same`),
    );
    expect(alike).toEqual([]);
  });
});

/** Every element that is seen, without its colours. */
function shapesOf(svg: string): string[] {
  const plain = svg.replaceAll(/ (?:fill|stroke|id|style|aria-label|opacity)="[^"]*"/g, '');
  return [...plain.matchAll(/<(?:path|ellipse|circle|rect|use)[^>]*>/g)].map(([element]) => element);
}

/** What part of the larger drawing the other has as well. */
function share(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  let same = 0;
  for (const shape of a) {
    const found = left.indexOf(shape);
    if (found === -1) continue;
    left.splice(found, 1);
    same += 1;
  }
  return same / Math.max(a.length, b.length);
}
