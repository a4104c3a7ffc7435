import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertConfirmed } from '../../../platform/auth/actor.ts';
import { rememberedCommands } from '../../../platform/command/tables.ts';
import { peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { organisations } from '../../places/index.ts';
import { changeProfile } from '../accounts/change-profile.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { users } from '../accounts/tables.ts';
import { pairDemoDevice } from '../devices/pair-demo-device.ts';
import { revokeDevice } from '../devices/revoke-device.ts';
import { addressRules } from '../guards/tables.ts';
import { createApiKey } from '../keys/create-api-key.ts';
import { viewer } from '../viewer.ts';
import { keepTill } from './keep-till.ts';
import { lockTill } from './lock-till.ts';
import { myPin } from './my-pin.ts';
import { removeMyPin } from './remove-my-pin.ts';
import { setMyPin } from './set-my-pin.ts';
import { tillPins, tillTurns } from './tables.ts';
import { takeOverTill } from './take-over-till.ts';
import { tillPeople } from './till-people.ts';

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

async function paired(kind: 'COUNTER' | 'KIOSK' = 'COUNTER') {
  const answer = await pairDemoDevice(world.anonymous(), { kind });
  if ('refused' in answer) throw new Error(answer.message);
  const actor = () => people.resolve({ kind: 'device', token: answer.token });
  return { id: answer.device.id, actor, call: async () => ({ ...world.anonymous(), actor: await actor() }) };
}
type Till = Awaited<ReturnType<typeof paired>>;

type Roles = Parameters<ReturnType<typeof peopleOf>['person']>[0];
async function staff(roles: Roles = ['cashier'], pin: string | null = PIN) {
  const person = await people.person(roles);
  // As after the person has changed it.
  await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, person.id));
  const own = async () => people.callOf(await people.enter(person.email));
  if (pin !== null) expect(await setMyPin(await own(), { pin })).toMatchObject({ setAt: expect.any(Date) });
  return { ...person, own };
}
const take = async (till: Till, personId: string, pin = PIN) => takeOverTill(await till.call(), { personId, pin });
const whoIs = async (till: Till) => (await till.actor()).id;

test('a person takes over a till by their PIN, and is then there: the person, at that device, in that outlet', async () => {
  const till = await paired();
  const asha = await staff();
  expect(await till.actor()).toMatchObject({ kind: 'device', id: till.id });
  expect(await take(till, asha.id)).toEqual({ personId: asha.id });
  const actor = await till.actor();
  expect(actor).toMatchObject({
    ...{ kind: 'user', id: asha.id, deviceId: till.id, outletId: world.outletId, session: null, isAtTill: true },
    label: expect.stringMatching(/^Person/),
  });
  expect(actor.permissions.get('order:take-cash')).toEqual(new Set([world.outletId]));
  expect(await viewer(await till.call(), {})).toMatchObject({
    ...{ kind: 'user', deviceId: till.id },
    tillIdleMinutes: 5,
    ...{ email: null, collegeId: null },
  });
  const [row] = (await world.audit('identity.takeOverTill')).slice(-1);
  expect(row).toMatchObject({ actorId: till.id, deviceId: till.id, entity: 'account', entityId: asha.id });
});

test('at a till one holds what is for tills of what one holds there, and nothing else, whoever one is', async () => {
  const till = await paired();
  const chief = await staff(['administrator']);
  await take(till, chief.id);
  const { permissions } = await till.actor();
  for (const held of ['order:place', 'order:take-cash', 'order:collect', 'till:use'] as const)
    expect(permissions.get(held), held).toEqual(new Set([world.outletId]));
  for (const never of [
    'account:manage',
    'key:manage',
    'security:manage',
    'device:pair',
    'audit:read',
    'menu:manage',
    'ledger:read',
  ] as const)
    expect(permissions.get(never), never).toBeUndefined();
  const call = await till.call();
  const key = { id: world.newId(), name: 'a key', permissions: ['order:read'], outletId: null, expiresAt: null };
  await expect(createApiKey(call, key)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('of a person who may less than a till, the till may no more than they', async () => {
  const till = await paired();
  const elsewhere = await world.addOutlet('ZW');
  const ravi = await staff([
    { role: 'cashier', outletId: world.outletId },
    { role: 'manager', outletId: elsewhere },
  ]);
  await take(till, ravi.id);
  const { permissions } = await till.actor();
  expect(permissions.get('order:collect')).toEqual(new Set([world.outletId]));
  expect(permissions.get('order:unlock')).toBeUndefined();
});

test('one’s own account is closed at a till: no PIN, no name, no proof that it is them', async () => {
  const till = await paired();
  const asha = await staff();
  await take(till, asha.id);
  const call = await till.call();
  const profile = {
    name: 'Somebody',
    language: 'en',
    preferences: { largeText: false, highContrast: false, reduceMotion: false },
  } as const;
  for (const act of [
    () => setMyPin(call, { pin: OTHER_PIN }),
    () => removeMyPin(call, {}),
    () => myPin(call, {}),
    () => changeProfile(call, profile),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(() => assertConfirmed(call.actor, world.clock.now())).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
});

test('the next takes it over from whoever stood there, and locking leaves it to nobody', async () => {
  const till = await paired();
  const asha = await staff();
  const ravi = await staff(['manager'], OTHER_PIN);
  await take(till, asha.id);
  await take(till, ravi.id, OTHER_PIN);
  expect(await whoIs(till)).toBe(ravi.id);
  for (const id of [asha.id, till.id])
    expect(await world.events('identity.access_changed.v1')).toContainEqual({ actorId: id });
  await lockTill(await till.call(), {});
  expect(await till.actor()).toMatchObject({ kind: 'device', id: till.id });
  expect((await till.actor()).permissions.get('order:place')).toBeUndefined();
  await lockTill(await till.call(), {});
  const turns = await world.db.select().from(tillTurns).where(eq(tillTurns.deviceId, till.id));
  expect(turns.map(({ endReason }) => endReason)).toEqual(['TAKEN_OVER', 'LOCKED']);
});

test('many who take it over at one moment leave one person there', async () => {
  const till = await paired();
  const several = await Promise.all([1, 2, 3].map(() => staff()));
  await Promise.all(several.map(({ id }) => take(till, id)));
  const open = (await world.db.select().from(tillTurns).where(eq(tillTurns.deviceId, till.id))).filter(
    ({ endedAt }) => endedAt === null,
  );
  expect(open).toHaveLength(1);
  expect(await whoIs(till)).toBe(open[0]?.userId);
  const second = { id: world.newId(), deviceId: till.id, userId: several[0]?.id ?? '', startedAt: world.clock.now() };
  await expect(world.db.insert(tillTurns).values({ ...second, activeAt: world.clock.now() })).rejects.toMatchObject({
    cause: { code: '23505' },
  });
});

test('a till that nobody touches for five minutes is nobody’s; each touch begins them anew', async () => {
  const till = await paired();
  const asha = await staff();
  await take(till, asha.id);
  world.clock.advance(4 * MINUTE);
  expect(await keepTill(await till.call(), {})).toEqual({ goesOn: true });
  world.clock.advance(5 * MINUTE - 1);
  expect(await whoIs(till)).toBe(asha.id);
  // What it asks by itself is no touch.
  world.clock.advance(1);
  expect(await whoIs(till)).toBe(till.id);
  expect(await keepTill(await till.call(), {})).toEqual({ goesOn: false });
  await take(till, asha.id);
  for (let minutes = 0; minutes < 12 * 60; minutes += 4) {
    expect(await whoIs(till)).toBe(asha.id);
    world.clock.advance(4 * MINUTE);
    await keepTill(await till.call(), {});
  }
  expect(await whoIs(till)).toBe(till.id);
});

test('a turn ends with the trust in the till, with the account, with the right, and with the PIN', async () => {
  const till = await paired();
  const ends = async (end: (person: Awaited<ReturnType<typeof staff>>) => Promise<unknown>) => {
    const person = await staff();
    await take(till, person.id);
    expect(await whoIs(till)).toBe(person.id);
    await end(person);
    expect(await whoIs(till)).toBe(till.id);
    await lockTill(await till.call(), {});
  };
  const administrator = people.administrator();
  await ends(({ id }) => disableAccount(administrator, { commandId: world.newId(), accountId: id, reason: 'Left' }));
  await ends(async ({ own }) => removeMyPin(await own(), {}));
  await ends(async ({ own }) => setMyPin(await own(), { pin: OTHER_PIN }));
  await ends(({ id }) => world.db.update(users).set({ passwordIsDue: true }).where(eq(users.id, id)));
  const asha = await staff();
  await take(till, asha.id);
  await revokeDevice(administrator, { commandId: world.newId(), deviceId: till.id });
  await expect(till.actor()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('of a hundred PINs at one moment three are tried', async () => {
  const till = await paired();
  const asha = await staff();
  const call = await till.call();
  const tried = await Promise.allSettled(
    Array.from({ length: 100 }, (_, at) => takeOverTill(call, { personId: asha.id, pin: String(8_000 + at) })),
  );
  expect(tried.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(3);
});

test('only those who may use tills there are shown and let in, and only at a paired till', async () => {
  const till = await paired();
  const elsewhere = await world.addOutlet('ZX');
  const asha = await staff();
  const cook = await staff(['cook']);
  const away = await staff([{ role: 'cashier', outletId: elsewhere }]);
  const bare = await staff(['cashier'], null);
  const shown = (await tillPeople(await till.call(), { outletId: world.outletId })).map(({ id }) => id);
  expect(shown).toContain(asha.id);
  for (const { id } of [cook, away, bare]) {
    expect(shown).not.toContain(id);
    expect(await take(till, id)).toMatchObject({ code: 'NOT_AT_THIS_TILL' });
  }
  await expect(tillPeople(await till.call(), { outletId: elsewhere })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const kiosk = await paired('KIOSK');
  await expect(take(kiosk, asha.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const input = { personId: asha.id, pin: PIN };
  for (const call of [people.administrator(), await asha.own(), world.as('till:open')])
    await expect(takeOverTill(call, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('whoever is kept out from that network takes over no till there', async () => {
  const till = await paired();
  const asha = await staff();
  const rule = { network: '127.0.0.0/8', effect: 'DENY', surface: 'STAFF', createdAt: world.clock.now() } as const;
  await world.db.insert(addressRules).values({ id: world.newId(), ...rule });
  await expect(take(till, asha.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await world.db.delete(addressRules);
  expect(await whoIs(till)).toBe(till.id);
});

test('a PIN is set by oneself after a proof, is not one that is tried first, and is kept as a hash alone', async () => {
  const asha = await staff(['cashier'], null);
  const own = await asha.own();
  for (const pin of ['1234', '0000', '1990'])
    expect(await setMyPin(own, { pin })).toMatchObject({ code: 'PIN_TOO_EASY' });
  for (const pin of ['407', '123456789', '40a1'])
    await expect(setMyPin(own, { pin })).rejects.toMatchObject({ code: 'INVALID' });
  const { session } = own.actor;
  const stale = { ...own, actor: { ...own.actor, session: session && { ...session, confirmedAt: new Date(0) } } };
  await expect(setMyPin(stale, { pin: PIN })).rejects.toMatchObject({ details: { reason: 'CONFIRMATION_NEEDED' } });
  expect(await myPin(own, {})).toEqual({ setAt: null });
  await setMyPin(own, { pin: '70412958' });
  expect(await myPin(own, {})).toEqual({ setAt: world.clock.now() });
  const [kept] = await world.db.select().from(tillPins).where(eq(tillPins.userId, asha.id));
  expect(kept?.pinHash).toMatch(/^\$argon2id\$/);
  const told = JSON.stringify([
    ...(await world.audit('identity.setMyPin')),
    ...(await world.audit('identity.takeOverTill')),
    ...(await world.db.select().from(rememberedCommands)),
  ]);
  for (const pin of ['70412958', PIN, '9038', kept?.pinHash ?? '']) expect(told).not.toContain(`"${pin}"`);
});

test('the database knows no turn but at a till, and lets the application rewrite none', async () => {
  const kiosk = await paired('KIOSK');
  const asha = await staff();
  const now = world.clock.now();
  const turn = { id: world.newId(), deviceId: kiosk.id, userId: asha.id, startedAt: now, activeAt: now };
  await expect(world.db.insert(tillTurns).values(turn)).rejects.toMatchObject({ cause: { code: '23514' } });
  const rewrite = world.db.update(tillTurns).set({ userId: asha.id });
  await expect(rewrite).rejects.toMatchObject({ cause: { code: '42501' } });
});
