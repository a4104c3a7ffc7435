import type { Money, Quantity } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { uuids } from '../../../platform/db/lists.ts';
import type { Count } from './count.ts';

/** What should have been there when a line was counted. */
export interface Expected {
  readonly quantity: Quantity;
  /** What the batches that lie there cost, per quantity: to tell what a difference is worth before it is booked. */
  readonly there: { readonly quantity: Quantity; readonly value: Money };
}

/**
 * What the batches of a location held of each counted item at the moment its line was entered: what they hold now, with every move
 * added back that was not over then. That is exact however late it is asked, and whatever was in flight: a move knows its
 * transaction, a line the snapshot it was entered under (decision 0041). Batches of every status count, for they all lie on the shelf;
 * what lies apart as waste does not. By stock item.
 */
export async function expectedOf(reader: Reader, count: Pick<Count, 'id' | 'outletId' | 'locationId'>) {
  // What the snapshot was sure to see needs no second look: that bound is the transactions' own, whatever clock a move was stamped by.
  const rows = await reader.execute<{ item: string; quantity: number; there: number; value: number }>(sql`
    select l.stock_item_id as item, (b.quantity - coalesce(later.quantity, 0))::float8 as quantity, b.quantity::float8 as there,
      b.value::float8 as value
    from stock_count_lines l
    cross join lateral (
      select coalesce(sum(quantity_remaining), 0) as quantity, coalesce(sum(value_remaining), 0) as value from batches
      where outlet_id = ${count.outletId} and stock_item_id = l.stock_item_id and location_id = ${count.locationId}
        and status <> 'DEPLETED' and source_type <> 'set-aside') b
    cross join lateral (
      select sum(m.quantity) as quantity from stock_moves m join batches of_move on of_move.id = m.batch_id
      where m.outlet_id = ${count.outletId} and m.stock_item_id = l.stock_item_id and m.transaction >= pg_snapshot_xmin(l.snapshot)
        and of_move.location_id = ${count.locationId} and of_move.source_type <> 'set-aside'
        and not pg_visible_in_snapshot(m.transaction, l.snapshot)) later
    where l.count_id = ${count.id} and l.counted is not null`);
  return new Map<string, Expected>(
    [...rows].map(({ item, quantity, there, value }) => [item, { quantity, there: { quantity: there, value } }]),
  );
}

/** The newest batch of an item in an outlet: what a count finds too much takes its cost and its dates from it. */
export interface Newest {
  readonly id: string;
  readonly quantityReceived: Quantity;
  readonly valueReceived: Money;
}

/** The newest batch of each of these items in an outlet; none for what never came there. */
export async function newestOf(reader: Reader, outletId: string, stockItemIds: Iterable<string>) {
  const rows = await reader.execute<{ item: string; id: string; quantity: number; value: number }>(sql`
    select distinct on (stock_item_id) stock_item_id as item, id, quantity_received::float8 as quantity, value_received::float8 as value
    from batches where outlet_id = ${outletId} and stock_item_id = any(${uuids(stockItemIds)}) and source_type <> 'set-aside'
    order by stock_item_id, received_at desc, id desc`);
  return new Map<string, Newest>(
    [...rows].map(({ item, id, quantity, value }) => [item, { id, quantityReceived: quantity, valueReceived: value }]),
  );
}
