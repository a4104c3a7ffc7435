import { type Money, multiplyMoney, type Quantity, roundHalfUp } from '@college-kiosk/kernel';
import { inArray, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';

/** A line of a delivery that something was accepted of, and what of it is still to be billed. */
export interface OpenLine {
  readonly receiptId: string;
  readonly position: number;
  readonly outletId: string;
  readonly supplierId: string;
  readonly orderId: string | null;
  readonly stockItemId: string;
  /** What it became. */
  readonly batchId: string;
  /** The unit it was counted in. */
  readonly unit: string;
  readonly accepted: Quantity;
  /** As it was booked when it came. */
  readonly value: Money;
  /** Accepted, less what went back before it was billed and what was billed. Thousandths of the base unit. */
  readonly open: Quantity;
  /** What of `value` belongs to it: what goods received and not invoiced hold for it. */
  readonly openValue: Money;
  /** The same without what held bills ask for. */
  readonly billable: Quantity;
  /** Billed by bills that count, less what went back after that. */
  readonly billed: Quantity;
  /** As ordered: the price of a unit, and how much that is. Null without an order. */
  readonly ordered: {
    readonly price: Money;
    readonly unit: string;
    readonly quantity: Quantity;
    readonly baseQuantity: Quantity;
  } | null;
}

interface Row extends Record<string, unknown> {
  readonly receipt_id: string;
  readonly position: number;
  readonly outlet_id: string;
  readonly supplier_id: string;
  readonly order_id: string | null;
  readonly stock_item_id: string;
  readonly batch_id: string;
  readonly unit: string;
  readonly accepted: string;
  readonly value: string;
  readonly unbilled: string;
  readonly unbilled_value: string;
  readonly returned: string;
  readonly cleared: string;
  readonly cleared_value: string;
  readonly held: string;
  readonly price: string | null;
  readonly order_unit: string | null;
  readonly order_quantity: string | null;
  readonly order_base: string | null;
}

/** The lines of these deliveries of which something was accepted, with what is open of them; the oldest delivery first. */
export async function openLines(reader: Reader, receiptIds: readonly string[]): Promise<OpenLine[]> {
  if (receiptIds.length === 0) return [];
  const rows = await reader.execute<Row>(sql`
    select l.receipt_id, l.position, r.outlet_id, r.supplier_id, r.order_id, l.stock_item_id, l.batch_id, l.unit, l.accepted, l.value,
      t.unbilled, t.unbilled_value, t.returned, c.cleared, c.cleared_value, h.held,
      o.price, o.unit as order_unit, o.quantity as order_quantity, o.base_quantity as order_base
    from goods_receipts r join goods_receipt_lines l on l.receipt_id = r.id
    left join purchase_order_lines o on o.order_id = r.order_id and o.stock_item_id = l.stock_item_id
    cross join lateral (
      select coalesce(sum(unbilled), 0) as unbilled, coalesce(sum(unbilled_value), 0) as unbilled_value, coalesce(sum(billed), 0) as returned
      from goods_return_lines where receipt_id = l.receipt_id and receipt_position = l.position) t
    cross join lateral (
      select coalesce(sum(quantity), 0) as cleared, coalesce(sum(value), 0) as cleared_value
      from supplier_bill_clearings where receipt_id = l.receipt_id and receipt_position = l.position) c
    cross join lateral (
      select coalesce(sum(least(b.base_quantity, b.billable)), 0) as held
      from supplier_bill_lines b join supplier_bills s on s.id = b.bill_id and s.state = 'HELD'
      where b.receipt_id = l.receipt_id and b.receipt_position = l.position) h
    where l.accepted > 0 and ${inArray(sql`r.id`, [...new Set(receiptIds)])}
    order by r.received_at, r.id, l.position`);
  return [...rows].map(lineOf);
}

function lineOf(row: Row): OpenLine {
  const open = Number(row.accepted) - Number(row.unbilled) - Number(row.cleared);
  return {
    ...{ receiptId: row.receipt_id, position: row.position, outletId: row.outlet_id, supplierId: row.supplier_id },
    ...{ orderId: row.order_id, stockItemId: row.stock_item_id, batchId: row.batch_id, unit: row.unit },
    ...{ accepted: Number(row.accepted), value: Number(row.value), open },
    openValue: Number(row.value) - Number(row.unbilled_value) - Number(row.cleared_value),
    billable: Math.max(open - Number(row.held), 0),
    billed: Number(row.cleared) - Number(row.returned),
    ordered:
      row.order_base === null
        ? null
        : {
            ...{ price: Number(row.price), unit: row.order_unit as string },
            ...{ quantity: Number(row.order_quantity), baseQuantity: Number(row.order_base) },
          },
  };
}

/** What so much of an open line was booked with: its share, and all that is left for the last of it. */
export function shareOf({ open, openValue }: Pick<OpenLine, 'open' | 'openValue'>, quantity: Quantity): Money {
  return quantity === open ? openValue : multiplyMoney(openValue, quantity, open);
}

/**
 * What so much of a delivered line costs without tax by what was agreed: the order's price, or without an order what was said when it
 * came, of which tax that is not credited is taken off.
 */
export function agreedNet(
  { ordered, value, accepted }: Pick<OpenLine, 'ordered' | 'value' | 'accepted'>,
  quantity: Quantity,
  tax: { readonly rate: number; readonly isCredited: boolean },
): Money {
  const [of, by] = ordered
    ? [BigInt(ordered.price) * BigInt(ordered.quantity), 1_000n * BigInt(ordered.baseQuantity)]
    : tax.isCredited
      ? [BigInt(value), BigInt(accepted)]
      : [BigInt(value) * 10_000n, BigInt(accepted) * BigInt(10_000 + tax.rate)];
  return Number(roundHalfUp(of * BigInt(quantity), by));
}

/** The line with this place on this receipt. */
export function lineAt<Line extends { readonly receiptId: string; readonly position: number }>(
  lines: readonly Line[],
  { receiptId, receiptPosition }: { readonly receiptId: string; readonly receiptPosition: number },
): Line | undefined {
  return lines.find((line) => line.receiptId === receiptId && line.position === receiptPosition);
}
