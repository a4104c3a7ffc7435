import { isRefusal } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rememberedCommands } from '../../platform/command/tables.ts';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { whileHeld } from '../../testing/while-held.ts';
import { ordersById } from '../ordering/index.ts';
import { tickets } from './tables.ts';
import { bumpTicket, finishTicket } from './work-ticket.ts';

const AT_ONCE = 10;

let canteen: Canteen;
let dosa: Dish;
let tea: Dish;
beforeAll(async () => {
  canteen = await openCanteen();
  dosa = await canteen.dish({ stock: 100, station: 'DOSA' });
  tea = await canteen.dish({ stock: 100, station: 'TEA' });
});
afterAll(() => canteen.close());

/** An order whose tickets are all begun. */
async function begun(dishes: readonly Dish[] = [dosa]) {
  const orderId = canteen.newId();
  await canteen.order(
    dishes.map((dish) => ({ dish })),
    { id: orderId, tendered: 100_000 },
  );
  await canteen.work(orderId, 'start');
  const opened = await canteen.db.select().from(tickets).where(eq(tickets.orderId, orderId));
  return { orderId, ticketIds: opened.map(({ id }) => id), ticketId: opened[0]?.id ?? '' };
}

const say = (ticketId: string) => ({ commandId: canteen.newId(), ticketId });
const rowOf = async (id: string) => (await canteen.db.select().from(tickets).where(eq(tickets.id, id)))[0];
const orderOf = async (id: string) => (await ordersById(canteen.db, [id])).get(id);
const atOnce = <Answer>(call: () => Promise<Answer>) => Promise.all(Array.from({ length: AT_ONCE }, call));

/** The states of it that were announced, oldest first. */
async function announced(ticketId: string) {
  const events = await canteen.events('kitchen.ticket_changed.v1');
  return events.filter((event) => event.ticketId === ticketId).map((event) => event.state);
}

/** How often a command about a ticket was done, and how often refused. */
async function audited(command: string, ticketId: string) {
  const rows = await canteen.audit(command);
  const own = rows.filter(({ input }) => (input as { ticketId: string }).ticketId === ticketId);
  return own.map(({ outcome }) => outcome).sort();
}

test('of many cooks who finish, and then bump, one ticket at once, one does; the others hear how it stands', async () => {
  const { orderId, ticketId } = await begun();
  const finished = await atOnce(() => finishTicket(canteen.cook(), say(ticketId)));
  const done = finished.filter((answer) => !isRefusal(answer));
  const [refused] = finished.filter(isRefusal);
  expect(done).toEqual([{ ticketId }]);
  expect(refused).toMatchObject({ code: 'ILLEGAL_TICKET_CHANGE', details: { state: 'DONE' } });
  expect(await orderOf(orderId)).toMatchObject({ state: 'READY', version: 5 });

  const bumped = await atOnce(() => bumpTicket(canteen.cook(), say(ticketId)));
  expect(bumped.filter((answer) => !isRefusal(answer))).toEqual([{ ticketId }]);
  expect(await rowOf(ticketId)).toMatchObject({ state: 'BUMPED', version: 4 });
  expect(await announced(ticketId)).toEqual(['NEW', 'COOKING', 'DONE', 'BUMPED']);
  for (const command of ['kitchen.finishTicket', 'kitchen.bumpTicket']) {
    expect(await audited(command, ticketId)).toEqual(['done', ...Array(AT_ONCE - 1).fill('refused')]);
  }
});

test('the stations of an order that finish at once each finish, and the last of them makes it ready', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { orderId, ticketIds } = await begun([dosa, tea]);
    const answers = await Promise.all(ticketIds.map((ticketId) => finishTicket(canteen.cook(), say(ticketId))));
    expect(answers).toEqual(ticketIds.map((ticketId) => ({ ticketId })));
    expect(await orderOf(orderId)).toMatchObject({ state: 'READY', readyAt: canteen.clock.now(), version: 5 });
  }
});

test('a station that finishes waits for whoever holds the order, and a step for whoever holds the ticket', async () => {
  const { orderId, ticketIds } = await begun([dosa, tea]);
  const [first = '', second = ''] = ticketIds;
  const held = sql`select from orders where id = ${orderId} for update`;
  const finished = await whileHeld(canteen.db, held, () => finishTicket(canteen.cook(), say(first)));
  expect(finished).toEqual({ waited: true, answer: { ticketId: first } });

  const reopened = sql`update tickets set state = 'COOKING', version = version + 1 where id = ${first}`;
  const bumped = await whileHeld(canteen.db, reopened, () => bumpTicket(canteen.cook(), say(first)));
  expect(bumped).toMatchObject({ waited: true, answer: { details: { state: 'COOKING' } } });

  const done = sql`update tickets set state = 'DONE', done_at = now(), version = version + 1 where id = ${second}`;
  const again = await whileHeld(canteen.db, done, () => finishTicket(canteen.cook(), say(second)));
  expect(again).toMatchObject({ waited: true, answer: { details: { state: 'DONE' } } });
});

test('a step said again and again under one id is taken once, and gives the answer of the first time', async () => {
  const { ticketId } = await begun();
  for (const [command, take] of [
    ['kitchen.finishTicket', finishTicket],
    ['kitchen.bumpTicket', bumpTicket],
  ] as const) {
    const step = say(ticketId);
    const answers = await atOnce(() => take(canteen.cook(), step));
    expect([...answers, await take(canteen.cook(), step)]).toEqual(Array(AT_ONCE + 1).fill({ ticketId }));
    expect(await audited(command, ticketId)).toEqual(['done']);
    await expect(take(canteen.cook(), { ...step, ticketId: (await begun()).ticketId })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  }
  expect(await announced(ticketId)).toEqual(['NEW', 'COOKING', 'DONE', 'BUMPED']);
});

test('a refused step leaves its audit row and nothing else', async () => {
  const { ticketId } = await begun();
  const before = await rowOf(ticketId);
  const step = say(ticketId);
  expect(await bumpTicket(canteen.cook(), step)).toMatchObject({ code: 'ILLEGAL_TICKET_CHANGE' });
  expect(await rowOf(ticketId)).toEqual(before);
  expect(await announced(ticketId)).toEqual(['NEW', 'COOKING']);
  expect(await audited('kitchen.bumpTicket', ticketId)).toEqual(['refused']);
  const remembered = eq(rememberedCommands.id, step.commandId);
  expect(await canteen.db.select().from(rememberedCommands).where(remembered)).toEqual([]);
});

test('nobody without the permission, or of another outlet, finishes or bumps a ticket', async () => {
  const { ticketId } = await begun();
  const elsewhere = canteen.as('ticket:work', { outletId: await canteen.addOutlet('ZY') });
  for (const take of [finishTicket, bumpTicket]) {
    await expect(take(canteen.cashier(), say(ticketId))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(take(elsewhere, say(ticketId))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(take(canteen.cook(), say(canteen.newId()))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
});
