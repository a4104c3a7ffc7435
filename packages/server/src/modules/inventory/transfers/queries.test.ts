import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { mainLocation } from '../locations/location.ts';
import { saveLocation } from '../locations/save-location.ts';
import { insertStockItem } from '../sample-stock.ts';
import { cancelTransfer } from './cancel-transfer.ts';
import { listTransfers, transferOf } from './queries.ts';
import { requestTransfer } from './request-transfer.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('a list is walked page by page, the newest first, and what came at one moment is neither left out nor shown twice', async () => {
  const { outletId, newId, clock } = world;
  const keeper = world.as(['stock:manage', 'stock:read', 'transfer:request']);
  const main = await world.db.transaction((tx) => mainLocation(tx, outletId, clock.now()));
  const cold = { id: newId(), outletId, code: 'COLD', name: 'Cold room', kind: 'STORE' as const };
  await saveLocation(keeper, { ...cold, forOrders: true, inUse: true });
  const lines = [{ stockItemId: await insertStockItem(world), quantity: 1, unit: 'g' }];
  const way = { fromOutletId: outletId, fromLocationId: main.id, toOutletId: outletId, toLocationId: cold.id };
  const asked: string[] = [];
  // Two at each moment.
  for (let n = 0; n < 6; n += 1) {
    if (n % 2 === 0) clock.advance(60_000);
    const id = newId();
    await requestTransfer(keeper, { id, ...way, lines });
    asked.push(id);
  }
  const walked: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page: Awaited<ReturnType<typeof listTransfers>> = await listTransfers(keeper, { outletId, first: 1, after });
    walked.push(...page.edges.map(({ node }) => node.id));
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
  }
  expect(walked).toHaveLength(6);
  const moments = [2, 1, 0].map((n) => [asked[2 * n], asked[2 * n + 1]].sort().reverse());
  expect(walked).toEqual(moments.flat());
});

test('a cursor of another list is refused', async () => {
  const keeper = world.as('stock:read');
  const after = Buffer.from(JSON.stringify(['Rice', 'x'])).toString('base64url');
  const asked = listTransfers(keeper, { outletId: world.outletId, after });
  await expect(asked).rejects.toMatchObject({ code: 'INVALID' });
});

test('a request is taken back, and told, only where it was asked from or goes to', async () => {
  const { outletId, newId, clock } = world;
  const [other, third] = [await world.addOutlet('LIB'), await world.addOutlet('FAR')];
  const main = (of: string) => world.db.transaction((tx) => mainLocation(tx, of, clock.now()));
  const id = newId();
  await requestTransfer(world.as('transfer:request', { everywhere: true }), {
    ...{ id, fromOutletId: outletId, fromLocationId: (await main(outletId)).id },
    ...{ toOutletId: other, toLocationId: (await main(other)).id },
    lines: [{ stockItemId: await insertStockItem(world), quantity: 1, unit: 'g' }],
  });
  const by = (of: string) => world.as(['transfer:request', 'stock:read'], { outletId: of });
  expect(await transferOf(by(third), { outletId: third, id })).toBeNull();
  for (const at of [outletId, other]) expect(await transferOf(by(at), { outletId: at, id })).toMatchObject({ id });
  const end = { commandId: newId(), transferId: id, reason: 'Not needed.' };
  for (const at of [third, outletId])
    await expect(cancelTransfer(by(at), end)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await cancelTransfer(by(other), end)).toEqual({ id });
});
