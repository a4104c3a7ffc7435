import { refuse } from '@college-kiosk/kernel';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import { accessChanged } from '../../../events/identity.ts';
import { PERSON_ROLES } from '../../../platform/auth/permission.ts';
import { command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { network } from '../keys/key-limits.ts';
import { holdRules, locksOut } from './locks-out.ts';
import { addressRules, RULE_SURFACES } from './tables.ts';

const rule = z
  .object({
    ...{ commandId: z.uuid(), id: z.uuid(), network },
    effect: z.enum(['ALLOW', 'DENY']),
    surface: z.enum(RULE_SURFACES),
    role: z.enum(PERSON_ROLES).nullable().default(null),
    note: z.string().trim().max(200).default(''),
    /** Where whoever asks is now. */
    address: z.string().nullable(),
  })
  .refine(({ surface, role }) => (surface === 'ROLE') === (role !== null), {
    path: ['role'],
    message: 'Name the role for a rule about a role, and only then.',
  });

/**
 * Makes a rule about a network, or changes the one with this id. It counts at once, for open sessions and streams too. Refuses
 * RULE_LOCKS_OUT (`locksOut`), and RULE_IS_THERE for a second one that says the same. INVALID for what is no network.
 */
export const saveAddressRule = command({
  name: 'identity.saveAddressRule',
  permission: 'security:manage',
  confirmed: true,
  input: rule,
  once: ({ commandId }) => commandId,
  about: ({ id }) => ({ entity: 'address_rule', id }),
  async handle(scope, { commandId: _, address, ...saved }) {
    const { tx, now, emit, changed } = scope;
    await holdRules(scope);
    if (await isThere(tx, saved)) return refuse('RULE_IS_THERE', 'There is such a rule already. Change that one.');
    const { id, ...figures } = saved;
    const before = await tx.select().from(addressRules).where(eq(addressRules.id, id));
    await tx
      .insert(addressRules)
      .values({ id, ...figures, createdAt: now })
      .onConflictDoUpdate({ target: addressRules.id, set: figures });
    const locked = await locksOut(scope, address, [...before, saved]);
    if (locked) return locked;
    changed({ entity: 'address_rule', id, before: before[0] ?? null, after: figures });
    emit(accessChanged, { actorId: null });
    return { ruleId: id };
  },
});

type Saved = Pick<typeof addressRules.$inferSelect, 'id' | 'network' | 'effect' | 'surface' | 'role'>;

async function isThere(tx: Tx, { id, network, effect, surface, role }: Saved): Promise<boolean> {
  const [other] = await tx
    .select({ id: addressRules.id })
    .from(addressRules)
    .where(
      and(
        ...[ne(addressRules.id, id), eq(addressRules.network, network), eq(addressRules.effect, effect)],
        ...[eq(addressRules.surface, surface), role ? eq(addressRules.role, role) : isNull(addressRules.role)],
      ),
    );
  return other !== undefined;
}
