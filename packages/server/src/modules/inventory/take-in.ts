import { type Money, type Quantity, sumMoney } from '@college-kiosk/kernel';
import { inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { perStockItem } from './demand.ts';
import type { StockKind } from './stock-item.ts';
import { batches, stockItems, stockLevels, stockMoves, stockReceipts } from './tables.ts';

// Rows in one statement: well below the 65,535 parameters that PostgreSQL takes.
const CHUNK = 2_000;

export interface IncomingBatch {
  readonly batchId: string;
  readonly stockItemId: string;
  /** Thousandths of the base unit. */
  readonly quantity: Quantity;
  /** What all of it cost; may be nothing. */
  readonly value: Money;
  readonly expiryDate?: string | null;
  readonly supplierBatch?: string | null;
}

export interface Delivery {
  /** Of the receipt; the moves name it as their source. */
  readonly id: string;
  readonly outletId: string;
  readonly supplier: string;
  readonly reference?: string | null;
  readonly at: Date;
  readonly businessDate: string;
  readonly actorId: string | null;
  readonly lines: readonly IncomingBatch[];
}

export interface KindValue {
  readonly kind: StockKind;
  readonly value: Money;
}

/** Opens the receipt of a delivery. */
export async function openReceipt(tx: Tx, delivery: Omit<Delivery, 'actorId' | 'lines'>): Promise<void> {
  const { id, outletId, supplier, reference = null, at, businessDate } = delivery;
  await tx.insert(stockReceipts).values({ id, outletId, supplier, reference, businessDate, receivedAt: at });
}

/** Writes what a delivery brought under its open receipt: levels, batches and moves. Gives its value by kind of stock. */
export async function takeIn(tx: Tx, type: 'OPENING' | 'RECEIPT', delivery: Delivery): Promise<KindValue[]> {
  const { id: receiptId, outletId, at, businessDate, actorId } = delivery;
  // The levels first, in the order of their ids: as everybody locks them.
  const sums = [...perStockItem(delivery.lines)];
  await tx
    .insert(stockLevels)
    .values(sums.map(([stockItemId, onHand]) => ({ outletId, stockItemId, onHand, reserved: 0 })))
    .onConflictDoUpdate({
      target: [stockLevels.outletId, stockLevels.stockItemId],
      set: { onHand: sql`${stockLevels.onHand} + excluded.on_hand` },
    });
  for (let from = 0; from < delivery.lines.length; from += CHUNK) {
    const lines = delivery.lines.slice(from, from + CHUNK);
    await tx.insert(batches).values(
      lines.map(({ batchId, stockItemId, quantity, value, expiryDate = null, supplierBatch = null }) => ({
        ...{ id: batchId, outletId, stockItemId, receiptId, supplierBatch, receivedAt: at, expiryDate },
        ...{ quantityReceived: quantity, quantityRemaining: quantity },
        ...{ valueReceived: value, valueRemaining: value, status: 'AVAILABLE' as const },
      })),
    );
    await tx.insert(stockMoves).values(
      lines.map(({ batchId, stockItemId, quantity, value }) => ({
        ...{ id: newId(at), outletId, stockItemId, batchId, type, quantity, value },
        ...{ sourceType: 'receipt', sourceId: receiptId, at, businessDate, actorId },
      })),
    );
  }
  return valueByKind(tx, delivery.lines);
}

/** What an outlet has when it begins. The caller posts the value (rules §2.3 G01). Set-based: for seeding. */
export async function addOpeningStock(tx: Tx, delivery: Delivery): Promise<KindValue[]> {
  await openReceipt(tx, delivery);
  return takeIn(tx, 'OPENING', delivery);
}

async function valueByKind(tx: Tx, lines: readonly IncomingBatch[]): Promise<KindValue[]> {
  const ids = [...new Set(lines.map(({ stockItemId }) => stockItemId))];
  const rows = await tx
    .select({ id: stockItems.id, kind: stockItems.kind })
    .from(stockItems)
    .where(inArray(stockItems.id, ids));
  const kindOf = new Map(rows.map(({ id, kind }) => [id, kind]));
  return [...new Set(kindOf.values())]
    .map((kind) => ({
      kind,
      value: sumMoney(lines.filter((line) => kindOf.get(line.stockItemId) === kind).map(({ value }) => value)),
    }))
    .filter(({ value }) => value > 0);
}
