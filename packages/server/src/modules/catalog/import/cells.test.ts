import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAllergens, readDiet, readPrice, readWhole } from './cells.ts';

test('prices in rupees become paise', () => {
  for (const [cell, value] of [
    ['55', 5_500],
    ['0', 0],
    ['55/-', 5_500],
    ['₹ 1,250.50', 125_050],
    ['Rs. 55', 5_500],
    ['Rs 7.5', 750],
    ['INR 1,00,000', 10_000_000],
    ['₹55 /-', 5_500],
    ['12.', 1_200],
    ['0.29', 29],
    ['１２', 1_200],
    ['000000000000055', 5_500],
  ] as const) {
    expect([cell, readPrice(cell)]).toEqual([cell, { value }]);
  }
});

test('what is no price is refused, with what to do', () => {
  for (const [cell, wrong] of [
    ['-5', 'below zero'],
    ['₹ -5', 'below zero'],
    ['12.345', 'two places'],
    ['12,50', 'no price'],
    ['1,2,3', 'no price'],
    ['12 50', 'no price'],
    ['1e3', 'no price'],
    ['NaN', 'no price'],
    ['Infinity', 'no price'],
    ['0x10', 'no price'],
    ['.5', 'no price'],
    ['free', 'no price'],
    ['=1+1', 'no price'],
    ['1,00,000.01', '₹1,00,000'],
    ['99999999999999999999', '₹1,00,000'],
  ] as const) {
    expect([cell, readPrice(cell)]).toEqual([cell, { wrong: expect.stringContaining(wrong) }]);
  }
});

test('every amount up to the dearest is read back to the paisa, however it is written', () => {
  const before = fc.constantFrom('', '₹', '₹ ', 'Rs.', 'rs ', 'INR ');
  const after = fc.constantFrom('', '/-', ' /-', ' only');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.boolean(), before, after, (paise, grouped, left, right) => {
      const whole = BigInt(paise) / 100n;
      const rupees = grouped ? whole.toLocaleString('en-IN') : String(whole);
      const text = `${left}${rupees}.${String(paise % 100).padStart(2, '0')}${right}`;
      expect(readPrice(text)).toEqual({ value: paise });
    }),
  );
});

test('no text at all becomes a fraction, a negative or a number that is none', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-₹ /e') }), (text) => {
      const read = readPrice(text);
      if ('value' in read) expect(Number.isSafeInteger(read.value) && read.value >= 0).toBe(true);
    }),
  );
});

test('diets are known in their common spellings', () => {
  for (const [cell, value] of [
    ['veg', 'VEG'],
    ['Vegetarian', 'VEG'],
    ['nonveg', 'NON_VEG'],
    ['NON-VEG', 'NON_VEG'],
    ['non vegetarian', 'NON_VEG'],
    ['NON_VEG', 'NON_VEG'],
    ['Egg', 'EGG'],
    ['vegan', 'VEGAN'],
  ] as const) {
    expect(readDiet(cell)).toEqual({ value });
  }
  expect(readDiet('Jain')).toEqual({ value: 'VEG', warning: expect.stringContaining('Jain') });
  for (const cell of ['halal', 'constructor', '?']) expect(readDiet(cell)).toHaveProperty('wrong');
});

test('allergens and whole numbers are read, or named where they are not known', () => {
  expect(readAllergens('Milk, wheat;nuts | milk')).toEqual({ value: ['MILK', 'GLUTEN', 'NUTS'] });
  expect(readAllergens('none')).toEqual({ value: [] });
  expect(readAllergens('milk, sunshine')).toEqual({ wrong: expect.stringContaining('“sunshine”') });
  expect(readWhole('3', 0, 3)).toEqual({ value: 3 });
  for (const cell of ['4', '-1', '1.5', '']) expect(readWhole(cell, 0, 3)).toHaveProperty('wrong');
});
