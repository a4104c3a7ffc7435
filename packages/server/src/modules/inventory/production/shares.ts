import { conversionFactor, convert, type Quantity } from '@college-kiosk/kernel';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { batches } from '../tables.ts';
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
  const costs = new Map<string, number>();
  for (const id of ids) {
    const [newest] = await tx
      .select({ cost: sql<number>`(${batches.valueReceived}::float8 / ${batches.quantityReceived})` })
      .from(batches)
      .where(and(eq(batches.outletId, outletId), eq(batches.stockItemId, id)))
      .orderBy(desc(sql`${batches.valueReceived} > 0`), desc(batches.receivedAt), desc(batches.id))
      .limit(1);
    if (newest) costs.set(id, newest.cost);
  }
  return costs;
}
