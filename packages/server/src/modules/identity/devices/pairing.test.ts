import { eq, inArray, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TOKEN_KEYS } from '../../../testing/people.ts';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { devices, organisations } from '../../places/index.ts';
import { actorResolver } from '../resolve-actor.ts';
import { beginPairing, WAITING_OF_BLOCK } from './begin-pairing.ts';
import { claimPairing } from './claim-pairing.ts';
import { pairDemoDevice } from './pair-demo-device.ts';
import { pairDevice } from './pair-device.ts';
import { freeCode } from './pairing-code.ts';
import { deviceTokens, pairings } from './tables.ts';
import { findWaitingDevice } from './waiting-device.ts';

let world: World;
let resolve: ReturnType<typeof actorResolver>;
beforeAll(async () => {
  world = await openWorld();
  resolve = actorResolver({ db: world.db, clock: world.clock, permissions, tokens: TOKEN_KEYS });
});
afterAll(() => world.close());

const begin = () => beginPairing(world.anonymous(), { kind: 'KIOSK' });
const enter = (code: string, as = world.as('device:pair'), commandId = world.newId()) =>
  pairDevice(as, { commandId, code, kind: 'KIOSK', outletId: world.outletId, name: 'Kiosk' });
const claim = (pairing: { id: string; secret: string }) =>
  claimPairing(world.anonymous(), { pairingId: pairing.id, secret: pairing.secret });

function tokenOf(claimed: Awaited<ReturnType<typeof claim>> | undefined): string {
  if (!claimed || !('token' in claimed)) throw new Error('The device got no token.');
  return claimed.token ?? '';
}

test('a device that shows a code gets its token once somebody has entered it', async () => {
  const pairing = await begin();
  expect(pairing.code).toMatch(/^\d{6}$/);
  expect(await claim(pairing)).toMatchObject({ pending: true });
  await enter(pairing.code);
  const actor = await resolve({ kind: 'device', token: tokenOf(await claim(pairing)) });
  expect(actor).toMatchObject({ kind: 'device', outletId: world.outletId });
  expect(actor.permissions.get('order:place')).toEqual(new Set([world.outletId]));
  expect((await world.db.select().from(devices))[0]?.lastSeenAt).toEqual(world.clock.now());
});

test('a device whose answer was lost asks again and gets the same token, until ten minutes have passed', async () => {
  const pairing = await begin();
  await enter(pairing.code);
  const claims = await Promise.all(Array.from({ length: 6 }, () => claim(pairing)));
  const token = tokenOf(claims[0]);
  expect(new Set(claims.map(tokenOf)).size).toBe(1);
  expect(await claim({ ...pairing, secret: pairing.secret.replace(/.$/, '!') })).toMatchObject({
    code: 'PAIRING_EXPIRED',
  });
  const kept = JSON.stringify([
    ...(await world.db.select().from(deviceTokens)),
    ...(await world.db.select().from(pairings)),
  ]);
  for (const word of [token, pairing.secret]) expect(kept).not.toContain(word);

  world.clock.advance(10 * 60_000 - 1);
  expect(tokenOf(await claim(pairing))).toBe(token);
  world.clock.advance(1);
  expect(await claim(pairing)).toMatchObject({ code: 'PAIRING_EXPIRED' });
  expect(await resolve({ kind: 'device', token })).toMatchObject({ kind: 'device' });
});

test('a device that was withdrawn, or its token, gets no token back', async () => {
  const withdrawals = [
    (id: string) => world.db.update(devices).set({ revokedAt: world.clock.now() }).where(eq(devices.id, id)),
    (id: string) =>
      world.db.update(deviceTokens).set({ revokedAt: world.clock.now() }).where(eq(deviceTokens.deviceId, id)),
  ];
  for (const withdraw of withdrawals) {
    const pairing = await begin();
    const device = await enter(pairing.code);
    const token = tokenOf(await claim(pairing));
    await withdraw('deviceId' in device ? device.deviceId : '');
    expect(await claim(pairing)).toMatchObject({ code: 'PAIRING_EXPIRED' });
    await expect(resolve({ kind: 'device', token })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
  const early = await begin();
  const device = await enter(early.code);
  await withdrawals[0]?.('deviceId' in device ? device.deviceId : '');
  expect(await claim(early)).toMatchObject({ code: 'PAIRING_EXPIRED' });
});

test('when a device was last seen is remembered to the minute, and only for its own token', async () => {
  const pairing = await begin();
  const paired = await enter(pairing.code);
  const token = tokenOf(await claim(pairing));
  const seen = async () => {
    const [device] = await world.db
      .select()
      .from(devices)
      .where(eq(devices.id, 'deviceId' in paired ? paired.deviceId : ''));
    return device?.lastSeenAt ?? null;
  };
  expect(await seen()).toBeNull();
  await expect(resolve({ kind: 'device', token: `${token}x` })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await seen()).toBeNull();
  await resolve({ kind: 'device', token });
  const first = world.clock.now();
  expect(await seen()).toEqual(first);
  world.clock.advance(60_000);
  await resolve({ kind: 'device', token });
  expect(await seen()).toEqual(first);
  world.clock.advance(1);
  await resolve({ kind: 'device', token });
  expect(await seen()).toEqual(world.clock.now());
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
  const paired = await Promise.all(
    pairings.map(({ code }) => enter(code, world.as('device:pair', { id: world.newId() }))),
  );
  const ids = paired.map((device) => ('deviceId' in device ? device.deviceId : ''));
  const numbers = await world.db.select({ number: devices.number }).from(devices).where(inArray(devices.id, ids));
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(6);
});

test('one-click pairing works in the demo canteen and nowhere else', async () => {
  const click = () => pairDemoDevice(world.anonymous(), { kind: 'BOARD' });
  expect(await click()).toMatchObject({ code: 'NOT_A_DEMO' });
  await world.db.update(organisations).set({ demo: true });
  expect(await click()).toMatchObject({ token: expect.any(String) });
});

test('who pairs hears first what waits with the code, and pairs nothing of another kind', async () => {
  const call = { ...world.anonymous(), address: '203.0.113.9' };
  const { code } = await beginPairing(call, { kind: 'COUNTER' });
  const as = world.as('device:pair');
  expect(await findWaitingDevice(as, { code })).toEqual({
    ...{ kind: 'COUNTER', waitingSince: world.clock.now(), address: '203.0.113.9' },
  });
  expect(await enter(code, as)).toMatchObject({ code: 'PAIRING_CODE_UNKNOWN' });
  await expect(findWaitingDevice(world.anonymous(), { code })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('the same request pairs one device, and answers the same again', async () => {
  const { code } = await begin();
  const [as, commandId] = [world.as('device:pair'), world.newId()];
  const first = await enter(code, as, commandId);
  expect(first).toEqual({ deviceId: expect.any(String) });
  expect(await enter(code, as, commandId)).toEqual(first);
});

test('whoever enters many codes that nobody shows must wait, and a right one in between forgives none', async () => {
  const as = world.as('device:pair', { id: world.newId() });
  const { code } = await begin();
  const tries = async () => {
    for (let n = 0; n < 12; n += 1) {
      await findWaitingDevice(as, { code });
      await findWaitingDevice(as, { code: '000000' });
      world.clock.advance(1_000);
    }
  };
  await expect(tries()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  await expect(enter(code, as)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(await enter(code, world.as('device:pair', { id: world.newId() }))).toHaveProperty('deviceId');
});

test('of one block of addresses twenty devices wait at once; what nobody entered in time waits no more', async () => {
  const from = (address: string) => beginPairing({ ...world.anonymous(), address }, { kind: 'BOARD' });
  for (let n = 0; n < WAITING_OF_BLOCK; n += 1) await from(`198.51.100.${n}`);
  await expect(from('198.51.100.200')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(await from('192.0.2.1')).toHaveProperty('code');
  world.clock.advance(10 * 60_000);
  expect(await from('198.51.100.200')).toHaveProperty('code');
  const left = await world.db.select().from(pairings).where(isNull(pairings.deviceId));
  expect(left).toHaveLength(1);
});

test('no two devices wait with one code: one that is taken is drawn again, and the database keeps no second', async () => {
  const { code } = await begin();
  const drawn = [code, code, '482913'];
  expect(
    await freeCode(
      async (one) => one === code,
      () => drawn.shift() ?? '',
    ),
  ).toBe('482913');
  expect(await freeCode(async () => true)).toBeNull();
  const now = world.clock.now();
  const twin = { id: world.newId(), kind: 'KIOSK', code, secretDigest: 'x', createdAt: now, expiresAt: now } as const;
  await expect(world.db.insert(pairings).values(twin)).rejects.toMatchObject({ cause: { code: '23505' } });
});
