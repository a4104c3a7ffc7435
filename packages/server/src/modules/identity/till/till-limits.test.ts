import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { organisations } from '../../places/index.ts';
import { users } from '../accounts/tables.ts';
import { pairDemoDevice } from '../devices/pair-demo-device.ts';
import { changeSecuritySettings } from '../factors/security-settings.ts';
import { securityOverview } from '../guards/security-overview.ts';
import { DEFAULT_SECURITY, type SecurityFigures } from '../sessions/settings.ts';
import { viewer } from '../viewer.ts';
import { keepTill } from './keep-till.ts';
import { lockTill } from './lock-till.ts';
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
  return { id: answer.device.id, actor, call: async () => ({ ...world.anonymous(), actor: await actor() }) };
}
type Till = Awaited<ReturnType<typeof paired>>;

async function staff() {
  const person = await people.person(['cashier']);
  // As after the person has changed it.
  await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, person.id));
  await setMyPin(await people.callOf(await people.enter(person.email)), { pin: PIN });
  return person;
}
const take = async (till: Till, personId: string, pin = PIN) => takeOverTill(await till.call(), { personId, pin });
const whoIs = async (till: Till) => (await till.actor()).id;

test('after how long a till locks itself, and after how many wrong PINs for how long it closes, is as it was set; each wrong one says how many are left', async () => {
  const till = await paired();
  const asha = await staff();
  const set = (figures: Partial<SecurityFigures>) =>
    changeSecuritySettings(world.as('security:manage', { everywhere: true }), {
      commandId: world.newId(),
      ...DEFAULT_SECURITY,
      ...figures,
      factorRules: [],
    });
  try {
    await set({ tillIdleMinutes: 2, pinLockAfter: 3, pinLockMinutes: 45 });
    await take(till, asha.id);
    expect(await viewer(await till.call(), {})).toMatchObject({ tillIdleMinutes: 2 });
    world.clock.advance(2 * MINUTE - 1);
    expect(await whoIs(till)).toBe(asha.id);
    world.clock.advance(1);
    expect(await whoIs(till)).toBe(till.id);

    const wrong = async () =>
      (await securityOverview(world.as('security:read', { everywhere: true }), {})).failedSignIns;
    const before = await wrong();
    for (const triesLeft of [2, 1, 0])
      expect(await take(till, asha.id, OTHER_PIN)).toMatchObject({ code: 'WRONG_PIN', details: { triesLeft } });
    expect(await wrong()).toBe(before + 3);
    await expect(take(till, asha.id)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 45 * 60 });
    world.clock.advance(45 * MINUTE);
    expect(await take(till, asha.id)).toEqual({ personId: asha.id });
  } finally {
    await set({});
  }
});

test('that somebody touches a till keeps it theirs and leaves no row in the audit trail; nor does it open one that was locked', async () => {
  const till = await paired();
  const asha = await staff();
  await take(till, asha.id);
  const rows = async () => (await world.audit('identity.keepTill')).length;
  for (let minute = 0; minute < 8; minute += 1) {
    world.clock.advance(MINUTE);
    expect(await keepTill(await till.call(), {})).toEqual({ goesOn: true });
  }
  expect(await whoIs(till)).toBe(asha.id);
  expect(await rows()).toBe(0);
  const call = await till.call();
  await lockTill(call, {});
  expect(await keepTill(call, {})).toEqual({ goesOn: false });
  expect(await whoIs(till)).toBe(till.id);
  await expect(keepTill(world.as('order:place'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
