import { AppError, isRefusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { nameOf } from '../../platform/command/name.ts';
import { unlessTaken } from '../../platform/command/unless-taken.ts';
import type { Tx } from '../../platform/db/database.ts';
import { ALLERGENS } from '../catalog/index.ts';
import { outletsWith } from './outlets-with.ts';
import { baseUnit, batches, pickPolicy, recipeLines, stockItems, stockItemUnits, stockKind } from './tables.ts';

const unit = z.object({
  unit: z.string().trim().min(1).max(20),
  numerator: z.int().min(1).max(2_147_483_647),
  denominator: z.int().min(1).max(2_147_483_647),
});

/**
 * Makes a stock item, or changes the one with this id. What counts and values it (base unit, kind) stays as it is once
 * there is a batch or a recipe of it: CONFLICT. It is changed by whoever may in each outlet that has, or had, a batch of it. Refuses CODE_TAKEN.
 */
export const saveStockItem = command({
  name: 'inventory.saveStockItem',
  permission: 'stock:manage',
  input: z
    .object({
      id: z.uuid(),
      code: z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/, 'Up to sixty letters, digits, hyphens and underscores.'),
      name: nameOf(80),
      kind: z.enum(stockKind.enumValues),
      baseUnit: z.enum(baseUnit.enumValues),
      pickPolicy: z.enum(pickPolicy.enumValues),
      allergens: z.array(z.enum(ALLERGENS)).max(ALLERGENS.length),
      shelfLifeDays: z.int().min(0).max(3_650).nullish(),
      taxCreditable: z.boolean(),
      units: z.array(unit).max(20),
    })
    .refine(({ units }) => new Set(units.map((one) => one.unit)).size === units.length, {
      path: ['units'],
      error: 'Two units have the same name.',
    })
    .refine((item) => item.units.every((one) => one.unit !== item.baseUnit), {
      path: ['units'],
      error: 'The base unit is one of itself already.',
    }),
  about: ({ id }) => ({ entity: 'stock_item', id }),
  async handle({ tx, within, changed }, { id, units, ...given }) {
    const item = { ...given, allergens: [...new Set(given.allergens)], shelfLifeDays: given.shelfLifeDays ?? null };
    const [known] = await tx.select().from(stockItems).where(eq(stockItems.id, id)).for('update');
    for (const outletId of known ? await outletsWith(tx, id) : []) within(outletId);
    const counted = known && (known.baseUnit !== item.baseUnit || known.kind !== item.kind);
    if (counted && (await isUsed(tx, id))) {
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
    await tx.delete(stockItemUnits).where(eq(stockItemUnits.stockItemId, id));
    if (units.length > 0) await tx.insert(stockItemUnits).values(units.map((one) => ({ ...one, stockItemId: id })));
    return { id, ...item };
  },
});

const unitFacts = {
  unit: stockItemUnits.unit,
  numerator: stockItemUnits.numerator,
  denominator: stockItemUnits.denominator,
};

function inOrder(units: readonly z.output<typeof unit>[] = []) {
  return [...units].sort((one, other) => (one.unit < other.unit ? -1 : 1));
}

async function isUsed(tx: Tx, stockItemId: string): Promise<boolean> {
  const [batch] = await tx
    .select({ id: batches.id })
    .from(batches)
    .where(eq(batches.stockItemId, stockItemId))
    .limit(1);
  if (batch) return true;
  const [line] = await tx
    .select({ id: recipeLines.recipeId })
    .from(recipeLines)
    .where(eq(recipeLines.stockItemId, stockItemId))
    .limit(1);
  return line !== undefined;
}
