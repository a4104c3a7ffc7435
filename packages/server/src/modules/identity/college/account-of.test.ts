import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CollegePeople, collegePeople } from '../../../testing/college-people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { createAccount } from '../accounts/create-account.ts';
import { users } from '../accounts/tables.ts';
import { reject } from '../registration/reject.ts';
import { registrations } from '../registration/tables.ts';

let world: World;
let at: CollegePeople;
beforeAll(async () => {
  world = await openWorld();
  at = await collegePeople(world);
  await at.set({ unknownPerson: 'REGISTER' });
});
afterAll(async () => {
  await at.college.close();
  await world.close();
});

/** Somebody who registered by the college; rejected, where it is said. */
async function registered(who: string, isRejected: boolean) {
  const answer = await at.signIn(at.known(who));
  expect(answer).toEqual({ registrationId: expect.any(String) });
  const id = 'registrationId' in answer ? (answer.registrationId ?? '') : '';
  const wish = { commandId: world.newId(), id, reason: 'Not of this college' };
  if (isRejected) expect(await reject(at.people.administrator(), wish)).not.toHaveProperty('refused');
  return id;
}

test('who was rejected registers again by the college; who still waits is told so', async () => {
  const first = await registered('meera', true);
  const again = await at.signIn('meera');
  expect(again).toEqual({ registrationId: expect.any(String) });
  expect(again).not.toEqual({ registrationId: first });
  expect(await at.signIn('meera')).toMatchObject({ code: 'NOT_ADMITTED_YET' });
});

test('whom the office made an account by hand, after a rejection or while they waited, links it and is let in', async () => {
  for (const [who, isRejected] of [
    ['ravi', true],
    ['sita', false],
  ] as const) {
    await registered(who, isRejected);
    const [id, email, firstPassword] = [world.newId(), `${who}@college.example`, 'copper-otter-window-plum'];
    const roles = [{ role: 'cook' as const, outletId: null, expiresAt: null }];
    await createAccount(at.people.administrator(), { id, email, name: 'Made by hand', roles, firstPassword });
    await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, id));
    expect(await at.signIn(who)).toMatchObject({ code: 'COLLEGE_LINK_NEEDED' });
    expect(await at.link(await at.people.enter(email), who)).toEqual({ linked: true, returnTo: '/staff/account' });
    expect((await at.people.actorOf(await at.session(who))).id).toBe(id);
  }
  expect(await world.db.select().from(registrations)).not.toHaveLength(0);
});
