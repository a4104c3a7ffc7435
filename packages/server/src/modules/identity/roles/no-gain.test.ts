import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, holdsIn, holdsUntil } from '../../../platform/auth/actor.ts';
import { peopleOf } from '../../../testing/people.ts';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { userRoles, users } from '../accounts/tables.ts';
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

/** Lets people who work together hold different things, in different places, and for different times; and nothing else. */
async function begin(band: readonly Colluder[]): Promise<string[]> {
  const [office, till, lent, plain] = [
    await makeRole([...MANAGES, 'order:read']),
    await makeRole([...MANAGES, 'order:take-cash']),
    await makeRole([...MANAGES, 'order:read', 'mail:read']),
    await makeRole(['order:read']),
  ];
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
  // Nobody of them holds this one.
  const strong = await makeRole([...SOME]);
  return [office, till, lent, plain, strong].map(({ id }) => id);
}

const act = fc.record({
  what: fc.constantFrom('save', 'save', 'save', 'make', 'give', 'give', 'withdraw', 'retire'),
  ...{
    by: fc.nat(4),
    to: fc.nat(4),
    role: fc.nat(11),
    builtIn: fc.constantFrom(null, null, null, null, 'cook', 'student'),
  },
  ...{ held: fc.shuffledSubarray([...SOME]), isHere: fc.boolean(), ends: fc.constantFrom(null, HOUR / 2, HOUR * 2) },
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

test('no sequence of changes of roles gives people who work together a right that none of them held, there and for so long', async () => {
  const band = [await colluder(), await colluder(), await colluder(), await colluder(), await colluder()];
  let known: string[] = [];
  let began = new Set<string>();
  const actorOf = (n: number) => people.actorOf(band[n]?.token ?? null);
  const all = async () => (await Promise.all(band.map((_, n) => actorOf(n)))).map(rightsOf);
  const outcomes = new Map<string, number>();

  async function play({ what, by, to, role, builtIn, held, isHere, ends }: Act) {
    const call = await people.callOf(band[by]?.token ?? null);
    const commandId = world.newId();
    const code = builtIn ?? known[role % known.length] ?? '';
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
    const outcome = 'code' in answer ? answer.code : `${one.what} done`;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const own = rightsOf(await actorOf(one.by)).filter((right) => !before.has(right));
    expect(own, `by an act of their own: ${JSON.stringify(one)}`).toEqual([]);
    const gained = (await all()).flat().filter((right) => !began.has(right));
    expect(gained, `all of them: ${JSON.stringify(one)}`).toEqual([]);
  }

  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 20 }), async (acts) => {
      known = await begin(band);
      began = new Set((await all()).flat());
      for (const one of acts) await step(one);
    }),
    { numRuns: SEQUENCES, endOnFailure: true },
  );
  // What is always refused would show nothing.
  const seen = [...outcomes.keys()];
  expect(seen).toEqual(expect.arrayContaining(['save done', 'make done', 'give done', 'BEYOND_OWN_RIGHTS']));
}, 120_000);
