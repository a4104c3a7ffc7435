import { type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { isLetIn } from '../../../platform/auth/address-rules.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { grantsOf } from '../accounts/grants.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { sessions } from '../sessions/tables.ts';
import { concerning } from './rules-for.ts';
import { addressRules } from './tables.ts';

const LOCKS_OUT = refuse(
  'RULE_LOCKS_OUT',
  'With this rule you, or everybody who may do everything, would not be let in any more from where you are now. Let that address in first.',
);

/** One at a time: two rules that each leave somebody inside may together leave nobody. */
export function holdRules({ tx }: Pick<CommandScope, 'tx'>): Promise<unknown> {
  return tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('identity.address-rules', 0))`);
}

/**
 * The refusal RULE_LOCKS_OUT when, by the rules as they now stand in the transaction, whoever asks is not let in from the address
 * they ask from, or nobody who may do everything is, from any address where they are signed in. Null when they are.
 */
export async function locksOut(
  { tx, now, actor }: CommandScope,
  address: string | null,
): Promise<Refusal<'RULE_LOCKS_OUT'> | null> {
  const rules = await tx.select().from(addressRules);
  if (actor.kind === 'user') {
    const roles = (await grantsOf(tx, actor.id ?? '', now)).map(({ role }) => role);
    if (!isLetIn(concerning(rules, { roles, isProgram: await isProgram(tx, actor.session?.id) }), address))
      return LOCKS_OUT;
  }
  if (actor.kind === 'key' && !isLetIn(concerning(rules, { roles: [], isProgram: true }), address)) return LOCKS_OUT;
  const inside = await administratorsInside(tx, now);
  const isAnyLeft = inside.some(({ role, client, from }) =>
    isLetIn(concerning(rules, { roles: [role], isProgram: client === 'TOKEN' }), from),
  );
  return inside.length > 0 && !isAnyLeft ? LOCKS_OUT : null;
}

async function isProgram(tx: CommandScope['tx'], sessionId: string | undefined): Promise<boolean> {
  if (!sessionId) return false;
  const [session] = await tx.select({ client: sessions.client }).from(sessions).where(eq(sessions.id, sessionId));
  return session?.client === 'TOKEN';
}

/** Where those are signed in who may do everything, everywhere and for good. */
function administratorsInside(tx: CommandScope['tx'], now: Date) {
  return tx
    .select({ role: userRoles.role, client: sessions.client, from: sessions.address })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(
      and(
        ...[isNull(sessions.revokedAt), gt(sessions.expiresAt, now), isNull(users.disabledAt)],
        inArray(userRoles.role, ['owner', 'administrator']),
        ...[isNull(userRoles.outletId), isNull(userRoles.expiresAt), isNull(userRoles.withdrawnAt)],
      ),
    );
}
