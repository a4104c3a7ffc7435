import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

const MIGRATIONS = fileURLToPath(new URL('../../../drizzle', import.meta.url));

/** Any number that no other program on the same database uses: one migrator at a time. */
const MIGRATION_LOCK = 7_201_117;

/**
 * Brings the schema of `ownerUrl`'s database up to date. Runs as the owner; the application's own role cannot
 * change the schema, nor rewrite what is append-only. Safe to call from several processes at once.
 */
export async function migrate({ ownerUrl }: { readonly ownerUrl: string }): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await applyMigrations(drizzle(sql, { casing: 'snake_case' }), { migrationsFolder: MIGRATIONS });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
