import { type Money, multiplyMoney, type Quantity, sumMoney } from '@college-kiosk/kernel';
import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { addHeads, headsOn, NO_TAX, type TaxHeads, type TaxTerms } from '../../finance/index.ts';
import { acceptedOf, taxOn } from './bill.ts';
import { lineAt, type OpenLine, openLines, shareOf } from './open-lines.ts';
import { supplierBillLines, supplierBills } from './tables.ts';

/** What went back of a batch, at its cost. */
interface Gone {
  readonly batchId: string;
  readonly quantity: Quantity;
  readonly value: Money;
}

/** The same against its delivery and its bill. */
export interface ReturnedLine extends Gone {
  readonly receiptId: string | null;
  readonly receiptPosition: number | null;
  readonly unbilled: Quantity;
  readonly unbilledValue: Money;
  readonly billed: Quantity;
}

export interface Returned {
  readonly lines: readonly ReturnedLine[];
  /** What a debit note asks back: without credited tax, and that. */
  readonly net: Money;
  readonly heads: TaxHeads;
  /** The bill most of it was on last; null for none. */
  readonly billId: string | null;
}

/**
 * Tells goods that go back by what was billed of them: first what was not, at what was booked for it; then what was, at the price and tax
 * we owe for it; what is left came for nothing. What came with no delivery is asked back at its cost. The supplier is locked.
 */
export async function returnedGoods(tx: Tx, gone: readonly Gone[]): Promise<Returned> {
  const origins = await originsOf(
    tx,
    gone.map(({ batchId }) => batchId),
  );
  const receiptIds = [...new Set([...origins.values()].map(({ receiptId }) => receiptId))];
  const open = await openLines(tx, receiptIds);
  const parts = partsOf(gone, origins, open);
  const prices = await billedPrices(tx, parts);
  const claims = parts.map((part) => claimOf(part, prices));
  return {
    lines: parts,
    net: sumMoney(claims.map(({ net }) => net)),
    heads: addHeads(claims.map(({ heads }) => heads)),
    billId: claims.find(({ billId }) => billId !== null)?.billId ?? null,
  };
}

interface Origin {
  readonly receiptId: string;
  readonly receiptPosition: number;
}

/** The lines of deliveries that batches came with, also those that were moved since. */
async function originsOf(tx: Tx, batchIds: readonly string[]): Promise<Map<string, Origin>> {
  const rows = await tx.execute<{ id: string; receipt_id: string; position: number }>(sql`
    with recursive up as (
      select b.id, b.id as at, b.parent_batch_id from batches b
      where b.id in (select json_array_elements_text(${JSON.stringify([...batchIds])}::json)::uuid)
      union all select up.id, p.id, p.parent_batch_id from up join batches p on p.id = up.parent_batch_id)
    select up.id, l.receipt_id, l.position from up join goods_receipt_lines l on l.batch_id = up.at`);
  return new Map([...rows].map((row) => [row.id, { receiptId: row.receipt_id, receiptPosition: row.position }]));
}

/** Several batches may have come by one line: each takes from what the one before left. */
function partsOf(gone: readonly Gone[], origins: ReadonlyMap<string, Origin>, open: readonly OpenLine[]) {
  const left = new Map<string, OpenLine>();
  return gone.map((one): ReturnedLine => {
    const origin = origins.get(one.batchId);
    const of = origin && (left.get(keyOf(origin)) ?? lineAt(open, origin));
    if (!origin)
      return { ...one, receiptId: null, receiptPosition: null, unbilled: 0, unbilledValue: 0, billed: one.quantity };
    // Of a line of which nothing was accepted all came for nothing.
    if (!of) return { ...one, ...origin, unbilled: 0, unbilledValue: 0, billed: 0 };
    const unbilled = Math.min(one.quantity, Math.max(of.open, 0));
    const unbilledValue = unbilled === 0 ? 0 : shareOf(of, unbilled);
    const billed = Math.min(one.quantity - unbilled, of.billed);
    left.set(keyOf(origin), {
      ...of,
      ...{ open: of.open - unbilled, openValue: of.openValue - unbilledValue, billed: of.billed - billed },
    });
    return { ...one, ...origin, unbilled, unbilledValue, billed };
  });
}

function keyOf({ receiptId, receiptPosition }: Origin): string {
  return `${receiptId}:${receiptPosition}`;
}

interface BilledPrice {
  readonly billId: string;
  readonly baseQuantity: Quantity;
  /** For so much, as we owe it. */
  readonly net: Money;
  readonly taxRate: number;
  readonly terms: TaxTerms;
}

/** What is owed for lines of deliveries by the last bill that counts, by the line. */
async function billedPrices(tx: Tx, parts: readonly ReturnedLine[]): Promise<Map<string, BilledPrice>> {
  const wanted = parts.flatMap(({ receiptId, receiptPosition, billed }) =>
    receiptId !== null && receiptPosition !== null && billed > 0 ? [{ receiptId, receiptPosition }] : [],
  );
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .select({ line: supplierBillLines, state: supplierBills.state })
    .from(supplierBillLines)
    .innerJoin(supplierBills, eq(supplierBills.id, supplierBillLines.billId))
    .where(
      and(
        inArray(supplierBills.state, ['MATCHED', 'APPROVED', 'SETTLED']),
        or(
          ...wanted.map(({ receiptId, receiptPosition }) =>
            and(eq(supplierBillLines.receiptId, receiptId), eq(supplierBillLines.receiptPosition, receiptPosition)),
          ),
        ),
      ),
    )
    .orderBy(desc(supplierBills.enteredAt), desc(supplierBills.id));
  const prices = new Map<string, BilledPrice>();
  for (const { line, state } of rows) {
    if (prices.has(keyOf(line))) continue;
    const owed = state === 'SETTLED' ? acceptedOf(line, line.baseQuantity) : line;
    prices.set(keyOf(line), {
      ...{ billId: line.billId, baseQuantity: line.baseQuantity, net: owed.net, taxRate: owed.taxRate, terms: line },
    });
  }
  return prices;
}

/** What is asked back for the part of a line that was billed. */
function claimOf(part: ReturnedLine, prices: ReadonlyMap<string, BilledPrice>) {
  const { receiptId, receiptPosition, billed, value } = part;
  if (receiptId === null || receiptPosition === null) return { net: value, heads: NO_TAX, billId: null };
  const price = prices.get(keyOf({ receiptId, receiptPosition }));
  if (billed === 0 || !price) return { net: 0, heads: NO_TAX, billId: null };
  const net = multiplyMoney(price.net, billed, price.baseQuantity);
  const inCost = price.terms.isCredited ? 0 : taxOn(net, price.taxRate, price.terms);
  return { net: net + inCost, heads: headsOn(net, price.taxRate, price.terms), billId: price.billId };
}
