import { type Refusal, refuse } from '@college-kiosk/kernel';
import { inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { stockItems } from '../tables.ts';
import { notReplaced } from './in-force.ts';
import type { IssuedLine } from './issued.ts';
import { cycleThrough, DEPTH_MAX, longestThrough } from './preparation-chain.ts';

/**
 * Why a preparation cannot be made of this: RECIPE_CYCLE when it would, by way of others, take itself; RECIPE_TOO_DEEP when more
 * than five would lie in each other (rules §3.1). Null when it can. Goes by all versions that are, or may come to be, in force;
 * whoever asks holds the lock of preparations.
 */
export async function misplaced(
  tx: Tx,
  {
    preparation,
    issued,
    at,
  }: { readonly preparation: string; readonly issued: readonly IssuedLine[]; readonly at: Date },
): Promise<Refusal | null> {
  const rows = await tx.execute<{ user: string; taken: string }>(sql`
    select r.stock_item_id as user, l.stock_item_id as taken
    from recipes r join recipe_lines l on l.recipe_id = r.id join stock_items i on i.id = l.stock_item_id
    where r.stock_item_id is not null and i.kind = 'PREP' and ${notReplaced(at)}`);
  const chain = new Map<string, Set<string>>();
  const taken = issued.filter(({ item }) => item.kind === 'PREP').map(({ stockItemId }) => stockItemId);
  for (const row of [...rows, ...taken.map((one) => ({ user: preparation, taken: one }))]) {
    chain.set(row.user, new Set([...(chain.get(row.user) ?? []), row.taken]));
  }
  const cycle = cycleThrough(chain, preparation);
  if (cycle) {
    const way = await named(tx, cycle);
    const message = `It would be made of itself: ${way.join(' takes ')}. Take one of them out.`;
    return refuse('RECIPE_CYCLE', message, { stockItemIds: cycle, names: way });
  }
  const row = longestThrough(chain, preparation);
  if (row.length <= DEPTH_MAX) return null;
  const way = await named(tx, row);
  const message = `At most ${DEPTH_MAX} preparations may lie in each other, and this makes ${row.length}: ${way.join(' takes ')}.`;
  return refuse('RECIPE_TOO_DEEP', message, { stockItemIds: row, names: way });
}

async function named(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx
    .select({ id: stockItems.id, name: stockItems.name })
    .from(stockItems)
    .where(inArray(stockItems.id, [...ids]));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ids.map((id) => names.get(id) ?? '');
}
