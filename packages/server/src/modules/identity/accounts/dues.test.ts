import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { mySecondFactor } from '../factors/my-second-factor.ts';
import { factorRules, totpFactors } from '../factors/tables.ts';
import { passkeys } from '../passkeys/tables.ts';
import { accountAccess } from '../roles/account-access.ts';
import { grantRole } from '../roles/grant-role.ts';
import { saveRole } from '../roles/save-role.ts';
import { userRoles, users } from './tables.ts';

const DAY = 24 * 3_600_000;
let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
});
afterAll(() => world.close());

async function ownRole(basedOn: 'finance' | 'student' | null, graceDays: number | null = null): Promise<string> {
  const role = world.newId();
  const factor = graceDays === null ? null : { isDemanded: true, graceDays };
  const said = { name: `Role ${role}`, says: '', basedOn, permissions: ['order:read'], factor, version: 0 };
  await saveRole(people.administrator(), { commandId: world.newId(), role, ...said });
  return role;
}

/** Every way to choose one of each. */
function everyWay<Choice extends object>(
  choices: { readonly [Name in keyof Choice]: readonly Choice[Name][] },
): Choice[] {
  let ways: object[] = [{}];
  for (const [name, values] of Object.entries(choices) as [string, readonly unknown[]][])
    ways = ways.flatMap((way) => values.map((value) => ({ ...way, [name]: value })));
  return ways as Choice[];
}

interface Way {
  roles: string[];
  factor: 'none' | 'app' | 'passkey' | 'app begun';
  isDue: boolean;
  isShort: boolean;
  grace: 'none' | 'over' | 'running';
}

test('what keeps somebody from using their rights is the same for whoever looks as for whoever acts', async () => {
  const [plain, strict] = [await ownRole(null), await ownRole('finance')];
  const [demanding, lenient] = [await ownRole(null, 0), await ownRole(null, 1)];
  const { id, email } = await people.person();
  const token = await people.enter(email);
  const now = world.clock.now();

  async function live({ roles, factor, isDue, isShort, grace }: Way): Promise<void> {
    await world.db.update(userRoles).set({ withdrawnAt: now }).where(eq(userRoles.userId, id));
    for (const role of roles)
      await grantRole(people.administrator(), {
        ...{ id: world.newId(), accountId: id, role, outletId: null, expiresAt: null },
      });
    await world.db.update(users).set({ passwordIsDue: isDue, passwordIsShort: isShort }).where(eq(users.id, id));
    await world.db.delete(totpFactors).where(eq(totpFactors.userId, id));
    await world.db.delete(passkeys).where(eq(passkeys.userId, id));
    const row = { id: world.newId(), userId: id, createdAt: now };
    if (factor.startsWith('app')) {
      const confirmedAt = factor === 'app' ? now : null;
      await world.db.insert(totpFactors).values({ ...row, sealedSeed: 'none', sealedBy: 'test', confirmedAt });
    }
    if (factor === 'passkey') {
      const key = { credentialId: row.id, publicKey: 'none', signCount: 0, isBackedUp: false, name: 'A key' };
      await world.db.insert(passkeys).values({ ...row, ...key });
    }
    await world.db.delete(factorRules);
    if (grace !== 'none')
      await world.db
        .insert(factorRules)
        .values(['cashier', 'finance'].map((role) => ({ role, since: now, graceDays: grace === 'over' ? 0 : 1 })));
  }

  const ways = everyWay<Way>({
    roles: [
      ['student'],
      ['cashier'],
      ['student', 'cashier'],
      [plain],
      [strict],
      ['student', strict],
      [demanding],
      [lenient],
    ],
    factor: ['none', 'app', 'passkey', 'app begun'],
    isDue: [false, true],
    isShort: [false, true],
    grace: ['none', 'over', 'running'],
  });
  const seen = new Set<string | null>();
  for (const way of ways) {
    await live(way);
    const { session, permissions } = await people.actorOf(token);
    const due = session?.passwordIsDue
      ? 'PASSWORD_DUE'
      : session?.factorIsDue
        ? 'FACTOR_DUE'
        : session?.passwordIsShort
          ? 'PASSWORD_SHORT'
          : null;
    const access = await accountAccess(people.administrator(), { accountId: id });
    expect(access?.dormancy, JSON.stringify(way)).toBe(due);
    const holdsNothing = (permissions as ReadonlyMap<string, unknown>).size === 0;
    expect(holdsNothing, JSON.stringify(way)).toBe(due !== null);
    const isOwn = way.roles.some((role) => [demanding, lenient].includes(role));
    const demanded = isOwn || (way.grace !== 'none' && way.roles.some((role) => ['cashier', strict].includes(role)));
    const isOver = isOwn ? way.roles.includes(demanding) : way.grace === 'over';
    const ends = isOver ? now : new Date(now.getTime() + DAY);
    const mine = await mySecondFactor(await people.callOf(token), {});
    expect(mine.demandedFrom, JSON.stringify(way)).toEqual(demanded ? ends : null);
    seen.add(due);
  }
  expect([...seen].sort()).toEqual(['FACTOR_DUE', 'PASSWORD_DUE', 'PASSWORD_SHORT', null].sort());
}, 60_000);
