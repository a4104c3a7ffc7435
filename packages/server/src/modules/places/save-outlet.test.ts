import { afterAll, beforeAll, expect, test } from 'vitest';
import { plugForTest } from '../../testing/plug.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { saveOutlet } from './save-outlet.ts';
import { saveStation } from './save-station.ts';
import { setOutletOpen } from './set-outlet-open.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  plugForTest(world.platform.sockets, world);
});
afterAll(() => world.close());

const cafe = () => ({
  id: world.newId(),
  code: `C${Math.floor(world.clock.now().getTime() % 97)}`,
  name: 'Library Café',
  opensAt: 480,
  closesAt: 1200,
  dayCutHour: 4,
  tokenPrefix: 'C',
});

test('an outlet is made, audited and announced in one go', async () => {
  const input = { ...cafe(), code: 'LC' };
  await saveOutlet(world.as('outlet:manage', { everywhere: true }), input);

  expect(await world.events('places.outlet_changed.v1')).toContainEqual({ outletId: input.id });
  expect((await world.audit('places.saveOutlet')).at(-1)).toMatchObject({ outcome: 'done' });
});

test('a code that is taken is refused, and nothing is left but the audit row', async () => {
  const events = await world.events('places.outlet_changed.v1');
  const refused = await saveOutlet(world.as('outlet:manage', { everywhere: true }), { ...cafe(), code: 'MC' });

  expect(refused).toMatchObject({ refused: true, code: 'CODE_TAKEN' });
  expect(await world.events('places.outlet_changed.v1')).toEqual(events);
  expect((await world.audit('places.saveOutlet')).at(-1)).toMatchObject({ outcome: 'refused', reason: 'CODE_TAKEN' });
});

test('of many who want one code at once, one gets it and the others are refused', async () => {
  const codes = (answers: object[]) => answers.map((answer) => ('code' in answer ? answer.code : 'SAVED')).sort();
  const everywhere = world.as('outlet:manage', { everywhere: true });
  const outlets = Array.from({ length: 4 }, () => saveOutlet(everywhere, { ...cafe(), code: 'RC' }));
  expect(codes(await Promise.all(outlets))).toEqual(['CODE_TAKEN', 'CODE_TAKEN', 'CODE_TAKEN', 'SAVED']);

  const station = () => ({ id: world.newId(), outletId: world.outletId, code: 'WOK', name: 'Wok', position: 1 });
  const stations = Array.from({ length: 4 }, () => saveStation(world.as('outlet:manage'), station()));
  expect(codes(await Promise.all(stations))).toEqual(['CODE_TAKEN', 'CODE_TAKEN', 'CODE_TAKEN', 'WOK']);
  const audited = (await world.audit('places.saveStation')).map((row) => row.outcome);
  expect(audited.sort()).toEqual(['done', 'refused', 'refused', 'refused']);
});

test('somebody without the permission is denied, on record', async () => {
  await expect(saveOutlet(world.as('order:place'), cafe())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(saveOutlet(world.anonymous(), cafe())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await world.audit('places.saveOutlet')).slice(-2).map((row) => row.outcome)).toEqual(['denied', 'denied']);
});

test('whoever runs one outlet changes it, and makes no others', async () => {
  const manager = world.as('outlet:manage');
  const input = { ...cafe(), code: 'NW' };
  await expect(saveOutlet(manager, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await saveOutlet(world.as('outlet:manage', { everywhere: true }), input);
  await expect(saveOutlet(manager, { ...input, name: 'Mine now' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a manager of one outlet does not switch another', async () => {
  const other = await world.addOutlet('OT');
  const input = { commandId: world.newId(), outletId: other, takesOrders: false };
  await expect(setOutletOpen(world.as('outlet:open'), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('the same command said twice happens once; with another body it is a conflict', async () => {
  const manager = world.as('outlet:open');
  const input = { commandId: world.newId(), outletId: world.outletId, takesOrders: true };
  const before = (await world.audit('places.setOutletOpen')).length;
  const answers = await Promise.all(Array.from({ length: 8 }, () => setOutletOpen(manager, input)));

  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect((await world.audit('places.setOutletOpen')).length - before).toBe(1);
  await expect(setOutletOpen(manager, { ...input, takesOrders: false })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('a code that reads like the invoice series of a device is invalid, and the database has none', async () => {
  const everywhere = world.as('outlet:manage', { everywhere: true });
  for (const code of ['MCK1', 'MCC9', 'C1K2']) {
    await expect(saveOutlet(everywhere, { ...cafe(), code })).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('invoice series of a device'),
    });
    await expect(world.addOutlet(code)).rejects.toMatchObject({ cause: { constraint_name: 'outlets_code_no_device' } });
  }
  expect(await saveOutlet(everywhere, { ...cafe(), code: 'C1' })).toMatchObject({ outletId: expect.any(String) });
});

test('hours that close before they open are invalid and say where', async () => {
  const input = { ...cafe(), opensAt: 900, closesAt: 600 };
  await expect(saveOutlet(world.as('outlet:manage'), input)).rejects.toMatchObject({
    code: 'INVALID',
    message: expect.stringContaining('closesAt'),
  });
});
