import { conversionFactor, type Money, multiplyMoney, type Quantity, sumMoney } from '@college-kiosk/kernel';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import type { Page } from '../../../platform/graphql/connection.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { type MeasuredItem, measuredItems } from '../../inventory/index.ts';
import { placeOf } from '../../places/index.ts';
import { type GoodsReceipt, receiptsById } from '../receipts/queries.ts';
import { goodsReceipts } from '../receipts/tables.ts';
import { suppliersById } from '../suppliers/queries.ts';
import type { Supplier } from '../suppliers/supplier.ts';
import { agreedRate } from '../suppliers/tax-terms.ts';
import { agreedNet, type OpenLine, openLines, shareOf } from './open-lines.ts';

/** A line of a delivery as its bill should say it. */
export interface LineToBill {
  readonly receiptId: string;
  readonly position: number;
  readonly stockItemId: string;
  /** Thousandths of `unit`. */
  readonly quantity: Quantity;
  readonly unit: string;
  readonly price: Money;
  readonly taxRate: number;
}

export interface DeliveryToBill {
  readonly receipt: GoodsReceipt;
  /** What is booked for it as received and not invoiced. */
  readonly value: Money;
  readonly lines: readonly LineToBill[];
}

/**
 * The deliveries to an outlet that are not billed yet, whole or in part, the newest first; each as its bill should say it. Of one that is named there is
 * nothing where it is billed, or is not of the supplier.
 */
export const deliveriesToBill = query({
  name: 'purchasing.deliveriesToBill',
  permission: 'purchase:read',
  input: z.object({
    ...{ outletId: z.uuid(), supplierId: z.uuid().nullish(), receiptId: z.uuid().nullish() },
    ...{ first: z.int().nullish(), after: z.string().nullish() },
  }),
  async handle({ db, within }, { outletId, supplierId, receiptId, ...asked }): Promise<Page<DeliveryToBill>> {
    within(outletId);
    await placeOf(db, outletId);
    const page = await newestFirst(db, asked, {
      ...{ table: goodsReceipts, at: 'receivedAt', of: hasUnbilled({ outletId, supplierId, receiptId }) },
      select: (where) => db.select().from(goodsReceipts).where(where),
    });
    const bills = await proposedBills(
      db,
      page.edges.map(({ node }) => node.id),
    );
    const byReceipt = new Map(bills.map((bill) => [bill.receipt.id, bill]));
    const edges = page.edges.flatMap(({ cursor, node }) => {
      const bill = byReceipt.get(node.id);
      return bill ? [{ cursor, node: bill }] : [];
    });
    return { ...page, edges };
  },
});

/** What the bills of these deliveries should say, where something of them is not billed yet. */
export async function proposedBills(reader: Reader, ids: readonly string[]): Promise<DeliveryToBill[]> {
  if (ids.length === 0) return [];
  const open = (await openLines(reader, ids)).filter(({ billable }) => billable > 0);
  const receipts = await receiptsById(reader, ids);
  const items = await measuredItems(
    reader,
    open.map(({ stockItemId }) => stockItemId),
  );
  const suppliers = await suppliersById(reader, [...new Set(open.map((line) => line.supplierId))]);
  return ids.flatMap((id) => {
    const [receipt, own] = [receipts.get(id), open.filter(({ receiptId }) => receiptId === id)];
    if (!receipt || own.length === 0) return [];
    const lines = own.map((line) =>
      toBill(line, items.get(line.stockItemId) as MeasuredItem, suppliers.get(line.supplierId) as Supplier),
    );
    return [{ receipt, value: sumMoney(own.map((line) => shareOf(line, line.billable))), lines }];
  });
}

interface Wanted {
  readonly outletId: string;
  readonly supplierId: string | null | undefined;
  readonly receiptId: string | null | undefined;
}

/** Whether something of a receipt, of these where any are named, is asked for by no bill. */
function hasUnbilled({ outletId, supplierId, receiptId }: Wanted): SQL | undefined {
  return and(
    eq(goodsReceipts.outletId, outletId),
    supplierId ? eq(goodsReceipts.supplierId, supplierId) : undefined,
    receiptId ? eq(goodsReceipts.id, receiptId) : undefined,
    sql`exists (select from goods_receipt_lines l where l.receipt_id = ${goodsReceipts.id} and l.accepted >
      coalesce((select sum(t.unbilled) from goods_return_lines t where t.receipt_id = l.receipt_id and t.receipt_position = l.position), 0)
      + coalesce((select sum(c.quantity) from supplier_bill_clearings c where c.receipt_id = l.receipt_id and c.receipt_position = l.position), 0)
      + coalesce((select sum(least(b.base_quantity, b.billable)) from supplier_bill_lines b
          join supplier_bills s on s.id = b.bill_id and s.state = 'HELD'
          where b.receipt_id = l.receipt_id and b.receipt_position = l.position), 0))`,
  );
}

/** In the unit it was ordered or counted in, kilograms and litres in the place of grams and millilitres, where that is whole; else in the base unit. */
function toBill(line: OpenLine, item: MeasuredItem, supplier: Supplier): LineToBill {
  const { receiptId, position, stockItemId, billable, ordered } = line;
  const taxRate = agreedRate(item, supplier);
  const net = agreedNet(line, billable, { rate: taxRate, isCredited: item.taxCreditable });
  const said = inUnit(item, billable, largerUnit(ordered?.unit ?? line.unit));
  const price = ordered && said.unit === ordered.unit ? ordered.price : multiplyMoney(net, 1_000, said.quantity);
  return { receiptId, position, stockItemId, ...said, price, taxRate };
}

function inUnit(item: MeasuredItem, base: Quantity, unit: string): { quantity: Quantity; unit: string } {
  const factor = conversionFactor(unit, item.baseUnit, item.conversions);
  const whole = factor && (BigInt(base) * BigInt(factor.denominator)) % BigInt(factor.numerator) === 0n;
  if (!factor || !whole) return { quantity: base, unit: item.baseUnit };
  return { quantity: Number((BigInt(base) * BigInt(factor.denominator)) / BigInt(factor.numerator)), unit };
}

/** Nobody prices a gram. */
function largerUnit(unit: string): string {
  return unit === 'g' ? 'kg' : unit === 'ml' ? 'l' : unit;
}
