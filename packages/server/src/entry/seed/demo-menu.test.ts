import { describe, expect, test } from 'vitest';
import { costOf } from './demo-ingredients.ts';
import {
  demoCategories,
  demoDayparts,
  demoIngredients,
  demoItems,
  demoModifierGroups,
  demoStations,
} from './demo-menu.ts';
import type { Allergen, DemoItem, DemoRecipeLine } from './demo-types.ts';

const ingredients = new Map(demoIngredients.map((ingredient) => [ingredient.code, ingredient]));
const groups = new Map(demoModifierGroups.map((group) => [group.code, group]));
const variants = demoItems.flatMap((item) => item.variants);
const options = demoModifierGroups.flatMap((group) => group.options);
const goods = demoItems.filter((item) => item.taxKind === 'GOODS');
const prepared = demoItems.filter((item) => item.taxKind === 'PREPARED');
const byCode = (code: string) => demoItems.find((item) => item.code === code);

function allergensIn(recipe: readonly DemoRecipeLine[]): Set<Allergen> {
  const added = recipe.filter((line) => line.quantity > 0);
  return new Set(
    added.flatMap((line) => {
      const ingredient = ingredients.get(line.ingredient);
      return [...(ingredient?.allergens ?? []), ...allergensIn(ingredient?.recipe ?? [])];
    }),
  );
}

test.each<[string, readonly { code: string }[]]>([
  ['stations', demoStations],
  ['dayparts', demoDayparts],
  ['categories', demoCategories],
  ['ingredients', demoIngredients],
  ['items', demoItems],
  ['variants', variants],
  ['modifier groups', demoModifierGroups],
  ['modifier options', options],
])('%s have unique codes', (_title, list) => {
  expect(new Set(list.map((entry) => entry.code)).size).toBe(list.length);
});

test('the menu is of the size of a real canteen, in ten categories, none of them empty', () => {
  expect(demoItems.length).toBeGreaterThanOrEqual(72);
  expect(demoItems.length).toBeLessThanOrEqual(80);
  expect(demoCategories).toHaveLength(10);
  for (const category of demoCategories) {
    expect(demoItems.filter((item) => item.category === category.code).length).toBeGreaterThanOrEqual(5);
  }
});

describe('every reference resolves', () => {
  test.each(demoItems)('of $name', (item) => {
    expect(demoCategories.map((category) => category.code)).toContain(item.category);
    if (item.station !== null) expect(demoStations.map((station) => station.code)).toContain(item.station);
    for (const code of item.daypartCodes) expect(demoDayparts.map((daypart) => daypart.code)).toContain(code);
    for (const code of item.modifierGroups) expect(groups.has(code)).toBe(true);
    for (const { recipe } of item.variants)
      for (const line of recipe) expect(ingredients.has(line.ingredient)).toBe(true);
  });

  test('of modifiers and preparations', () => {
    const lines = [
      ...options.map((option) => option.recipeDelta),
      ...demoIngredients.map((entry) => entry.recipe),
    ].flat();
    for (const line of lines) expect(ingredients.has(line.ingredient)).toBe(true);
  });

  test('and every group and ingredient is used by something', () => {
    for (const code of groups.keys()) expect(demoItems.some((item) => item.modifierGroups.includes(code))).toBe(true);
    for (const ingredient of demoIngredients)
      expect([ingredient.code, ingredient.dailyUse > 0]).toEqual([ingredient.code, true]);
  });
});

describe('recipes', () => {
  test('are never empty, in whole thousandths, name an ingredient once, and take something of it', () => {
    for (const { code, recipe } of variants) {
      expect([code, recipe.length > 0]).toEqual([code, true]);
      expect(new Set(recipe.map((line) => line.ingredient)).size).toBe(recipe.length);
      for (const line of recipe)
        expect([code, Number.isInteger(line.quantity) && line.quantity > 0]).toEqual([code, true]);
    }
  });

  test('only preparations have one of their own, made from what is bought', () => {
    for (const ingredient of demoIngredients) {
      expect(ingredient.recipe.length > 0).toBe(ingredient.kind === 'PREP');
      for (const line of ingredient.recipe) expect(ingredients.get(line.ingredient)?.kind).toBe('INGREDIENT');
    }
  });

  test('stay possible under every modifier, so that no choice takes out what was never in', () => {
    for (const item of demoItems) {
      for (const option of item.modifierGroups.flatMap((code) => groups.get(code)?.options ?? [])) {
        for (const delta of option.recipeDelta.filter((line) => line.quantity < 0)) {
          for (const { recipe } of item.variants) {
            const has = recipe.find((line) => line.ingredient === delta.ingredient)?.quantity ?? 0;
            expect([item.code, option.code, has + delta.quantity >= 0]).toEqual([item.code, option.code, true]);
          }
        }
      }
    }
  });

  test('hold exactly what "no sugar" and another milk take out', () => {
    const takesAll = [
      ['SUGAR', 'SUGAR', 10_000],
      ['MILK', 'MILK', 100_000],
      ['LIME', 'SUGAR', 18_000],
    ] as const;
    for (const [group, ingredient, quantity] of takesAll) {
      for (const item of demoItems.filter(({ modifierGroups }) => modifierGroups.includes(group))) {
        for (const { recipe } of item.variants)
          expect([item.code, recipe]).toEqual([item.code, expect.arrayContaining([{ ingredient, quantity }])]);
      }
    }
  });

  test('cost between a tenth and three fifths of the price before tax', () => {
    for (const item of prepared) {
      for (const { code, price, recipe } of item.variants) {
        const share = costOf(recipe) / (price / 1.05);
        expect([code, share > 0.1 && share < 0.6, share.toFixed(2)]).toEqual([code, true, expect.any(String)]);
      }
    }
  });
});

describe('what the label says', () => {
  test.each(demoItems)('$name names every allergen of its recipes', (item) => {
    for (const { recipe } of item.variants) {
      for (const allergen of allergensIn(recipe)) expect(item.allergens).toContain(allergen);
    }
  });

  test('modifier options and preparations name theirs too', () => {
    for (const option of options) {
      for (const allergen of allergensIn(option.recipeDelta)) expect(option.allergens).toContain(allergen);
    }
    for (const prep of demoIngredients) {
      for (const allergen of allergensIn(prep.recipe)) expect(prep.allergens).toContain(allergen);
    }
  });

  test('the diet mark agrees with the allergens, meat is in NON_VEG alone, and all four diets are on the menu', () => {
    const forbidden: Record<DemoItem['diet'], Allergen[]> = {
      VEGAN: ['MILK', 'EGG', 'FISH', 'CRUSTACEAN'],
      VEG: ['EGG', 'FISH', 'CRUSTACEAN'],
      EGG: ['FISH', 'CRUSTACEAN'],
      NON_VEG: [],
    };
    for (const item of demoItems) {
      expect([item.code, item.allergens.filter((allergen) => forbidden[item.diet].includes(allergen))]).toEqual([
        item.code,
        [],
      ]);
      if (item.diet === 'EGG') expect(item.allergens).toContain('EGG');
      const flesh = item.variants.some(({ recipe }) =>
        recipe.some((line) => /CHICKEN|FISH|PRAWN/.test(line.ingredient)),
      );
      expect([item.code, flesh]).toEqual([item.code, item.diet === 'NON_VEG']);
    }
    expect(new Set(demoItems.map((item) => item.diet))).toEqual(new Set(['VEG', 'EGG', 'NON_VEG', 'VEGAN']));
  });

  test('an egg is offered only where eggs or meat are already', () => {
    for (const item of demoItems.filter(({ modifierGroups }) => modifierGroups.includes('EGG_ADD_ON'))) {
      expect(['EGG', 'NON_VEG']).toContain(item.diet);
    }
  });

  const named = [
    ...[...demoItems, ...demoItems.flatMap((item) => item.variants), ...demoCategories],
    ...[...demoModifierGroups, ...demoModifierGroups.flatMap((group) => group.options)],
  ];
  test.each(named)('$name is named in three scripts', (entry) => {
    expect(entry.name).toMatch(/^[A-Z1-9][ -~é’]+$/);
    expect(entry.nameHi).toMatch(/[\u0900-\u097f]/);
    expect(entry.nameMl).toMatch(/[\u0d00-\u0d7f]/);
    expect(entry.nameHi).not.toMatch(/[A-Za-z\u0d00-\u0d7f]/);
    expect(entry.nameMl).not.toMatch(/[A-Za-z\u0900-\u097f]/);
  });

  test.each(demoItems)('$name is described in three scripts, each time in one short sentence', (item) => {
    expect(item.description).toMatch(/^[A-Z][^.]{15,95}\.$/);
    expect(item.descriptionHi).toMatch(/^[\u0900-\u0963\u0966-\u097f\d ,;-]{15,95}।$/);
    expect(item.descriptionMl).toMatch(/^(?:[\u0d00-\u0d7f\d ,;-]|\u200c){15,95}\.$/);
  });

  test('pictures are in hex colours', () => {
    for (const item of demoItems) {
      for (const colour of [item.picture.tone, item.picture.sauce ?? '#000000'])
        expect(colour).toMatch(/^#[0-9a-f]{6}$/);
      expect(item.kcal).toBeGreaterThanOrEqual(0);
      expect(item.popularity).toBeGreaterThan(0);
    }
  });
});

describe('prices and tax', () => {
  test('lie between ₹10 and ₹180 in whole rupees, and names of sizes are unique within an item', () => {
    for (const item of demoItems) {
      for (const { code, price } of item.variants) {
        expect([code, price >= 1000 && price <= 18_000 && price % 100 === 0]).toEqual([code, true]);
      }
      expect(new Set(item.variants.map((variant) => variant.name)).size).toBe(item.variants.length);
    }
  });

  test.each([
    ['MASALA_DOSA', 6000],
    ['TEA', 1200],
    ['VEG_PUFF', 1500],
    ['COLA', 2000],
    ['WATER', 2000],
    ['CHICKEN_BIRYANI', 12_000],
  ])('%s costs %d', (code, price) => {
    expect(byCode(code)?.variants[0]?.price).toBe(price);
  });

  test('goods are one pack each, at most at the printed price, with heading and rate, and need no station', () => {
    expect(goods.length).toBeGreaterThanOrEqual(8);
    for (const item of goods) {
      const [variant, ...others] = item.variants;
      expect(others).toEqual([]);
      expect(variant?.price).toBeLessThanOrEqual(item.mrp ?? 0);
      expect(variant?.recipe).toEqual([{ ingredient: expect.any(String), quantity: 1000 }]);
      expect(ingredients.get(variant?.recipe[0]?.ingredient ?? '')).toMatchObject({ kind: 'PACKAGED', unit: 'pcs' });
      expect(item.hsn).toMatch(/^\d{4}(\d{4})?$/);
      expect([500, 4000]).toContain(item.taxRateBp);
      expect(item.station).toBeNull();
    }
    expect(byCode('COLA')).toMatchObject({ hsn: '22021010', taxRateBp: 4000, mrp: 2000 });
    expect(byCode('WATER')).toMatchObject({ hsn: '2201', taxRateBp: 500, mrp: 2000 });
  });

  test('prepared food is a service at 5 % with a station and a time', () => {
    for (const item of prepared) {
      expect(item).toMatchObject({ taxRateBp: 500, hsn: null, mrp: null, station: expect.any(String) });
      expect(item.prepSeconds).toBeGreaterThan(0);
    }
  });
});

test('modifier groups ask for as many choices as they offer, or fewer', () => {
  expect(demoModifierGroups.length).toBeGreaterThanOrEqual(6);
  for (const group of demoModifierGroups) {
    expect(group.min).toBeGreaterThanOrEqual(0);
    expect(group.max).toBeGreaterThanOrEqual(Math.max(group.min, 1));
    expect(group.options.length).toBeGreaterThanOrEqual(group.max > 1 ? 2 : 1);
    for (const option of group.options) expect(option.priceDelta % 100).toBe(0);
  }
});
