import type { Money } from '@college-kiosk/kernel';
import type { OrderFacts } from './order-facts.ts';

/** Everything that stands on a remittance advice. Amounts in paise. */
export interface RemittanceFacts {
  /** `PAY/MC/12`. */
  readonly number: string;
  readonly day: string;
  readonly buyer: OrderFacts['buyer'];
  readonly supplier: OrderFacts['supplier'];
  readonly method: string;
  readonly reference: string | null;
  readonly lines: readonly {
    readonly number: string;
    readonly billDate: string;
    readonly total: Money;
    /** What this payment pays of it. */
    readonly paid: Money;
  }[];
  readonly amount: Money;
}
