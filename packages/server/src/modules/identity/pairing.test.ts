import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissions } from '../../testing/permissions.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { devices, organisations } from '../places/index.ts';
import { beginPairing, claimPairing, pairDemoDevice, pairDevice } from './pairing.ts';
import { actorResolver } from './resolve-actor.ts';

let world: World;
let resolve: ReturnType<typeof actorResolver>;
beforeAll(async () => {
  world = await openWorld();
  resolve = actorResolver({ db: world.db, clock: world.clock, permissions });
});
afterAll(() => world.close());

const begin = () => beginPairing(world.anonymous(), { kind: 'KIOSK' });
const enter = (code: string, as = world.as('device:pair')) =>
  pairDevice(as, { code, outletId: world.outletId, name: 'Kiosk' });
const claim = (pairing: { id: string; secret: string }) =>
  claimPairing(world.anonymous(), { pairingId: pairing.id, secret: pairing.secret });

test('a device that shows a code gets its token once somebody has entered it, and only once', async () => {
  const pairing = await begin();
  expect(pairing.code).toMatch(/^\d{6}$/);
  expect(await claim(pairing)).toMatchObject({ pending: true });
  await enter(pairing.code);
  const claimed = await claim(pairing);
  if (!('token' in claimed) || claimed.token === undefined) throw new Error('The device got no token.');

  const actor = await resolve({ kind: 'device', token: claimed.token });
  expect(actor).toMatchObject({ kind: 'device', outletId: world.outletId });
  expect(actor.permissions.get('order:place')).toEqual(new Set([world.outletId]));
  expect((await world.db.select().from(devices))[0]?.lastSeenAt).toEqual(world.clock.now());
  expect(await claim(pairing)).toMatchObject({ code: 'PAIRING_EXPIRED' });
});

test('a code that nobody shows, that was used, or that is too old is refused', async () => {
  const used = await begin();
  await enter(used.code);
  expect(await enter(used.code)).toMatchObject({ code: 'PAIRING_CODE_UNKNOWN' });
  const old = await begin();
  world.clock.advance(10 * 60_000 + 1);
  expect(await enter(old.code)).toMatchObject({ code: 'PAIRING_CODE_UNKNOWN' });
  expect(await claim(old)).toMatchObject({ code: 'PAIRING_EXPIRED' });
});

test('without the secret nobody gets another’s token; without the permission nobody pairs', async () => {
  const pairing = await begin();
  await expect(enter(pairing.code, world.as('order:place'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await enter(pairing.code);
  expect(await claim({ ...pairing, secret: 'guess' })).toMatchObject({ code: 'PAIRING_EXPIRED' });
  expect(await claim(pairing)).toMatchObject({ token: expect.any(String) });
});

test('devices that are paired at one moment get numbers of their own', async () => {
  const pairings = await Promise.all(Array.from({ length: 6 }, begin));
  expect(new Set(pairings.map(({ code }) => code)).size).toBe(6);
  const paired = await Promise.all(pairings.map((pairing) => enter(pairing.code)));
  const numbers = paired.map((device) => ('number' in device ? device.number : null));
  expect(new Set(numbers).size).toBe(6);
});

test('one-click pairing works in the demo canteen and nowhere else', async () => {
  const click = () => pairDemoDevice(world.anonymous(), { kind: 'BOARD' });
  expect(await click()).toMatchObject({ code: 'NOT_A_DEMO' });
  await world.db.update(organisations).set({ demo: true });
  expect(await click()).toMatchObject({ token: expect.any(String) });
});
