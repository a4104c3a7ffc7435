import { and, asc, eq, gt, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { type Actor, denial, type Given, holds, holdsIn } from '../../../platform/auth/actor.ts';
import { type Permission, permissionRegistry } from '../../../platform/auth/permission.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { rightsOfKey } from '../keys/key-rights.ts';
import { personBehind } from '../keys/made-by.ts';
import { apiKeys } from '../keys/tables.ts';
import { addUp } from '../rights.ts';
import { grantedRights } from '../roles/granted-rights.ts';
import { decisionsOn } from '../roles/role-rights.ts';
import { grantCounts } from './grants.ts';
import { userRoles, users } from './tables.ts';

type Judging = Pick<CommandScope, 'tx' | 'now' | 'actor' | 'use'>;

/**
 * The actor with what is left of their rights at this moment, and stays until the commit: whoever takes a right at the same moment either
 * is seen here, or waits. The door knows an actor as they were some seconds ago, which is too long for whoever hands rights on. Throws
 * FORBIDDEN when they do not hold the permission any more: in the outlet, with null everywhere, or, where nothing is said, anywhere.
 */
export async function presentActor(judging: Judging, permission: Permission, outletId?: string | null): Promise<Actor> {
  const actor = await withPresentRights(judging);
  const may = outletId === undefined ? holds(actor, permission) : holdsIn(actor, permission, outletId);
  if (!may) throw denial(actor, permission);
  return actor;
}

async function withPresentRights(judging: Judging): Promise<Actor> {
  const { actor } = judging;
  if (actor.kind === 'key') return having(actor, await rightsOfKeyNow(judging));
  if (!actor.grantIds) return actor;
  return having(actor, await rightsOfPersonNow(judging, actor.id ?? '', inArray(userRoles.id, [...actor.grantIds])));
}

function having({ given: _, ...actor }: Actor, given: readonly Given[]): Actor {
  return { ...actor, ...addUp(given) };
}

async function rightsOfKeyNow(judging: Judging): Promise<Given[]> {
  const { tx, now, actor, use } = judging;
  const endsLater = or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now));
  const [key] = await tx
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.id, actor.id ?? ''), isNull(apiKeys.revokedAt), endsLater))
    .for('share');
  if (!key) return [];
  const maker = await personBehind(tx, key.id);
  return rightsOfKey(use(permissionRegistry), key, maker === null ? null : await rightsOfPersonNow(judging, maker));
}

async function rightsOfPersonNow({ tx, now, use }: Judging, userId: string, which?: SQL): Promise<Given[]> {
  const [person] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)))
    .for('share');
  if (!person) return [];
  const grants = await tx
    .select()
    .from(userRoles)
    .where(and(eq(userRoles.userId, userId), grantCounts(now), which))
    .orderBy(asc(userRoles.id))
    .for('share');
  const decided = await decisionsOn(
    tx,
    grants.map(({ role }) => role),
  );
  const held = grants.map((grant) => ({ ...grant, decision: decided.get(grant.role) }));
  return grantedRights(use(permissionRegistry), held);
}
