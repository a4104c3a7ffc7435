import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { organisations } from '../../places/index.ts';
import { users } from '../accounts/tables.ts';
import { pairDemoDevice } from '../devices/pair-demo-device.ts';
import { unlockAccount } from '../guards/unlock-account.ts';
import { setMyPin } from './set-my-pin.ts';
import { takeOverTill } from './take-over-till.ts';

const MINUTE = 60_000;
const PIN = '4071';
const OTHER_PIN = '660193';
let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
  await world.db.update(organisations).set({ demo: true });
});
afterAll(() => world.close());

async function paired() {
  const answer = await pairDemoDevice(world.anonymous(), { kind: 'COUNTER' });
  if ('refused' in answer) throw new Error(answer.message);
  const actor = () => people.resolve({ kind: 'device', token: answer.token });
  return { actor, call: async () => ({ ...world.anonymous(), actor: await actor() }) };
}
type Till = Awaited<ReturnType<typeof paired>>;

async function staff(pin = PIN) {
  const person = await people.person(['cashier']);
  // As after the person has changed it.
  await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, person.id));
  await setMyPin(await people.callOf(await people.enter(person.email)), { pin });
  return person;
}
const take = async (till: Till, personId: string, pin = PIN) => takeOverTill(await till.call(), { personId, pin });

/** Types so many wrong PINs of somebody at a till, as slowly as is let through. */
async function mistype(till: Till, personId: string, times: number) {
  for (let wrong = 0; wrong < times; wrong += 1) {
    expect(await take(till, personId, '9038')).toMatchObject({ code: 'WRONG_PIN' });
    world.clock.advance(MINUTE / 10);
  }
}
const closed = { code: 'RATE_LIMITED' };

test('wrong PINs close that till to that person: no other till, not their account, and the till to nobody else', async () => {
  const [till, other] = [await paired(), await paired()];
  const asha = await staff();
  const ravi = await staff(OTHER_PIN);
  await mistype(till, asha.id, 5);
  await expect(take(till, asha.id)).rejects.toMatchObject(closed);
  expect(await take(other, asha.id)).toEqual({ personId: asha.id });
  expect(await people.enter(asha.email)).toEqual(expect.any(String));
  expect(await take(till, ravi.id, OTHER_PIN)).toEqual({ personId: ravi.id });
  world.clock.advance(30 * MINUTE);
  expect(await take(till, asha.id)).toEqual({ personId: asha.id });
});

test('one till alone, whoever has it, never closes the others to anybody', async () => {
  const [stolen, own] = [await paired(), await paired()];
  const asha = await staff();
  for (let round = 0; round < 4; round += 1) {
    await mistype(stolen, asha.id, 5);
    await expect(take(stolen, asha.id)).rejects.toMatchObject(closed);
    world.clock.advance(30 * MINUTE);
  }
  expect(await take(own, asha.id)).toEqual({ personId: asha.id });
});

test('at all tills together three times as many wrong PINs close them all; a right one forgives what was wrong there alone', async () => {
  const tills = [await paired(), await paired(), await paired(), await paired()] as const;
  const asha = await staff();
  await mistype(tills[0], asha.id, 4);
  expect(await take(tills[0], asha.id)).toEqual({ personId: asha.id });
  for (const at of tills.slice(1)) await mistype(at, asha.id, 5);
  await expect(take(tills[0], asha.id)).rejects.toMatchObject(closed);
  world.clock.advance(30 * MINUTE);
  expect(await take(tills[0], asha.id)).toEqual({ personId: asha.id });
});

test('whose PIN somebody opened again has three tries until the next lock', async () => {
  const till = await paired();
  const asha = await staff();
  await mistype(till, asha.id, 5);
  await expect(take(till, asha.id)).rejects.toMatchObject(closed);
  await unlockAccount(people.administrator(), { commandId: world.newId(), accountId: asha.id });
  await mistype(till, asha.id, 2);
  expect(await take(till, asha.id)).toEqual({ personId: asha.id });
  await mistype(till, asha.id, 5);
  world.clock.advance(21 * MINUTE);
  await unlockAccount(people.administrator(), { commandId: world.newId(), accountId: asha.id });
  await mistype(till, asha.id, 3);
  await expect(take(till, asha.id)).rejects.toMatchObject(closed);
});
