import {
  finishProduction,
  mainLocation,
  planProduction,
  saveRecipe,
  saveStockItem,
  startProduction,
} from '../modules/inventory/index.ts';
import type { CallContext } from '../platform/context.ts';
import type { Canteen, Dish } from './canteen.ts';

/** A preparation of everything, in two versions, of which three batches are planned and one is finished. The last is being cooked. */
export async function cookInAdvance(by: CallContext, canteen: Canteen, dishes: readonly Dish[]) {
  const { outletId, newId } = canteen;
  const preparationId = newId();
  const preparation = { id: preparationId, code: 'GRAVY', name: 'Gravy', kind: 'PREP', baseUnit: 'g' } as const;
  const kept = { pickPolicy: 'FEFO', allergens: [], shelfLifeDays: 1, taxCreditable: false, units: [] } as const;
  await saveStockItem(by, { ...preparation, ...kept, allergens: [], units: [] });
  for (const [version, loss] of [0, 500].entries()) {
    await saveRecipe(by, {
      ...{
        id: newId(),
        version,
        stockItemId: preparationId,
        makes: { quantity: 1_000, unit: 'kg' },
        processLoss: loss,
      },
      lines: dishes.map(({ stockItemId }) => ({ stockItemId, quantity: 1_000, unit: 'pcs' })),
    });
  }
  const main = await canteen.db.transaction((tx) => mainLocation(tx, outletId, canteen.clock.now()));
  const plan = async () => {
    const id = newId();
    const order = { id, outletId, locationId: main.id, stockItemId: preparationId };
    await planProduction(by, { ...order, quantity: 950, unit: 'kg' });
    return id;
  };
  const orders = [await plan(), await plan(), await plan()];
  for (const [n, orderId] of orders.entries()) {
    if (n === 1) continue;
    await startProduction(by, { commandId: newId(), orderId });
    if (n === 0) await finishProduction(by, { commandId: newId(), orderId, batchId: newId(), produced: 900_000 });
  }
  return { preparationId, productionId: orders[2] ?? '' };
}
