import { and, asc, eq, gt, ilike, inArray, isNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { type PageArgs, pageRequest, toPage } from '../../../platform/graphql/connection.ts';
import type { Supplier, SupplierItem } from './supplier.ts';
import { supplierItems, suppliers } from './tables.ts';

/** The suppliers of the organisation by name, a page at a time; those out of use only when asked for. */
export const listSuppliers = query({
  name: 'purchasing.suppliers',
  permission: 'supplier:read',
  input: z.object({
    search: z.string().trim().max(80).nullish(),
    stockItemId: z.uuid().nullish(),
    alsoRetired: z.boolean().default(false),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db }, { search, stockItemId, alsoRetired, ...args }) {
    const page = pageRequest(args as PageArgs, 2);
    // The person's % and _ are letters like any other.
    const like = search ? ilike(suppliers.name, `%${search.replace(/[\\%_]/g, '\\$&')}%`) : undefined;
    const sells = stockItemId
      ? sql`exists (select from ${supplierItems} where ${supplierItems.supplierId} = ${suppliers.id}
          and ${supplierItems.stockItemId} = ${stockItemId} and ${supplierItems.retiredAt} is null)`
      : undefined;
    const found = and(like, sells, alsoRetired ? undefined : isNull(suppliers.retiredAt));
    const [name, id] = (page.after ?? []) as [string?, string?];
    const beyond =
      name === undefined || id === undefined
        ? undefined
        : or(gt(suppliers.name, name), and(eq(suppliers.name, name), gt(sql`${suppliers.id}::text`, id)));
    const rows = await db
      .select()
      .from(suppliers)
      .where(and(found, beyond))
      .orderBy(asc(suppliers.name), asc(sql`${suppliers.id}::text`))
      .limit(page.limit);
    return toPage(
      rows,
      page,
      (supplier) => [supplier.name, supplier.id],
      (supplier) => supplier,
      () => db.$count(suppliers, found),
    );
  },
});

/** One supplier; null when there is none. */
export const readSupplier = query({
  name: 'purchasing.supplier',
  permission: 'supplier:read',
  input: z.object({ id: z.uuid() }),
  async handle({ db }, { id }) {
    return (await suppliersById(db, [id])).get(id) ?? null;
  },
});

/** Suppliers by id. */
export async function suppliersById(reader: Reader, ids: readonly string[]): Promise<Map<string, Supplier>> {
  const rows = await reader
    .select()
    .from(suppliers)
    .where(inArray(suppliers.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The ids of all suppliers by their names: for the demo, which knows them by these. */
export async function supplierIdsByName(reader: Reader): Promise<Map<string, string>> {
  const rows = await reader.select({ id: suppliers.id, name: suppliers.name }).from(suppliers);
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** What some suppliers sell, by supplier; what they sell no longer last. */
export async function itemsBySupplier(reader: Reader, ids: readonly string[]): Promise<Map<string, SupplierItem[]>> {
  const rows = await reader
    .select()
    .from(supplierItems)
    .where(inArray(supplierItems.supplierId, [...ids]))
    .orderBy(sql`${supplierItems.retiredAt} is not null`, asc(supplierItems.stockItemId));
  const items = new Map<string, SupplierItem[]>(ids.map((id) => [id, []]));
  for (const row of rows) items.get(row.supplierId)?.push(row);
  return items;
}
