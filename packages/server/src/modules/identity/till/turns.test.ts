import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolveActor } from '../../../platform/auth/credentials.ts';
import { rememberActors } from '../../../platform/auth/remembered-actors.ts';
import { makeContext } from '../../../platform/graphql/make-context.ts';
import { peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { organisations } from '../../places/index.ts';
import { users } from '../accounts/tables.ts';
import { pairDemoDevice } from '../devices/pair-demo-device.ts';
import { addressRules } from '../guards/tables.ts';
import { lockTill } from './lock-till.ts';
import { removeMyPin } from './remove-my-pin.ts';
import { setMyPin } from './set-my-pin.ts';
import { takeOverTill } from './take-over-till.ts';

const PIN = '4071';
let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
  await world.db.update(organisations).set({ demo: true });
  world.platform.sockets.plug(resolveActor, rememberActors(people.resolve, world.clock));
});
afterAll(() => world.close());

async function paired() {
  const answer = await pairDemoDevice(world.anonymous(), { kind: 'COUNTER' });
  if ('refused' in answer) throw new Error(answer.message);
  const headers = { authorization: `Device ${answer.token}` };
  const comes = (address: string) => makeContext(world.platform, { headers, address, requestId: world.newId() });
  const call = async () => ({
    ...world.anonymous(),
    actor: await people.resolve({ kind: 'device', token: answer.token }),
  });
  return { id: answer.device.id, comes, call };
}
async function staff() {
  const person = await people.person(['cashier']);
  // As after the person has changed it.
  await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, person.id));
  const own = async () => people.callOf(await people.enter(person.email));
  await setMyPin(await own(), { pin: PIN });
  return { ...person, own };
}

test('whose turn ends, and the till, are asked again at once by every process that remembers them', async () => {
  const till = await paired();
  for (const end of ['LOCK', 'PIN', 'NO PIN'] as const) {
    const { id, own } = await staff();
    await takeOverTill(await till.call(), { personId: id, pin: PIN });
    const before = (await world.events('identity.access_changed.v1')).length;
    if (end === 'LOCK') await lockTill(await till.call(), {});
    else if (end === 'PIN') await setMyPin(await own(), { pin: '660193' });
    else await removeMyPin(await own(), {});
    const told = (await world.events('identity.access_changed.v1')).slice(before);
    expect(told, end).toContainEqual({ actorId: till.id });
    expect(told, end).toContainEqual({ actorId: id });
  }
});

test('a rule about networks that is made later reaches the turn: the person is there no more, and the till goes on', async () => {
  const till = await paired();
  const { id } = await staff();
  await takeOverTill(await till.call(), { personId: id, pin: PIN });
  expect((await till.comes('203.0.113.9')).actor).toMatchObject({ kind: 'user', id, isAtTill: true });
  const rule = { network: '203.0.113.0/24', effect: 'DENY', surface: 'STAFF', createdAt: world.clock.now() } as const;
  await world.db.insert(addressRules).values({ id: world.newId(), ...rule });
  world.platform.sockets.use(resolveActor).forget(null);
  const there = (await till.comes('203.0.113.9')).actor;
  expect(there).toMatchObject({ kind: 'device', id: till.id });
  expect([there.permissions.get('till:open'), there.permissions.get('order:take-cash')]).toEqual([
    ...[new Set([world.outletId]), undefined],
  ]);
  expect((await till.comes('198.51.100.1')).actor).toMatchObject({ kind: 'user', id });
  await world.db.delete(addressRules);
});
