import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { type supplierItems, type supplierPrices, suppliers } from './tables.ts';

export type Supplier = typeof suppliers.$inferSelect;
export type SupplierItem = typeof supplierItems.$inferSelect;
export type SupplierPrice = typeof supplierPrices.$inferSelect;

/** One supplier. Throws NOT_FOUND. */
export async function supplierOf(reader: Reader, id: string): Promise<Supplier> {
  const [found] = await reader.select().from(suppliers).where(eq(suppliers.id, id));
  if (!found) throw new AppError('NOT_FOUND', 'There is no such supplier.');
  return found;
}

/** Holds a supplier: what is ordered from them on a day is added up by one at a time. Throws NOT_FOUND. */
export async function lockSupplier(tx: Tx, id: string): Promise<Supplier> {
  const [found] = await tx.select().from(suppliers).where(eq(suppliers.id, id)).for('update');
  if (!found) throw new AppError('NOT_FOUND', 'There is no such supplier.');
  return found;
}

/** Why nothing new is ordered from a supplier: SUPPLIER_RETIRED; null when it may be. */
export function retired({ name, retiredAt }: Supplier): Refusal | null {
  return retiredAt === null
    ? null
    : refuse(
        'SUPPLIER_RETIRED',
        `Nothing is bought from ${name} any more. Choose another supplier, or take them back into use.`,
      );
}
