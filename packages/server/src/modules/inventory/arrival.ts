import type { Money, Quantity } from '@college-kiosk/kernel';
import type { Location } from './locations/location.ts';
import type { StockKind } from './stock-item.ts';
import type { batches, stockMoves } from './tables.ts';

export type Batch = typeof batches.$inferSelect;
export type MoveType = (typeof stockMoves.$inferSelect)['type'];
/** Kinds of things that bring batches; `opened` is what was opened of another, `set-aside` is what waits for a decision, as waste or to go back to its supplier; `waste` and `return` what came back of it. */
export type ArrivalSource =
  | 'opening'
  | 'receipt'
  | 'transfer'
  | 'production'
  | 'count'
  | 'return'
  | 'opened'
  | 'set-aside'
  | 'waste';

export interface IncomingBatch {
  readonly batchId: string;
  readonly stockItemId: string;
  /** Thousandths of the base unit. */
  readonly quantity: Quantity;
  /** What all of it cost; may be nothing. */
  readonly value: Money;
  readonly expiryDate?: string | null;
  readonly dateKind?: Batch['dateKind'];
  readonly manufacturedOn?: string | null;
  readonly openedAt?: Date | null;
  readonly supplierId?: string | null;
  readonly supplierBatch?: string | null;
  /** Tenths of a degree Celsius, when it came. */
  readonly temperature?: number | null;
  /** The rate in basis points of the input tax that is, or will be, credited on it; none unless said. */
  readonly inputTaxRate?: number;
  /** Whether it is billed from another State. */
  readonly inputTaxInterState?: boolean;
  /** When it came into the house, if that was not just now: what is picked first goes by it. */
  readonly receivedAt?: Date;
  /** The batch it is a part of, or took its cost from. */
  readonly parentBatchId?: string | null;
  /** AVAILABLE unless said: what is held back does not count as on hand. */
  readonly status?: 'AVAILABLE' | 'QUARANTINE' | 'BLOCKED' | 'EXPIRED';
}

/** Batches that come into an outlet together. */
export interface Arrival {
  /** What brought them; their moves name it. */
  readonly source: { readonly type: ArrivalSource; readonly id: string };
  readonly type: MoveType;
  readonly outletId: string;
  /** Where they are put. */
  readonly location: Pick<Location, 'id' | 'forOrders'>;
  readonly at: Date;
  readonly businessDate: string;
  readonly actorId: string | null;
  readonly lines: readonly IncomingBatch[];
}

export interface KindValue {
  readonly kind: StockKind;
  readonly value: Money;
}
