import { LocationValueResolver, StockAlertResolver } from './alerts.resolver.ts';
import { StorageUnitResolver, TemperatureReadingResolver } from './cold.resolver.ts';
import { CountResolver } from './counts.resolver.ts';
import { StockHistoryResolver } from './history.resolver.ts';
import { ItemPortionsResolver, VariantPortionsResolver } from './portions.resolver.ts';
import { ProductionResolver } from './production.resolver.ts';
import { RecallResolver } from './recall.resolver.ts';
import { RecipeEntryResolver, StockUsesResolver } from './recipe-entries.resolver.ts';
import { RecipeResolver, RecipesResolver } from './recipes.resolver.ts';
import { StockSheetsResolver } from './sheets.resolver.ts';
import { ShelfResolver } from './shelf.resolver.ts';
import { StockResolver } from './stock.resolver.ts';
import { BatchResolver, StockItemResolver } from './stock-parts.resolver.ts';
import { StockLocationsResolver, TransferBatchResolver, TransferResolver } from './transfers.resolver.ts';
import { UsageVarianceResolver } from './variance.resolver.ts';
import { WasteResolver } from './waste.resolver.ts';
import { WasteAnalysisResolver, WastedDishResolver } from './wasted-dishes.resolver.ts';

/** What inventory adds to the schema. */
export const inventoryResolvers = [
  StockResolver,
  BatchResolver,
  StockHistoryResolver,
  RecipesResolver,
  RecipeResolver,
  RecipeEntryResolver,
  StockUsesResolver,
  ProductionResolver,
  StockItemResolver,
  ItemPortionsResolver,
  VariantPortionsResolver,
  StockLocationsResolver,
  TransferBatchResolver,
  TransferResolver,
  RecallResolver,
  CountResolver,
  WasteResolver,
  WastedDishResolver,
  WasteAnalysisResolver,
  StockAlertResolver,
  LocationValueResolver,
  ShelfResolver,
  UsageVarianceResolver,
  StockSheetsResolver,
  StorageUnitResolver,
  TemperatureReadingResolver,
] as const;
