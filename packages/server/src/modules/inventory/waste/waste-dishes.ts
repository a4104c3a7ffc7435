import { allocate, assert, type Money, type Quantity, sumMoney } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { groupBy } from '../../../platform/group.ts';
import { newId } from '../../../platform/ids.ts';
import { addHeads, lostFoodPosting, NO_TAX, type PostingDates, post, type TaxHeads } from '../../finance/index.ts';
import { type InputTax, inputTaxOf } from '../input-tax.ts';
import type { StockKind } from '../stock-item.ts';
import { wasteDishes as dishRows, wasteDishParts } from './tables.ts';
import type { WasteReason, WasteScribe } from './waste.ts';

/** A line of an order that a station had begun. */
export interface BegunDish {
  readonly line: number;
  readonly itemId: string;
  readonly name: string;
  readonly variantName: string;
  readonly stationCode: string | null;
  readonly portions: number;
}

interface LostOrder {
  readonly outletId: string;
  readonly orderId: string;
  readonly token: string;
  readonly reason: Extract<WasteReason, 'ORDER_CANCELLED' | 'NO_SHOW'>;
  readonly dishes: readonly BegunDish[];
}

/**
 * Writes down what was cooked for an order that nobody gets (rules §3.3): an entry for each dish, at the cost of what was used for it, which
 * moves from cost of goods sold to waste in the order's own entry. Nothing leaves the batches: it left them when it was begun. The
 * order is held by the caller; a dish is wasted once.
 */
export async function wasteDishes(scope: WasteScribe, lost: LostOrder, dates: PostingDates): Promise<void> {
  const { tx, now, actor } = scope;
  const { outletId, orderId, reason } = lost;
  const parts = await partsOf(tx, orderId);
  const begun = new Set(lost.dishes.map(({ line }) => line));
  assert(
    parts.every(({ line }) => begun.has(line)),
    'only what was begun has used stock',
    { orderId },
  );
  const entryId = await postLost(scope, lost, parts, dates);
  const rows = lost.dishes.map((dish) => {
    const used = parts.filter(({ line }) => line === dish.line);
    const [value, taxReversed] = [
      sumMoney(used.map((part) => part.value)),
      sumMoney(used.flatMap(({ heads }) => Object.values(heads))),
    ];
    const told = { ...dish, id: newId(now), outletId, orderId, reason, value, taxReversed };
    const written = { reportedBy: actor.id, reportedAt: now, businessDate: dates.businessDate };
    return { used, row: { ...told, ...written, entryId: value + taxReversed > 0 ? entryId : null } };
  });
  await tx.insert(dishRows).values(rows.map(({ row }) => row));
  const uses = rows.flatMap(({ used, row }) =>
    used.map(({ stockItemId, quantity, value }) => ({ dishId: row.id, stockItemId, quantity, value })),
  );
  if (uses.length > 0) await tx.insert(wasteDishParts).values(uses);
}

async function postLost(
  { tx, now, actor }: WasteScribe,
  { outletId, orderId, token, reason }: LostOrder,
  parts: readonly Part[],
  dates: PostingDates,
): Promise<string | null> {
  const lines = lostFoodPosting({ stock: parts, heads: addHeads(parts.map(({ heads }) => heads)) });
  if (lines.length === 0) return null;
  return post(tx, {
    ...{
      outletId,
      source: { type: 'order', id: orderId },
      event: 'waste',
      at: now,
      dates,
      postedBy: actor.label,
      lines,
    },
    narration: `${token} ${reason === 'NO_SHOW' ? 'not collected' : 'cancelled'}: what was cooked is waste`,
  });
}

/** What one line used of one stock item. */
interface Part {
  readonly line: number;
  readonly stockItemId: string;
  readonly quantity: Quantity;
  readonly value: Money;
  readonly kind: StockKind;
  /** The credited tax that goes back with it. */
  readonly heads: TaxHeads;
}

type Used = Omit<Part, 'value' | 'heads'> & { readonly worth: Money };

/**
 * What the lines of an order used, at what was booked when they were begun: the moves of its batches, and what was used beyond the records at
 * the cost of then, not of the batch that cleared it. Lines that used of the same stock item share its cost, and the tax that its batches
 * carried, by quantity, to the paisa.
 */
async function partsOf(tx: Tx, orderId: string): Promise<Part[]> {
  const rows = await tx.execute<Used & Record<string, unknown>>(sql`
    with booked as (
      select stock_item_id, -value as value from stock_moves where source_id = ${orderId} and source_type = 'order' and type = 'CONSUME'
      union all select stock_item_id, value from stock_deficits where source_id = ${orderId}
      union all select d.stock_item_id, -c.cost from stock_deficit_clearings c join stock_deficits d on d.id = c.deficit_id
        where d.source_id = ${orderId}),
    worth as (select stock_item_id, sum(value) as value from booked group by stock_item_id)
    select r.line, r.stock_item_id as "stockItemId", r.quantity::float8 as quantity, coalesce(w.value, 0)::float8 as worth, i.kind
    from reservations r join stock_items i on i.id = r.stock_item_id left join worth w on w.stock_item_id = r.stock_item_id
    where r.order_id = ${orderId} and r.state = 'CONSUMED' order by r.stock_item_id, r.line`);
  const [used, taxes] = [[...rows], await taxByItem(tx, orderId)];
  return [...new Set(used.map(({ stockItemId }) => stockItemId))].flatMap((id) => {
    const own = used.filter(({ stockItemId }) => stockItemId === id);
    const share = (amount: Money) =>
      allocate(
        amount,
        own.map(({ quantity }) => quantity),
      );
    const { cgst, sgst, igst } = taxes.get(id) ?? NO_TAX;
    const [values, central, state, integrated] = [share(own[0]?.worth ?? 0), share(cgst), share(sgst), share(igst)];
    return own.map(({ worth: _, ...part }, at) => ({
      ...{ ...part, value: values[at] ?? 0 },
      heads: { cgst: central[at] ?? 0, sgst: state[at] ?? 0, igst: integrated[at] ?? 0 },
    }));
  });
}

/** The credited tax on what an order took of each item, by the batches it came out of. */
async function taxByItem(tx: Tx, orderId: string): Promise<Map<string, TaxHeads>> {
  const rows = await tx.execute<InputTax & { item: string; value: Money } & Record<string, unknown>>(sql`
    select m.stock_item_id as item, -m.value::float8 as value, b.input_tax_rate as "inputTaxRate", b.input_tax_inter_state as "inputTaxInterState"
    from stock_moves m join batches b on b.id = m.batch_id
    where m.source_id = ${orderId} and m.source_type = 'order' and m.type = 'CONSUME' and b.input_tax_rate > 0`);
  const taken = groupBy([...rows], ({ item }) => item);
  return new Map(
    [...taken].map(([item, of]) => [item, inputTaxOf(of.map(({ value, ...batch }) => ({ value, batch })))]),
  );
}
