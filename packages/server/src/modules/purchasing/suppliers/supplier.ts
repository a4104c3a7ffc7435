import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { asc, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
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

/**
 * Whose purchases are added up, as SQL: the taxpayer whose number (PAN) stands in a registration, in whichever State it is; who has none is
 * themselves alone.
 */
export function taxpayer(of: { readonly gstin: SQLWrapper; readonly id: SQLWrapper }): SQL {
  return sql`coalesce(substr(${of.gstin}, 3, 10), ${of.id}::text)`;
}

/** The same of one supplier that is known. */
export function taxpayerOf({ gstin, id }: Pick<Supplier, 'gstin' | 'id'>): string {
  return gstin?.slice(2, 12) ?? id;
}

/**
 * Holds a supplier with all who are the same taxpayer, in the order of their ids, and gives the one that was meant: the one way in which suppliers are
 * held, so that what is ordered from them, paid to them or sent back to them on a day is added up by one at a time, and nobody waits in a
 * circle. Throws NOT_FOUND.
 */
export async function lockTaxpayer(tx: Tx, id: string): Promise<Supplier> {
  const own = alias(suppliers, 'own');
  const meant = tx
    .select({ taxpayer: taxpayer(own) })
    .from(own)
    .where(eq(own.id, id));
  const same = eq(taxpayer(suppliers), sql`(${meant})`);
  const held = await tx.select().from(suppliers).where(same).orderBy(asc(suppliers.id)).for('update');
  const found = held.find((one) => one.id === id);
  if (found) return found;
  // They are none, or were given another registration this moment.
  await supplierOf(tx, id);
  return lockTaxpayer(tx, id);
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
