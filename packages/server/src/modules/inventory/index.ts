export { setLowPoints } from './alerts/low-points.ts';
export { listAlerts } from './alerts/queries.ts';
export { KINDS_OF_BATCHES, KINDS_OF_LEVELS, recheckAlerts } from './alerts/recheck-alerts.ts';
export { announceStock } from './announce.ts';
export type { Batch } from './arrival.ts';
export { type AsidePart, asideBySource, putAsideBack, sendAside, setAside } from './aside/aside.ts';
export type { CountClass } from './classes/abc.ts';
export { classifyItems } from './classes/classify-items.ts';
export { coldDoubts } from './cold/on-arrival.ts';
export { recordTemperature } from './cold/record-temperature.ts';
export { saveStorageUnit } from './cold/save-unit.ts';
export { temperature } from './cold/temperature.ts';
export { type Consumption, missingRaised } from './consume.ts';
export { enterCount } from './counts/enter-count.ts';
export { openCount } from './counts/open-count.ts';
export { owedBefore } from './deficits/queries.ts';
export { type Demand, demandOf, type StockLine } from './demand.ts';
export { type Doubt, doubted } from './doubted.ts';
export { elsewhere } from './elsewhere.ts';
export { expireBatches } from './expire-batches.ts';
export { StockOverviewType } from './graphql/alerts.types.ts';
export { NotMeasured, TooWarm } from './graphql/cold.types.ts';
export { inventoryResolvers } from './graphql/resolvers.ts';
export { UnitUnknown } from './graphql/stock.inputs.ts';
export {
  BatchDateKindEnum,
  BatchType,
  keysOf,
  StockCountClassEnum,
  StockItemType,
  StockMoveObjectType,
} from './graphql/stock.types.ts';
export { NotEnoughStock, StockLocationType } from './graphql/transfers.types.ts';
export { WastedDishType } from './graphql/wasted-dishes.types.ts';
export { lockLevels } from './held.ts';
export { inventoryIdentities } from './identities.ts';
export { creditInputTax, inputTax } from './input-tax.ts';
export { insertStock, type StockRows } from './insert-stock.ts';
export { batchesById, stockItemsById } from './loaders.ts';
export { locationOf, mainLocation, openMainStore } from './locations/location.ts';
export { locationsById } from './locations/queries.ts';
export { saveLocation } from './locations/save-location.ts';
export { type Measured, measure } from './measure.ts';
export { pastDate } from './past-date.ts';
export { inventoryPermissions } from './permissions.ts';
export { portionsLeft } from './portions-left.ts';
export { addPastProduction } from './production/add-past-production.ts';
export { finishProduction } from './production/finish-production.ts';
export { planProduction } from './production/plan-production.ts';
export { startProduction } from './production/start-production.ts';
export { familyOf } from './recall/family.ts';
export { holdBatches } from './recall/hold-batches.ts';
export { listRecalledBatches, supplierBatchText, within as reachWithin } from './recall/queries.ts';
export { batchesOfOrders, type UsedBatch } from './recall/used-batches.ts';
export { saveRecipe } from './recipes/save-recipe.ts';
export { recheckAllergens, tellAllergens } from './recipes/tell-allergens.ts';
export { release } from './release.ts';
export { releasePieces } from './release-pieces.ts';
export { type Shortage, shortagesOf, shortagesRaised } from './reserve.ts';
export { saveStockItem } from './save-stock-item.ts';
export { changeStockSettings, stockSettingsNow } from './settings/stock-settings.ts';
export type { StockItem, StockKind } from './stock-item.ts';
export { batches, dateKinds, stockLevels, stockMoves } from './tables.ts';
export { addOpeningStock, batchesAmong, type IncomingBatch, type KindValue, type Opening, takeIn } from './take-in.ts';
export { byKind, type Taken, takeOut } from './take-out.ts';
export { dispatchTransfer } from './transfers/dispatch-transfer.ts';
export { receiveTransfer } from './transfers/receive-transfer.ts';
export { requestTransfer } from './transfers/request-transfer.ts';
export {
  counted,
  inBaseUnits,
  itemsByCode,
  itemsToUse,
  type MeasuredItem,
  measuredItems,
  notCountedIn,
  unknownUnit,
} from './units.ts';
export { heldByOrders } from './unpromised.ts';
export { foldUsage } from './usage/fold-usage.ts';
export { type UsedDay, usedDays } from './usage/usage.ts';
export { addPastWaste } from './waste/add-past-waste.ts';
export { decideWaste } from './waste/decide-waste.ts';
export { recordWaste } from './waste/record-waste.ts';
export { type BegunDish, wasteDishes } from './waste/waste-dishes.ts';
export { wastePhotos } from './waste/waste-photos.ts';
