import type { Quantity } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { scaledInput } from '../recipes/good-yield.ts';
import { recipesInForce } from '../recipes/in-force.ts';
import { recipeLines, recipes } from '../recipes/tables.ts';
import { productionInputs, productionOrders } from './tables.ts';

/** One version of a preparation's recipe. */
interface PreparationRecipe {
  readonly id: string;
  readonly makes: Quantity;
  readonly processLoss: number;
  readonly lines: readonly { readonly stockItemId: string; readonly quantity: Quantity }[];
}

type Plan = Omit<typeof productionOrders.$inferInsert, 'state' | 'recipeId'> & { readonly recipe: PreparationRecipe };

/** Writes an order with what goes into it by the recipe. */
export async function writePlan(tx: Tx, { recipe, ...order }: Plan): Promise<void> {
  await tx.insert(productionOrders).values({ ...order, recipeId: recipe.id, state: 'PLANNED' });
  const size = { makes: recipe.makes, processLoss: recipe.processLoss, wanted: order.planned };
  const inputs = recipe.lines.map(({ stockItemId, quantity }) => ({
    ...{ stockItemId, planned: scaledInput(quantity, size) },
  }));
  await tx.insert(productionInputs).values(inputs.map((input) => ({ ...input, orderId: order.id })));
}

/** The recipe of a preparation that is in force, with what it takes; null when there is none. */
export async function recipeInForce(tx: Tx, stockItemId: string, now: Date): Promise<PreparationRecipe | null> {
  const [recipe] = await tx
    .select()
    .from(recipes)
    .where(eq(recipes.id, sql`(select f.id from ${recipesInForce(now)} f where f.stock_item_id = ${stockItemId})`));
  if (!recipe?.makes) return null;
  const lines = await tx.select().from(recipeLines).where(eq(recipeLines.recipeId, recipe.id));
  return { ...recipe, makes: recipe.makes, lines };
}
