import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { back, partRefunds } from '../../testing/part-refunds.ts';
import { entriesOfSources } from '../finance/index.ts';
import { stockLevels } from '../inventory/index.ts';
import { collectOrder, ordersById, pickupCode } from '../ordering/index.ts';
import { ticketLines, tickets } from './tables.ts';

let canteen: Canteen;
let dosa: Dish;
let vada: Dish;
let cola: Dish;
beforeAll(async () => {
  canteen = await openCanteen();
  dosa = await canteen.dish({ price: 1_500, stock: 3_000 });
  vada = await canteen.dish({ price: 1_000, stock: 3_000 });
  cola = await canteen.dish({ price: 2_000, stock: 3_000, station: null });
});
afterEach(async () => expect(await violations()).toEqual([]));
afterAll(() => canteen.close());

const { paid, refund, cancel, violations } = partRefunds(() => canteen);
const row = async (id: string) => (await ordersById(canteen.db, [id])).get(id);
async function level({ stockItemId }: Dish): Promise<{ onHand: number; reserved: number }> {
  const [found] = await canteen.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, stockItemId));
  return { onHand: found?.onHand ?? 0, reserved: found?.reserved ?? 0 };
}
async function ticketOf(orderId: string) {
  const [ticket] = await canteen.db.select().from(tickets).where(eq(tickets.orderId, orderId));
  const lines = await canteen.db
    .select()
    .from(ticketLines)
    .where(eq(ticketLines.ticketId, ticket?.id ?? ''))
    .orderBy(ticketLines.line);
  return { ticket, lines: lines.map(({ line, quantity, givenBack }) => [line, quantity, givenBack]) };
}
const collect = (orderId: string) =>
  collectOrder(canteen.cashier(), {
    ...{ commandId: canteen.newId(), orderId },
    pickupCode: pickupCode(new Uint8Array(32).fill(2), orderId),
  });
const cost = async (orderId: string) =>
  ((await entriesOfSources(canteen.db, [orderId])).get(orderId) ?? []).filter(({ narration }) =>
    narration.startsWith('Cost'),
  ).length;

test('goods that went back before the hand-over stay on the shelf, and only the others leave it', async () => {
  const id = await paid([[cola, 3]]);
  expect(await row(id)).toMatchObject({ state: 'READY' });
  const before = await level(cola);
  await refund(id, back([1, 1]));
  const after = await level(cola);
  const piece = before.reserved - after.reserved;
  expect([after.onHand, piece > 0, before.reserved === 3 * piece || before.reserved % piece === 0]).toEqual([
    before.onHand,
    true,
    true,
  ]);
  await collect(id);
  expect(before.onHand - (await level(cola)).onHand).toBe(2 * piece);
  expect((await level(cola)).reserved).toBe(before.reserved - 3 * piece);
  // Handed over, what goes back was eaten or not: the stock stays as it is.
  const handed = await level(cola);
  await refund(id, back([1, 1]));
  expect(await level(cola)).toEqual(handed);
});

test('a dish that went back before its station began is not made, and its ingredients are free again', async () => {
  const start = await level(dosa);
  const id = await paid([
    [dosa, 3],
    [vada, 1],
  ]);
  const piece = ((await level(dosa)).reserved - start.reserved) / 3;
  const { ticket } = await ticketOf(id);
  await refund(id, back([1, 1]));
  expect(await level(dosa)).toEqual({ onHand: start.onHand, reserved: start.reserved + 2 * piece });
  const shown = await ticketOf(id);
  expect(shown.lines).toEqual([
    [1, 3, 1],
    [2, 1, 0],
  ]);
  expect(shown.ticket?.version).toBe((ticket?.version ?? 0) + 1);
  await refund(id, back([2, 1]));
  await canteen.work(id, 'start');
  expect(await level(dosa)).toEqual({ onHand: start.onHand - 2 * piece, reserved: start.reserved });
  // What is at the stove stays there, and is paid for by the house.
  await refund(id, back([1, 1]));
  expect((await ticketOf(id)).lines).toEqual([
    [1, 3, 1],
    [2, 1, 1],
  ]);
  expect(await level(dosa)).toEqual({ onHand: start.onHand - 2 * piece, reserved: start.reserved });
  await canteen.work(id, 'finish');
  expect(await row(id)).toMatchObject({ state: 'READY', paymentStatus: 'PARTIALLY_REFUNDED' });
});

test('with nothing left to cook the ticket is withdrawn, and the goods that are left are ready to be handed over', async () => {
  const id = await paid([
    [dosa, 2],
    [cola, 1],
  ]);
  expect(await row(id)).toMatchObject({ state: 'ACCEPTED' });
  await refund(id, back([1, 1]));
  await refund(id, back([1, 1]));
  expect((await ticketOf(id)).ticket).toMatchObject({ state: 'CANCELLED' });
  expect(await row(id)).toMatchObject({ state: 'READY', paymentStatus: 'PARTIALLY_REFUNDED' });
  await collect(id);
  expect(await row(id)).toMatchObject({ state: 'COLLECTED' });
  expect(await cost(id)).toBe(1);
});

test('cancelling the rest lets go of what is left of the reservation, once', async () => {
  const start = await level(cola);
  const id = await paid([[cola, 4]]);
  await refund(id, back([1, 3]));
  await cancel(id);
  expect(await level(cola)).toEqual(start);
});

test('a part that is refused leaves stock and ticket as they are', async () => {
  const id = await paid([[dosa, 2]]);
  const seen = async () => [await level(dosa), await ticketOf(id)];
  const before = await seen();
  expect(await refund(id, back([1, 2]))).toMatchObject({ code: 'CANNOT_REFUND_NOW' });
  const { outletId } = canteen;
  const elsewhere = canteen.as(['order:refund'], { outletId: await canteen.addOutlet('LB') });
  await expect(refund(id, back([1, 1]), elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await seen()).toEqual(before);
  expect(outletId).toBe(canteen.outletId);
});

test('of a cook who begins and somebody who gives back at once, each piece is made or free, never both', async () => {
  for (let round = 0; round < 4; round += 1) {
    const start = await level(dosa);
    const id = await paid([[dosa, 3]]);
    const piece = ((await level(dosa)).reserved - start.reserved) / 3;
    await Promise.all([canteen.work(id, 'start'), refund(id, back([1, 1]))]);
    const { lines } = await ticketOf(id);
    const made = 3 - (lines[0]?.[2] ?? 0);
    expect(await level(dosa)).toEqual({ onHand: start.onHand - made * piece, reserved: start.reserved });
  }
});

test('the database takes nothing off a ticket that was begun, and gives nothing back to it', async () => {
  const id = await paid([[dosa, 3]]);
  await refund(id, back([1, 1]));
  const { ticket } = await ticketOf(id);
  const mine = and(eq(ticketLines.ticketId, ticket?.id ?? ''), eq(ticketLines.line, 1));
  const no = { cause: { constraint_name: 'ticket_lines_not_begun' } };
  await expect(canteen.db.update(ticketLines).set({ givenBack: 0 }).where(mine)).rejects.toMatchObject(no);
  await expect(canteen.db.update(ticketLines).set({ givenBack: 4 }).where(mine)).rejects.toMatchObject({
    cause: { constraint_name: 'ticket_lines_given_back' },
  });
  await expect(canteen.db.update(ticketLines).set({ quantity: 9 }).where(mine)).rejects.toMatchObject({
    cause: { code: '42501' },
  });
  await canteen.work(id, 'start');
  await expect(canteen.db.update(ticketLines).set({ givenBack: 2 }).where(mine)).rejects.toMatchObject(no);
});
