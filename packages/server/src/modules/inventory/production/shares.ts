import { conversionFactor, convert, type Quantity } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { uuids } from '../sql.ts';
import { type MeasuredItem, measuredItems } from '../units.ts';

/** Something that goes into a pot, and how much by the recipe. */
interface Planned {
  readonly stockItemId: string;
  readonly planned: Quantity;
}

/** Which part of a pot each of its inputs is, from 0 to 1: by what it costs, or by what it weighs where that is not known of all. */
export async function sharesOf(
  tx: Tx,
  outletId: string,
  inputs: readonly Planned[],
): Promise<ReadonlyMap<string, number>> {
  const ids = inputs.map(({ stockItemId }) => stockItemId);
  const items = await measuredItems(tx, ids);
  const costs = await lastCosts(tx, outletId, ids);
  return new Map(
    shares(
      inputs.map(({ stockItemId, planned }) => ({
        ...{ stockItemId, cost: costs.has(stockItemId) ? planned * (costs.get(stockItemId) ?? 0) : null },
        weight: weightOf(items.get(stockItemId) as MeasuredItem, planned),
      })),
    ).map(({ stockItemId, share }) => [stockItemId, share]),
  );
}

/** The same of costs and weights that are known: by cost where each has one, be it 0, and all together cost something; else by weight. */
export function shares<Input extends { readonly cost: number | null; readonly weight: number }>(
  inputs: readonly Input[],
): (Input & { readonly share: number })[] {
  const cost = inputs.some((one) => one.cost === null) ? 0 : inputs.reduce((sum, one) => sum + (one.cost ?? 0), 0);
  const weight = inputs.reduce((sum, one) => sum + one.weight, 0);
  return inputs.map((one) => ({ ...one, share: cost > 0 ? (one.cost ?? 0) / cost : one.weight / weight }));
}

/**
 * How much of a pot went in, from 0 to 1, by the parts that its inputs are: more of one does not stand for another that was left out. The
 * database says the same (`production_orders_of_something`).
 */
export function partThatWentIn(
  inputs: readonly { readonly share: number; readonly planned: Quantity; readonly used: Quantity }[],
): number {
  const all = inputs.reduce((sum, { share }) => sum + share, 0);
  return inputs.reduce((sum, { share, planned, used }) => sum + share * Math.min(1, used / planned), 0) / all;
}

/** What a piece weighs where nobody said, in thousandths of a gram: an egg, a bun. */
const PIECE = 50_000;

/** Thousandths of a gram; a millilitre is a gram. */
function weightOf(item: MeasuredItem, quantity: Quantity): number {
  if (item.baseUnit !== 'pcs') return quantity;
  const grams = conversionFactor('pcs', 'g', item.conversions);
  return grams ? convert(quantity, grams) : (quantity / 1_000) * PIECE;
}

/** What a thousandth of each cost last in an outlet, in paise: of the newest batch that cost anything, else nothing; none of what never lay there. */
async function lastCosts(tx: Tx, outletId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.execute<{ id: string; cost: number }>(sql`
    select k.id, n.cost from unnest(${uuids(ids)}) as k (id) cross join lateral (
      select value_received::float8 / quantity_received as cost from batches where outlet_id = ${outletId} and stock_item_id = k.id
      order by value_received > 0 desc, received_at desc, id desc limit 1) n`);
  return new Map([...rows].map(({ id, cost }) => [id, cost]));
}
