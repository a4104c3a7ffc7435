import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { asideBySource } from '../../inventory/index.ts';
import { placeOf } from '../../places/index.ts';
import { type Supplier, sameTaxpayer } from '../suppliers/supplier.ts';
import type { GoodsReturn } from './goods-return.ts';
import { goodsReceiptLines, goodsReceipts, goodsReturnLines, goodsReturns, returnState } from './tables.ts';

export type GoodsReceipt = typeof goodsReceipts.$inferSelect;
export type ReceiptDoubt = GoodsReceipt['doubts'][number];
export type GoodsReceiptLine = typeof goodsReceiptLines.$inferSelect;
/** How much of a batch went back, or lies apart to go. */
export type GoodsReturnLine = Pick<typeof goodsReturnLines.$inferSelect, 'batchId' | 'quantity' | 'value'>;

/** What came to an outlet, newest first, a page at a time. */
export const listGoodsReceipts = query({
  name: 'purchasing.receipts',
  permission: 'purchase:read',
  input: z.object({
    outletId: z.uuid(),
    supplierId: z.uuid().nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, { outletId, supplierId, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const found = and(
      eq(goodsReceipts.outletId, outletId),
      supplierId ? eq(goodsReceipts.supplierId, supplierId) : undefined,
    );
    return newestFirst(db, args, {
      table: goodsReceipts,
      at: 'receivedAt',
      of: found,
      select: (where) => db.select().from(goodsReceipts).where(where),
    });
  },
});

/** What an outlet sent back to its suppliers, or is to, newest first, a page at a time. */
export const listGoodsReturns = query({
  name: 'purchasing.returns',
  permission: 'purchase:read',
  input: z.object({
    outletId: z.uuid(),
    supplierId: z.uuid().nullish(),
    states: z.array(z.enum(returnState.enumValues)).max(returnState.enumValues.length).nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, { outletId, supplierId, states, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const found = and(
      eq(goodsReturns.outletId, outletId),
      supplierId ? eq(goodsReturns.supplierId, supplierId) : undefined,
      states ? inArray(goodsReturns.state, states) : undefined,
    );
    return newestFirst(db, args, {
      table: goodsReturns,
      at: 'returnedAt',
      of: found,
      select: (where) => db.select().from(goodsReturns).where(where),
    });
  },
});

/** One receipt of an outlet; null when there is none there. */
export const goodsReceiptOf = query({
  name: 'purchasing.receipt',
  permission: 'purchase:read',
  input: z.object({ outletId: z.uuid(), id: z.uuid() }),
  async handle({ db, within }, { outletId, id }): Promise<GoodsReceipt | null> {
    within(outletId);
    const found = await receiptById(db, id);
    return found?.outletId === outletId ? found : null;
  },
});

/** One return of an outlet; null when there is none there. */
export const goodsReturnOf = query({
  name: 'purchasing.return',
  permission: 'purchase:read',
  input: z.object({ outletId: z.uuid(), id: z.uuid() }),
  async handle({ db, within }, { outletId, id }): Promise<GoodsReturn | null> {
    within(outletId);
    const found = await returnById(db, id);
    return found?.outletId === outletId ? found : null;
  },
});

/** One receipt; null when there is none. */
export async function receiptById(reader: Reader, id: string): Promise<GoodsReceipt | null> {
  return (await receiptsById(reader, [id])).get(id) ?? null;
}

/** Receipts by id. */
export async function receiptsById(reader: Reader, ids: readonly string[]): Promise<Map<string, GoodsReceipt>> {
  const rows = await reader
    .select()
    .from(goodsReceipts)
    .where(inArray(goodsReceipts.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** One return; null when there is none. */
export async function returnById(reader: Reader, id: string): Promise<GoodsReturn | null> {
  return (await returnsById(reader, [id])).get(id) ?? null;
}

/** Returns by id. */
export async function returnsById(reader: Reader, ids: readonly string[]): Promise<Map<string, GoodsReturn>> {
  const rows = await reader
    .select()
    .from(goodsReturns)
    .where(inArray(goodsReturns.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** What came on some receipts, line by line. */
export async function linesByReceipt(reader: Reader, ids: readonly string[]): Promise<Map<string, GoodsReceiptLine[]>> {
  const rows = await reader
    .select()
    .from(goodsReceiptLines)
    .where(inArray(goodsReceiptLines.receiptId, [...ids]))
    .orderBy(asc(goodsReceiptLines.receiptId), asc(goodsReceiptLines.position));
  const lines = new Map<string, GoodsReceiptLine[]>(ids.map((id) => [id, []]));
  for (const row of rows) lines.get(row.receiptId)?.push(row);
  return lines;
}

/** What went back by some returns, batch by batch; of those by which nothing went, what was laid apart for them. */
export async function linesByReturn(reader: Reader, ids: readonly string[]): Promise<Map<string, GoodsReturnLine[]>> {
  const rows = await reader
    .select()
    .from(goodsReturnLines)
    .where(inArray(goodsReturnLines.returnId, [...ids]))
    .orderBy(asc(goodsReturnLines.batchId));
  const lines = new Map<string, GoodsReturnLine[]>(ids.map((id) => [id, []]));
  for (const row of rows) lines.get(row.returnId)?.push(row);
  const apart = await asideBySource(
    reader,
    ids.filter((id) => lines.get(id)?.length === 0),
  );
  for (const [id, parts] of apart) lines.set(id, parts);
  return lines;
}

/** The receipts of some orders, oldest first. */
export async function receiptsByOrder(reader: Reader, ids: readonly string[]): Promise<Map<string, GoodsReceipt[]>> {
  const rows = await reader
    .select()
    .from(goodsReceipts)
    .where(inArray(goodsReceipts.orderId, [...ids]))
    .orderBy(asc(goodsReceipts.receivedAt), asc(goodsReceipts.id));
  const receipts = new Map<string, GoodsReceipt[]>(ids.map((id) => [id, []]));
  for (const row of rows) receipts.get(row.orderId ?? '')?.push(row);
  return receipts;
}

/** How much was accepted for an order, by stock item. */
export async function acceptedOf(reader: Reader, orderId: string): Promise<Map<string, number>> {
  const keyed = await acceptedByLine(reader, [orderId]);
  return new Map([...keyed].map(([key, accepted]) => [key.slice(key.indexOf(':') + 1), accepted]));
}

/** How much was accepted for some orders, by `order:item`. */
export async function acceptedByLine(reader: Reader, orderIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await reader
    .select({
      orderId: goodsReceipts.orderId,
      stockItemId: goodsReceiptLines.stockItemId,
      accepted: sql<number>`sum(${goodsReceiptLines.accepted})::float8`,
    })
    .from(goodsReceiptLines)
    .innerJoin(goodsReceipts, eq(goodsReceipts.id, goodsReceiptLines.receiptId))
    .where(inArray(goodsReceipts.orderId, [...orderIds]))
    .groupBy(goodsReceipts.orderId, goodsReceiptLines.stockItemId);
  return new Map(rows.map(({ orderId, stockItemId, accepted }) => [`${orderId}:${stockItemId}`, accepted]));
}

/** What a supplier, or whoever is the same taxpayer, brought without an order on a business day, to any outlet, by value; without what somebody said why it was taken in. */
export async function unorderedOn(reader: Reader, supplier: Supplier, businessDate: string): Promise<number> {
  const [row] = await reader
    .select({ value: sql<number>`coalesce(sum(${goodsReceiptLines.value}), 0)::float8` })
    .from(goodsReceiptLines)
    .innerJoin(goodsReceipts, eq(goodsReceipts.id, goodsReceiptLines.receiptId))
    .where(
      and(
        ...[
          sameTaxpayer(goodsReceipts.supplierId, sql`${supplier.id}::uuid`),
          eq(goodsReceipts.businessDate, businessDate),
        ],
        ...[isNull(goodsReceipts.orderId), isNull(goodsReceipts.overrideReason)],
      ),
    );
  return row?.value ?? 0;
}
