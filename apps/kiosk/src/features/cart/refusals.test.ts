import { expect, test } from 'vitest';
import { en } from '../../i18n/en.ts';
import { i18n, type Say } from '../../i18n/i18n.ts';
import { type PlaceRefusal, sayRefusal } from './refusals.ts';

const nameOf = ({ itemId, name }: { itemId: string; name: string }) =>
  itemId === 'd' ? 'Masala dosa, as shown' : name;
const say: Say = (id, values) => i18n._(id, values);

// One of each: the type makes this list complete.
const refusals: { [Name in PlaceRefusal['__typename']]: Extract<PlaceRefusal, { __typename: Name }> } = {
  OutletClosed: { __typename: 'OutletClosed', opensAt: 420, closesAt: 1_260 },
  ItemsUnavailable: {
    __typename: 'ItemsUnavailable',
    items: [
      { __typename: 'UnavailableItem', itemId: 'd', name: 'Masala dosa', reason: 'SOLD_OUT' },
      { __typename: 'UnavailableItem', itemId: 'i', name: 'Idli', reason: 'NOT_SERVED_NOW' },
    ],
  },
  OutOfStock: {
    __typename: 'OutOfStock',
    items: [{ __typename: 'ItemShortage', itemId: 'd', variantId: 'v', name: 'Masala dosa', portionsLeft: 2 }],
  },
  ModifiersInvalid: { __typename: 'ModifiersInvalid', itemId: 'd', groupId: 'g' },
  WrongTender: { __typename: 'WrongTender', due: 100 },
  DrawerNotOpen: { __typename: 'DrawerNotOpen' },
  BuyerGstinInvalid: { __typename: 'BuyerGstinInvalid' },
  QuoteStale: { __typename: 'QuoteStale', quote: { __typename: 'Quote' } },
};

test.each([
  ['OutletClosed', 'The canteen is closed now. It is open from 7:00 am to 9:00 pm.'],
  ['ItemsUnavailable', 'Not available any more: Masala dosa, as shown, Idli. Please take it out of your order.'],
  ['OutOfStock', 'Not enough left: Masala dosa, as shown (2). Please take fewer.'],
  ['ModifiersInvalid', en['refusal.modifiers']],
  ['WrongTender', en['refusal.tender']],
] as const)('%s says what to do', (name, sentence) => {
  expect(sayRefusal(refusals[name], say, nameOf)).toBe(sentence);
});

test('a stale quote says nothing here: it has a question of its own', () => {
  expect(sayRefusal(refusals.QuoteStale, say, nameOf)).toBeNull();
});

test('a refusal nobody has heard of is a fault, not a silence', () => {
  expect(() => sayRefusal({ __typename: 'Whim' } as unknown as PlaceRefusal, say, nameOf)).toThrow('unknown refusal');
});
