import { asc, eq } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { OUTLET_DEFAULTS } from './rules.ts';
import { replenishmentOutlets } from './tables.ts';

/** Holds how an outlet replenishes, also before anybody decided anything: it is worked out by one at a time, and before suppliers are held. */
export async function holdOutlet(tx: Tx, outletId: string): Promise<void> {
  await tx
    .insert(replenishmentOutlets)
    .values({ ...OUTLET_DEFAULTS, outletId })
    .onConflictDoNothing();
  await tx.select().from(replenishmentOutlets).where(eq(replenishmentOutlets.outletId, outletId)).for('update');
}

/** Lets every outlet be worked out anew, for who sells what and when it comes is another now. Call it before a supplier is held. */
export async function planAnew({ tx, changed }: Pick<CommandScope, 'tx' | 'changed'>): Promise<void> {
  const rows = await tx.select().from(replenishmentOutlets).orderBy(asc(replenishmentOutlets.outletId)).for('update');
  const planned = rows.filter(({ plannedOn }) => plannedOn !== null);
  if (planned.length === 0) return;
  await tx.update(replenishmentOutlets).set({ plannedOn: null });
  for (const { outletId, plannedOn } of planned)
    changed({ entity: 'replenishment', id: outletId, before: { plannedOn }, after: { plannedOn: null } });
}
