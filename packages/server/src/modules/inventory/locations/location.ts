import { AppError, Fault } from '@college-kiosk/kernel';
import { and, eq, isNull } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { locations } from '../tables.ts';

/** A place within an outlet where stock lies. */
export type Location = typeof locations.$inferSelect;

/** The code of the location every outlet has. */
export const MAIN = 'MAIN';

/** An outlet begins with its main store: somebody counts or cooks there before anything was received. Fills `places.onOutletMade`. */
export async function openMainStore({ tx, now }: CommandScope, outletId: string): Promise<void> {
  await tx.insert(locations).values(mainStore(outletId, now));
}

/** The main store of an outlet; made here for one that was not made through the door. Orders take from it. */
export async function mainLocation(tx: Tx, outletId: string, now: Date): Promise<Location> {
  const found = await findMain(tx, outletId);
  if (found) return found;
  await tx.insert(locations).values(mainStore(outletId, now)).onConflictDoNothing();
  const made = await findMain(tx, outletId);
  if (!made) throw new Fault(`Outlet ${outletId} has no main store.`);
  return made;
}

const mainStore = (outletId: string, now: Date) =>
  ({ id: newId(now), outletId, code: MAIN, name: 'Main store', kind: 'STORE', forOrders: true }) as const;

async function findMain(tx: Tx, outletId: string): Promise<Location | undefined> {
  const [main] = await tx
    .select()
    .from(locations)
    .where(and(eq(locations.outletId, outletId), eq(locations.code, MAIN)))
    .for('share');
  return main;
}

/**
 * A location of an outlet that is in use, kept as it is until the commit: it is neither turned nor taken out of use while something is put
 * there. Before the levels, as everybody locks. Throws NOT_FOUND.
 */
export async function locationOf(tx: Tx, outletId: string, id: string): Promise<Location> {
  return there(await inUse(tx, outletId, id).for('share'));
}

/** The same for whoever only looks. Throws NOT_FOUND. */
export async function locationSeen(reader: Reader, outletId: string, id: string): Promise<Location> {
  return there(await inUse(reader, outletId, id));
}

function inUse(reader: Reader, outletId: string, id: string) {
  const where = and(eq(locations.id, id), eq(locations.outletId, outletId), isNull(locations.retiredAt));
  return reader.select().from(locations).where(where);
}

function there([found]: readonly Location[]): Location {
  if (!found) throw new AppError('NOT_FOUND', 'There is no such location in this outlet.');
  return found;
}

/** Where goods come back to: the location they lay in, or the main store of the outlet where that is out of use by now. Kept as it is until the commit. */
export async function usableLocation(
  tx: Tx,
  { outletId, id, now }: { readonly outletId: string; readonly id: string; readonly now: Date },
): Promise<Location> {
  const [found] = await inUse(tx, outletId, id).for('share');
  return found ?? mainLocation(tx, outletId, now);
}
