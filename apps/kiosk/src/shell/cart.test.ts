import { expect, test } from 'vitest';
import {
  addLine,
  blocks,
  type CartLine,
  countOf,
  issueOf,
  lineKey,
  mostOfOne,
  type Priced,
  roomFor,
  setQuantity,
  totalOf,
  unitPrice,
} from './cart.ts';

const dosa: Priced = {
  id: 'dosa',
  soldOut: false,
  servedNow: true,
  variants: [
    { id: 'full', price: 6_000, portionsLeft: 5 },
    { id: 'half', price: 3_500, portionsLeft: null },
  ],
  modifierGroups: [
    {
      options: [
        { id: 'ghee', priceDelta: 1_000 },
        { id: 'mint', priceDelta: 0 },
        { id: 'no-oil', priceDelta: -500 },
      ],
    },
  ],
};
const dishes = new Map([['dosa', dosa]]);
const line = (part: Partial<CartLine> = {}): CartLine => ({
  itemId: 'dosa',
  variantId: 'full',
  optionIds: [],
  quantity: 1,
  seenPrice: 6_000,
  ...part,
});

test.each([
  ['the variant alone', 'full', [], 6_000],
  ['another variant', 'half', [], 3_500],
  ['options add and take away', 'full', ['ghee', 'no-oil'], 6_500],
  ['an option that costs nothing', 'half', ['mint'], 3_500],
  ['a variant that is gone', 'double', [], null],
  ['an option that is gone', 'full', ['cheese'], null],
] as const)('one of a dish costs: %s', (_, variant, options, price) => {
  expect(unitPrice(dosa, variant, options)).toBe(price);
});

test('the same dish with the same choices becomes more of it, in whatever order they were made', () => {
  const cart = addLine([line({ optionIds: ['ghee', 'mint'] })], line({ optionIds: ['mint', 'ghee'], quantity: 2 }));
  expect(cart).toHaveLength(1);
  expect(countOf(cart)).toBe(3);
});

test('another choice or another size is a line of its own', () => {
  const cart = [line({ optionIds: ['ghee'] }), line({ variantId: 'half' })].reduce(addLine, [line()]);
  expect(cart).toHaveLength(3);
});

test('nobody orders more than twenty of one by adding', () => {
  expect(countOf(addLine([line({ quantity: 19 })], line({ quantity: 5 })))).toBe(mostOfOne);
});

test('a quantity of nothing removes the line', () => {
  const cart = [line(), line({ variantId: 'half' })];
  expect(setQuantity(cart, lineKey(line()), 0)).toEqual([line({ variantId: 'half' })]);
});

test("the total goes by today's prices; a dish that left the menu counts at the price seen", () => {
  const gone = line({ itemId: 'gone', variantId: 'x', seenPrice: 1_234, quantity: 2 });
  expect(totalOf([line({ quantity: 2, seenPrice: 1 }), line({ optionIds: ['ghee'] }), gone], dishes)).toBe(
    12_000 + 7_000 + 2_468,
  );
});

test('what lies in the cart already leaves less room', () => {
  expect(roomFor(dosa, 'full', [])).toBe(5);
  expect(roomFor(dosa, 'full', [line({ quantity: 2 }), line({ optionIds: ['ghee'], quantity: 3 })])).toBe(0);
  expect(roomFor(dosa, 'half', [line({ variantId: 'half', quantity: 1 })])).toBe(mostOfOne - 1);
});

test.each([
  ['fine', line(), dosa, null],
  ['gone from the menu', line(), undefined, { kind: 'gone' }],
  ['an option is gone', line({ optionIds: ['cheese'] }), dosa, { kind: 'gone' }],
  ['switched to sold out', line(), { ...dosa, soldOut: true }, { kind: 'soldOut' }],
  ['nothing left', line(), { ...dosa, variants: [{ id: 'full', price: 6_000, portionsLeft: 0 }] }, { kind: 'soldOut' }],
  ['not served at this hour', line(), { ...dosa, servedNow: false }, { kind: 'notServed' }],
  ['too few left', line({ quantity: 6 }), dosa, { kind: 'short', left: 5 }],
  ['the price moved', line({ seenPrice: 5_500 }), dosa, { kind: 'price', was: 5_500, now: 6_000 }],
] as const)('a line in the cart: %s', (_, each, dish, issue) => {
  expect(issueOf(each, dish, [each])).toEqual(issue);
});

test('two lines that want the same last portions are both short', () => {
  const cart = [line({ quantity: 3 }), line({ optionIds: ['ghee'], quantity: 3, seenPrice: 7_000 })];
  expect(cart.map((each) => issueOf(each, dosa, cart)?.kind)).toEqual(['short', 'short']);
});

test('a new price only has to be seen; everything else must be changed first', () => {
  expect(blocks({ kind: 'price', was: 1, now: 2 })).toBe(false);
  expect(blocks(null)).toBe(false);
  expect(blocks({ kind: 'soldOut' })).toBe(true);
});
