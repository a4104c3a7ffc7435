import { eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { identitiesLookedAt } from '../../events/monitoring.ts';
import { type CommandScope, command } from '../../platform/command/command.ts';
import type { CallContext } from '../../platform/context.ts';
import type { Reader } from '../../platform/db/database.ts';
import { expensesIdentities } from '../expenses/index.ts';
import { financeIdentities, type IdentityCheck } from '../finance/index.ts';
import { inventoryIdentities } from '../inventory/index.ts';
import { paymentsIdentities } from '../payments/index.ts';
import { purchasingIdentities } from '../purchasing/index.ts';
import { identityAlerts, identityStates } from './tables.ts';

/** What every module says must always add up. A new module's list is added here. */
const LISTS: readonly ((reader: Reader) => Promise<readonly IdentityCheck[]>)[] = [
  financeIdentities,
  paymentsIdentities,
  inventoryIdentities,
  purchasingIdentities,
  expensesIdentities,
];

/** So many places are kept in words; the count tells of the others. */
const KEPT_PLACES = 20;

const foundCheck = z.object({
  name: z.string(),
  places: z.int().min(0),
  violations: z.array(z.string()).max(KEPT_PLACES),
});
type Found = z.output<typeof foundCheck>;

/**
 * Looks whether everything adds up, to the paisa, and writes down what was found: an alert opens where something does not, and is over when
 * it does again. Each identity is one statement and so sees one moment. For a job; two at once find the same. Rules §2.6.
 */
export async function checkIdentities(context: CallContext): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const list of LISTS) {
    for (const { name, violations } of await list(context.platform.db)) {
      found.push({ name, places: violations.length, violations: violations.slice(0, KEPT_PLACES) });
    }
  }
  await noteIdentities(context, { checks: found });
  return found;
}

/** Writes down what a look found: when it was, and what differs from the look before. */
const noteIdentities = command({
  name: 'monitoring.noteIdentities',
  permission: 'identity:read',
  input: z.object({ checks: z.array(foundCheck) }),
  async handle(scope, { checks }): Promise<{ broken: number }> {
    const { tx, now, emit } = scope;
    const known = new Map((await tx.select().from(identityStates).for('update')).map((row) => [row.name, row]));
    const alerts = await tx.select().from(identityAlerts).where(isNull(identityAlerts.resolvedAt));
    const different: string[] = [];
    for (const check of checks) {
      const { name } = check;
      const holds = check.places === 0;
      const before = known.get(name);
      if (!holds || before?.holds !== holds) different.push(name);
      const state = { holds, since: before?.holds === holds ? before.since : now, checkedAt: now };
      await tx
        .insert(identityStates)
        .values({ name, ...state })
        .onConflictDoUpdate({ target: identityStates.name, set: state });
      await noteAlert(
        scope,
        check,
        alerts.find((alert) => alert.name === name),
      );
    }
    emit(identitiesLookedAt, { changed: different });
    return { broken: checks.filter(({ places }) => places > 0).length };
  },
});

/** Opens an alert, brings it up to date, or ends it. */
async function noteAlert(
  { tx, now, newId, changed }: CommandScope,
  { name, places, violations }: Found,
  open: typeof identityAlerts.$inferSelect | undefined,
): Promise<void> {
  if (!open) {
    if (places === 0) return;
    const [row] = await tx
      .insert(identityAlerts)
      .values({ id: newId(), name, openedAt: now, places, violations })
      .onConflictDoNothing()
      .returning();
    if (row) changed({ entity: 'identity_alert', id: row.id, before: null, after: row });
    return;
  }
  const after = places === 0 ? { resolvedAt: now } : { places, violations };
  await tx.update(identityAlerts).set(after).where(eq(identityAlerts.id, open.id));
  changed({ entity: 'identity_alert', id: open.id, before: { ...open }, after });
}
