import {
  receiveGoods,
  savePurchaseOrder,
  saveSupplier,
  saveSupplierItem,
  sendPurchaseOrder,
  submitPurchaseOrder,
} from '../modules/purchasing/index.ts';
import type { CallContext } from '../platform/context.ts';

/** Orders what a canteen sells from a supplier, in orders of three lines each, and receives a part of it. */
export async function buyFlour(
  by: CallContext,
  { outletId, newId }: { readonly outletId: string; newId(): string },
  dishes: readonly { readonly stockItemId: string }[],
): Promise<{ supplierId: string; purchaseOrderId: string }> {
  const supplierId = newId();
  await saveSupplier(by, { id: supplierId, name: 'Mill', paymentDays: 30, isMsme: false, leadDays: 1 });
  const sold = { supplierId, unit: 'pcs', minimumPacks: 1, price: 100, validFrom: '2026-11-01' };
  for (const { stockItemId } of dishes) await saveSupplierItem(by, { ...sold, commandId: newId(), stockItemId });
  let purchaseOrderId = '';
  for (let n = 0; n < 3; n += 1) {
    purchaseOrderId = newId();
    const lines = dishes.map(({ stockItemId }) => ({
      stockItemId,
      quantity: 2_000,
      unit: 'pcs',
      price: 100,
      taxRate: 0,
    }));
    const order = { commandId: newId(), id: purchaseOrderId, outletId, supplierId, version: 0, lines };
    await savePurchaseOrder(by, order);
    await submitPurchaseOrder(by, { commandId: newId(), purchaseOrderId });
    await sendPurchaseOrder(by, { commandId: newId(), purchaseOrderId });
    const came = dishes.map(({ stockItemId }) => ({ batchId: newId(), stockItemId, unit: 'pcs', accepted: 1_000 }));
    await receiveGoods(by, { id: newId(), outletId, orderId: purchaseOrderId, lines: came });
  }
  return { supplierId, purchaseOrderId };
}
