import { isRefusal } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { cancelOrder, markNoShow, ordersById } from '../ordering/index.ts';
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

async function paid(): Promise<string> {
  const id = canteen.newId();
  await canteen.order([{ dish: dosa }, { dish: tea }], { id, tendered: 100_000 });
  return id;
}
const ticketsOf = (orderId: string) => canteen.db.select().from(tickets).where(eq(tickets.orderId, orderId));
const say = (ticketId: string) => ({ commandId: canteen.newId(), ticketId });
const said = (orderId: string) => ({ commandId: canteen.newId(), orderId });
const shown = async (orderId: string) => {
  const { edges } = await listTickets(canteen.cook(), { outletId: canteen.outletId });
  const board = await readBoard(canteen.anonymous(), { outletId: canteen.outletId });
  return {
    tickets: edges.filter(({ node }) => node.orderId === orderId).length,
    board: [...board.preparing, ...board.ready].filter((one) => one.orderId === orderId).length,
  };
};
const STEPS = [startTicket, finishTicket, bumpTicket, reopenTicket];

test('what was cancelled leaves the display and the board from every state, and no cook takes it further', async () => {
  const id = await paid();
  await canteen.work(id, 'start');
  await canteen.work(id, 'finish', 'DOSA');
  expect(await shown(id)).toEqual({ tickets: 2, board: 1 });
  await cancelOrder(canteen.manager(), { ...said(id), reason: 'Burnt' });

  const own = await ticketsOf(id);
  expect(own.map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED']);
  expect(await shown(id)).toEqual({ tickets: 0, board: 0 });
  expect(await allDayCounts(canteen.cook(), { outletId: canteen.outletId })).toEqual([]);
  for (const take of STEPS) {
    for (const ticket of own) expect(isRefusal(await take(canteen.cook(), say(ticket.id)))).toBe(true);
  }
  expect((await ordersById(canteen.db, [id])).get(id)).toMatchObject({ state: 'CANCELLED' });
});

test('what nobody collected leaves as finished tickets do, and is not taken back to the stove', async () => {
  const id = await paid();
  await canteen.work(id, 'start');
  await canteen.work(id, 'finish');
  await markNoShow(canteen.cashier(), said(id));

  const own = await ticketsOf(id);
  expect(own.map(({ state, bumpedAt }) => ({ state, bumpedAt }))).toEqual(
    Array(2).fill({ state: 'BUMPED', bumpedAt: canteen.clock.now() }),
  );
  expect(await shown(id)).toEqual({ tickets: 0, board: 0 });
  for (const take of STEPS) {
    for (const ticket of own) expect(isRefusal(await take(canteen.cook(), say(ticket.id)))).toBe(true);
  }
  expect((await ordersById(canteen.db, [id])).get(id)).toMatchObject({ state: 'NO_SHOW' });
});
