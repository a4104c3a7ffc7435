import { AppError } from '@college-kiosk/kernel';
import type { Tx } from '../../../platform/db/database.ts';
import { sellingOutlets } from '../../catalog/index.ts';
import { outletsWith } from '../outlets-with.ts';

/** What a recipe is of: one of the three. */
export interface RecipeSubject {
  readonly variantId?: string | null | undefined;
  readonly optionId?: string | null | undefined;
  readonly stockItemId?: string | null | undefined;
}

/** The id of that, whichever it is. */
export function subjectOf({ variantId, optionId, stockItemId }: RecipeSubject): string {
  return variantId ?? optionId ?? stockItemId ?? '';
}

/** Where it is sold; of a preparation, where it lies or lay: who changes its recipe may do so in each. Throws NOT_FOUND. */
export async function outletsOf(tx: Tx, { stockItemId, variantId, optionId }: RecipeSubject): Promise<string[]> {
  if (stockItemId) return outletsWith(tx, stockItemId);
  const outletIds = await sellingOutlets(tx, { variantId: variantId ?? null, optionId: optionId ?? null });
  if (!outletIds) throw new AppError('NOT_FOUND', 'There is no such variant or option.');
  return outletIds;
}
