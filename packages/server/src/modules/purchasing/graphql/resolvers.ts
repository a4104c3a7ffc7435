import {
  DeliveryToBillResolver,
  LineToBillResolver,
  SupplierAgeingResolver,
  SupplierBillLineResolver,
  SupplierBillResolver,
} from './bills.resolver.ts';
import { PurchaseOrderLineResolver, PurchaseOrderPartsResolver, UsualCostResolver } from './order-parts.resolver.ts';
import { PurchaseOrderResolver } from './orders.resolver.ts';
import { AccountLedgerLineResolver, AccountPartyResolver, JournalLineResolver } from './parties.resolver.ts';
import { PayableSettlementResolver, SupplierPaymentLineResolver, SupplierPaymentResolver } from './paying.resolver.ts';
import {
  BatchSupplierResolver,
  GoodsReceiptLineResolver,
  GoodsReceiptResolver,
  StockMoveReceiptResolver,
} from './receipts.resolver.ts';
import { OverviewSuggestionsResolver, ReplenishmentResolver } from './replenishment.resolver.ts';
import { BatchReturnResolver, GoodsReturnLineResolver, GoodsReturnResolver } from './returns.resolver.ts';
import { PurchasingSheetsResolver } from './sheets.resolver.ts';
import { SupplierItemResolver, SupplierResolver } from './suppliers.resolver.ts';

/** What purchasing adds to the schema. */
export const purchasingResolvers = [
  SupplierItemResolver,
  SupplierResolver,
  PurchaseOrderResolver,
  PurchaseOrderLineResolver,
  PurchaseOrderPartsResolver,
  UsualCostResolver,
  BatchSupplierResolver,
  BatchReturnResolver,
  GoodsReceiptLineResolver,
  GoodsReceiptResolver,
  StockMoveReceiptResolver,
  GoodsReturnLineResolver,
  GoodsReturnResolver,
  DeliveryToBillResolver,
  LineToBillResolver,
  SupplierAgeingResolver,
  AccountPartyResolver,
  AccountLedgerLineResolver,
  JournalLineResolver,
  SupplierBillLineResolver,
  SupplierBillResolver,
  SupplierPaymentResolver,
  SupplierPaymentLineResolver,
  PayableSettlementResolver,
  ReplenishmentResolver,
  OverviewSuggestionsResolver,
  PurchasingSheetsResolver,
] as const;
