import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { tellAllergens } from '../modules/inventory/index.ts';

/**
 * Tells the menus which allergens come with what they sell, on the owner's connection: once a database was brought up to date, so that nobody
 * orders by a menu that a release taught more, and no worker has looked at yet. Menus of which nothing is new stay as they are.
 */
export async function tellMenus(ownerUrl: string, now: Date): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await drizzle(sql, { casing: 'snake_case' }).transaction((tx) => tellAllergens(tx, now));
  } finally {
    await sql.end({ timeout: 5 });
  }
}
