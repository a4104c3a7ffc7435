import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, openCanteen } from '../../testing/canteen.ts';
import { setItemAvailability } from '../catalog/index.ts';
import { documents, financeIdentities } from '../finance/index.ts';
import { inventoryIdentities } from '../inventory/index.ts';
import { setOutletOpen } from '../places/index.ts';
import { placeOrder } from './place-order.ts';
import { quoteOrder } from './quote-order.ts';
import { orders } from './tables.ts';

let canteen: Canteen;
beforeAll(async () => {
  canteen = await openCanteen();
});
afterAll(() => canteen.close());

const orderRow = async (id: string) => (await canteen.db.select().from(orders).where(eq(orders.id, id)))[0];

test('an order holds its stock, gets a token, and waits to be paid', async () => {
  const soup = await canteen.dish({ stock: 3 });
  const id = canteen.newId();
  await canteen.order([{ dish: soup, quantity: 2 }], { id });

  expect(await orderRow(id)).toMatchObject({
    state: 'PLACED',
    paymentStatus: 'UNPAID',
    total: 12_000,
    token: expect.stringMatching(/^A\d{3}$/),
  });
  const lines = [{ ...soup, quantity: 2, optionIds: [] }];
  expect(await quoteOrder(canteen.cashier(), { outletId: canteen.outletId, lines })).toMatchObject({
    code: 'OUT_OF_STOCK',
    details: { items: [{ portionsLeft: 1 }] },
  });
});

test('with cash it is paid, invoiced, booked and in the kitchen by the same commit', async () => {
  const soup = await canteen.dish({ price: 3_550 });
  const id = canteen.newId();
  await canteen.order([{ dish: soup }], { id, tendered: 5_000 });

  // 35.50 rounds to 36.00 in cash.
  expect(await orderRow(id)).toMatchObject({ state: 'ACCEPTED', paymentStatus: 'PAID', roundOff: 50 });
  const issued = await canteen.db.select().from(documents).where(eq(documents.orderId, id));
  expect(issued).toMatchObject([{ type: 'INVOICE', total: 3_600, roundOff: 50 }]);
  expect(await canteen.events('kitchen.ticket_changed.v1')).toContainEqual(
    expect.objectContaining({ orderId: id, state: 'NEW' }),
  );
});

test('too little cash is refused with what is due, and leaves no order, no hold and no invoice', async () => {
  const soup = await canteen.dish({ stock: 1, price: 6_000 });
  const id = canteen.newId();
  expect(await canteen.order([{ dish: soup }], { id, tendered: 5_900 })).toMatchObject({
    code: 'WRONG_TENDER',
    details: { due: 6_000 },
  });

  expect(await orderRow(id)).toBeUndefined();
  expect(await canteen.order([{ dish: soup }], { id, tendered: 6_000 })).toEqual({ orderId: id });
});

test('an order said twice is placed once, even when the dish has sold out in between', async () => {
  const soup = await canteen.dish({ stock: 1 });
  const input = { id: canteen.newId(), ...(await canteen.quoted([{ dish: soup }])) };
  const first = await placeOrder(canteen.cashier(), input);
  const again = await Promise.all(Array.from({ length: 20 }, () => placeOrder(canteen.cashier(), input)));

  expect(new Set([first, ...again].map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ orderId: input.id })]),
  );
  const placed = await canteen.events('ordering.order_placed.v1');
  expect(placed.filter((event) => event.orderId === input.id)).toHaveLength(1);
});

test('the same id with another cart is a conflict; from somebody else it is one too', async () => {
  const soup = await canteen.dish();
  const input = { id: canteen.newId(), ...(await canteen.quoted([{ dish: soup }])) };
  await placeOrder(canteen.cashier(), input);
  const other = await canteen.quoted([{ dish: soup, quantity: 2 }]);

  await expect(placeOrder(canteen.cashier(), { ...input, ...other })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(placeOrder(canteen.cashier(canteen.newId()), input)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('the last portion goes to one of two', async () => {
  const soup = await canteen.dish({ stock: 1 });
  const inputs = await Promise.all(
    Array.from({ length: 12 }, async () => ({ id: canteen.newId(), ...(await canteen.quoted([{ dish: soup }])) })),
  );
  const answers = await Promise.all(inputs.map((input) => placeOrder(canteen.cashier(), input)));

  expect(answers.filter((answer) => 'orderId' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'refused' in answer && answer.code === 'OUT_OF_STOCK')).toHaveLength(11);
});

test('a quote that is forged, old or for another cart is answered with the price of now', async () => {
  const soup = await canteen.dish();
  const { quote, ...cart } = await canteen.quoted([{ dish: soup }]);
  const two = await canteen.quoted([{ dish: soup, quantity: 2 }]);
  const stale = { code: 'QUOTE_STALE', details: { quote: { total: 6_000, signed: expect.any(String) } } };

  const [until = '', code = ''] = quote.split('.');
  const prolonged = `${(Number.parseInt(until, 36) + 3_600_000).toString(36)}.${code}`;
  const unsigned = `${until}.`;

  for (const forged of [`${quote}x`, prolonged, unsigned, until, '', two.quote]) {
    expect(await placeOrder(canteen.cashier(), { id: canteen.newId(), ...cart, quote: forged })).toMatchObject(stale);
  }
  canteen.clock.advance(5 * 60_000 - 1);
  expect(await placeOrder(canteen.cashier(), { id: canteen.newId(), ...cart, quote })).not.toHaveProperty('refused');
  canteen.clock.advance(1);
  expect(await placeOrder(canteen.cashier(), { id: canteen.newId(), ...cart, quote })).toMatchObject(stale);
});

test('what sold out while it was in the cart is named', async () => {
  const soup = await canteen.dish();
  const input = await canteen.quoted([{ dish: soup }]);
  const { outletId } = canteen;
  await setItemAvailability(canteen.as('menu:availability'), {
    commandId: canteen.newId(),
    outletId,
    itemId: soup.itemId,
    available: false,
  });

  expect(await placeOrder(canteen.cashier(), { id: canteen.newId(), ...input })).toMatchObject({
    code: 'ITEMS_UNAVAILABLE',
    details: { items: [{ itemId: soup.itemId, reason: 'SOLD_OUT' }] },
  });
});

test('a closed outlet refuses with its hours, by the clock and by the switch', async () => {
  const soup = await canteen.dish();
  const input = await canteen.quoted([{ dish: soup }]);
  const { outletId } = canteen;
  await setOutletOpen(canteen.as('outlet:open'), { commandId: canteen.newId(), outletId, takesOrders: false });
  const closed = { code: 'OUTLET_CLOSED', details: { opensAt: 420, closesAt: 1260 } };
  expect(await placeOrder(canteen.cashier(), { id: canteen.newId(), ...input })).toMatchObject(closed);
  await setOutletOpen(canteen.as('outlet:open'), { commandId: canteen.newId(), outletId, takesOrders: true });

  const noon = canteen.clock.now();
  canteen.clock.set(new Date('2026-11-24T17:00:00Z'));
  expect(await placeOrder(canteen.cashier(), { id: canteen.newId(), ...input })).toMatchObject(closed);
  canteen.clock.set(noon);
});

test('nobody without the permission places, and nobody in another outlet', async () => {
  const soup = await canteen.dish();
  const input = { id: canteen.newId(), ...(await canteen.quoted([{ dish: soup }])) };
  const other = await canteen.addOutlet('XX');

  await expect(placeOrder(canteen.as('order:see'), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(placeOrder(canteen.anonymous(), input)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(placeOrder(canteen.cashier(), { ...input, outletId: other })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await expect(placeOrder(canteen.as('order:place'), { ...input, cash: { tendered: 9_000 } })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

test.each([
  ['nothing at all', []],
  ['a negative quantity', [{ quantity: -1 }]],
  ['a huge quantity', [{ quantity: 100_000 }]],
  ['half a piece', [{ quantity: 0.5 }]],
])('%s in the cart is invalid', async (_, wrong) => {
  const soup = await canteen.dish();
  const lines = wrong.map((line) => ({ ...soup, optionIds: [], ...line }));
  await expect(quoteOrder(canteen.cashier(), { outletId: canteen.outletId, lines })).rejects.toMatchObject({
    code: 'INVALID',
  });
});

test('unknown ids are named or not found, never a fault', async () => {
  const lines = [{ itemId: canteen.newId(), variantId: canteen.newId(), quantity: 1, optionIds: [] }];
  expect(await quoteOrder(canteen.cashier(), { outletId: canteen.outletId, lines })).toMatchObject({
    code: 'ITEMS_UNAVAILABLE',
    details: { items: [{ reason: 'NOT_ON_MENU' }] },
  });
  await expect(quoteOrder(canteen.cashier(), { outletId: canteen.newId(), lines })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('after all of this, everything that must always add up does', async () => {
  for (const check of [...(await financeIdentities(canteen.db)), ...(await inventoryIdentities(canteen.db))]) {
    // Stock of these tests was put on the shelf without a posting of its own: the general ledger has no opening.
    expect(check).toMatchObject({ violations: [] });
  }
});
