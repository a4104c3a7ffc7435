import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { devices } from '../../places/index.ts';
import { apiKeySecrets, apiKeys } from '../keys/tables.ts';
import { securityOverview } from './security-overview.ts';

const DAY = 24 * 3_600_000;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const at = (days: number) => new Date(world.clock.now().getTime() + days * DAY);
const overview = () => securityOverview(world.as('security:read', { everywhere: true }), {});

/** A key that was made, last used, ends and was withdrawn so many days from now. */
async function key(name: string, when: { made: number; used?: number[]; ends?: number; withdrawn?: number }) {
  const id = world.newId();
  const day = (days?: number) => (days === undefined ? null : at(days));
  await world.db.insert(apiKeys).values({
    ...{ id, name, permissions: ['order:read'], createdAt: at(when.made) },
    ...{ expiresAt: day(when.ends), revokedAt: day(when.withdrawn) },
  });
  for (const used of when.used ?? [])
    await world.db.insert(apiKeySecrets).values({
      ...{ id: world.newId(), keyId: id, tokenDigest: id + used },
      createdAt: at(when.made),
      lastUsedAt: at(used),
    });
}

test('keys that end within two weeks, and keys that nobody used for ninety days, are told of, and no others', async () => {
  await key('ends in 13 days', { made: -30, used: [-1], ends: 13 });
  await key('ends tomorrow', { made: -30, used: [-1], ends: 1 });
  await key('ends in 15 days', { made: -30, used: [-1], ends: 15 });
  await key('ended', { made: -300, ends: -1 });
  await key('withdrawn', { made: -300, withdrawn: -10 });
  await key('used by its newer secret', { made: -300, used: [-120, -2] });
  await key('not used', { made: -300, used: [-150, -120] });
  await key('never used', { made: -100 });
  await key('new', { made: -89 });
  const { keys } = await overview();
  expect(keys.keys.map(({ name }) => name)).toEqual(['ends tomorrow', 'ends in 13 days', 'not used', 'never used']);
  expect(keys.count).toBe(4);
  expect(keys.keys.map(({ endsSoon, isUnused }) => [endsSoon, isUnused])).toEqual([
    ...[
      [true, false],
      [true, false],
    ],
    ...[
      [false, true],
      [false, true],
    ],
  ]);
  expect(keys.keys[2]?.lastUsedAt).toEqual(at(-120));
});

test('devices that are trusted and were not heard of for three days are told of, the longest silent first', async () => {
  const device = (name: string, paired: number, seen: number | null, withdrawn?: number) => ({
    ...{ id: world.newId(), outletId: world.outletId, kind: 'KIOSK' as const, name, number: -paired },
    ...{ pairedAt: at(paired), lastSeenAt: seen === null ? null : at(seen) },
    revokedAt: withdrawn === undefined ? null : at(withdrawn),
  });
  await world.db
    .insert(devices)
    .values([
      ...[device('never seen', -4, null), device('silent', -50, -20), device('awake', -51, -2.9)],
      ...[device('just paired', -1, null), device('withdrawn', -60, -30, -29)],
    ]);
  const { devices: silent } = await overview();
  expect(silent.devices.map(({ name }) => name)).toEqual(['silent', 'never seen']);
  expect(silent).toMatchObject({ count: 2, devices: [{ outletId: world.outletId, outletName: 'Outlet MC' }, {}] });
});

test('of keys twenty are listed, and all are counted', async () => {
  for (let n = 0; n < 25; n += 1) await key(`old ${n}`, { made: -200 });
  const { keys } = await overview();
  expect(keys.keys).toHaveLength(20);
  expect(keys.count).toBe(29);
});

test('who may see keys but not how it stands with security is told nothing of it', async () => {
  await expect(securityOverview(world.as('key:read', { everywhere: true }), {})).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});
