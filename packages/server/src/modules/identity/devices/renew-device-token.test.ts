import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANONYMOUS } from '../../../platform/auth/actor.ts';
import { resolveActor } from '../../../platform/auth/credentials.ts';
import { rememberActors } from '../../../platform/auth/remembered-actors.ts';
import type { CallContext } from '../../../platform/context.ts';
import { makeContext } from '../../../platform/graphql/make-context.ts';
import { peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { devices, organisations } from '../../places/index.ts';
import { beginPairing } from './begin-pairing.ts';
import { claimPairing } from './claim-pairing.ts';
import { pairDemoDevice } from './pair-demo-device.ts';
import { pairDevice } from './pair-device.ts';
import { renewDeviceToken } from './renew-device-token.ts';
import { revokeDevice } from './revoke-device.ts';
import { deviceTokens } from './tables.ts';

const DAY = 86_400_000;
let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
  world.platform.sockets.plug(resolveActor, rememberActors(people.resolve, world.clock));
  await world.db.update(organisations).set({ demo: true });
});
afterAll(() => world.close());

type Kind = Parameters<typeof pairDemoDevice>[1]['kind'];
async function paired(kind: Kind = 'BOARD') {
  const answer = await pairDemoDevice(world.anonymous(), { kind });
  if ('refused' in answer) throw new Error(answer.message);
  return { deviceId: answer.device.id, token: answer.token };
}
const actorOf = (token: string) => people.resolve({ kind: 'device', token });
const callOf = async (token: string): Promise<CallContext> => ({ ...world.anonymous(), actor: await actorOf(token) });
async function renew(token: string): Promise<string> {
  world.clock.advance(1);
  return (await renewDeviceToken(await callOf(token), {})).token;
}
const opens = (token: string) =>
  actorOf(token).then(
    ({ id }) => id,
    () => null,
  );

test('a device takes another token; the one before ends a minute after it first shows the next', async () => {
  const { deviceId, token } = await paired();
  const next = await renew(token);
  expect(next).not.toBe(token);
  world.clock.advance(DAY);
  // Not kept yet: the one before is all it has.
  expect(await opens(token)).toBe(deviceId);
  expect(await opens(next)).toBe(deviceId);
  world.clock.advance(59_999);
  expect(await opens(token)).toBe(deviceId);
  world.clock.advance(1);
  expect([await opens(token), await opens(next)]).toEqual([null, deviceId]);
});

test('a device that dies between the answer and keeping it is not lost, however often', async () => {
  const { deviceId, token } = await paired();
  const lost = [await renew(token), await renew(token)];
  world.clock.advance(2 * DAY);
  const kept = await renew(token);
  expect(await opens(kept)).toBe(deviceId);
  world.clock.advance(60_000);
  // What was lost on its way opens nothing for whoever finds it.
  expect(await Promise.all([token, ...lost].map(opens))).toEqual([null, null, null]);
  expect(await opens(await renew(kept))).toBe(deviceId);
});

test('tokens that are shown for the first time at one moment do not end each other', async () => {
  const { deviceId, token } = await paired();
  const tokens = [await renew(token), await renew(token)];
  await Promise.all(tokens.map(opens));
  world.clock.advance(60_000);
  const good = await Promise.all(tokens.map(opens));
  expect(good).toContain(deviceId);
  expect(await opens(token)).toBeNull();
});

test('the next token is told once and stored nowhere, and renews nothing but itself', async () => {
  const { token } = await paired();
  const next = await renew(token);
  const kept = JSON.stringify([
    ...(await world.db.select().from(deviceTokens)),
    ...(await world.audit('identity.renewDeviceToken')),
  ]);
  expect(kept).not.toContain(next);
});

test('a device whose trust ended renews nothing and its next token opens nothing', async () => {
  const { deviceId, token } = await paired();
  const next = await renew(token);
  const call = await callOf(token);
  await revokeDevice(world.as('device:pair'), { commandId: world.newId(), deviceId });
  const late = await renewDeviceToken(call, {});
  expect([await opens(token), await opens(next), await opens(late.token)]).toEqual([null, null, null]);
});

test('a token that a later one took the place of makes no other, though it is good for a minute', async () => {
  const { deviceId, token } = await paired();
  const next = await renew(token);
  expect(await opens(next)).toBe(deviceId);
  expect(await opens(token)).toBe(deviceId);
  await expect(renew(token)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await opens(await renew(next))).toBe(deviceId);
});

test('whoever shows a token that its device has replaced leaves in the trail that there is a copy, and of which device', async () => {
  const { deviceId, token } = await paired();
  await opens(await renew(token));
  world.clock.advance(60_000);
  const caller = { headers: { authorization: `Device ${token}` }, address: '203.0.113.9', requestId: world.newId() };
  await expect(makeContext(world.platform, caller)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const [row] = (await world.audit('platform.authenticate')).slice(-1);
  expect(row).toMatchObject({ reason: 'DEVICE_REFUSED', input: { why: `DEVICE_TOKEN_REPLACED ${deviceId}` } });
});

test('nobody but a device has a token to renew', async () => {
  await expect(renewDeviceToken(people.administrator(), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(renewDeviceToken(world.as('device:pair'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const nobody = { ...world.anonymous(), actor: ANONYMOUS };
  await expect(renewDeviceToken(nobody, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test.each([
  ['KITCHEN', 'ticket:work', 'order:place'],
  ['BOARD', 'device:renew', 'ticket:work'],
  ['KIOSK', 'order:place', 'ticket:work'],
  ['COUNTER', 'till:open', 'order:place'],
] as const)('the token of a %s may %s in its own outlet, and not %s', async (kind, may, mayNot) => {
  const elsewhere = await world.addOutlet(`E${kind.slice(0, 1)}${kind.slice(-1)}`);
  const begun = await beginPairing(world.anonymous(), { kind });
  const as = world.as('device:pair', { outletId: elsewhere });
  await pairDevice(as, { commandId: world.newId(), code: begun.code, kind, outletId: elsewhere, name: kind });
  const claimed = await claimPairing(world.anonymous(), { pairingId: begun.id, secret: begun.secret });
  const { permissions } = await actorOf('token' in claimed ? (claimed.token ?? '') : '');
  expect(permissions.get(may)).toEqual(new Set([elsewhere]));
  expect(permissions.get(mayNot)).toBeUndefined();
});

test('that a device is alive is seen by whatever it asks', async () => {
  const { deviceId, token } = await paired();
  await actorOf(token);
  const [device] = await world.db.select().from(devices).where(eq(devices.id, deviceId));
  expect(device?.lastSeenAt).toEqual(world.clock.now());
});
