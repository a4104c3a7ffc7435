import { AppError, isRefusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { command } from '../../platform/command/command.ts';
import { unlessTaken } from '../../platform/command/unless-taken.ts';
import { itemsInUse } from './items-in-use.ts';
import { outletsWith } from './outlets-with.ts';
import { tellAllergens } from './recipes/tell-allergens.ts';
import type { StockUnit } from './stock-item.ts';
import { stockItemInput, wholeItem } from './stock-item-input.ts';
import { stockItems, stockItemUnits } from './tables.ts';

/**
 * Makes a stock item, or changes the one with this id; what is not said of it stays. What counts and values it (base unit, kind) stays as it is once
 * anything says a quantity of it (a batch, a recipe, an order, a price, a plan): CONFLICT. It is changed by whoever may in each outlet that has, or had, a batch of it. Refuses CODE_TAKEN.
 */
export const saveStockItem = command({
  name: 'inventory.saveStockItem',
  permission: 'stock:manage',
  input: stockItemInput,
  about: ({ id }) => ({ entity: 'stock_item', id }),
  async handle({ tx, now, within, changed }, { id, units, ...given }) {
    const [known] = await tx.select().from(stockItems).where(eq(stockItems.id, id)).for('update');
    const item = wholeItem(given, known);
    for (const outletId of known ? await outletsWith(tx, id) : []) within(outletId);
    const counted = known && (known.baseUnit !== item.baseUnit || known.kind !== item.kind);
    if (counted && (await itemsInUse(tx, [id])).has(id)) {
      throw new AppError('CONFLICT', `${known.name} is in use: its base unit and its kind stay as they are.`);
    }
    const taken = refuse('CODE_TAKEN', `Another stock item has the code ${item.code}. Choose another.`);
    const saved = await unlessTaken('stock_items_code', taken, () =>
      tx
        .insert(stockItems)
        .values({ id, ...item })
        .onConflictDoUpdate({ target: stockItems.id, set: item }),
    );
    if (isRefusal(saved)) return saved;
    const unitsBefore =
      known && (await tx.select(unitFacts).from(stockItemUnits).where(eq(stockItemUnits.stockItemId, id)));
    changed({
      entity: 'stock_item',
      id,
      before: known ? { ...known, units: inOrder(unitsBefore) } : null,
      after: { ...item, units: inOrder(units) },
    });
    const isAsBefore = JSON.stringify(inOrder(units)) === JSON.stringify(inOrder(unitsBefore));
    if (!isAsBefore) await tx.delete(stockItemUnits).where(eq(stockItemUnits.stockItemId, id));
    if (!isAsBefore && units.length > 0) {
      await tx.insert(stockItemUnits).values(units.map((one) => ({ ...one, stockItemId: id })));
    }
    const isToldAsBefore = known && known.kind === item.kind && known.allergens.join() === item.allergens.join();
    if (known && !isToldAsBefore) await tellAllergens(tx, now);
    return { id, ...item };
  },
});

const unitFacts = {
  unit: stockItemUnits.unit,
  numerator: stockItemUnits.numerator,
  denominator: stockItemUnits.denominator,
};

function inOrder(units: readonly Omit<StockUnit, 'stockItemId'>[] = []) {
  return [...units].sort((one, other) => (one.unit < other.unit ? -1 : 1));
}
