import type { Money, Quantity } from '@college-kiosk/kernel';
import type { OrderFacts } from './order-facts.ts';

/** Everything that stands on the paper of a debit note. Amounts in paise. */
export interface DebitNoteFacts {
  /** `DN/MC/3`. */
  readonly number: string;
  readonly issuedOn: string;
  readonly buyer: OrderFacts['buyer'];
  readonly supplier: OrderFacts['supplier'];
  /** The bill that said too much; null where none is known. */
  readonly bill: { readonly number: string; readonly billDate: string } | null;
  /** When goods went back, with which note of ours; null where none did. */
  readonly sentBack: { readonly on: string; readonly reference: string | null } | null;
  readonly reason: string;
  /** What went back and had been billed. */
  readonly lines: readonly {
    readonly name: string;
    readonly supplierBatch: string | null;
    readonly quantity: Quantity;
    readonly unit: string;
  }[];
  readonly net: Money;
  readonly tax: Money;
}
