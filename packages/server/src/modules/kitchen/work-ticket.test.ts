import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { financeIdentities } from '../finance/index.ts';
import { inventoryIdentities, stockLevels, stockMoves } from '../inventory/index.ts';
import { cancelOrder, ordersById } from '../ordering/index.ts';
import { allDayCounts, listTickets, readBoard } from './queries.ts';
import { reopenTicket } from './reopen-ticket.ts';
import { startTicket } from './start-ticket.ts';
import { tickets } from './tables.ts';
import { bumpTicket, finishTicket } from './work-ticket.ts';

let canteen: Canteen;
let dosa: Dish;
let tea: Dish;
beforeAll(async () => {
  canteen = await openCanteen();
  dosa = await canteen.dish({ stock: 100, station: 'DOSA' });
  tea = await canteen.dish({ stock: 100, station: 'TEA' });
});
afterAll(() => canteen.close());

async function paid(dishes: readonly Dish[]) {
  const id = canteen.newId();
  await canteen.order(
    dishes.map((dish) => ({ dish })),
    { id, tendered: 100_000 },
  );
  const opened = await canteen.db.select().from(tickets).where(eq(tickets.orderId, id)).orderBy(tickets.stationCode);
  return { id, ticketIds: opened.map((ticket) => ticket.id) };
}

const say = (ticketId: string) => ({ commandId: canteen.newId(), ticketId });
const orderState = async (id: string) => (await ordersById(canteen.db, [id])).get(id)?.state;
const board = () => readBoard(canteen.anonymous(), { outletId: canteen.outletId });
const levelOf = async (dish: Dish) =>
  (
    await canteen.db
      .select()
      .from(stockLevels)
      .where(and(eq(stockLevels.outletId, canteen.outletId), eq(stockLevels.stockItemId, dish.stockItemId)))
  )[0];

test('an order with two stations has a ticket at each, and is ready when both are done', async () => {
  const { id, ticketIds } = await paid([dosa, tea]);
  const [first = '', second = ''] = ticketIds;
  expect(ticketIds).toHaveLength(2);

  await startTicket(canteen.cook(), say(first));
  expect(await orderState(id)).toBe('PREPARING');
  await finishTicket(canteen.cook(), say(first));
  expect(await orderState(id)).toBe('PREPARING');
  await startTicket(canteen.cook(), say(second));
  await finishTicket(canteen.cook(), say(second));
  expect(await orderState(id)).toBe('READY');
  expect((await board()).ready.map((token) => token.orderId)).toContain(id);
});

test('two stations that finish at the same moment make the order ready, once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id, ticketIds } = await paid([dosa, tea]);
    await Promise.all(ticketIds.map((ticketId) => startTicket(canteen.cook(), say(ticketId))));
    await Promise.all(ticketIds.map((ticketId) => finishTicket(canteen.cook(), say(ticketId))));
    expect(await orderState(id)).toBe('READY');
  }
});

test('starting takes the ingredients once, whatever is said how often', async () => {
  const before = await levelOf(dosa);
  const { ticketIds } = await paid([dosa]);
  const command = say(ticketIds[0] ?? '');
  await Promise.all(Array.from({ length: 10 }, () => startTicket(canteen.cook(), command)));

  expect((await levelOf(dosa))?.onHand).toBe((before?.onHand ?? 0) - 1_000);
  expect(await startTicket(canteen.cook(), say(ticketIds[0] ?? ''))).toMatchObject({
    code: 'ILLEGAL_TICKET_CHANGE',
    details: { state: 'COOKING' },
  });
});

test('a reopened ticket takes the token off the board and consumes nothing again', async () => {
  const { id, ticketIds } = await paid([dosa]);
  const ticketId = ticketIds[0] ?? '';
  await startTicket(canteen.cook(), say(ticketId));
  await finishTicket(canteen.cook(), say(ticketId));
  await bumpTicket(canteen.cook(), say(ticketId));
  const moves = (await canteen.db.select().from(stockMoves)).length;

  await reopenTicket(canteen.cook(), say(ticketId));
  expect(await orderState(id)).toBe('PREPARING');
  expect((await board()).ready.map((token) => token.orderId)).not.toContain(id);
  await finishTicket(canteen.cook(), say(ticketId));
  expect(await orderState(id)).toBe('READY');
  expect(await canteen.db.select().from(stockMoves)).toHaveLength(moves);
});

test('too long after it was ready, nothing is reopened', async () => {
  const { ticketIds } = await paid([dosa]);
  const ticketId = ticketIds[0] ?? '';
  await startTicket(canteen.cook(), say(ticketId));
  await finishTicket(canteen.cook(), say(ticketId));
  canteen.clock.advance(16 * 60_000);
  expect(await reopenTicket(canteen.cook(), say(ticketId))).toMatchObject({ code: 'ILLEGAL_TICKET_CHANGE' });
});

test('once cooking began an order can no longer be cancelled', async () => {
  const { id, ticketIds } = await paid([dosa]);
  await startTicket(canteen.cook(), say(ticketIds[0] ?? ''));
  const command = { commandId: canteen.newId(), orderId: id, reason: 'too late' };
  expect(await cancelOrder(canteen.cashier(), command)).toMatchObject({
    code: 'CANNOT_CANCEL_NOW',
    details: { state: 'PREPARING' },
  });
});

test('a cancelled order and a cook who starts it at the same moment: one of them wins, whole', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { id, ticketIds } = await paid([dosa]);
    const [started, cancelled] = await Promise.all([
      startTicket(canteen.cook(), say(ticketIds[0] ?? '')),
      cancelOrder(canteen.cashier(), { commandId: canteen.newId(), orderId: id, reason: 'race' }),
    ]);
    expect('refused' in started).not.toBe('refused' in cancelled);
    expect(await orderState(id)).toBe('refused' in started ? 'CANCELLED' : 'PREPARING');
  }
});

test('ingredients that expired since they were reserved are named, and nothing changes', async () => {
  const fish = await canteen.dish({ stock: 5, expiryDate: '2026-11-24' });
  const { id, ticketIds } = await paid([fish]);
  const now = canteen.clock.now();
  canteen.clock.set(new Date('2026-11-25T06:00:00Z'));
  expect(await startTicket(canteen.cook(), say(ticketIds[0] ?? ''))).toMatchObject({
    code: 'INGREDIENTS_MISSING',
    details: { items: [expect.stringContaining('base')] },
  });
  expect(await orderState(id)).toBe('ACCEPTED');
  canteen.clock.set(now);
});

test('the display shows open tickets oldest first, page by page, and counts what is still to be cooked', async () => {
  await paid([dosa, tea]);
  await paid([tea]);
  const input = { outletId: canteen.outletId, stationCodes: ['TEA'], states: ['NEW' as const] };
  const first = await listTickets(canteen.cook(), { ...input, first: 1 });
  const rest = await listTickets(canteen.cook(), { ...input, first: 100, after: first.pageInfo.endCursor });
  expect(first.pageInfo.hasNextPage).toBe(true);
  expect(1 + rest.edges.length).toBe(await first.totalCount());
  expect(rest.edges.map((edge) => edge.node.id)).not.toContain(first.edges[0]?.node.id);

  const counts = await allDayCounts(canteen.cook(), { outletId: canteen.outletId, stationCodes: ['TEA'] });
  expect(counts).toEqual([expect.objectContaining({ itemId: tea.itemId, quantity: await first.totalCount() })]);
});

test('a page of no sensible size and a made-up cursor are invalid', async () => {
  const { outletId } = canteen;
  await expect(listTickets(canteen.cook(), { outletId, first: 101 })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(listTickets(canteen.cook(), { outletId, after: 'bm9uc2Vuc2U' })).rejects.toMatchObject({
    code: 'INVALID',
  });
});

test('nobody without the permission works a ticket, nobody in another outlet, and unknown ones are not found', async () => {
  const { ticketIds } = await paid([dosa]);
  const command = say(ticketIds[0] ?? '');
  await expect(startTicket(canteen.cashier(), command)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const elsewhere = canteen.as('ticket:work', { outletId: await canteen.addOutlet('ZZ') });
  await expect(startTicket(elsewhere, command)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(startTicket(canteen.cook(), say(canteen.newId()))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('after all of this, everything that must always add up does', async () => {
  for (const check of [...(await financeIdentities(canteen.db)), ...(await inventoryIdentities(canteen.db))]) {
    expect(check).toMatchObject({ violations: [] });
  }
});
