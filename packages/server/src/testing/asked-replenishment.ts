import { KINDS_OF_LEVELS, recheckAlerts } from '../modules/inventory/index.ts';
import { changeItemReplenishment, planReplenishment } from '../modules/purchasing/index.ts';
import type { CallContext } from '../platform/context.ts';
import type { Canteen, Dish } from './canteen.ts';

/** Three items below the point at which somebody orders them, so that each is suggested and low. */
export async function runLow(canteen: Canteen, by: CallContext, dishes: readonly Dish[]): Promise<void> {
  const { outletId, newId } = canteen;
  const nothing = { serviceLevel: null, reviewDays: null, leadDays: null, supplierId: null };
  for (const { stockItemId } of dishes) {
    const levels = { par: 2_000_000, reorderPoint: 1_000_000, unit: 'pcs' };
    await changeItemReplenishment(by, { commandId: newId(), outletId, stockItemId, ...levels, ...nothing });
  }
  await planReplenishment(by);
  await recheckAlerts(by, KINDS_OF_LEVELS);
}
