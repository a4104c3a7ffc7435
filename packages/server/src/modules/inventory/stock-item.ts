import { refuse } from '@college-kiosk/kernel';
import type { baseUnit, pickPolicy, stockItems, stockItemUnits, stockKind } from './tables.ts';

export type StockKind = (typeof stockKind.enumValues)[number];
export type BaseUnitCode = (typeof baseUnit.enumValues)[number];
export type PickPolicyCode = (typeof pickPolicy.enumValues)[number];
export type StockItem = typeof stockItems.$inferSelect;
export type StockUnit = typeof stockItemUnits.$inferSelect;

/** Why an item is not changed by whoever saw another version of it: CHANGED_MEANWHILE. */
export function itemChanged() {
  return refuse('CHANGED_MEANWHILE', 'Somebody changed this item in the meantime: look at it again, then save.');
}
