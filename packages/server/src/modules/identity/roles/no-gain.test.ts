import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, holdsIn, holdsUntil } from '../../../platform/auth/actor.ts';
import { tokenDigest } from '../../../platform/auth/credentials.ts';
import type { CallContext } from '../../../platform/context.ts';
import { FIRST_PASSWORD, peopleOf } from '../../../testing/people.ts';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { changeAccount } from '../accounts/change-account.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { enableAccount } from '../accounts/enable-account.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { removeFactors } from '../factors/remove-factors.ts';
import { totpFactors } from '../factors/tables.ts';
import { unlockAccount } from '../guards/unlock-account.ts';
import { giveFirstPassword } from '../passwords/give-first-password.ts';
import { sessions } from '../sessions/tables.ts';
import { grantRole } from './grant-role.ts';
import { retireRole } from './retire-role.ts';
import { saveRole } from './save-role.ts';
import { roles } from './tables.ts';
import { withdrawRole } from './withdraw-role.ts';

const HOUR = 3_600_000;
const SEQUENCES = 25;
let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
});
afterAll(() => world.close());

const MANAGES = ['account:read', 'account:manage'];
/** What roles are made of here: few, so that they meet. */
const SOME = [...MANAGES, 'order:read', 'order:take-cash', 'mail:read', 'stock:read'] as const;

/** Each right of somebody as a word: where, and whether for good. */
function rightsOf(actor: Actor): string[] {
  return permissions
    .all()
    .flatMap(({ permission }) =>
      [null, world.outletId].flatMap((where) => [
        ...(holdsIn(actor, permission, where) ? [`${permission} ${where} now`] : []),
        ...(holdsUntil(actor, permission, where, null) ? [`${permission} ${where} for good`] : []),
      ]),
    );
}

interface Role {
  readonly id: string;
  readonly permissions: readonly string[];
}

async function makeRole(held: readonly string[]): Promise<Role> {
  const id = world.newId();
  const said = { name: `Role ${id}`, says: '', permissions: [...held], version: 0 };
  expect(await saveRole(people.administrator(), { commandId: world.newId(), role: id, ...said })).toEqual({ role: id });
  return { id, permissions: held };
}

interface Colluder {
  readonly id: string;
  readonly token: string | null;
}

async function colluder(): Promise<Colluder> {
  const one = await people.person();
  await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, one.id));
  return { id: one.id, token: await people.enter(one.email) };
}

/** A session of somebody, as whoever got into their account has one. */
async function sessionIn(userId: string): Promise<string> {
  await world.db.update(users).set({ passwordIsDue: false, passwordIsShort: false }).where(eq(users.id, userId));
  const [token, now] = [world.newId(), world.clock.now()];
  const stamps = { createdAt: now, lastSeenAt: now, confirmedAt: now, expiresAt: new Date(now.getTime() + HOUR) };
  await world.db.insert(sessions).values({ id: world.newId(), userId, tokenDigest: tokenDigest(token), ...stamps });
  return token;
}

/** Lets nobody be disabled, and others have an authenticator app. */
async function restore(others: readonly string[]): Promise<void> {
  await world.db.update(users).set({ disabledAt: null, disabledReason: null });
  const now = world.clock.now();
  const apps = others.map((userId) => ({
    userId,
    sealedSeed: 'none',
    sealedBy: 'test',
    createdAt: now,
    confirmedAt: now,
  }));
  await world.db
    .insert(totpFactors)
    .values(apps.map((app) => ({ ...app, id: world.newId() })))
    .onConflictDoNothing({ target: totpFactors.userId });
}

/**
 * Lets people who work together hold different things, in different places, and for different times; and nothing else. Others, who do
 * not, hold what those hold in part.
 */
async function begin(band: readonly Colluder[], others: readonly string[]): Promise<string[]> {
  const [office, till, lent, plain, post] = [
    await makeRole([...MANAGES, 'order:read']),
    await makeRole([...MANAGES, 'order:take-cash']),
    await makeRole([...MANAGES, 'order:read', 'mail:read']),
    await makeRole(['order:read']),
    await makeRole(['order:read', 'mail:read']),
  ];
  await restore(others);
  await world.db.update(userRoles).set({ withdrawnAt: world.clock.now() });
  const lots = [
    { role: office.id },
    { role: till.id },
    { role: till.id, outletId: world.outletId },
    { role: lent.id, expiresAt: new Date(world.clock.now().getTime() + HOUR) },
    { role: plain.id },
  ];
  for (const [n, lot] of lots.entries()) {
    const wish = { outletId: null, expiresAt: null, ...lot };
    await grantRole(people.administrator(), { id: world.newId(), accountId: band[n]?.id ?? '', ...wish });
  }
  const theirs = [
    { role: office.id },
    { role: post.id },
    { role: till.id, outletId: world.outletId },
    { role: post.id, expiresAt: new Date(world.clock.now().getTime() + HOUR / 2) },
  ];
  for (const [n, lot] of theirs.entries()) {
    const wish = { outletId: null, expiresAt: null, ...lot };
    await grantRole(people.administrator(), { id: world.newId(), accountId: others[n] ?? '', ...wish });
  }
  // Nobody of them holds this one.
  const strong = await makeRole([...SOME]);
  return [office, till, lent, plain, post, strong].map(({ id }) => id);
}

/** What may let the actor into somebody else's account; and disabling, which does not. */
const INTO: Readonly<Record<string, (call: CallContext, accountId: string) => Promise<object>>> = {
  password: (call, accountId) => giveFirstPassword(call, { accountId, firstPassword: FIRST_PASSWORD }),
  address: (call, accountId) =>
    changeAccount(call, { ...about(accountId), name: 'Another', email: `${world.newId()}@college.example` }),
  factors: (call, accountId) => removeFactors(call, { ...about(accountId), reason: 'Lost' }),
  enable: (call, accountId) => enableAccount(call, about(accountId)),
  unlock: (call, accountId) => unlockAccount(call, about(accountId)),
  disable: (call, accountId) => disableAccount(call, { ...about(accountId), reason: 'Away' }),
};
const about = (accountId: string) => ({ commandId: world.newId(), accountId });

const act = fc.record({
  what: fc.constantFrom('save', 'save', 'save', 'make', 'give', 'give', 'withdraw', 'retire', 'enter', 'enter'),
  how: fc.constantFrom(...Object.keys(INTO)),
  ...{
    by: fc.nat(4),
    to: fc.nat(4),
    role: fc.nat(11),
    builtIn: fc.constantFrom(null, null, null, null, 'cook', 'student'),
  },
  ...{ held: fc.shuffledSubarray([...SOME]), isHere: fc.boolean(), ends: fc.constantFrom(null, HOUR / 2, HOUR * 2) },
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

test('no sequence of changes of roles, and of others’ accounts, gives people who work together a right that none of them held, there and for so long', async () => {
  const band = [await colluder(), await colluder(), await colluder(), await colluder(), await colluder()];
  const others = await Promise.all([1, 2, 3, 4].map(async () => (await people.person()).id));
  const entered = new Set<string>();
  let known: string[] = [];
  let began = new Set<string>();
  const actorOf = (n: number) => people.actorOf(band[n]?.token ?? null);
  const all = async () => {
    const inside = [...entered].map(async (id) => people.actorOf(await sessionIn(id)));
    return (await Promise.all([...band.map((_, n) => actorOf(n)), ...inside])).map(rightsOf);
  };
  const outcomes = new Map<string, number>();

  async function play({ what, by, to, role, builtIn, held, isHere, ends, how }: Act) {
    const call = await people.callOf(band[by]?.token ?? null);
    const commandId = world.newId();
    const code = builtIn ?? known[role % known.length] ?? '';
    if (what === 'enter') {
      const other = others[to % others.length] ?? '';
      const answer = await INTO[how]?.(call, other);
      if (answer && 'accountId' in answer && how !== 'disable') entered.add(other);
      return answer ?? {};
    }
    if (what === 'make') {
      const id = world.newId();
      const made = await saveRole(call, { commandId, role: id, name: id, says: '', permissions: held, version: 0 });
      if ('role' in made) known.push(id);
      return made;
    }
    if (what === 'save') {
      const [row] = await world.db.select().from(roles).where(eq(roles.code, code));
      const said = { name: row?.name ?? null, says: row?.says ?? null, version: row?.version ?? 0 };
      const present = row ? row.added : [];
      // Mostly a step: one permission more, or one less.
      const less = present.filter((permission) => permission !== held[0]);
      const wanted = isHere ? [...less, ...held.slice(0, 1)] : less;
      return saveRole(call, { commandId, role: code, ...said, permissions: builtIn ? held : wanted });
    }
    if (what === 'retire') return retireRole(call, { commandId, role: code });
    if (what === 'withdraw') {
      const grants = await world.db
        .select()
        .from(userRoles)
        .where(eq(userRoles.userId, band[to]?.id ?? ''));
      return withdrawRole(call, { commandId, grantId: grants[role % grants.length]?.id ?? world.newId() });
    }
    const expiresAt = ends === null ? null : new Date(world.clock.now().getTime() + ends);
    const wish = { role: code, outletId: isHere ? world.outletId : null, expiresAt };
    return grantRole(call, { id: commandId, accountId: band[to]?.id ?? '', ...wish });
  }

  async function step(one: Act) {
    const before = new Set(rightsOf(await actorOf(one.by)));
    const answer = await play(one).catch((error: { code?: string }) => ({ code: error.code ?? String(error) }));
    const outcome = 'code' in answer ? String(answer.code) : `${one.what} done`;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const own = rightsOf(await actorOf(one.by)).filter((right) => !before.has(right));
    expect(own, `by an act of their own: ${JSON.stringify(one)}`).toEqual([]);
    const gained = (await all()).flat().filter((right) => !began.has(right));
    expect(gained, `all of them: ${JSON.stringify(one)}`).toEqual([]);
  }

  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 20 }), async (acts) => {
      entered.clear();
      known = await begin(band, others);
      began = new Set((await all()).flat());
      for (const one of acts) await step(one);
    }),
    { numRuns: SEQUENCES, endOnFailure: true },
  );
  // What is always refused would show nothing.
  const seen = [...outcomes.keys()];
  expect(seen).toEqual(
    expect.arrayContaining(['save done', 'make done', 'give done', 'enter done', 'BEYOND_OWN_RIGHTS']),
  );
}, 120_000);
