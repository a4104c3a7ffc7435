import type { baseUnit, pickPolicy, stockItems, stockItemUnits, stockKind } from './tables.ts';

export type StockKind = (typeof stockKind.enumValues)[number];
export type BaseUnitCode = (typeof baseUnit.enumValues)[number];
export type PickPolicyCode = (typeof pickPolicy.enumValues)[number];
export type StockItem = typeof stockItems.$inferSelect;
export type StockUnit = typeof stockItemUnits.$inferSelect;
