import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { changeAccount } from '../accounts/change-account.ts';
import { accountLinks } from '../links/tables.ts';
import { registrations } from './tables.ts';

let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
});
afterAll(() => world.close());

const LATER = new Date('2027-01-01T00:00:00Z');

/** A registration at an address, with the link of its letter. */
async function registered(email: string, of: Partial<typeof registrations.$inferInsert>): Promise<string> {
  const id = world.newId();
  const now = world.clock.now();
  const common = { id, email, name: 'Meera', kind: 'STUDENT', language: 'en', registeredAt: now } as const;
  await world.db.insert(registrations).values({ ...common, state: 'KNOWN', ...of });
  await world.db.insert(accountLinks).values({
    ...{ id: world.newId(), purpose: 'CONFIRM_ADDRESS', registrationId: id, createdAt: now, expiresAt: LATER },
  });
  return id;
}

const left = async () =>
  (await world.db.execute<{ id: string }>(sql`select id from registrations order by id`)).map(({ id }) => id);

test('an account that leaves its address takes its registrations along, and nobody’s; who waits there waits on', async () => {
  const [{ id: accountId, email }, other] = [await people.person(), await people.person()];
  const now = world.clock.now();
  const admitted = { state: 'ADMITTED', addressConfirmedAt: now, decidedAt: now } as const;
  const gone = [
    await registered(email, { ...admitted, accountId }),
    await registered(email, { passwordHash: 'hash' }),
    await registered(email, { state: 'REJECTED', decidedAt: now, reason: 'Not of this college' }),
  ];
  const kept = [
    await registered(email, { ...admitted, accountId: other.id }),
    await registered(email, { state: 'WAITING', passwordHash: 'hash' }),
    await registered(other.email, { passwordHash: 'hash' }),
  ];
  const change = (to: string) =>
    changeAccount(people.administrator(), { commandId: world.newId(), accountId, name: 'Asha', email: to });
  await change(email);
  expect(await left()).toEqual([...gone, ...kept].sort());
  await change('elsewhere@college.example');
  expect(await left()).toEqual(kept.sort());
});
