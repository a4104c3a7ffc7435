import { asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { CommandScope } from '../../../platform/command/command.ts';
import { columnsOf, type Read } from '../../../platform/db/json.ts';
import { type MeasuredItem, measuredItems } from '../../inventory/index.ts';
import { explain } from './explain.ts';
import { chosenOffer, type Offer, offersOn } from './offers.ts';
import { packsFor } from './packs.ts';
import { itemRulesOf } from './rules.ts';
import { isNeeded, standing } from './standing.ts';
import { purchaseSuggestions, replenishmentPoints } from './tables.ts';

export type Suggestion = typeof purchaseSuggestions.$inferSelect;

const p = alias(replenishmentPoints, 'p');
const shown = {
  ...getTableColumns(p),
  free: sql<number>`n.free`,
  onOrder: sql<number>`n.on_order`,
  position: sql<number>`n.position`,
  isNeeded: sql<boolean>`${isNeeded}`,
  suggestionId: sql<string | null>`s.id`,
  state: sql<'OPEN' | 'DISMISSED' | null>`s.state::text`,
  seenAt: sql<number | null>`s.position::float8`,
};
type Standing = Read<typeof shown>;

/**
 * Holds the suggestions of an outlet against what is free and on order: what is needed gets one, or another quantity; what is not needed any
 * more, or has no point, is gone. A dismissed one stays away until stock fell by another day's use, or the need was over once. Whoever
 * looks at once with us finds the row that is there.
 */
export async function writeSuggestions(scope: CommandScope, outletId: string, businessDate: string): Promise<void> {
  const { tx, now } = scope;
  await endPointless(scope, outletId);
  const rows = await tx.execute<Standing & Record<string, unknown>>(sql`
    select ${columnsOf(shown)} from ${standing(outletId, now)}
    where p.outlet_id = ${outletId} and (${isNeeded} or s.id is not null) order by p.stock_item_id`);
  const over = [...rows].filter((row) => !row.isNeeded);
  await end(
    scope,
    over.flatMap(({ suggestionId }) => suggestionId ?? []),
  );
  const needed = [...rows].filter((row) => row.isNeeded);
  const again = needed.filter(
    (row) => row.state === 'DISMISSED' && row.position <= (row.seenAt ?? 0) - Math.max(row.dailyMean, 1),
  );
  await end(
    scope,
    again.flatMap(({ suggestionId }) => suggestionId ?? []),
  );

  const wanted = needed.filter((row) => row.state !== 'DISMISSED' || again.includes(row));
  const ids = wanted.map(({ stockItemId }) => stockItemId);
  const [items, offers, rules] = [
    await measuredItems(tx, ids),
    await offersOn(tx, ids, businessDate),
    await itemRulesOf(tx, outletId),
  ];
  const told = wanted.map((row) => {
    const { stockItemId, state, suggestionId } = row;
    const preferred = rules.get(stockItemId)?.supplierId ?? null;
    const facts = suggested(
      row,
      items.get(stockItemId) as MeasuredItem,
      chosenOffer(offers.get(stockItemId), preferred),
    );
    return { known: state === 'OPEN' ? suggestionId : null, stockItemId, facts };
  });
  await open(
    scope,
    told
      .filter(({ known }) => known === null)
      .map(({ stockItemId, facts }) => ({
        id: scope.newId(),
        outletId,
        stockItemId,
        state: 'OPEN',
        madeAt: now,
        ...facts,
      })),
  );
  await change(scope, new Map(told.flatMap(({ known, facts }) => (known === null ? [] : [[known, facts]]))));
}

function suggested(row: Standing, item: MeasuredItem, offer: Offer | undefined) {
  const { free, onOrder, position, orderUpTo, usedWhileItKeeps } = row;
  const missing = orderUpTo - position;
  const room = usedWhileItKeeps === null ? null : usedWhileItKeeps - position;
  const packs = offer ? packsFor(missing, { size: offer.packSize, minimum: offer.minimumPacks }, room) : null;
  const because = explain({ item, point: row, free, onOrder, offer, packs });
  const pack =
    offer && packs
      ? {
          supplierId: offer.supplierId,
          unit: offer.unit,
          packs: packs.packs,
          packSize: offer.packSize,
          price: offer.price,
        }
      : { supplierId: null, unit: null, packs: null, packSize: null, price: null };
  return { ...pack, quantity: packs?.quantity ?? missing, isCapped: packs?.isCapped ?? false, position, because };
}

type Facts = ReturnType<typeof suggested>;

async function open({ tx, changed }: CommandScope, rows: (typeof purchaseSuggestions.$inferInsert)[]): Promise<void> {
  if (rows.length === 0) return;
  const made = await tx.insert(purchaseSuggestions).values(rows).onConflictDoNothing().returning();
  for (const row of made) changed({ entity: 'purchase_suggestion', id: row.id, before: null, after: { ...row } });
}

/** Those that say something else now, if nobody settled them in between. */
async function change({ tx, changed }: CommandScope, facts: ReadonlyMap<string, Facts>): Promise<void> {
  if (facts.size === 0) return;
  const rows = await tx
    .select()
    .from(purchaseSuggestions)
    .where(inArray(purchaseSuggestions.id, [...facts.keys()]))
    .orderBy(asc(purchaseSuggestions.id))
    .for('update');
  for (const before of rows) {
    const after = facts.get(before.id);
    if (before.state !== 'OPEN' || !after || isSame(before, after)) continue;
    await tx.update(purchaseSuggestions).set(after).where(eq(purchaseSuggestions.id, before.id));
    changed({ entity: 'purchase_suggestion', id: before.id, before: { ...before }, after });
  }
}

function isSame(before: Suggestion, after: Facts): boolean {
  return (Object.keys(after) as (keyof Facts)[]).every((name) => before[name] === after[name]);
}

/** What is not needed any more, or not as it was. */
async function end({ tx, now, changed }: CommandScope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const before = await tx
    .select()
    .from(purchaseSuggestions)
    .where(inArray(purchaseSuggestions.id, [...ids]))
    .orderBy(purchaseSuggestions.id)
    .for('update');
  const live = before.filter(({ state }) => state === 'OPEN' || state === 'DISMISSED');
  if (live.length === 0) return;
  const after = { state: 'GONE', settledAt: now } as const;
  await tx
    .update(purchaseSuggestions)
    .set(after)
    .where(
      inArray(
        purchaseSuggestions.id,
        live.map(({ id }) => id),
      ),
    );
  for (const row of live) changed({ entity: 'purchase_suggestion', id: row.id, before: { ...row }, after });
}

async function endPointless(scope: CommandScope, outletId: string): Promise<void> {
  const rows = await scope.tx.execute<{ id: string }>(sql`
    select s.id from purchase_suggestions s where s.outlet_id = ${outletId} and s.state in ('OPEN', 'DISMISSED') and not exists (
      select from replenishment_points p where p.outlet_id = s.outlet_id and p.stock_item_id = s.stock_item_id)`);
  await end(
    scope,
    [...rows].map(({ id }) => id),
  );
}
