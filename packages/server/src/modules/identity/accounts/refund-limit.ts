import { and, eq, isNull, ne, or, type SQL } from 'drizzle-orm';
import type { Actor } from '../../../platform/auth/actor.ts';
import { type Permission, permissionRegistry } from '../../../platform/auth/permission.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { decisionsOn, rightsOf } from '../roles/role-rights.ts';
import { roleName } from '../roles/role-words.ts';
import { grantCounts } from './grants.ts';
import { userRoles, users } from './tables.ts';

/** Who gives money back, where, and by which right. */
interface Refunding {
  readonly outletId: string;
  /** The right by which somebody gives back; whoever lacks it gives back what is their own, by `own`. */
  readonly by: Permission;
  readonly own: Permission;
}

type Scope = Pick<CommandScope, 'tx' | 'now' | 'use'>;

/**
 * Up to which amount, in minor units, a person may give money back alone in this outlet; null: no limit is stated. Of several grants there
 * that give the right the highest counts, and one that states none has none. Whoever gives back by no such grant is held to what their
 * other grants there state. Devices, keys and the product itself have no grants, and no limit.
 */
export async function refundLimitOf(scope: Scope, { kind, id }: Actor, where: Refunding): Promise<number | null> {
  if (kind !== 'user' || id === null) return null;
  const mine = await grantsHere(scope, where, eq(userRoles.userId, id));
  const byRight = mine.filter(({ rights }) => rights.includes(where.by)).map(({ upTo }) => upTo);
  if (byRight.length > 0) return byRight.includes(null) ? null : highest(byRight);
  const stated = mine.filter(({ rights, upTo }) => upTo !== null && rights.includes(where.own));
  return stated.length > 0 ? highest(stated.map(({ upTo }) => upTo)) : null;
}

const highest = (amounts: readonly (number | null)[]) => Math.max(...amounts.map((amount) => amount ?? 0));

/** The names of roles of people who may give this much back alone in this outlet: whom to ask. */
export async function rolesThatMayRefund(scope: Scope, amount: number, where: Refunding): Promise<string[]> {
  // Students, of whom there are thousands, give nothing back but their own.
  const may = (await grantsHere(scope, where, ne(userRoles.role, 'student'))).filter(
    ({ rights, upTo }) => rights.includes(where.by) && (upTo === null || upTo >= amount),
  );
  return [...new Set(may.map(({ name }) => name))].sort();
}

/** The grants that count in an outlet now, with what they give there: each role and amount once. */
async function grantsHere({ tx, now, use }: Scope, { outletId }: Refunding, whose: SQL) {
  const rows = await tx
    .selectDistinct({ role: userRoles.role, where: userRoles.outletId, limits: userRoles.limits })
    .from(userRoles)
    .innerJoin(users, and(eq(users.id, userRoles.userId), isNull(users.disabledAt)))
    .where(and(whose, grantCounts(now), or(isNull(userRoles.outletId), eq(userRoles.outletId, outletId))));
  const registry = use(permissionRegistry);
  const decided = await decisionsOn(
    tx,
    rows.map(({ role }) => role),
  );
  return rows.map(({ role, where, limits }) => ({
    ...{ name: roleName(role, decided.get(role)?.name ?? null), upTo: limits.refundUpToMinor ?? null },
    rights: rightsOf(registry, role, decided.get(role), where),
  }));
}
