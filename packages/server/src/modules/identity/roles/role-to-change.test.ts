import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownRoles } from '../../../testing/own-roles.ts';
import { peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { users } from '../accounts/tables.ts';
import { createApiKey } from '../keys/create-api-key.ts';

let world: World;
let people: ReturnType<typeof peopleOf>;
let ours: ReturnType<typeof ownRoles>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
  ours = ownRoles(world, people);
});
afterAll(() => world.close());

/** Somebody with these roles whose password is their own, and their session. */
async function settled(...held: Parameters<typeof people.person>[0] & unknown[]) {
  const one = await people.person(held);
  await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, one.id));
  return { ...one, token: await people.enter(one.email) };
}

test('nobody puts into a role what they do not hold everywhere for good, nor changes one that holds more', async () => {
  const beyond = { code: 'BEYOND_OWN_RIGHTS' };
  const short = world.as(['account:manage', 'order:read'], { everywhere: true });
  expect(await ours.save(ours.own(), short)).toHaveProperty('role');
  expect(await ours.save(ours.own({ permissions: ['order:read', 'order:take-cash'] }), short)).toMatchObject({
    ...{ ...beyond, details: { permissions: ['order:take-cash'] } },
  });
  const wide = ours.own({ permissions: ['order:take-cash'] });
  await ours.save(wide);
  const narrowed = { ...wide, commandId: world.newId(), permissions: [], version: 1 };
  expect(await ours.save(narrowed, short)).toMatchObject(beyond);
  expect(await ours.save({ ...narrowed, name: 'Taken over' }, short)).toMatchObject(beyond);
  expect(await ours.retire(wide.role, short)).toMatchObject(beyond);
  expect(await ours.save(ours.builtIn('manager', [], 0), short)).toMatchObject(beyond);

  // What was lent for a time would be others' for good.
  const hour = new Date(world.clock.now().getTime() + 3_600_000);
  const lent = await settled({ role: 'administrator', expiresAt: hour });
  expect(await ours.save(ours.own(), await people.callOf(lent.token))).toMatchObject(beyond);
  // Whoever manages one outlet changes no role of all.
  const here = world.as(['account:manage', 'order:read']);
  await expect(ours.save(ours.own(), here)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(ours.retire(wide.role, here)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(ours.save(ours.own(), world.as('account:read'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('nobody widens a role that they hold, nor by a key that they made; they may narrow it', async () => {
  const role = await ours.made({ permissions: ['order:read'] });
  const chief = await settled('administrator');
  await ours.give(chief.id, role);
  const call = await people.callOf(chief.token);
  const wider = ours.own({ role, permissions: ['order:read', 'order:take-cash'], version: 1 });
  expect(await ours.save(wider, call)).toMatchObject({ code: 'NOT_YOURSELF' });
  const wanted = { id: world.newId(), name: 'a program', outletId: null, expiresAt: null };
  const held = ['account:manage', 'order:read', 'order:take-cash'];
  const key = await createApiKey(call, { ...wanted, permissions: held });
  const program = await people.resolve({ kind: 'key', token: 'key' in key ? key.key : '' });
  const byKey = { ...world.anonymous(), actor: program };
  expect(await ours.save({ ...wider, commandId: world.newId() }, byKey)).toMatchObject({ code: 'NOT_YOURSELF' });
  expect(await ours.save({ ...wider, commandId: world.newId(), permissions: [] }, call)).toEqual({ role });
});
