import { AppError, refuse } from '@college-kiosk/kernel';
import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, holdsIn, holdsUntil } from '../../../platform/auth/actor.ts';
import { permissionRegistry } from '../../../platform/auth/permission.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { placeOf } from '../../places/index.ts';
import { assertInUse, isBuiltIn, roleCode } from '../roles/role-code.ts';
import { decisionsOn, rightsOf } from '../roles/role-rights.ts';
import { roles } from '../roles/tables.ts';
import { grantLimits } from './grant-limits.ts';
import { userRoles } from './tables.ts';

export type Grant = typeof userRoles.$inferSelect;

/** A role to give: where (null: everywhere), until when (null: for good), and up to which amounts. */
export const grantWish = z.object({
  role: roleCode,
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

/**
 * The roles by which rules single somebody out: each that they hold and, for one of the organisation’s own making, the one that it was
 * made from.
 */
export async function rolesConcerning(reader: Reader, userIds: readonly string[], now: Date) {
  const rows = await reader
    .select({ userId: userRoles.userId, role: userRoles.role, basedOn: roles.basedOn })
    .from(userRoles)
    .leftJoin(roles, eq(roles.code, userRoles.role))
    .where(and(inArray(userRoles.userId, [...userIds]), grantCounts(now)));
  return rows.flatMap(({ userId, role, basedOn }) =>
    [role, ...(basedOn ? [basedOn] : [])].map((code) => ({ userId, code })),
  );
}

export const BEYOND_OWN_RIGHTS = refuse(
  'BEYOND_OWN_RIGHTS',
  'This takes rights that you do not hold there yourself, or not for so long. Ask somebody who holds them.',
  { permissions: [] as string[] },
);

/** Whose rights are compared: an actor as they are at this moment (`present-actor.ts`). */
interface Judged extends Pick<CommandScope, 'tx' | 'use'> {
  readonly present: Actor;
}

/**
 * BEYOND_OWN_RIGHTS when one of these grants holds more than the actor does in its reach, else null. For whoever comes to use these
 * grants (`forAsLong`), they must hold it for as long as the grant lasts too: else what was lent to them would be theirs for good.
 */
export async function beyondOwnRights(
  { tx, present, use }: Judged,
  grants: readonly Pick<Grant, 'role' | 'outletId' | 'expiresAt'>[],
  { forAsLong }: { readonly forAsLong: boolean },
) {
  const registry = use(permissionRegistry);
  const decided = await decisionsOn(
    tx,
    grants.map(({ role }) => role),
  );
  const holds = ({ role, outletId, expiresAt }: (typeof grants)[number]) =>
    rightsOf(registry, role, decided.get(role), outletId).every((permission) =>
      forAsLong ? holdsUntil(present, permission, outletId, expiresAt) : holdsIn(present, permission, outletId),
    );
  return grants.every(holds) ? null : BEYOND_OWN_RIGHTS;
}

/**
 * BEYOND_OWN_RIGHTS when the actor may not give one of these: it holds more than they do in its reach, or for longer than they hold
 * it themselves. Else null. Throws NOT_FOUND for a role that is not there, or was retired.
 */
export async function mayNotGive(
  { tx, present, use }: Judged,
  wishes: readonly Pick<GrantWish, 'role' | 'outletId' | 'expiresAt'>[],
) {
  const registry = use(permissionRegistry);
  const decided = await decisionsOn(
    tx,
    wishes.map(({ role }) => role),
  );
  for (const { role } of wishes) if (!isBuiltIn(role)) assertInUse(decided.get(role));
  const may = ({ role, outletId, expiresAt }: (typeof wishes)[number]) =>
    rightsOf(registry, role, decided.get(role), null).every((permission) =>
      holdsUntil(present, permission, outletId, expiresAt),
    );
  return wishes.every(may) ? null : BEYOND_OWN_RIGHTS;
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
