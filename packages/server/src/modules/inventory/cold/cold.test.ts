import { and, eq, ne } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { listAlerts } from '../alerts/queries.ts';
import { KINDS_OF_LEVELS, recheckAlerts } from '../alerts/recheck-alerts.ts';
import { stockAlerts } from '../alerts/tables.ts';
import { exportStock } from '../sheets/export-stock.ts';
import { lastReadings, listStorageUnits, listTemperatures } from './queries.ts';
import { recordTemperature } from './record-temperature.ts';
import { saveStorageUnit } from './save-unit.ts';
import { storageUnits, temperatureReadings } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const keeper = () => world.as('stock:manage');
const cook = () => world.as('temperature:record');
const reader = () => world.as('stock:read');
type Kind = 'FRIDGE' | 'FREEZER' | 'HOT_HOLDING';

async function unit(kind: Kind, given: object = {}): Promise<string> {
  const id = world.newId();
  const asked = { id, outletId: world.outletId, name: world.newId(), kind, inUse: true, ...given };
  expect(await saveStorageUnit(keeper(), asked)).toMatchObject({ id, kind, version: 1 });
  return id;
}
const read = (unitId: string, temperature: number, note: string | null = null, id = world.newId()) =>
  recordTemperature(cook(), { id, unitId, temperature, note });
const readingsOf = (unitId: string) =>
  world.db.select().from(temperatureReadings).where(eq(temperatureReadings.unitId, unitId));
async function openAlerts(unitId: string) {
  await recheckAlerts(world.system(), KINDS_OF_LEVELS);
  const live = and(eq(stockAlerts.storageUnitId, unitId), ne(stockAlerts.state, 'RESOLVED'));
  return world.db.select().from(stockAlerts).where(live);
}

test('a unit has a name of its own in its outlet, is changed from the version one saw, and stays where it is', async () => {
  const id = await unit('FRIDGE', { name: 'Walk-in' });
  const said = { id, outletId: world.outletId, name: 'Walk-in', kind: 'FRIDGE', inUse: true } as const;
  expect(await saveStorageUnit(keeper(), { ...said, id: world.newId(), name: 'WALK-IN' })).toMatchObject({
    code: 'NAME_TAKEN',
  });
  expect(await saveStorageUnit(keeper(), { ...said, name: 'Milk fridge', version: 1 })).toMatchObject({ version: 2 });
  expect(await saveStorageUnit(keeper(), { ...said, version: 1 })).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  const answers = await Promise.all(
    [1, 2, 3].map((n) => saveStorageUnit(keeper(), { ...said, name: `Fridge ${n}`, version: 2 })),
  );
  expect(answers.filter((answer) => 'code' in answer)).toHaveLength(2);
  const outletId = await world.addOutlet('UNI');
  const there = world.as(['stock:manage', 'temperature:record', 'stock:read'], { outletId });
  await expect(saveStorageUnit(there, { ...said, outletId, version: 3 })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(saveStorageUnit(there, { ...said, version: 3 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(recordTemperature(there, { id: world.newId(), unitId: id, temperature: 40 })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await expect(listTemperatures(there, { outletId: world.outletId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await listStorageUnits(there, { outletId })).toEqual([]);
});

test.each([
  ['FRIDGE', 50, 51],
  ['FREEZER', -180, -179],
  ['HOT_HOLDING', 650, 649],
] as const)(
  'a %s may be at %i tenths of a degree; at %i somebody says what they do, and it is an alert until it is read within its limits',
  async (kind, safe, out) => {
    const unitId = await unit(kind);
    expect(await read(unitId, out)).toMatchObject({
      ...{ code: 'OUT_OF_LIMITS', details: { limit: safe } },
      message: expect.stringMatching(/is at .* °C; at (most|least) .* °C is safe. Say what you do about it./),
    });
    expect(await readingsOf(unitId)).toEqual([]);
    expect(await openAlerts(unitId)).toEqual([]);
    const id = world.newId();
    await read(unitId, out, 'The door stood open.', id);
    // Said again it is written once.
    await read(unitId, out, 'The door stood open.', id);
    expect(await readingsOf(unitId)).toMatchObject([
      { id, temperature: out, isOut: true, note: 'The door stood open.', readByLabel: cook().actor.label },
    ]);
    const [alert, ...others] = await openAlerts(unitId);
    expect([alert, others]).toMatchObject([{ kind: 'TEMPERATURE', temperature: out, stockItemId: null }, []]);
    const { edges } = await listAlerts(reader(), { outletId: world.outletId, kinds: ['TEMPERATURE'] });
    expect(edges.find(({ node }) => node.id === alert?.id)?.node).toMatchObject({
      ...{ item: null, storageUnit: { id: unitId } },
    });
    world.clock.advance(60_000);
    await read(unitId, safe);
    expect(await openAlerts(unitId)).toEqual([]);
    expect((await lastReadings(world.db, [unitId])).get(unitId)).toMatchObject({ temperature: safe, isOut: false });
  },
);

test('what is out of use is not read, and is no alert any more', async () => {
  const unitId = await unit('FRIDGE', { name: 'Old fridge' });
  await read(unitId, 120, 'It is broken: all moved to the walk-in.');
  expect(await openAlerts(unitId)).toHaveLength(1);
  const said = { id: unitId, outletId: world.outletId, name: 'Old fridge', kind: 'FRIDGE', version: 1 } as const;
  await saveStorageUnit(keeper(), { ...said, inUse: false });
  expect(await openAlerts(unitId)).toEqual([]);
  expect(await read(unitId, 40)).toMatchObject({ code: 'STORAGE_UNIT_RETIRED' });
  await expect(read(world.newId(), 40)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  for (const impossible of [-1_001, 1_501, 4.5]) {
    await expect(read(unitId, impossible)).rejects.toMatchObject({ code: 'INVALID' });
  }
});

test('what was read stays as it was read, and what is beyond its limits is said to be, whatever code says so', async () => {
  const unitId = await unit('FREEZER');
  await read(unitId, -200);
  const [row] = await readingsOf(unitId);
  if (!row) throw new Error('Nothing was written.');
  await expect(world.db.update(temperatureReadings).set({ temperature: 1 })).rejects.toMatchObject({
    cause: { code: '42501' },
  });
  await expect(world.db.delete(temperatureReadings)).rejects.toMatchObject({ cause: { code: '42501' } });
  await expect(world.db.delete(storageUnits)).rejects.toMatchObject({ cause: { code: '42501' } });
  const { isOut: _, ...facts } = row;
  const insert = (given: Partial<typeof facts>) =>
    world.db.insert(temperatureReadings).values({ ...facts, id: world.newId(), ...given });
  await expect(insert({ temperature: -100 })).rejects.toMatchObject({
    cause: { constraint_name: 'temperature_readings_out' },
  });
  await expect(insert({ warmest: null, coldest: null })).rejects.toMatchObject({
    cause: { constraint_name: 'temperature_readings_limits' },
  });
  await expect(insert({ outletId: await world.addOutlet('ELS') })).rejects.toMatchObject({
    cause: { constraint_name: 'temperature_readings_unit' },
  });
});

test('readings are listed newest first, of one unit or only what was out, and are given out as a file', async () => {
  const [unitId, other] = [await unit('FRIDGE', { name: 'Dairy' }), await unit('FRIDGE')];
  await read(unitId, 30);
  await read(other, 35);
  world.clock.advance(60_000);
  await read(unitId, 70, 'Compressor off.');
  const { outletId } = world;
  const listed = async (given: object) => {
    const { edges } = await listTemperatures(reader(), { outletId, ...given });
    return edges.map(({ node }) => node.temperature);
  };
  expect(await listed({ unitId })).toEqual([70, 30]);
  expect(await listed({ unitId, onlyOut: true })).toEqual([70]);
  expect((await listed({ first: 2 })).length).toBe(2);
  const asked = { outletId, sheet: 'TEMPERATURES', format: 'CSV', from: '2026-11-24', to: '2026-11-24' } as const;
  const { content } = await exportStock(reader(), asked);
  expect(content.toString()).toContain('°C');
  expect(content.toString()).toMatch(/Dairy,FRIDGE,7,5,,yes,Compressor off\./);
  await expect(exportStock(reader(), { ...asked, from: null })).rejects.toMatchObject({ code: 'INVALID' });
});
