import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { changeStockSettings, stockSettingsNow } from './stock-settings.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('of those who change the limits, one does; the others hear of it, also before anybody changed any', async () => {
  const change = (version: number, recountAbove: number) =>
    changeStockSettings(world.as('stock:settings', { everywhere: true, id: world.newId() }), {
      commandId: world.newId(),
      version,
      wasteApprovalAbove: 50_000,
      recountAbove,
    });
  for (const version of [0, 1]) {
    const answers = await Promise.all([100, 200, 300].map((above) => change(version, above)));
    const done = answers.findIndex((one) => 'changed' in one);
    expect(answers.map((one) => ('code' in one ? one.code : 'done')).sort()).toEqual([
      ...['CHANGED_MEANWHILE', 'CHANGED_MEANWHILE', 'done'],
    ]);
    expect(await stockSettingsNow(world.db)).toMatchObject({
      version: version + 1,
      recountAbove: [100, 200, 300][done],
    });
  }
  expect(await change(7, 400)).toMatchObject({ code: 'CHANGED_MEANWHILE' });
});
