import { AppError, isRefusal } from '@college-kiosk/kernel';
import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type Sold, sellingOutlets } from '../catalog/index.ts';
import { announceStock } from './announce.ts';
import { measure } from './measure.ts';
import { recipeLines, recipes } from './tables.ts';

/**
 * Says what one portion of a variant takes, or what an option adds (or, below zero, leaves out), yield counted in. The
 * next version begins; orders that hold stock keep what they hold. No lines: it takes nothing. Refuses UNIT_UNKNOWN.
 */
export const saveRecipe = command({
  name: 'inventory.saveRecipe',
  permission: 'stock:manage',
  input: z
    .object({
      id: z.uuid(),
      variantId: z.uuid().nullish(),
      optionId: z.uuid().nullish(),
      lines: z
        .array(
          z.object({
            stockItemId: z.uuid(),
            quantity: z.int().refine((quantity) => quantity !== 0, 'Leave out what takes nothing.'),
            unit: z.string().min(1).max(20),
          }),
        )
        .max(100)
        .refine((lines) => new Set(lines.map(({ stockItemId }) => stockItemId)).size === lines.length, {
          error: 'Name each stock item once.',
        }),
    })
    .refine(({ variantId, optionId }) => (variantId == null) !== (optionId == null), {
      error: 'A recipe is of one variant or of one option.',
    })
    .refine(({ variantId, lines }) => variantId == null || lines.every(({ quantity }) => quantity > 0), {
      path: ['lines'],
      error: 'Only an option can leave something out.',
    }),
  once: (input) => input.id,
  async handle(scope, { id, variantId = null, optionId = null, lines }) {
    const { tx, now, within, changed } = scope;
    const outletIds = await sellingOutlets(tx, { variantId, optionId });
    if (!outletIds) throw new AppError('NOT_FOUND', 'There is no such variant or option.');
    for (const outletId of outletIds) within(outletId);
    const before = await newestRecipe(tx, { variantId, optionId });
    const measured = await measure(tx, lines);
    if (isRefusal(measured)) return measured;
    const taken = measured.map(({ item, quantity }) => ({ stockItemId: item.id, quantity }));

    const version = (before?.version ?? 0) + 1;
    await tx.insert(recipes).values({ id, variantId, optionId, version, createdAt: now });
    if (taken.length > 0) await tx.insert(recipeLines).values(taken.map((line) => ({ ...line, recipeId: id })));
    const of = variantId ?? optionId ?? '';
    changed({ entity: 'recipe', id: of, before, after: { version, takes: taken } });
    const touched = [
      ...(before?.takes ?? []).map(({ stockItemId }) => stockItemId),
      ...taken.map(({ stockItemId }) => stockItemId),
    ];
    for (const outletId of outletIds) announceStock(scope, outletId, touched);
    return { id, variantId, optionId, version };
  },
});

/** The version in force, held against others who would make the next one at the same time. */
async function newestRecipe(tx: Tx, { variantId, optionId }: Sold) {
  const of = variantId ?? optionId ?? '';
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`recipe:${of}`}, 0))`);
  const [newest] = await tx
    .select()
    .from(recipes)
    .where(and(variantId ? eq(recipes.variantId, of) : eq(recipes.optionId, of)))
    .orderBy(desc(recipes.version))
    .limit(1);
  if (!newest) return null;
  const lines = await tx.select().from(recipeLines).where(eq(recipeLines.recipeId, newest.id));
  return { version: newest.version, takes: lines.map(({ stockItemId, quantity }) => ({ stockItemId, quantity })) };
}
