import { type Money, sumMoney } from '@college-kiosk/kernel';
import { inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { groupBy } from '../../platform/group.ts';
import { addHeads, headsOn, type TaxHeads, type TaxTerms } from '../finance/index.ts';
import type { Batch } from './arrival.ts';
import { lockLevels } from './held.ts';
import { batches } from './tables.ts';

/** The input tax that is credited on a batch (rules §1.8): of what it cost, by its rate in basis points; 0 for none. */
export type InputTax = Pick<Batch, 'inputTaxRate' | 'inputTaxInterState'>;

/** Of what nobody billed, or billed without credited tax. */
export const NO_INPUT_TAX: InputTax = { inputTaxRate: 0, inputTaxInterState: false };

/** What is credited of tax at this rate. */
export function inputTax(rate: number, { isCredited, isInterState }: TaxTerms): InputTax {
  return isCredited && rate > 0 ? { inputTaxRate: rate, inputTaxInterState: isInterState } : NO_INPUT_TAX;
}

/** The credited tax on what left some batches, by head: what goes back with it when it is lost (rules §2.3 G22). Rounded once a rate. */
export function inputTaxOf(taken: readonly { readonly batch: InputTax; readonly value: Money }[]): TaxHeads {
  const alike = groupBy(taken, ({ batch }) => `${batch.inputTaxRate}:${batch.inputTaxInterState}`);
  return addHeads(
    [...alike.values()].map((of) => {
      const { inputTaxRate: rate, inputTaxInterState: isInterState } = of[0]?.batch ?? NO_INPUT_TAX;
      return headsOn(sumMoney(of.map(({ value }) => value)), rate, { isCredited: rate > 0, isInterState });
    }),
  );
}

/**
 * Says what input tax bills credited on some batches, and so on whatever of them was moved, opened or laid apart since; what a count found
 * beside them was on no bill. Most bills credit what was foreseen when the goods came: then nothing is written and nothing is held.
 */
export async function creditInputTax(
  tx: Tx,
  credited: readonly (InputTax & { readonly batchId: string })[],
): Promise<void> {
  if (credited.length === 0) return;
  const known = await tx
    .select()
    .from(batches)
    .where(
      inArray(
        batches.id,
        credited.map(({ batchId }) => batchId),
      ),
    );
  for (const { batchId, ...tax } of credited) {
    const batch = known.find(({ id }) => id === batchId);
    if (!batch || isSame(batch, tax)) continue;
    const parts = await partsOf(tx, batchId);
    for (const outletId of [...new Set(parts.map((part) => part.outletId))].sort()) {
      await lockLevels(tx, outletId, [batch.stockItemId]);
    }
    const ids = parts.map(({ id }) => id);
    await tx.update(batches).set(tax).where(inArray(batches.id, ids));
  }
}

function isSame(one: InputTax, other: InputTax): boolean {
  return one.inputTaxRate === other.inputTaxRate && one.inputTaxInterState === other.inputTaxInterState;
}

/** A batch with all that was made of it by moving, opening or laying it apart. */
async function partsOf(tx: Tx, batchId: string): Promise<{ id: string; outletId: string }[]> {
  const rows = await tx.execute<{ id: string; outlet_id: string }>(sql`
    with recursive parts as (
      select b.id, b.outlet_id from batches b where b.id = ${batchId}
      union all select b.id, b.outlet_id from parts join batches b on b.parent_batch_id = parts.id and b.source_type <> 'count')
    select id, outlet_id from parts`);
  return [...rows].map((row) => ({ id: row.id, outletId: row.outlet_id }));
}
