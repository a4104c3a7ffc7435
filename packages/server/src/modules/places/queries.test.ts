import { afterAll, beforeAll, expect, test } from 'vitest';
import { plugForTest } from '../../testing/plug.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { listOutlets } from './queries.ts';
import { saveOutlet } from './save-outlet.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  plugForTest(world.platform.sockets, world);
});
afterAll(() => world.close());

test('outlets come by their token’s letter, then by code: the first is the one the demo’s devices belong to', async () => {
  const manager = world.as('outlet:manage', { everywhere: true });
  const hours = { opensAt: 480, closesAt: 1_200, dayCutHour: 4 };
  for (const [code, tokenPrefix] of [
    ['AB', 'Z'],
    ['ZZ', 'B'],
    ['LC', 'A'],
  ] as const) {
    await saveOutlet(manager, { id: world.newId(), code, name: `Outlet ${code}`, tokenPrefix, ...hours });
  }
  const shown = (await listOutlets(world.anonymous(), {})).map(({ outlet }) => outlet.code);
  expect(shown).toEqual(['LC', 'MC', 'ZZ', 'AB']);
});
