import { sql } from 'drizzle-orm';
import { type Ask, askOf } from '../../platform/db/ask.ts';
import type { Reader, Tx } from '../../platform/db/database.ts';
import { Kept } from '../../platform/db/kept.ts';
import type { Menu } from './menu.ts';
import { readMenu, type StampedMenu, stampOf } from './read-menu.ts';
import { menuVersions } from './tables.ts';

const menus = new Kept<StampedMenu>();

/**
 * What an outlet offers. The menu is kept in memory and served from there as long as nothing raised its version: then
 * this costs one read of one row. An outlet that never had a menu gets an empty one.
 */
export async function menuOf(reader: Reader, outletId: string, ask: Ask = askOf(reader)): Promise<Menu> {
  const kept = menus.of(reader);
  const known = kept.get(outletId);
  if (known) {
    const stamp = await ask<string | null>(`catalog.menu ${outletId}`, stampOf(sql`${outletId}::uuid`));
    if (stamp === known.stamp) return known.menu;
  }
  const fresh = await readMenu(reader, outletId);
  if (fresh.stamp !== null) kept.set(outletId, fresh);
  return fresh.menu;
}

/**
 * Says that these outlets' menus changed, in the transaction that changed them. In the order of their ids, so that two
 * changes of several menus wait for each other instead of deadlocking.
 */
export async function raiseMenuVersion(tx: Tx, outletIds: Iterable<string>): Promise<void> {
  const sorted = [...new Set(outletIds)].sort();
  if (sorted.length === 0) return;
  await tx
    .insert(menuVersions)
    .values(sorted.map((outletId) => ({ outletId, version: 1 })))
    .onConflictDoUpdate({ target: menuVersions.outletId, set: { version: sql`${menuVersions.version} + 1` } });
}
