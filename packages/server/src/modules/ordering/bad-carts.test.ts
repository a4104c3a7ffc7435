import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { insertMenu } from '../catalog/index.ts';
import { inventoryIdentities, stockLevels } from '../inventory/index.ts';
import { placeOrder } from './place-order.ts';
import { quoteOrder } from './quote-order.ts';
import { orders } from './tables.ts';

let canteen: Canteen;
/** A dish of the early morning. */
let early: Dish;
/** A dish with a choice of one or two of three. */
let thali: Dish;
let other: Dish;
let groupId: string;
let options: string[];
let foreignOption: string;
let signed: string;
beforeAll(async () => {
  canteen = await openCanteen();
  [early, thali, other] = [await canteen.dish(), await canteen.dish(), await canteen.dish()];
  const [daypartId, otherGroup] = [canteen.newId(), canteen.newId()];
  groupId = canteen.newId();
  const optionRow = (id: string, group: string, position: number) => ({
    ...{ id, groupId: group, code: `O${position}`, names: { en: `Option ${position}` }, priceDelta: 500 },
    ...{ allergens: [], position },
  });
  options = [canteen.newId(), canteen.newId(), canteen.newId()];
  foreignOption = canteen.newId();
  await canteen.db.transaction((tx) =>
    insertMenu(tx, {
      dayparts: [{ id: daypartId, code: 'DAWN', name: 'Dawn', startsAt: 420, endsAt: 540 }],
      itemDayparts: [{ itemId: early.itemId, daypartId }],
      modifierGroups: [
        { id: groupId, code: 'SIDES', names: { en: 'Sides' }, min: 1, max: 2 },
        { id: otherGroup, code: 'SWEETS', names: { en: 'Sweets' }, min: 0, max: 1 },
      ],
      modifierOptions: [
        ...options.map((id, position) => optionRow(id, groupId, position)),
        optionRow(foreignOption, otherGroup, 9),
      ],
      itemModifierGroups: [
        { itemId: thali.itemId, groupId, position: 0 },
        { itemId: other.itemId, groupId: otherGroup, position: 0 },
      ],
    }),
  );
  signed = (await canteen.quoted([{ dish: other }])).quote;
});
afterAll(() => canteen.close());

interface Line {
  readonly itemId: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly optionIds: string[];
}

const line = ({ itemId, variantId }: Dish, over: Partial<Line> = {}): Line => ({
  ...{ itemId, variantId, quantity: 1, optionIds: [] },
  ...over,
});

/** What both doors say of a cart: the one that prices it and the one that takes it. */
const doors = [
  ['quoteOrder', (lines: Line[], outletId = canteen.outletId) => quoteOrder(canteen.cashier(), { outletId, lines })],
  [
    'placeOrder',
    (lines: Line[], outletId = canteen.outletId) =>
      placeOrder(canteen.cashier(), {
        id: canteen.newId(),
        outletId,
        lines,
        quote: signed,
        cash: { tendered: 99_900 },
      }),
  ],
] as const;

test.each(doors)('%s: a dish of another time of day is named with its reason', async (_, ask) => {
  const refused = {
    code: 'ITEMS_UNAVAILABLE',
    details: { items: [{ itemId: early.itemId, reason: 'NOT_SERVED_NOW' }] },
  };
  expect(await ask([line(other), line(early)])).toMatchObject(refused);
});

test.each(doors)('%s: everything that cannot be had is named at once', async (_, ask) => {
  const unknown = canteen.newId();
  const answer = await ask([line(early), line({ ...other, itemId: unknown }), line(other)]);
  expect(answer).toMatchObject({
    code: 'ITEMS_UNAVAILABLE',
    details: {
      items: [
        { itemId: early.itemId, reason: 'NOT_SERVED_NOW' },
        { itemId: unknown, reason: 'NOT_ON_MENU' },
      ],
    },
  });
});

test.each(doors)('%s: choices that the dish does not allow are refused with where to choose again', async (_, ask) => {
  const [first = '', second = '', third = ''] = options;
  const wrong = { code: 'MODIFIERS_INVALID', details: { itemId: thali.itemId, groupId } };
  for (const optionIds of [
    [],
    [first, second, third],
    [first, first],
    [first, foreignOption],
    [first, canteen.newId()],
  ]) {
    expect(await ask([line(thali, { optionIds })])).toMatchObject(wrong);
  }
});

test.each(doors)('%s: a variant of another dish, or of none, is not on the menu', async (_, ask) => {
  for (const variantId of [early.variantId, canteen.newId()]) {
    expect(await ask([line(other, { variantId })])).toMatchObject({
      ...{ code: 'ITEMS_UNAVAILABLE', details: { items: [{ itemId: other.itemId, reason: 'NOT_ON_MENU' }] } },
    });
  }
});

test.each(doors)(
  '%s: what only another outlet sells is not on the menu, and that outlet is not theirs',
  async (door, ask) => {
    const elsewhere = await canteen.addOutlet(door === 'quoteOrder' ? 'EQ' : 'EP');
    const there = await canteen.dish();
    await canteen.db.execute(
      sql`update outlet_items set outlet_id = ${elsewhere} where item_id = ${there.itemId} and outlet_id = ${canteen.outletId}`,
    );
    expect(await ask([line(there)])).toMatchObject({
      ...{ code: 'ITEMS_UNAVAILABLE', details: { items: [{ itemId: there.itemId, reason: 'NOT_ON_MENU' }] } },
    });
    await expect(ask([line(there)], elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(ask([line(there)], canteen.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  },
);

test.each(doors)('%s: a cart that is none is invalid, and says where', async (_, ask) => {
  const carts: Line[][] = [
    [],
    Array.from({ length: 201 }, () => line(other)),
    ...[0, -1, 0.5, 100, 2 ** 31, Number.MAX_SAFE_INTEGER, Number.NaN, Number.POSITIVE_INFINITY].map((quantity) => [
      line(other, { quantity }),
    ]),
    [line(other, { itemId: 'soup' })],
    [line(other, { optionIds: Array.from({ length: 31 }, () => canteen.newId()) })],
  ];
  for (const cart of carts) {
    await expect(ask(cart)).rejects.toMatchObject({ code: 'INVALID', message: expect.stringContaining('lines') });
  }
});

test('none of these carts left an order, or held anything', async () => {
  expect(await canteen.db.$count(orders)).toBe(0);
  const levels = await canteen.db.select().from(stockLevels);
  expect(levels.filter(({ reserved }) => reserved !== 0)).toEqual([]);
  for (const check of await inventoryIdentities(canteen.db)) expect(check).toMatchObject({ violations: [] });
});
