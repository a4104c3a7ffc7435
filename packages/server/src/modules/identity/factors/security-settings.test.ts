import { type TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { denial } from '../../../platform/auth/actor.ts';
import { openPeople, PASSWORD, type People } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { GUESS_BOUNDS } from '../guards/guess-limits.ts';
import { LETTER_BOUNDS } from '../guards/letter-limits.ts';
import { revokeOtherSessions } from '../sessions/revoke-other-sessions.ts';
import { DEFAULT_SECURITY } from '../sessions/settings.ts';
import { signIn } from '../sessions/sign-in.ts';
import { securitySettings } from '../sessions/tables.ts';
import { TILL_BOUNDS } from '../till/till-limits.ts';
import { beginTotp } from './begin-totp.ts';
import { confirmTotp } from './confirm-totp.ts';
import { mySecondFactor } from './my-second-factor.ts';
import { changeSecuritySettings, readSecuritySettings } from './security-settings.ts';
import { factorRules } from './tables.ts';

let world: World;
let people: People;
beforeAll(async () => {
  world = await openWorld();
  people = await openPeople(world);
});
beforeEach(async () => {
  await world.db.delete(factorRules);
  await world.db.delete(securitySettings);
});
afterAll(() => world.close());

const LIMITS = { ...DEFAULT_SECURITY, studentIdleMinutes: 600, studentHours: 24 };
const security = () => world.as(['security:manage', 'security:read'], { everywhere: true });
type Rules = { role: 'cashier' | 'manager'; graceDays: number }[];
const set = (changed: Partial<typeof LIMITS> & { factorRules?: Rules }, as = security()) =>
  changeSecuritySettings(as, { commandId: world.newId(), ...LIMITS, factorRules: [], ...changed });
const days = (count: number) => world.clock.advance(count * 24 * 3_600_000);
async function enter(email: string) {
  const answer = await signIn(world.anonymous(), { email, password: PASSWORD });
  return people.callOf('token' in answer ? answer.token : '');
}

test('unless somebody decides otherwise nobody needs a second factor, and staff sign in again after an hour', async () => {
  const settings = await readSecuritySettings(security(), {});
  expect(settings).toMatchObject({ staffIdleMinutes: 60, staffHours: 12, sessionsAtMost: 5 });
  expect(settings.factorRules.filter(({ isDemanded }) => isDemanded)).toEqual([]);
});

test('whose role demands a factor works on through the grace, and then may switch one on and nothing else', async () => {
  const email = await people.add('cashier');
  await set({ factorRules: [{ role: 'cashier', graceDays: 3 }] });
  days(2);
  const early = await enter(email);
  expect(early.actor.permissions.get('order:take-cash')).toBe('everywhere');
  expect((await mySecondFactor(early, {})).demandedFrom).toEqual(new Date(world.clock.now().getTime() + 86_400_000));

  days(1);
  const late = await enter(email);
  expect(late.actor.permissions).toEqual(new Map());
  expect(denial(late.actor, 'order:take-cash').publicMessage).toContain('second factor');
  await expect(revokeOtherSessions(late, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const begun = await beginTotp(late, {});
  const phone = URI.parse('uri' in begun ? begun.uri : '') as TOTP;
  await confirmTotp(late, { code: phone.generate({ timestamp: world.clock.now().getTime() }) });
  const on = await signIn(world.anonymous(), { email, password: PASSWORD });
  expect(on).toHaveProperty('challenge');
});

test('a role that demanded a factor before keeps the day from which its grace counts; one left out demands none', async () => {
  await set({ factorRules: [{ role: 'cashier', graceDays: 5 }] });
  const since = world.clock.now();
  days(1);
  await set({
    factorRules: [
      { role: 'cashier', graceDays: 9 },
      { role: 'manager', graceDays: 0 },
    ],
  });
  const rules = async () =>
    (await readSecuritySettings(security(), {})).factorRules.filter(({ isDemanded }) => isDemanded);
  expect(await rules()).toMatchObject([
    { role: 'manager', graceDays: 0, since: world.clock.now() },
    { role: 'cashier', graceDays: 9, since },
  ]);
  await set({ factorRules: [] });
  expect(await rules()).toEqual([]);
});

test('a shorter limit counts for sessions that are open', async () => {
  const email = await people.add('cashier');
  const answer = await signIn(world.anonymous(), { email, password: PASSWORD });
  const token = 'token' in answer ? answer.token : '';
  world.clock.advance(10 * 60_000);
  await set({ staffIdleMinutes: 5 });
  expect((await people.callOf(token)).actor.kind).toBe('anonymous');
});

test('no limit can be set beyond its bounds, by the door or past it', async () => {
  const beyond = [
    ...[{ staffIdleMinutes: 4 }, { staffIdleMinutes: 61 }, { staffHours: 0 }, { staffHours: 25 }],
    ...[{ studentIdleMinutes: 14 }, { studentHours: 721 }, { sessionsAtMost: 0 }, { sessionsAtMost: 21 }],
    ...[{ staffHours: 1.5 }, { factorRules: [{ role: 'cashier' as const, graceDays: 91 }] }],
  ];
  for (const [name, { min, max }] of Object.entries({ ...GUESS_BOUNDS, ...LETTER_BOUNDS, ...TILL_BOUNDS })) {
    for (const figure of [min - 1, max + 1]) {
      await expect(set({ [name]: figure })).rejects.toMatchObject({ code: 'INVALID' });
      const past = world.db.insert(securitySettings).values({ ...LIMITS, [name]: figure });
      await expect(past).rejects.toMatchObject({ cause: { code: '23514' } });
    }
  }
  for (const changed of beyond) await expect(set(changed)).rejects.toMatchObject({ code: 'INVALID' });
  const nothing = { oneSessionMore: 'NOTHING' as 'END_OLDEST' };
  await expect(set(nothing)).rejects.toMatchObject({ code: 'INVALID' });
  const pastIt = world.db.insert(securitySettings).values({ ...LIMITS, ...nothing });
  await expect(pastIt).rejects.toMatchObject({ cause: { code: '23514' } });
  const kiosk = [{ role: 'kiosk' as 'cashier', graceDays: 0 }];
  await expect(set({ factorRules: kiosk })).rejects.toMatchObject({ code: 'INVALID' });
  const past = world.db.insert(securitySettings).values({ ...LIMITS, staffIdleMinutes: 600 });
  await expect(past).rejects.toMatchObject({ cause: { code: '23514' } });
  const second = world.db.insert(securitySettings).values({ ...LIMITS, one: false });
  await expect(second).rejects.toMatchObject({ cause: { code: '23514' } });
});

test('only who may manage security reads or sets it', async () => {
  await expect(set({}, world.as('user:manage'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(readSecuritySettings(world.as('user:manage'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('said again under its id it is done once', async () => {
  const input = { commandId: world.newId(), ...LIMITS, factorRules: [] };
  await changeSecuritySettings(security(), input);
  await set({ staffHours: 8 });
  await changeSecuritySettings(security(), input);
  expect((await readSecuritySettings(security(), {})).staffHours).toBe(8);
});
