import { addDays, multiplyMoney, type PickableBatch, type PickPolicy, pickBatches } from '@college-kiosk/kernel';
import type { StockKind, StockValue } from '../../../modules/finance/index.ts';
import type { Random } from './random.ts';
import type { Scribe } from './scribe.ts';
import type { Person } from './ticket.ts';

/** What is known of a stock item: the demo's ingredient with the id it has in this installation. */
export interface Good {
  readonly code: string;
  readonly stockItemId: string;
  readonly kind: StockKind;
  readonly unit: 'g' | 'ml' | 'pcs';
  readonly pickPolicy: PickPolicy;
  readonly shelfLifeDays: number | null;
  /** Paise per thousand base units. */
  readonly costPerBaseThousand: number;
  /** Thousandths, both outlets, on a full term-time day. */
  readonly dailyUse: number;
}

interface Batch extends PickableBatch {
  readonly stockItemId: string;
  readonly sourceType: 'opening' | 'receipt';
  readonly supplierId: string | null;
  /** What the supplier printed on it: what they delivered of one thing on one day. */
  readonly supplierBatch: string | null;
  readonly sourceId: string;
  readonly quantityReceived: number;
  readonly valueReceived: number;
  quantityRemaining: number;
  valueRemaining: number;
}

interface Arrival {
  readonly type: 'OPENING' | 'RECEIPT';
  /** Null for what was there when it opened. */
  readonly supplierId: string | null;
  readonly reference: string | null;
  readonly at: Date;
  readonly businessDate: string;
  readonly by: Person;
  readonly lines: readonly { readonly good: Good; readonly quantity: number }[];
}

interface Use {
  readonly type: 'CONSUME' | 'SALE';
  readonly orderId: string;
  readonly at: Date;
  readonly businessDate: string;
  readonly by: Person;
  /** Thousandths by stock item id. */
  readonly quantities: ReadonlyMap<string, number>;
}

export interface Larder {
  /** Takes a delivery in, each line a batch good for the item's shelf life, and says what it is worth. */
  takeIn(arrival: Arrival): { readonly receiptId: string; readonly stock: StockValue[] };
  /** Takes what an order uses out of the batches, by the product's own picking; throws when there is too little. */
  use(use: Use): StockValue[];
  /** How much there is that may still be used on a date. */
  usable(stockItemId: string, date: string): number;
  /** Writes it all down as it is; nothing may come or go after that. */
  write(scribe: Scribe, today: string): void;
}

/** Prices of the market go up and down by so much. */
const PRICE_NOISE = 0.04;

/** An outlet's stock room, day by day. Everything in it is kept by the product's own picking and batch arithmetic. */
export function openLarder(
  { id: outletId, locationId }: { readonly id: string; readonly locationId: string },
  goods: ReadonlyMap<string, Good>,
  random: Random,
): Larder {
  const receipts = openReceipts({ outletId, locationId });
  const moves: object[] = [];
  const all: Batch[] = [];
  // Only what is not used up: picking looks through these.
  const shelves = new Map<string, Batch[]>();

  const move = (at: Date, own: object) => moves.push({ id: random.id(at), outletId, at, ...own });

  return {
    takeIn({ type, supplierId, reference, at, businessDate, by, lines }) {
      const receiptId = random.id(at);
      const sourceType = supplierId === null ? ('opening' as const) : ('receipt' as const);
      if (supplierId !== null) receipts.enter({ id: receiptId, supplierId, reference, at, businessDate, by });
      const stock = lines.map(({ good, quantity }, index) => {
        const price = multiplyMoney(good.costPerBaseThousand, quantity, 1_000_000);
        const value = Math.round(price * random.between(1 - PRICE_NOISE, 1 + PRICE_NOISE));
        const { stockItemId, kind, shelfLifeDays } = good;
        const batch: Batch = {
          ...{ id: random.id(at), stockItemId, sourceType, sourceId: receiptId, supplierId },
          supplierBatch:
            supplierId && `${good.code.slice(0, 6).toUpperCase()}-${businessDate.slice(2).replaceAll('-', '')}`,
          receivedAt: at.toISOString(),
          expiryDate: shelfLifeDays === null ? null : addDays(businessDate, shelfLifeDays),
          ...{ quantityReceived: quantity, quantityRemaining: quantity, valueReceived: value, valueRemaining: value },
        };
        all.push(batch);
        if (supplierId !== null) receipts.line(receiptId, index, batch, good.unit);
        shelves.set(stockItemId, [...(shelves.get(stockItemId) ?? []), batch]);
        const source = { sourceType, sourceId: receiptId, businessDate, actorId: by.id };
        move(at, { stockItemId, batchId: batch.id, type, quantity, value, ...source });
        return { kind, value };
      });
      return { receiptId, stock };
    },

    use({ type, orderId, at, businessDate, by, quantities }) {
      const stock: StockValue[] = [];
      for (const [stockItemId, quantity] of quantities) {
        const good = goods.get(stockItemId);
        const shelf = shelves.get(stockItemId) ?? [];
        if (!good) throw new Error('The demo uses what it does not stock.');
        const { picks, shortBy } = pickBatches(shelf, quantity, good.pickPolicy, businessDate);
        if (shortBy > 0) throw new Error(`The demo ran out of ${good.code} on ${businessDate}: ${shortBy} missing.`);
        for (const pick of picks) {
          const batch = shelf.find(({ id }) => id === pick.batchId) as Batch;
          batch.quantityRemaining -= pick.quantity;
          batch.valueRemaining -= pick.value;
          const source = { sourceType: 'order', sourceId: orderId, businessDate, actorId: by.id };
          move(at, { stockItemId, batchId: batch.id, type, quantity: -pick.quantity, value: -pick.value, ...source });
          stock.push({ kind: good.kind, value: pick.value });
        }
        const left = shelf.filter(({ quantityRemaining }) => quantityRemaining > 0);
        if (left.length < shelf.length) shelves.set(stockItemId, left);
      }
      return stock;
    },

    usable: (stockItemId, date) => sumOf((shelves.get(stockItemId) ?? []).filter((batch) => isGood(batch, date))),

    write({ write }, today) {
      receipts.write(write);
      write('batches', () =>
        all.map((batch) => ({ ...batch, outletId, locationId, forOrders: true, status: statusOf(batch, today) })),
      );
      write('stock_moves', () => moves);
      write('stock_levels', () =>
        [...shelves].map(([stockItemId, shelf]) => ({
          ...{ outletId, stockItemId, reserved: 0 },
          onHand: sumOf(shelf.filter((batch) => isGood(batch, today))),
        })),
      );
    },
  };
}

/** What suppliers brought to an outlet, as it was entered: all of it kept. */
function openReceipts(of: { readonly outletId: string; readonly locationId: string }) {
  const receipts: object[] = [];
  const lines: object[] = [];
  return {
    enter({ at, by, ...entered }: Omit<Arrival, 'type' | 'lines'> & { readonly id: string }) {
      receipts.push({ ...of, ...entered, receivedAt: at, receivedBy: by.id, receivedByLabel: by.label });
    },
    line(receiptId: string, index: number, { id, stockItemId, quantityReceived, valueReceived }: Batch, unit: string) {
      const counted = { delivered: quantityReceived, accepted: quantityReceived, rejected: 0, free: 0 };
      lines.push({ receiptId, position: index + 1, stockItemId, unit, batchId: id, ...counted, value: valueReceived });
    },
    write(write: Scribe['write']) {
      write('goods_receipts', () => receipts);
      write('goods_receipt_lines', () => lines);
    },
  };
}

/** A batch is good through its last day. */
function isGood({ expiryDate }: Batch, date: string): boolean {
  return expiryDate === null || expiryDate >= date;
}

function statusOf(batch: Batch, today: string): 'AVAILABLE' | 'EXPIRED' | 'DEPLETED' {
  if (batch.quantityRemaining === 0) return 'DEPLETED';
  return isGood(batch, today) ? 'AVAILABLE' : 'EXPIRED';
}

function sumOf(batches: readonly Batch[]): number {
  return batches.reduce((sum, { quantityRemaining }) => sum + quantityRemaining, 0);
}
