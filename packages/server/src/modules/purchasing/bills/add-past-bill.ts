import { isRefusal, multiplyMoney, sumMoney } from '@college-kiosk/kernel';
import { placeOf } from '../../places/index.ts';
import { rulesOf } from '../orders/rules.ts';
import { supplierOf } from '../suppliers/supplier.ts';
import { checkedBill } from './checked-bill.ts';
import { billOf, keepBill } from './keep-bill.ts';
import type { BillScope } from './post-bill.ts';
import { proposedBills } from './to-bill.ts';

/** A bill that came for a delivery some time ago. */
export interface PastBill {
  readonly id: string;
  readonly receiptId: string;
  readonly number: string;
  readonly billDate: string;
  /** How much dearer than agreed its first line is, in per cent. */
  readonly dearer: number;
}

/** Enters the bill for a delivery as it was entered then, for seeding: what it should say, but for the price of its first line. */
export async function addPastBill(
  scope: BillScope,
  { id, receiptId, number, billDate, dearer }: PastBill,
): Promise<void> {
  const { tx } = scope;
  const [delivery] = await proposedBills(tx, [receiptId]);
  if (!delivery) return;
  const { outletId, supplierId } = delivery.receipt;
  const [place, supplier, rules] = [await placeOf(tx, outletId), await supplierOf(tx, supplierId), await rulesOf(tx)];
  const said = delivery.lines.map(({ position, price, ...line }, index) => ({
    ...{ ...line, receiptPosition: position, price: index === 0 ? multiplyMoney(price, 100 + dearer, 100) : price },
  }));
  const checked = await checkedBill(tx, said, { billId: id, place, supplier, rules });
  if (isRefusal(checked)) return;
  const total = sumMoney(checked.lines.flatMap(({ net, tax }) => [net, tax]));
  const bill = billOf(
    scope,
    { id, outletId, supplierId, number, billDate, total },
    { place, supplier, rules, ...checked },
  );
  await keepBill(scope, { bill, place, supplier, ...checked });
}
