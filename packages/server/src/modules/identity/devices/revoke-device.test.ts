import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { devices, devicesByOutlet, organisations } from '../../places/index.ts';
import { pairDemoDevice } from './pair-demo-device.ts';
import { renameDevice } from './rename-device.ts';
import { revokeDevice } from './revoke-device.ts';

let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
  await world.db.update(organisations).set({ demo: true });
});
afterAll(() => world.close());

async function paired() {
  const answer = await pairDemoDevice(world.anonymous(), { kind: 'KITCHEN' });
  if ('refused' in answer) throw new Error(answer.message);
  return { deviceId: answer.device.id, token: answer.token };
}
const nameOf = async (id: string) => (await world.db.select().from(devices).where(eq(devices.id, id)))[0]?.name;

test('a device whose trust ended opens nothing any more, said once or twice', async () => {
  const { deviceId, token } = await paired();
  const end = () => revokeDevice(world.as('device:pair'), { commandId: world.newId(), deviceId });
  expect(await people.resolve({ kind: 'device', token })).toMatchObject({ id: deviceId });
  expect([await end(), await end()]).toEqual([{ deviceId }, { deviceId }]);
  await expect(people.resolve({ kind: 'device', token })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await world.events('identity.access_changed.v1')).toContainEqual({ actorId: deviceId });
  const trusted = (await devicesByOutlet(world.db, [world.outletId])).get(world.outletId) ?? [];
  expect(trusted.map(({ id }) => id)).not.toContain(deviceId);
});

test('a device gets another name and stays trusted', async () => {
  const { deviceId, token } = await paired();
  const input = { commandId: world.newId(), deviceId, name: '  Kitchen door ' };
  expect(await renameDevice(world.as('device:pair'), input)).toEqual({ deviceId });
  expect(await nameOf(deviceId)).toBe('Kitchen door');
  expect(await people.resolve({ kind: 'device', token })).toMatchObject({ label: 'Kitchen door' });
});

test('only those who may pair in its outlet end its trust or name it', async () => {
  const { deviceId, token } = await paired();
  const elsewhere = await world.addOutlet('EW');
  for (const as of [world.as('device:read'), world.as('device:pair', { outletId: elsewhere })]) {
    await expect(revokeDevice(as, { commandId: world.newId(), deviceId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const input = { commandId: world.newId(), deviceId, name: 'Mine' };
    await expect(renameDevice(as, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  expect(await people.resolve({ kind: 'device', token })).toMatchObject({ id: deviceId });
  const nobody = { commandId: world.newId(), deviceId: world.newId() };
  await expect(revokeDevice(world.as('device:pair'), nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
