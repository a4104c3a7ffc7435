import { addDays, isRefusal, multiplyMoney } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { datesAt, isDemo, listOutlets, type Place } from '../../modules/places/index.ts';
import { receiveGoods, supplierIdsByName } from '../../modules/purchasing/index.ts';
import { systemActor } from '../../platform/auth/actor.ts';
import type { CallContext } from '../../platform/context.ts';
import { groupBy } from '../../platform/group.ts';
import { newId } from '../../platform/ids.ts';
import { demoIngredients } from './demo-menu.ts';
import type { OutletCode } from './history/scale.ts';
import { inPacks, shelfTarget, supplierOf } from './history/shopping.ts';

const ingredients = new Map(demoIngredients.map((ingredient) => [ingredient.code, ingredient]));

/**
 * Brings the demo canteen what has fallen below a day's use, counting only what may still be used tomorrow: whoever
 * looks at the demo next week finds food. Through the same door as every delivery. Does nothing in a canteen that is
 * not the demo. Answers how many batches came.
 */
export async function restockDemo(context: CallContext): Promise<number> {
  const { db } = context.platform;
  if (!(await isDemo(db))) return 0;
  let received = 0;
  for (const place of await listOutlets(context, {})) {
    if (isOfTheDemo(place.outlet.code)) received += await restockOutlet(context, place, place.outlet.code);
  }
  return received;
}

async function restockOutlet(context: CallContext, place: Place, code: OutletCode): Promise<number> {
  const now = context.platform.clock.now();
  const tomorrow = addDays(datesAt(place, now).taxDate, 1);
  const short = (await freeTomorrow(context, place.outlet.id, tomorrow)).flatMap(({ id, code: item, free }) => {
    const ingredient = ingredients.get(item);
    if (!ingredient) return [];
    const { dayOfUse, full } = shelfTarget(code, ingredient);
    if (free >= dayOfUse) return [];
    return [{ stockItemId: id, ingredient, quantity: inPacks(ingredient, full - free) }];
  });
  const suppliers = await supplierIdsByName(context.platform.db);
  let received = 0;
  for (const [supplier, lines] of groupBy(short, ({ ingredient }) => supplierOf(ingredient))) {
    const supplierId = suppliers.get(supplier);
    // Somebody may have called them otherwise: then nobody brings it.
    if (!supplierId) continue;
    const came = await receiveGoods(
      { ...context, actor: systemActor('demo delivery') },
      {
        ...{ id: newId(now), outletId: place.outlet.id, supplierId, overrideReason: 'Delivered every day' },
        lines: lines.map(({ stockItemId, ingredient, quantity }) => ({
          ...{ batchId: newId(now), stockItemId },
          ...{ accepted: quantity, unit: ingredient.unit },
          value: multiplyMoney(ingredient.costPerBaseThousand, quantity, 1_000_000),
        })),
      },
    );
    if (isRefusal(came)) throw new Error(`The demo's delivery was refused: ${came.message}`);
    received += lines.length;
  }
  return received;
}

/** What an outlet will still be able to promise tomorrow, in thousandths, of everything that is stocked. */
async function freeTomorrow(context: CallContext, outletId: string, tomorrow: string) {
  const rows = await context.platform.db.execute<{ id: string; code: string; free: string }>(sql`
    select i.id, i.code, coalesce(sum(b.quantity_remaining), 0) - coalesce(max(l.reserved), 0) as free
    from stock_items i
    left join stock_levels l on l.outlet_id = ${outletId} and l.stock_item_id = i.id
    left join batches b on b.outlet_id = ${outletId} and b.stock_item_id = i.id and b.status = 'AVAILABLE' and b.for_orders
      and (b.expiry_date is null or b.expiry_date >= ${tomorrow})
    group by i.id, i.code order by i.code`);
  return [...rows].map((row) => ({ ...row, free: Number(row.free) }));
}

function isOfTheDemo(code: string): code is OutletCode {
  return code === 'MC' || code === 'LC';
}
