import { AppError, Fault } from '@college-kiosk/kernel';
import { and, eq, isNull } from 'drizzle-orm';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { locations } from '../tables.ts';

/** A place within an outlet where stock lies. */
export type Location = typeof locations.$inferSelect;

/** The code of the location every outlet has. */
export const MAIN = 'MAIN';

/** The main store of an outlet; makes it when stock comes there for the first time. Orders take from it. */
export async function mainLocation(tx: Tx, outletId: string, now: Date): Promise<Location> {
  const found = await findMain(tx, outletId);
  if (found) return found;
  await tx
    .insert(locations)
    .values({ id: newId(now), outletId, code: MAIN, name: 'Main store', kind: 'STORE', forOrders: true })
    .onConflictDoNothing();
  const made = await findMain(tx, outletId);
  if (!made) throw new Fault(`Outlet ${outletId} has no main store.`);
  return made;
}

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
