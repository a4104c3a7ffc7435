import { AppError, isRefusal, type Quantity, type Refusal, refuse } from '@college-kiosk/kernel';
import { desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { announceStock } from '../announce.ts';
import { itemsToUse, measuredItems } from '../units.ts';
import { goodYield } from './good-yield.ts';
import { type IssuedLine, issuedLines, issuedOf, tooLarge, unknownUnit } from './issued.ts';
import { type RecipeInput, recipeInput } from './recipe-input.ts';
import { outletsOf, subjectOf } from './recipe-subject.ts';
import { recipeLines, recipes } from './tables.ts';
import { misplaced } from './takes-itself.ts';
import { tellAllergens } from './tell-allergens.ts';

/**
 * Says what one portion of a variant takes, what an option adds (or, below zero, leaves out), or what so much of a preparation is
 * made of; edible quantities with their yield and waste (rules §3.1). The next version begins, at once or at the moment that is
 * said; the versions before stay as they are, those that are planned stay planned, and orders that hold stock keep what they hold. No
 * lines: it takes nothing.
 * Refuses CHANGED_MEANWHILE when the newest version is not the one that one saw, UNIT_UNKNOWN, QUANTITY_TOO_LARGE, RECIPE_TOO_FAR_AHEAD, RECIPE_CYCLE and RECIPE_TOO_DEEP. Throws NOT_FOUND.
 */
export const saveRecipe = command({
  name: 'inventory.saveRecipe',
  permission: 'stock:manage',
  input: recipeInput.safeExtend({
    id: z.uuid(),
    // The newest version that one saw; 0 where there is none.
    version: z.int().min(0).default(0),
    validFrom: z.date().nullish(),
    note: z.string().trim().min(1).max(500).nullish(),
  }),
  once: (input) => input.id,
  async handle(scope, input) {
    const { tx, now, within, changed } = scope;
    const outletIds = await outletsOf(tx, input);
    for (const outletId of outletIds) within(outletId);
    const early = tooFarAhead(input.validFrom ?? null, now);
    if (early) return early;
    const before = await newestRecipe(tx, input);
    if ((before?.version ?? 0) !== input.version) {
      return refuse(
        'CHANGED_MEANWHILE',
        'Somebody saved another version in the meantime: look at it, then save again.',
      );
    }
    await itemsToUse(tx, [
      ...input.lines.map(({ stockItemId }) => stockItemId),
      ...(input.stockItemId ? [input.stockItemId] : []),
    ]);
    const issued = await issuedLines(tx, input.lines);
    if (isRefusal(issued)) return issued;
    const made = await madeOf(tx, input);
    if (isRefusal(made)) return made;
    const refusal = input.stockItemId ? await misplaced(tx, { preparation: input.stockItemId, issued, at: now }) : null;
    if (refusal) return refusal;

    const recipe = {
      ...{ id: input.id, variantId: input.variantId ?? null, optionId: input.optionId ?? null },
      ...{ stockItemId: input.stockItemId ?? null, version: input.version + 1, createdAt: now },
      // What is not in the future is in force at once.
      validFrom: input.validFrom && input.validFrom > now ? input.validFrom : null,
      ...{ makes: made, processLoss: input.processLoss, note: input.note ?? null },
    };
    await tx.insert(recipes).values(recipe);
    if (issued.length > 0) await tx.insert(recipeLines).values(issued.map((line) => lineRow(input.id, line)));
    const { version, validFrom, makes, processLoss } = recipe;
    const takes = issued.map((line) => ({ stockItemId: line.stockItemId, quantity: line.issued }));
    changed({
      entity: 'recipe',
      id: subjectOf(input),
      before,
      after: { version, validFrom, makes, processLoss, takes },
    });
    announce(scope, outletIds, [...(before?.takes ?? []), ...takes]);
    await tellAllergens(tx, now);
    const { id, variantId, optionId, stockItemId } = recipe;
    return { id, variantId, optionId, stockItemId, version };
  },
});

const DAY_MS = 86_400_000;
/** Two years: beyond, it is a slip of the pen in the year. */
const PLANNED_DAYS_MAX = 731;

function tooFarAhead(validFrom: Date | null, now: Date): Refusal | null {
  const latest = new Date(now.getTime() + PLANNED_DAYS_MAX * DAY_MS);
  if (validFrom === null || validFrom <= latest) return null;
  const message = 'A version is planned two years ahead at most: look at the year of its day.';
  return refuse('RECIPE_TOO_FAR_AHEAD', message, { latest });
}

function lineRow(recipeId: string, { stockItemId, issued, quantity, unit, yieldRate, wastageRate }: IssuedLine) {
  return { recipeId, stockItemId, quantity: issued, edible: quantity, unit, yieldRate, wastageRate };
}

/** How much a preparation's recipe makes, in base units; null for what is no preparation. */
async function madeOf(tx: Tx, { stockItemId, makes, processLoss }: RecipeInput): Promise<Quantity | null | Refusal> {
  if (!stockItemId || !makes) return null;
  const item = (await measuredItems(tx, [stockItemId])).get(stockItemId);
  if (item?.kind !== 'PREP') throw new AppError('INVALID', 'Only a preparation is made by a recipe of its own.');
  const quantity = issuedOf(item, { ...makes, yieldRate: 10_000, wastageRate: 0 });
  if (quantity === null) return unknownUnit(item, makes.unit);
  if (quantity === 'too-large') return tooLarge(item);
  if (quantity === 0) throw new AppError('INVALID', `${item.name}: this is too little to count.`);
  if (goodYield(quantity, processLoss) === 0)
    throw new AppError('INVALID', `${item.name}: nothing is left after the loss. Say how much it makes before it.`);
  return quantity;
}

function announce(scope: CommandScope, outletIds: readonly string[], takes: readonly { stockItemId: string }[]): void {
  for (const outletId of outletIds)
    announceStock(
      scope,
      outletId,
      takes.map(({ stockItemId }) => stockItemId),
    );
}

/** The newest version there is, held against others who would make the next one at the same time. */
async function newestRecipe(tx: Tx, of: RecipeInput) {
  const subject = subjectOf(of);
  // Two preparations could take each other if both were looked at before either was written: those wait for one another.
  const lock = of.stockItemId ? 'recipe:preparations' : `recipe:${subject}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`);
  const column = of.variantId ? recipes.variantId : of.optionId ? recipes.optionId : recipes.stockItemId;
  const [newest] = await tx.select().from(recipes).where(eq(column, subject)).orderBy(desc(recipes.version)).limit(1);
  if (!newest) return null;
  const lines = await tx.select().from(recipeLines).where(eq(recipeLines.recipeId, newest.id));
  const { version, validFrom, makes, processLoss } = newest;
  const takes = lines.map(({ stockItemId, quantity }) => ({ stockItemId, quantity }));
  return { version, validFrom, makes, processLoss, takes };
}
