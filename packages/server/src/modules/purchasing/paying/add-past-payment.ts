import { assert, sumMoney } from '@college-kiosk/kernel';
import type { Allocation } from '../../finance/index.ts';
import { type PayingScope, preparedAs } from '../../payments/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { lockTaxpayer } from '../suppliers/supplier.ts';
import { release } from './release-payment.ts';
import { supplierPaymentLines, supplierPayments } from './tables.ts';

/** A bank transfer to a supplier some time ago. */
export interface PastPayment {
  readonly id: string;
  readonly outletId: string;
  readonly supplierId: string;
  readonly reference: string;
  readonly bills: readonly Allocation[];
  /** Paise beyond its bills. */
  readonly inAdvance: number;
  /** Who released it; null while it waits. */
  readonly releasedBy: PayingScope['actor'] | null;
}

/** Prepares a payment at the moment of its scope, and releases it, as the commands would have: for seeding. */
export async function addPastPayment(scope: PayingScope, { id, releasedBy, ...paid }: PastPayment): Promise<void> {
  const { tx, now } = scope;
  const { outletId, supplierId, reference, bills, inAdvance } = paid;
  const { businessDate: day } = datesAt(await placeOf(tx, outletId), now);
  const [payment] = await tx
    .insert(supplierPayments)
    .values({
      ...{ id, outletId, supplierId, amount: sumMoney([...bills.map(({ amount }) => amount), inAdvance]) },
      ...preparedAs(scope, { method: 'BANK_TRANSFER', reference, day }),
    })
    .returning();
  assert(payment, 'what is written is answered', { id });
  if (bills.length > 0) await tx.insert(supplierPaymentLines).values(bills.map((bill) => ({ paymentId: id, ...bill })));
  if (releasedBy === null) return;
  const hand = { payment, lines: bills, supplier: await lockTaxpayer(tx, supplierId) };
  const refusal = await release({ ...scope, actor: releasedBy }, hand, { byRule: false });
  assert(refusal === null, 'a payment of the demo goes', { refusal });
}
