export { announceStock } from './announce.ts';
export { type Consumption, missingRaised } from './consume.ts';
export { enterCount } from './counts/enter-count.ts';
export { openCount } from './counts/open-count.ts';
export { type Demand, demandOf, type StockLine } from './demand.ts';
export { expireBatches } from './expire-batches.ts';
export { CountResolver } from './graphql/counts.resolver.ts';
export { ItemPortionsResolver, VariantPortionsResolver } from './graphql/portions.resolver.ts';
export { StockResolver } from './graphql/stock.resolver.ts';
export {
  BatchResolver,
  RecipeResolver,
  StockItemResolver,
  StockReceiptResolver,
} from './graphql/stock-parts.resolver.ts';
export { StockLocationsResolver, TransferResolver } from './graphql/transfers.resolver.ts';
export { AnotherPersonNeeded } from './graphql/transfers.types.ts';
export { WasteResolver } from './graphql/waste.resolver.ts';
export { inventoryIdentities } from './identities.ts';
export { insertStock, type StockRows } from './insert-stock.ts';
export { mainLocation } from './locations/location.ts';
export { saveLocation } from './locations/save-location.ts';
export { inventoryPermissions } from './permissions.ts';
export { portionsLeft } from './portions-left.ts';
export { receiveStock } from './receive-stock.ts';
export { release } from './release.ts';
export { type Shortage, shortagesOf, shortagesRaised } from './reserve.ts';
export { saveRecipe } from './save-recipe.ts';
export { saveStockItem } from './save-stock-item.ts';
export { changeStockSettings } from './settings/stock-settings.ts';
export type { StockItem, StockKind } from './stock-item.ts';
export { batches, stockLevels, stockMoves } from './tables.ts';
export { addOpeningStock, type Delivery, type IncomingBatch, type KindValue } from './take-in.ts';
export { dispatchTransfer } from './transfers/dispatch-transfer.ts';
export { requestTransfer } from './transfers/request-transfer.ts';
export { addPastWaste } from './waste/add-past-waste.ts';
export { recordWaste } from './waste/record-waste.ts';
