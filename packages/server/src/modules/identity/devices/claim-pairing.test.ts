import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { beginPairing } from './begin-pairing.ts';
import { claimPairing } from './claim-pairing.ts';
import { pairDevice } from './pair-device.ts';

let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
});
afterAll(() => world.close());

const isOpen = async (token: string | null) =>
  (await people.resolve({ kind: 'session', token: token ?? '' })).kind === 'user';

test('a browser that becomes a device signs out whoever is signed in in it, and nobody elsewhere', async () => {
  const { email } = await people.person(['manager']);
  for (const kind of ['COUNTER', 'KITCHEN', 'KIOSK', 'BOARD'] as const) {
    const [there, elsewhere] = [await people.enter(email), await people.enter(email)];
    const { id, secret, code } = await beginPairing(world.anonymous(), { kind });
    const claim = () => claimPairing(world.anonymous(), { pairingId: id, secret, replaces: there });
    await claim();
    expect(await isOpen(there)).toBe(true);
    const wish = { commandId: world.newId(), code, kind, outletId: world.outletId, name: 'At the counter' };
    await pairDevice(world.as('device:pair'), wish);
    expect(await claimPairing(world.anonymous(), { pairingId: id, secret: 'guess', replaces: there })).toMatchObject({
      code: 'PAIRING_EXPIRED',
    });
    expect(await isOpen(there)).toBe(true);
    expect(await claim()).toHaveProperty('token');
    expect([await isOpen(there), await isOpen(elsewhere)]).toEqual([false, true]);
  }
});
