import { and, eq, inArray, isNull } from 'drizzle-orm';
import { accessChanged } from '../../../events/identity.ts';
import { type Actor, holdsIn, type Reach } from '../../../platform/auth/actor.ts';
import { type Permission, permissionRegistry } from '../../../platform/auth/permission.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { grantsOf, mayNotGive } from '../accounts/grants.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { isBuiltIn } from '../roles/role-code.ts';
import { decisionsOn, rightsOf } from '../roles/role-rights.ts';
import { collegeMappings } from './tables.ts';

const HOUR_MS = 3_600_000;
/**
 * How long a role is lent without another sign-in by the college, which alone knows whether somebody still belongs to the group; and how much of
 * that must be left for a new session: none of staff lasts longer (`sessions/limits.ts`).
 */
const LENT_MS = 48 * HOUR_MS;
const ENOUGH_MS = 24 * HOUR_MS;

type Mapping = typeof collegeMappings.$inferSelect;
type Grant = typeof userRoles.$inferSelect;

/**
 * Makes the roles that the college lends somebody those of their groups: withdraws the others at once, lends what is new, and renews what
 * would soon end. A mapping lends nothing that its author may not give now, and nothing to its author. Roles that people gave stay as they are.
 */
export async function followGroups(scope: CommandScope, userId: string, groups: readonly string[]): Promise<void> {
  const { tx, now, newId, emit } = scope;
  const wanted = await mappingsFor(scope, userId, groups);
  const open = await tx
    .select()
    .from(userRoles)
    .where(and(eq(userRoles.userId, userId), isNull(userRoles.withdrawnAt)))
    .for('update');
  const covers = (grant: Grant, { role, outletId }: Mapping) => grant.role === role && grant.outletId === outletId;
  const isLent = ({ collegeMappingId }: Grant) => collegeMappingId !== null;
  const lasts = ({ expiresAt }: Grant, ms: number) => expiresAt === null || expiresAt.getTime() > now.getTime() + ms;
  const stays = (grant: Grant) => !isLent(grant) && lasts(grant, 0);
  const kept = (grant: Grant) => isLent(grant) && lasts(grant, ENOUGH_MS) && wanted.some((one) => covers(grant, one));

  const lend = wanted.filter((one) => !open.some((grant) => covers(grant, one) && (stays(grant) || kept(grant))));
  // Also one that somebody gave and that has expired, where it stands in the way.
  const end = open.filter(
    (grant) =>
      (isLent(grant) && !kept(grant)) || (!stays(grant) && !isLent(grant) && lend.some((one) => covers(grant, one))),
  );
  if (lend.length === 0 && end.length === 0) return;
  const ended = end.map(({ id }) => id);
  await tx.update(userRoles).set({ withdrawnAt: now }).where(inArray(userRoles.id, ended));
  const expiresAt = new Date(now.getTime() + LENT_MS);
  for (const { id: collegeMappingId, role, outletId, madeBy: grantedBy } of lend)
    await tx
      .insert(userRoles)
      .values({ id: newId(), userId, role, outletId, grantedAt: now, grantedBy, collegeMappingId, expiresAt });
  const after = rolesUntil([
    ...end.map((one) => ({ ...one, expiresAt: null })),
    ...lend.map((one) => ({ ...one, expiresAt })),
  ]);
  scope.changed({ entity: 'account', id: userId, before: rolesUntil(end), after });
  emit(accessChanged, { actorId: userId });
}

/** For the trail: each role with its place, and until when it is lent; null: no longer. */
function rolesUntil(rows: readonly Pick<Grant, 'role' | 'outletId' | 'expiresAt'>[]): Record<string, Date | null> {
  return Object.fromEntries(
    rows.map(({ role, outletId, expiresAt }) => [`college role ${role} ${outletId ?? 'everywhere'}`, expiresAt]),
  );
}

/** The mappings of these groups that lend this person something, each role and place once. */
async function mappingsFor(scope: CommandScope, userId: string, groups: readonly string[]): Promise<Mapping[]> {
  if (groups.length === 0) return [];
  const rows = await scope.tx
    .select()
    .from(collegeMappings)
    .where(and(inArray(collegeMappings.groupName, [...groups]), isNull(collegeMappings.removedAt)))
    .orderBy(collegeMappings.id);
  const wanted = new Map<string, Mapping>();
  for (const row of rows) {
    const key = `${row.role} ${row.outletId}`;
    if (row.madeBy !== userId && !wanted.has(key) && (await isLendable(scope, row))) wanted.set(key, row);
  }
  return [...wanted.values()];
}

/** Whether the author of a mapping may give its role now: they may have lost rights, their account, or the role may be retired. */
async function isLendable(scope: CommandScope, { madeBy, role, outletId }: Mapping): Promise<boolean> {
  const author = await authorOf(scope, madeBy);
  if (!author || !holdsIn(author, 'account:manage', outletId)) return false;
  const decision = (await decisionsOn(scope.tx, [role])).get(role);
  if (!isBuiltIn(role) && (!decision || decision.retiredAt !== null)) return false;
  const expiresAt = new Date(scope.now.getTime() + LENT_MS);
  return (await mayNotGive({ ...scope, present: author }, [{ role, outletId, expiresAt }])) === null;
}

/** Somebody with all that their roles give them now, whether or not they are signed in; null for whoever is disabled. */
async function authorOf({ tx, now, use }: CommandScope, userId: string): Promise<Actor | null> {
  const [user] = await tx
    .select({ name: users.name })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  if (!user) return null;
  const grants = await grantsOf(tx, userId, now);
  const codes = grants.map(({ role }) => role);
  const [registry, decided] = [use(permissionRegistry), await decisionsOn(tx, codes)];
  const given = grants.map(({ role, outletId, expiresAt }) => ({
    ...{ permissions: new Set(rightsOf(registry, role, decided.get(role), outletId)), outletId, expiresAt },
  }));
  const permissions = new Map<Permission, Reach>();
  for (const { permissions: rights, outletId } of given)
    for (const right of rights) permissions.set(right, joined(permissions.get(right), outletId));
  return {
    kind: 'user',
    id: userId,
    label: user.name,
    permissions,
    deviceId: null,
    outletId: null,
    session: null,
    given,
  };
}

function joined(reach: Reach | undefined, outletId: string | null): Reach {
  if (reach === 'everywhere' || outletId === null) return 'everywhere';
  return new Set([...(reach ?? []), outletId]);
}
