import { AppError, isRefusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { command } from '../../platform/command/command.ts';
import { isSameRow } from '../../platform/command/same-row.ts';
import { unlessTaken } from '../../platform/command/unless-taken.ts';
import type { Tx } from '../../platform/db/database.ts';
import { itemsInUse } from './items-in-use.ts';
import { outletsWith } from './outlets-with.ts';
import { tellAllergens } from './recipes/tell-allergens.ts';
import { itemChanged, type StockItem, type StockUnit } from './stock-item.ts';
import { stockItemInput, wholeItem } from './stock-item-input.ts';
import { stockItems, stockItemUnits } from './tables.ts';

/**
 * Makes a stock item, or changes the one with this id; what is not said of it stays. What counts and values it (base unit, kind) stays as it is once
 * anything says a quantity of it (a batch, a recipe, an order, a price, a plan): CONFLICT. It is changed by whoever may in each outlet that has, or had,
 * a batch of it. Said again as it stands, it does nothing. Refuses CODE_TAKEN, and CHANGED_MEANWHILE when it is not the version one saw.
 */
export const saveStockItem = command({
  name: 'inventory.saveStockItem',
  permission: 'stock:manage',
  input: stockItemInput,
  about: ({ id }) => ({ entity: 'stock_item', id }),
  async handle({ tx, now, within, changed }, { id, units, version, ...given }) {
    const [known] = await tx.select().from(stockItems).where(eq(stockItems.id, id)).for('update');
    const item = { id, ...wholeItem(given, known), version: (known?.version ?? 0) + 1 };
    for (const outletId of known ? await outletsWith(tx, id) : []) within(outletId);
    const unitsBefore = known && (await unitsOf(tx, id));
    const sameUnits = JSON.stringify(inOrder(units)) === JSON.stringify(inOrder(unitsBefore));
    if (known && sameUnits && isSameRow<StockItem>(known, item)) return known;
    if ((known?.version ?? 0) !== version) return itemChanged();
    const counted = known && (known.baseUnit !== item.baseUnit || known.kind !== item.kind);
    if (counted && (await itemsInUse(tx, [id])).has(id)) {
      throw new AppError('CONFLICT', `${known.name} is in use: its base unit and its kind stay as they are.`);
    }
    const taken = refuse('CODE_TAKEN', `Another stock item has the code ${item.code}. Choose another.`);
    const saved = await unlessTaken('stock_items_code', taken, () =>
      tx
        .insert(stockItems)
        .values(item)
        .onConflictDoUpdate({ target: stockItems.id, set: item, setWhere: eq(stockItems.version, version) })
        .returning({ id: stockItems.id }),
    );
    if (isRefusal(saved)) return saved;
    // Somebody else made it this moment.
    if (saved.length === 0) return itemChanged();
    changed({
      entity: 'stock_item',
      id,
      before: known ? { ...known, units: inOrder(unitsBefore) } : null,
      after: { ...item, units: inOrder(units) },
    });
    if (!sameUnits) await tx.delete(stockItemUnits).where(eq(stockItemUnits.stockItemId, id));
    if (!sameUnits && units.length > 0) {
      await tx.insert(stockItemUnits).values(units.map((one) => ({ ...one, stockItemId: id })));
    }
    const isToldAsBefore = known && known.kind === item.kind && known.allergens.join() === item.allergens.join();
    if (known && !isToldAsBefore) await tellAllergens(tx, now);
    return item;
  },
});

type Unit = Omit<StockUnit, 'stockItemId'>;

function unitsOf(tx: Tx, stockItemId: string): Promise<Unit[]> {
  const { unit, numerator, denominator } = stockItemUnits;
  return tx
    .select({ unit, numerator, denominator })
    .from(stockItemUnits)
    .where(eq(stockItemUnits.stockItemId, stockItemId));
}

function inOrder(units: readonly Unit[] = []) {
  return [...units].sort((one, other) => (one.unit < other.unit ? -1 : 1));
}
