import { AppError, oddPrice, type Refusal, refuse } from '@college-kiosk/kernel';
import { inArray, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { stockItemsById } from '../../inventory/index.ts';
import { type Odd, oddFacts, sayOdd, usualCosts, usualOf } from '../suppliers/usual-cost.ts';
import { lineAmounts, type PurchaseOrderLine } from './order.ts';

/** A line whose price is no price such goods have. */
interface OddLine {
  readonly line: PurchaseOrderLine;
  readonly name: string;
  readonly odd: Odd;
}

/** Of the lines of an order, those whose price is far from what such goods usually cost, or next to nothing: a slip, or goods that nobody would miss. */
export async function oddLines(tx: Tx, lines: readonly PurchaseOrderLine[], now: Date): Promise<OddLine[]> {
  const ids = lines.map(({ stockItemId }) => stockItemId);
  const [costs, items] = [await usualCosts(tx, ids, now), await stockItemsById(tx, ids)];
  return lines.flatMap((line) => {
    const { stockItemId, baseQuantity } = line;
    const item = items.get(stockItemId);
    if (!item) throw new AppError('NOT_FOUND', 'There is no such stock item.');
    const [{ net: value }, of] = [lineAmounts(line), usualOf(item, baseQuantity, costs.get(stockItemId))];
    const code = oddPrice(value, of);
    return code ? [{ line, name: item.name, odd: { ...of, stockItemId, value, code } }] : [];
  });
}

/** Why an order with such a line is not approved without a word: FAR_BELOW_COST or FAR_ABOVE_COST, of the first; null where there is none. */
export function oddRefusal([first]: readonly OddLine[]): Refusal | null {
  if (!first) return null;
  const { name, odd } = first;
  return refuse(odd.code, `${sayOdd(name, odd)} Say why that is right, or return the order.`, oddFacts(odd));
}

/**
 * Of some orders, each by its id, whether somebody said why their prices are right with the yes to what the supplier has: what comes at them is not asked
 * about again. A price that is changed to an odd one waits for another yes.
 */
export async function pricesAnswered(reader: Reader, ids: readonly string[]): Promise<Map<string, boolean>> {
  const rows = await reader.execute<{ id: string; answered: boolean }>(sql`
    select o.id, exists (
      select from purchase_order_steps y where y.order_id = o.id and y.event = 'approve' and y.reason is not null
        and y.by = case when s.order_id is null then o.decided_by else s.decided_by end
        and y.at = case when s.order_id is null then o.decided_at else s.decided_at end) as answered
    from purchase_orders o
    left join purchase_orders_as_sent s on s.order_id = o.id and s.version = o.sent_version and s.version < o.version
    where ${inArray(sql`o.id`, [...ids])}`);
  return new Map([...rows].map(({ id, answered }) => [id, answered]));
}
