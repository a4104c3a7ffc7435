import { sql } from 'drizzle-orm';
import {
  enterSupplierBill,
  receiveGoods,
  returnGoods,
  savePurchaseOrder,
  saveSupplier,
  saveSupplierItem,
  sendPurchaseOrder,
  submitPurchaseOrder,
} from '../modules/purchasing/index.ts';
import type { CallContext } from '../platform/context.ts';

/** The supplier, and of the last order its delivery, the bill for it, which is held, and what of it went back; and what is asked back for goods that were billed. */
interface Bought {
  readonly supplierId: string;
  readonly purchaseOrderId: string;
  readonly receiptId: string;
  readonly billId: string;
  readonly returnId: string;
  readonly debitNoteId: string;
  /** A bill of which something is owed. */
  readonly owedBillId: string;
}

/** Orders what a canteen sells from a supplier, in orders of three lines each, and receives a part of it; what is billed of it is too dear, and a little goes back. */
export async function buyFlour(
  by: CallContext,
  { outletId, newId }: { readonly outletId: string; newId(): string },
  dishes: readonly { readonly stockItemId: string }[],
): Promise<Bought> {
  const supplierId = newId();
  await saveSupplier(by, { id: supplierId, name: 'Mill', paymentDays: 30, isMsme: false, leadDays: 1 });
  const sold = { supplierId, unit: 'pcs', minimumPacks: 1, price: 400, validFrom: '2026-11-01' };
  for (const { stockItemId } of dishes) await saveSupplierItem(by, { ...sold, commandId: newId(), stockItemId });
  let [purchaseOrderId, receiptId, billId, returnId] = ['', '', '', ''];
  for (let n = 0; n < 3; n += 1) {
    purchaseOrderId = newId();
    const lines = dishes.map(({ stockItemId }) => ({
      stockItemId,
      quantity: 2_000,
      unit: 'pcs',
      price: 400,
      taxRate: 0,
    }));
    const order = { commandId: newId(), id: purchaseOrderId, outletId, supplierId, version: 0, lines };
    await savePurchaseOrder(by, order);
    await submitPurchaseOrder(by, { commandId: newId(), purchaseOrderId });
    await sendPurchaseOrder(by, { commandId: newId(), purchaseOrderId });
    const came = dishes.map(({ stockItemId }) => ({ batchId: newId(), stockItemId, unit: 'pcs', accepted: 1_000 }));
    receiptId = newId();
    await receiveGoods(by, { id: receiptId, outletId, orderId: purchaseOrderId, lines: came });
    billId = newId();
    const billed = dishes.map((_, index) => ({
      ...{ receiptId, receiptPosition: index + 1, quantity: 500, unit: 'pcs', price: 1_000, taxRate: 0 },
    }));
    const paper = { number: `B-${n}`, billDate: '2026-11-01', total: 500 * dishes.length };
    await enterSupplierBill(by, { id: billId, outletId, supplierId, ...paper, lines: billed });
    returnId = newId();
    const back = came.map(({ batchId }) => ({ batchId, quantity: 100 }));
    await returnGoods(by, { id: returnId, outletId, reason: 'Stale', lines: back });
  }
  const claimed = await claimFlour(by, { outletId, newId }, { supplierId, stockItemId: dishes[0]?.stockItemId ?? '' });
  return { supplierId, purchaseOrderId, receiptId, billId, returnId, ...claimed };
}

/** Flour that was billed as it came, and half of which went back: the other half is owed. */
async function claimFlour(
  by: CallContext,
  { outletId, newId }: { readonly outletId: string; newId(): string },
  { supplierId, stockItemId }: { readonly supplierId: string; readonly stockItemId: string },
): Promise<{ debitNoteId: string; owedBillId: string }> {
  const [receiptId, batchId, returnId, owedBillId] = [newId(), newId(), newId(), newId()];
  const came = { batchId, stockItemId, unit: 'pcs', accepted: 1_000, value: 400 };
  await receiveGoods(by, { id: receiptId, outletId, supplierId, lines: [came] });
  const line = { receiptId, receiptPosition: 1, quantity: 1_000, unit: 'pcs', price: 400, taxRate: 0 };
  const paper = { number: 'B-back', billDate: '2026-11-01', total: 400 };
  await enterSupplierBill(by, { id: owedBillId, outletId, supplierId, ...paper, lines: [line] });
  await returnGoods(by, { id: returnId, outletId, reason: 'Stale', lines: [{ batchId, quantity: 500 }] });
  const [note] = await by.platform.db.execute<{ id: string }>(
    sql`select id from debit_notes where return_id = ${returnId}`,
  );
  return { debitNoteId: note?.id ?? '', owedBillId };
}
