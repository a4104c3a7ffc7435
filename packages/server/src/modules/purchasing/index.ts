export { PurchaseOrderLineResolver, PurchaseOrderPartsResolver } from './graphql/order-parts.resolver.ts';
export { PurchaseOrderResolver } from './graphql/orders.resolver.ts';
export {
  GoodsReceiptLineResolver,
  GoodsReceiptResolver,
  GoodsReturnLineResolver,
  GoodsReturnResolver,
} from './graphql/receipts.resolver.ts';
export { SupplierItemResolver, SupplierResolver } from './graphql/suppliers.resolver.ts';
export { purchasingIdentities } from './identities.ts';
export { insertPurchasing, type PurchasingRows } from './insert-purchasing.ts';
export { orderTotal } from './orders/order.ts';
export { savePurchaseOrder } from './orders/save-order.ts';
export { sendPurchaseOrder } from './orders/send-order.ts';
export { submitPurchaseOrder } from './orders/submit-order.ts';
export { purchasingPermissions } from './permissions.ts';
export { receiveGoods } from './receipts/receive-goods.ts';
export { supplierIdsByName } from './suppliers/queries.ts';
export { saveSupplier } from './suppliers/save-supplier.ts';
export { saveSupplierItem } from './suppliers/save-supplier-item.ts';
