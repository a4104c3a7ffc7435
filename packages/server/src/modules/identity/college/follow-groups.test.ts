import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CollegePeople, collegePeople } from '../../../testing/college-people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { saveRole } from '../roles/save-role.ts';
import { withdrawRole } from '../roles/withdraw-role.ts';
import { changeCollegeSettings, collegeSettingsNow } from './settings.ts';
import { collegeMappings } from './tables.ts';

let world: World;
let at: CollegePeople;
/** Who makes the mappings: an administrator with an account. */
let author: { id: string; email: string; token: string | null };
beforeAll(async () => {
  world = await openWorld();
  at = await collegePeople(world);
  author = await at.staff('administrator');
});
afterAll(async () => {
  await at.college.close();
  await world.close();
});

/** Saves mappings as the author. */
const map = async (mappings: { groupName: string; role: string; outletId: string | null }[], token = author.token) =>
  at.set({ unknownPerson: 'ADMIT_STUDENT', mappings: mappings as never }, await at.people.callOf(token));

/** What roles somebody holds now, the student's left out. */
async function rolesOf(who: string) {
  const rows = await world.db
    .select({ role: userRoles.role, outletId: userRoles.outletId })
    .from(userRoles)
    .innerJoin(users, eq(users.id, userRoles.userId))
    .where(and(eq(users.email, `${who}@college.example`), isNull(userRoles.withdrawnAt)));
  return rows
    .filter(({ role }) => role !== 'student')
    .map(({ role, outletId }) => `${role} ${outletId ?? 'everywhere'}`)
    .sort();
}

test('roles follow the groups at each sign-in, in the outlet that the mapping names, and people’s own stay', async () => {
  await map([
    { groupName: 'cooks', role: 'cook', outletId: world.outletId },
    { groupName: 'tills', role: 'cashier', outletId: null },
  ]);
  const who = at.known('ravi', { groups: ['cooks', 'tills', 'chess'] });
  const token = await at.session(who);
  expect(await rolesOf(who)).toEqual(['cashier everywhere', `cook ${world.outletId}`]);
  expect((await at.people.actorOf(token)).permissions.get('ticket:read')).toBeDefined();

  at.known('ravi', { groups: ['cooks'] });
  await at.session(who);
  expect(await rolesOf(who)).toEqual([`cook ${world.outletId}`]);
  at.known('ravi', { groups: undefined });
  await at.session(who);
  expect(await rolesOf(who)).toEqual([]);
  expect((await at.people.actorOf(token)).permissions.get('ticket:read')).toBeUndefined();
});

test('a lent role ends by itself two days after the last sign-in by the college, and is renewed before', async () => {
  await map([{ groupName: 'cooks', role: 'cook', outletId: null }]);
  const who = at.known('lent', { groups: ['cooks'] });
  await at.session(who);
  world.clock.advance(25 * 3_600_000);
  const token = await at.session(who);
  world.clock.advance(11 * 3_600_000);
  const [grant] = await world.db
    .select({ expiresAt: userRoles.expiresAt })
    .from(userRoles)
    .innerJoin(users, eq(users.id, userRoles.userId))
    .where(and(eq(users.email, 'lent@college.example'), eq(userRoles.role, 'cook'), isNull(userRoles.withdrawnAt)));
  expect(grant?.expiresAt?.getTime()).toBe(world.clock.now().getTime() + 37 * 3_600_000);
  expect(token).toBeTruthy();
  author = { ...author, token: await at.people.enter(author.email) };
});

test('the college makes nobody owner or administrator, at the door and in the database', async () => {
  for (const role of ['owner', 'administrator']) {
    await expect(map([{ groupName: 'rectors', role, outletId: null }])).rejects.toMatchObject({ code: 'INVALID' });
    const row = {
      id: randomUUID(),
      groupName: 'rectors',
      role,
      outletId: null,
      madeBy: author.id,
      madeAt: world.clock.now(),
    };
    await expect(world.db.insert(collegeMappings).values(row)).rejects.toThrow();
  }
});

test('whoever maps gives no more than they hold, and for good', async () => {
  const manager = world.as(['security:manage', 'account:manage'], { everywhere: true, id: author.id });
  expect(await at.set({ mappings: [{ groupName: 'g', role: 'finance', outletId: null }] }, manager)).toMatchObject({
    code: 'BEYOND_OWN_RIGHTS',
  });
  const alone = world.as('security:manage', { everywhere: true, id: author.id });
  await expect(at.set({ mappings: [{ groupName: 'g', role: 'cook', outletId: null }] }, alone)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('a mapping lends nothing any more when its author has lost the right to give, and never to its author', async () => {
  const second = await at.staff('administrator');
  await map([{ groupName: 'late cooks', role: 'cook', outletId: null }], second.token);
  await at.link(second.token, at.known('self', { groups: ['late cooks'] }));
  const who = at.known('late', { groups: ['late cooks'] });
  for (const one of [who, 'self']) await at.session(one);
  expect(await rolesOf(who)).toEqual(['cook everywhere']);
  const held = await world.db
    .select()
    .from(userRoles)
    .where(and(eq(userRoles.userId, second.id), isNull(userRoles.withdrawnAt)));
  expect(held.map(({ role }) => role)).toEqual(['administrator']);
  await withdrawRole(at.people.administrator(), { commandId: world.newId(), grantId: held[0]?.id ?? '' });
  await at.session(who);
  expect(await rolesOf(who)).toEqual([]);
});

test('a role of one’s own making can be lent', async () => {
  const id = world.newId();
  const made = await saveRole(at.people.administrator(), {
    ...{ commandId: world.newId(), role: id, name: 'Helpers', says: 'They help.', version: 0 },
    permissions: ['order:read'],
  });
  if ('refused' in made) throw new Error(made.message);
  await map([{ groupName: 'helpers', role: id, outletId: null }]);
  const who = at.known('helper', { groups: 'helpers' });
  await at.session(who);
  expect(await rolesOf(who)).toEqual([`${id} everywhere`]);
});

test('a mapping that is removed withdraws at once what it lent, and the trail says who changed what', async () => {
  await map([{ groupName: 'cooks', role: 'cook', outletId: null }]);
  const who = at.known('gone', { groups: ['cooks'] });
  await at.session(who);
  expect(await rolesOf(who)).toEqual(['cook everywhere']);
  await map([]);
  expect(await rolesOf(who)).toEqual([]);
  const row = (await world.audit('identity.changeCollegeSettings')).at(-1);
  expect(JSON.stringify(row?.changes)).toContain('cooks: cook everywhere');
});

test('settings are for whoever manages security; said twice they count once; without a domain it is not on', async () => {
  const settings = {
    ...{ commandId: world.newId(), isOn: true, domains: ['College.Example'], groupsClaim: 'groups' },
    ...{ unknownPerson: 'REFUSE' as const, trustsFactor: false, factorAcrs: [], mappings: [] },
  } satisfies Parameters<typeof changeCollegeSettings>[1];
  await expect(changeCollegeSettings(world.as('security:read'), { ...settings })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const by = at.people.administrator();
  const first = await changeCollegeSettings(by, { ...settings });
  expect(await changeCollegeSettings(by, { ...settings })).toEqual(first);
  expect((await collegeSettingsNow(world.db)).domains).toEqual(['college.example']);
  const none = { ...settings, commandId: world.newId(), domains: [] };
  await expect(changeCollegeSettings(by, none)).rejects.toMatchObject({ code: 'INVALID' });
  await expect(world.db.execute(`update college_settings set domains = '[]'`)).rejects.toThrow();
});
