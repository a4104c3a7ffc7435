import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleOf } from '../../../testing/people.ts';
import { permissions } from '../../../testing/permissions.ts';
import { untilWaiting } from '../../../testing/until-waiting.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { grantRole } from './grant-role.ts';
import { saveRole } from './save-role.ts';
import { roles } from './tables.ts';

let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
});
afterAll(() => world.close());

test('whoever gives a built-in role while it is decided about for the first time waits, and is judged by what was decided', async () => {
  const { id } = await people.person();
  const cook = permissions.ofRole('cook');
  const giver = world.as(['account:manage', ...cook], { everywhere: true });
  const wish = { accountId: id, role: 'cook', outletId: null, expiresAt: null } as const;
  const widened = { commandId: world.newId(), role: 'cook', permissions: [...cook, 'mail:read'], version: 0 };
  let saving: Promise<unknown> = Promise.resolve();
  let giving: Promise<unknown> = Promise.resolve();
  let isGiven = false;
  const undone = world.db.transaction(async (tx) => {
    // While this row is neither there nor not, whoever decides waits where they write theirs.
    await tx.insert(roles).values({ code: 'cook', version: 1 });
    saving = saveRole(people.administrator(), widened);
    await untilWaiting(world.db, 1);
    giving = grantRole(giver, { ...wish, id: world.newId() }).finally(() => {
      isGiven = true;
    });
    await untilWaiting(world.db, 2, () => isGiven);
    throw new Error('Undone.');
  });
  await expect(undone).rejects.toThrow('Undone.');
  expect(await saving).toEqual({ role: 'cook' });
  expect(await giving).toMatchObject({ code: 'BEYOND_OWN_RIGHTS' });
});
