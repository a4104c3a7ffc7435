import { AppError, refuse } from '@college-kiosk/kernel';
import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, holdsIn, holdsUntil } from '../../../platform/auth/actor.ts';
import {
  PERSON_ROLES,
  type PermissionRegistry,
  type PersonRole,
  permissionRegistry,
} from '../../../platform/auth/permission.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { placeOf } from '../../places/index.ts';
import { grantLimits } from './grant-limits.ts';
import { userRoles } from './tables.ts';

export type Grant = typeof userRoles.$inferSelect;

/** A role to give: where (null: everywhere), until when (null: for good), and up to which amounts. */
export const grantWish = z.object({
  role: z.enum(PERSON_ROLES),
  outletId: z.uuid().nullable(),
  expiresAt: z.date().nullable(),
  limits: grantLimits.prefault({}),
});

type GrantWish = z.output<typeof grantWish>;

/** Whether a grant counts at a moment: given, not withdrawn, not expired. */
export function grantCounts(now: Date) {
  return and(isNull(userRoles.withdrawnAt), or(isNull(userRoles.expiresAt), gt(userRoles.expiresAt, now)));
}

/** The grants of somebody that count at a moment. */
export function grantsOf(reader: Reader, userId: string, now: Date): Promise<Grant[]> {
  return reader
    .select()
    .from(userRoles)
    .where(and(eq(userRoles.userId, userId), grantCounts(now)));
}

/** Whether somebody with these roles is a student and nothing else: their account holds no rights over others’. */
export function isOnlyStudent(roles: readonly { readonly role: string }[]): boolean {
  return roles.length > 0 && roles.every(({ role }) => role === 'student');
}

/** Whether the actor holds every permission of a role in its reach: only such a role may they give or take. */
export function holdsRole(
  actor: Actor,
  registry: PermissionRegistry,
  { role, outletId }: { readonly role: string; readonly outletId: string | null },
): boolean {
  return registry.ofRole(role as PersonRole, outletId).every((permission) => holdsIn(actor, permission, outletId));
}

const BEYOND = refuse(
  'BEYOND_OWN_RIGHTS',
  'This takes rights that you do not hold there yourself, or not for so long. Ask somebody who holds them.',
  { permissions: [] as string[] },
);

/** BEYOND_OWN_RIGHTS when one of these grants holds more than the actor does in its reach, else null. */
export function beyondOwnRights(
  { actor, use }: Pick<CommandScope, 'actor' | 'use'>,
  grants: readonly { readonly role: string; readonly outletId: string | null }[],
) {
  const registry = use(permissionRegistry);
  return grants.every((grant) => holdsRole(actor, registry, grant)) ? null : BEYOND;
}

/**
 * BEYOND_OWN_RIGHTS when the actor may not give one of these: it holds more than they do in its reach, or for longer than they hold
 * it themselves. Else null.
 */
export function mayNotGive(
  { actor, use }: Pick<CommandScope, 'actor' | 'use'>,
  wishes: readonly Pick<GrantWish, 'role' | 'outletId' | 'expiresAt'>[],
) {
  const registry = use(permissionRegistry);
  const may = ({ role, outletId, expiresAt }: (typeof wishes)[number]) =>
    registry.ofRole(role).every((permission) => holdsUntil(actor, permission, outletId, expiresAt));
  return wishes.every(may) ? null : BEYOND;
}

/** Records a grant, in the place of one that has expired. Refuses ROLE_HELD. Throws INVALID for an expiry that is over. */
export async function giveRole({ tx, now, actor, newId }: CommandScope, userId: string, wish: GrantWish, id = newId()) {
  if (wish.outletId !== null) await placeOf(tx, wish.outletId);
  if (wish.expiresAt !== null && wish.expiresAt <= now)
    throw new AppError('INVALID', 'expiresAt: this moment is over. Choose a later one.');
  const where = wish.outletId === null ? isNull(userRoles.outletId) : eq(userRoles.outletId, wish.outletId);
  const present = await tx
    .select()
    .from(userRoles)
    .where(and(eq(userRoles.userId, userId), eq(userRoles.role, wish.role), where, isNull(userRoles.withdrawnAt)))
    .for('update');
  for (const before of present) {
    if (before.expiresAt === null || before.expiresAt > now)
      return refuse('ROLE_HELD', 'This account has that role there already. Withdraw it first to give it otherwise.');
    await tx.update(userRoles).set({ withdrawnAt: now, withdrawnBy: actor.id }).where(eq(userRoles.id, before.id));
  }
  await tx.insert(userRoles).values({ ...wish, id, userId, grantedAt: now, grantedBy: actor.id });
  return { grantId: id };
}
