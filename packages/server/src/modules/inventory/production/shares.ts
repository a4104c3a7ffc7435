import { conversionFactor, convert, type Quantity } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { uuids } from '../../../platform/db/lists.ts';
import { type MeasuredItem, measuredItems } from '../units.ts';

/** Something that goes into a pot, and how much by the recipe. */
interface Planned {
  readonly stockItemId: string;
  readonly planned: Quantity;
}

/**
 * Says which part of a pot that begins each of its inputs is: by what it usually costs now that all of it is there; once, for nobody is to say afterwards what
 * a pot lacked. The database says the same.
 */
export async function takeShares(
  tx: Tx,
  { id, outletId }: { readonly id: string; readonly outletId: string },
  inputs: readonly Planned[],
): Promise<void> {
  const shares = await sharesOf(tx, outletId, inputs);
  const parts = [...shares];
  await tx.execute(sql`
    update production_inputs i set share = s.share
    from unnest(${uuids(parts.map(([stockItemId]) => stockItemId))}, ${`{${parts.map(([, share]) => share).join(',')}}`}::float8[]) as s (stock_item_id, share)
    where i.order_id = ${id} and i.stock_item_id = s.stock_item_id`);
}

async function sharesOf(tx: Tx, outletId: string, inputs: readonly Planned[]): Promise<ReadonlyMap<string, number>> {
  const ids = inputs.map(({ stockItemId }) => stockItemId);
  const items = await measuredItems(tx, ids);
  const costs = await usualCosts(tx, outletId, ids);
  return new Map(
    shares(
      inputs.map(({ stockItemId, planned }) => ({
        ...{ stockItemId, cost: planned * (costs.get(stockItemId) ?? 0) },
        weight: weightOf(items.get(stockItemId) as MeasuredItem, planned),
      })),
    ).map(({ stockItemId, share }) => [stockItemId, share]),
  );
}

/** Which part of a pot each of its inputs is, from 0 to 1: by cost; by weight where all together cost nothing. */
export function shares<Input extends { readonly cost: number; readonly weight: number }>(
  inputs: readonly Input[],
): (Input & { readonly share: number })[] {
  const cost = inputs.reduce((sum, one) => sum + one.cost, 0);
  const weight = inputs.reduce((sum, one) => sum + one.weight, 0);
  return inputs.map((one) => ({ ...one, share: cost > 0 ? one.cost / cost : one.weight / weight }));
}

/**
 * How much of a pot that was begun went in, from 0 to 1, by the parts that its inputs are: more of one does not stand for another that was left out. The
 * database says the same (`production_orders_of_something`).
 */
export function partThatWentIn(
  inputs: readonly { readonly share: number | null; readonly planned: Quantity; readonly used: Quantity }[],
): number {
  const all = inputs.reduce((sum, { share }) => sum + (share ?? 0), 0);
  return inputs.reduce((sum, { share, planned, used }) => sum + (share ?? 0) * Math.min(1, used / planned), 0) / all;
}

/** What a piece weighs where nobody said, in thousandths of a gram: an egg, a bun. */
const PIECE = 50_000;

/** Thousandths of a gram; a millilitre is a gram. */
function weightOf(item: MeasuredItem, quantity: Quantity): number {
  if (item.baseUnit !== 'pcs') return quantity;
  const grams = conversionFactor('pcs', 'g', item.conversions);
  return grams ? convert(quantity, grams) : (quantity / 1_000) * PIECE;
}

/** Of how many of the newest batches the middle price counts: one that was typed wrong does not say what a pot is made of. */
const BATCHES = 5;

/**
 * What a thousandth of each usually costs, in paise: the middle of its newest batches that cost anything in the outlet, else in any, for what only came
 * free here or from elsewhere; a batch that was moved in parts counts once. None of what never cost anything anywhere.
 */
async function usualCosts(tx: Tx, outletId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.execute<{ id: string; cost: number }>(sql`
    select distinct on (k.id) k.id, n.cost from unnest(${uuids(ids)}) as k (id) cross join outlets o cross join lateral (
      select percentile_disc(0.5) within group (order by newest.cost) as cost, max(newest.received_at) as received_at from (
        select value_received::float8 / quantity_received as cost, received_at from batches
        where outlet_id = o.id and stock_item_id = k.id and value_received > 0 and parent_batch_id is null
        order by received_at desc, id desc limit ${BATCHES}) newest
      having count(*) > 0) n
    order by k.id, o.id = ${outletId} desc, n.received_at desc`);
  return new Map([...rows].map(({ id, cost }) => [id, cost]));
}
