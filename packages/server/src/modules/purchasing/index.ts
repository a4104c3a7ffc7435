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
export { purchasingPermissions } from './permissions.ts';
export { receiveGoods } from './receipts/receive-goods.ts';
export { saveSupplier } from './suppliers/save-supplier.ts';
