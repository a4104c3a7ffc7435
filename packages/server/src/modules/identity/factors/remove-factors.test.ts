import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonRole } from '../../../platform/auth/permission.ts';
import { passkeyPeople } from '../../../testing/passkey-people.ts';
import { openPost } from '../../../testing/post.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { signIn } from '../sessions/sign-in.ts';
import { removeFactors } from './remove-factors.ts';
import { recoveryCodes } from './tables.ts';

let world: World;
let kit: ReturnType<typeof passkeyPeople>;
let people: ReturnType<typeof passkeyPeople>['people'];
let post: ReturnType<typeof openPost>;
beforeAll(async () => {
  world = await openWorld();
  kit = passkeyPeople(world);
  people = kit.people;
  post = openPost(world);
});
afterAll(() => world.close());

/** Somebody with a passkey, and the session that added it. */
async function withPasskey(roles: readonly PersonRole[]) {
  const person = await kit.newPerson(roles);
  const call = await people.callOf(person.token);
  await kit.withPasskey(call);
  return { ...person, call };
}
const remove = (accountId: string, call = people.administrator()) =>
  removeFactors(call, { commandId: world.newId(), accountId, reason: 'Their phone was stolen.' });

test('whoever manages accounts takes lost factors off: sessions end, the password alone opens, a letter and the trail tell of it', async () => {
  const { id, email, token } = await withPasskey(['cashier']);
  expect(await signIn(world.anonymous(), { email, password: kit.own })).toHaveProperty('challenge');
  expect(await remove(id)).toEqual({ accountId: id });
  expect((await people.actorOf(token)).kind).toBe('anonymous');
  expect(await signIn(world.anonymous(), { email, password: kit.own })).toHaveProperty('token');
  expect(await world.db.select().from(recoveryCodes)).toEqual([]);
  const letter = (await post.lettersTo(email)).find(({ template }) => template === 'identity.factorsRemoved');
  expect(letter?.text).toContain('administrator');
  expect((await world.audit('identity.removeFactors')).at(-1)).toMatchObject({
    outcome: 'done',
    input: { reason: 'Their phone was stolen.' },
  });
  expect(await remove(id)).toMatchObject({ code: 'NO_FACTOR' });
});

test('nobody takes their own factors off so, nor those of somebody who may do more, nor without the right or a fresh proof', async () => {
  const { id, call } = await withPasskey(['administrator']);
  expect(await remove(id, call)).toMatchObject({ code: 'NOT_YOURSELF' });
  expect(await remove(id, world.as(['account:read', 'account:manage'], { everywhere: true }))).toMatchObject({
    code: 'BEYOND_OWN_RIGHTS',
  });
  await expect(remove(id, world.as('account:read'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const other = await withPasskey(['cashier']);
  world.clock.advance(5 * 60_000);
  await expect(remove(other.id, call)).rejects.toMatchObject({ details: { reason: 'CONFIRMATION_NEEDED' } });
  await expect(remove(world.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
