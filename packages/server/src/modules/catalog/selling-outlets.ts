import { eq } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import { itemModifierGroups, itemVariants, modifierOptions, outletItems } from './tables.ts';

/** What can have a recipe: one variant, or one option. */
export interface Sold {
  readonly variantId?: string | null;
  readonly optionId?: string | null;
}

/** The outlets that offer a variant or an option; null when there is no such thing. */
export async function sellingOutlets(reader: Reader, { variantId, optionId }: Sold): Promise<string[] | null> {
  const rows = variantId
    ? await reader
        .select({ outletId: outletItems.outletId })
        .from(itemVariants)
        .leftJoin(outletItems, eq(outletItems.itemId, itemVariants.itemId))
        .where(eq(itemVariants.id, variantId))
    : await reader
        .select({ outletId: outletItems.outletId })
        .from(modifierOptions)
        .leftJoin(itemModifierGroups, eq(itemModifierGroups.groupId, modifierOptions.groupId))
        .leftJoin(outletItems, eq(outletItems.itemId, itemModifierGroups.itemId))
        .where(eq(modifierOptions.id, optionId ?? ''));
  if (rows.length === 0) return null;
  return [...new Set(rows.flatMap(({ outletId }) => outletId ?? []))];
}
