import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyOf } from '../../../testing/key-of.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { decideWaste } from './decide-waste.ts';
import { wasteChoices } from './queries.ts';
import { recordWaste } from './record-waste.ts';
import { wasteEntries } from './tables.ts';
import { takeBackWaste } from './take-back-waste.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(() => world.close());

const [ANNA, BIJU] = ['019400a0-0000-7000-8000-00000000000a', '019400a0-0000-7000-8000-00000000000b'];

/** Ghee at a rupee a gram, and how somebody wastes of it; whether that waits. */
async function ghee() {
  const stockItemId = await insertStockItem(world, { name: 'Ghee' });
  await stockUp(world, [{ stockItemId, quantity: 10_000, value: 1_000_000 }]);
  const waste = async (quantity: number, by = ANNA) => {
    const id = world.newId();
    const said = { id, outletId: world.outletId, stockItemId, quantity, unit: 'g', reason: 'DROPPED' as const };
    await recordWaste(world.as('waste:record', { id: by }), said);
    const [row] = await world.db.select().from(wasteEntries).where(eq(wasteEntries.id, id));
    return { id, state: row?.state };
  };
  return { stockItemId, waste };
}

test('waste of just the limit is written off, a gram more waits', async () => {
  expect((await (await ghee()).waste(500)).state).toBe('WASTED');
  expect((await (await ghee()).waste(501)).state).toBe('WAITING');
});

test('what others wasted does not count to one’s own limit', async () => {
  const { waste } = await ghee();
  expect((await waste(500, BIJU)).state).toBe('WASTED');
  expect((await waste(500)).state).toBe('WASTED');
  expect((await waste(1)).state).toBe('WAITING');
});

test('what one wasted by keys of theirs counts to their limit, and what they wasted to that of their keys', async () => {
  const key = await keyOf(world, ANNA);
  const second = await keyOf(world, key);
  const { waste } = await ghee();
  expect((await waste(300)).state).toBe('WASTED');
  expect((await waste(200, key)).state).toBe('WASTED');
  for (const by of [second, key, ANNA]) expect((await waste(1, by)).state).toBe('WAITING');
  expect((await waste(500, BIJU)).state).toBe('WASTED');
});

test('what waits is taken back on the same day only; later somebody decides', async () => {
  const { id } = await (await ghee()).waste(600);
  const now = world.clock.now();
  world.clock.set(new Date(now.getTime() + 3 * 86_400_000));
  const back = () => takeBackWaste(world.as('waste:record', { id: ANNA }), { commandId: world.newId(), wasteId: id });
  expect(await back()).toMatchObject({ code: 'TOO_LATE_TO_TAKE_BACK', message: expect.stringContaining('no') });
  world.clock.set(now);
  expect(await back()).toEqual({ id });
});

test('nobody decides by a key of theirs on the waste they entered, nor the other way round', async () => {
  const { waste } = await ghee();
  const key = await keyOf(world, ANNA);
  const second = await keyOf(world, key);
  for (const [entered, decides] of [
    [ANNA, key],
    [key, ANNA],
    [key, second],
  ] as const) {
    const { id } = await waste(600, entered);
    const decide = (by: string) =>
      decideWaste(world.as('waste:approve', { id: by }), { commandId: world.newId(), wasteId: id, approve: true });
    expect(await decide(decides)).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
    expect(await decide(BIJU)).toEqual({ id });
  }
});

test('one item is offered by itself, however many go before it', async () => {
  const { stockItemId } = await ghee();
  for (let more = 0; more < 24; more += 1) {
    const spent = await insertStockItem(world, { name: `Aniseed ${more}` });
    await stockUp(world, [{ stockItemId: spent, quantity: 1, status: 'EXPIRED' }]);
  }
  const { outletId } = world;
  const by = world.as('stock:read');
  expect((await wasteChoices(by, { outletId })).some(({ item }) => item.id === stockItemId)).toBe(false);
  expect(await wasteChoices(by, { outletId, stockItemId })).toMatchObject([
    { item: { id: stockItemId }, onHand: 10_000 },
  ]);
});
