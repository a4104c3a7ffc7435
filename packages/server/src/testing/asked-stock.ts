import {
  changeStockSettings,
  enterCount,
  openCount,
  recordWaste,
  saveLocation,
  stockSettingsNow,
} from '../modules/inventory/index.ts';
import type { CallContext } from '../platform/context.ts';
import type { Canteen, Dish } from './canteen.ts';

/** Three wastes, of which none waits, and three counts of everything, each in a location of its own. Gives the last count. */
export async function wasteAndCount(canteen: Canteen, by: CallContext, dishes: readonly Dish[]): Promise<string> {
  const { outletId, newId } = canteen;
  let countId = '';
  const { version } = await stockSettingsNow(canteen.db);
  await changeStockSettings(by, { commandId: newId(), version, wasteApprovalAbove: 100_000_000, recountAbove: 500 });
  for (const { stockItemId } of dishes) {
    const waste = { outletId, stockItemId, quantity: 1_000, unit: 'pcs', reason: 'DROPPED' as const };
    await recordWaste(by, { id: newId(), ...waste, stationCode: null });
    const [locationId, code] = [newId(), `N${stockItemId.slice(-8).toUpperCase()}`];
    const place = { outletId, code, name: 'Nook', kind: 'STORE' as const, forOrders: true, inUse: true };
    await saveLocation(by, { id: locationId, ...place });
    countId = newId();
    const stockItemIds = dishes.map((dish) => dish.stockItemId);
    await openCount(by, { id: countId, outletId, locationId, kind: 'SPOT', stockItemIds });
    const lines = stockItemIds.map((id) => ({ stockItemId: id, quantity: 1_000, unit: 'pcs', version: 0 }));
    await enterCount(by, { commandId: newId(), countId, lines });
  }
  return countId;
}
