import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolveActor } from '../../../platform/auth/credentials.ts';
import { rememberActors } from '../../../platform/auth/remembered-actors.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { passkeyPeople } from '../../../testing/passkey-people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { grantRole } from '../roles/grant-role.ts';
import { saveRole } from '../roles/save-role.ts';
import { RolesResolver } from './roles.resolver.ts';

let world: World;
let kit: ReturnType<typeof passkeyPeople>;
beforeAll(async () => {
  world = await openWorld();
  kit = passkeyPeople(world);
});
afterAll(() => world.close());

test('what a role lost counts in this process from the next request on, before it hears of it by the event', async () => {
  const { people } = kit;
  const remembered = rememberActors(people.resolve, world.clock);
  world.platform.sockets.plug(resolveActor, remembered);
  const role = world.newId();
  const said = { role, name: 'Shift leader', says: '' };
  const held = { ...said, permissions: ['order:read'], version: 0 };
  await saveRole(people.administrator(), { ...held, commandId: world.newId() });
  const { id, token } = await kit.newPerson(['student']);
  const wish = { accountId: id, role, outletId: null, expiresAt: null };
  await grantRole(people.administrator(), { ...wish, id: world.newId() });
  const reach = async () =>
    (await remembered.resolve({ kind: 'session', token: token ?? '' })).permissions.get('order:read');
  expect(await reach()).toBe('everywhere');
  const narrowed = { ...said, commandId: world.newId(), basedOn: null, permissions: [], version: 1 };
  const answer = await new RolesResolver().saveRole(people.administrator() as GraphContext, narrowed);
  expect(answer).toMatchObject({ role, permissions: [] });
  expect(await reach()).toBeUndefined();
});
