export { announceStock } from './announce.ts';
export { type Consumed, type Consumption, consume } from './consume.ts';
export { type Demand, demandOf, type StockLine } from './demand.ts';
export { inventoryPermissions } from './permissions.ts';
export { release } from './release.ts';
export { reserve, type Shortage } from './reserve.ts';
export type { StockItem, StockKind } from './stock-item.ts';
