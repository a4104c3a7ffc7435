import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { asc, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { type supplierItems, type supplierPrices, suppliers, supplierTaxpayers } from './tables.ts';

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
 * Whether two suppliers, by their ids, are added up together, as SQL: they are one, or have or ever had registrations of one taxpayer (PAN), in whichever
 * State. So a registration that is taken off for a moment gets round nothing (decision 0070).
 */
export function sameTaxpayer(one: SQLWrapper, other: SQLWrapper): SQL {
  return sql`(${one} = ${other} or ${one} in (
    select a.supplier_id from ${supplierTaxpayers} a join ${supplierTaxpayers} b on b.pan = a.pan where b.supplier_id = ${other}))`;
}

/**
 * Holds a supplier with all who are the same taxpayer, in the order of their ids, and gives the one that was meant: the one way in which suppliers are
 * held, so that what is ordered from them, paid to them or sent back to them on a day is added up by one at a time, and nobody waits in a
 * circle. Throws NOT_FOUND.
 */
export async function lockTaxpayer(tx: Tx, id: string): Promise<Supplier> {
  // False of a supplier that was given another registration while one waited: who else has that was not looked for.
  const isKnown = sql<boolean>`(${suppliers.gstin} is null or exists (
    select from ${supplierTaxpayers} t where t.supplier_id = ${suppliers.id} and t.pan = substr(${suppliers.gstin}, 3, 10)))`;
  const held = await tx
    .select({ supplier: suppliers, isKnown })
    .from(suppliers)
    .where(sameTaxpayer(suppliers.id, sql`${id}::uuid`))
    .orderBy(asc(suppliers.id))
    .for('update', { of: suppliers });
  const found = held.find(({ supplier }) => supplier.id === id);
  if (found?.isKnown) return found.supplier;
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
