import { type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { isLetIn } from '../../../platform/auth/address-rules.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { rolesConcerning } from '../accounts/grants.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { sessions } from '../sessions/tables.ts';
import { concerning } from './rules-for.ts';
import { addressRules } from './tables.ts';

const LOCKS_OUT = refuse(
  'RULE_LOCKS_OUT',
  'With this rule you, or everybody who may do everything, would not be let in any more from where you are now. Let that address in first.',
);

const NOBODY_INSIDE = refuse(
  'RULE_LOCKS_OUT',
  'Nobody is signed in now who may do everything for good, so nobody would see that this rule keeps them out. Let an owner or administrator sign in first.',
);

/** Roles whose holders may do everything. */
const ADMINISTRATORS = ['owner', 'administrator'];

/** Whom a rule concerns that is made, changed or taken away, before and after. */
export type Touched = Pick<typeof addressRules.$inferSelect, 'surface' | 'role'>;

function concernsAdministrators({ surface, role }: Touched): boolean {
  return surface === 'STAFF' || surface === 'ALL' || (role !== null && ADMINISTRATORS.includes(role));
}

/** One at a time: two rules that each leave somebody inside may together leave nobody. */
export function holdRules({ tx }: Pick<CommandScope, 'tx'>): Promise<unknown> {
  return tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('identity.address-rules', 0))`);
}

/**
 * The refusal RULE_LOCKS_OUT when, by the rules as they now stand in the transaction, whoever asks is not let in from the address
 * they ask from, or nobody who may do everything is, from any address where they are signed in. Where none of them is signed in, no rule that
 * concerns them is touched. Null otherwise.
 */
export async function locksOut(
  { tx, now, actor }: CommandScope,
  address: string | null,
  touched: readonly Touched[],
): Promise<Refusal<'RULE_LOCKS_OUT'> | null> {
  const rules = await tx.select().from(addressRules);
  if (actor.kind === 'user') {
    const roles = (await rolesConcerning(tx, [actor.id ?? ''], now)).map(({ code }) => code);
    if (!isLetIn(concerning(rules, { roles, isProgram: await isProgram(tx, actor.session?.id) }), address))
      return LOCKS_OUT;
  }
  if (actor.kind === 'key' && !isLetIn(concerning(rules, { roles: [], isProgram: true }), address)) return LOCKS_OUT;
  const inside = await administratorsInside(tx, now);
  if (inside.length === 0) return touched.some(concernsAdministrators) ? NOBODY_INSIDE : null;
  const isAnyLeft = inside.some(({ roles, client, from }) =>
    isLetIn(concerning(rules, { roles, isProgram: client === 'TOKEN' }), from),
  );
  return isAnyLeft ? null : LOCKS_OUT;
}

async function isProgram(tx: CommandScope['tx'], sessionId: string | undefined): Promise<boolean> {
  if (!sessionId) return false;
  const [session] = await tx.select({ client: sessions.client }).from(sessions).where(eq(sessions.id, sessionId));
  return session?.client === 'TOKEN';
}

/** Where those are signed in who may do everything, everywhere and for good, each with all their roles. */
async function administratorsInside(tx: CommandScope['tx'], now: Date) {
  const inside = await tx
    .selectDistinct({ userId: sessions.userId, client: sessions.client, from: sessions.address })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(
      and(
        ...[isNull(sessions.revokedAt), gt(sessions.expiresAt, now), isNull(users.disabledAt)],
        inArray(userRoles.role, ADMINISTRATORS),
        ...[isNull(userRoles.outletId), isNull(userRoles.expiresAt), isNull(userRoles.withdrawnAt)],
      ),
    );
  const userIds = inside.map(({ userId }) => userId);
  const held = await rolesConcerning(tx, userIds, now);
  return inside.map(({ userId, client, from }) => ({
    ...{ client, from, roles: held.filter((one) => one.userId === userId).map(({ code }) => code) },
  }));
}
