import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

const MIGRATIONS = fileURLToPath(new URL('../../../drizzle', import.meta.url));
const SOURCE = fileURLToPath(new URL('../..', import.meta.url));

/** Any number that no other program on the same database uses: one migrator at a time. */
const MIGRATION_LOCK = 7_201_117;

/** The functions that modules keep in SQL, beside the file that calls them. They are replaced, not migrated. */
function functionFiles(): string[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file) => join(SOURCE, file));
}

/**
 * Brings the schema of `ownerUrl`'s database up to date. Runs as the owner; the application's own role cannot
 * change the schema, nor rewrite what is append-only. Safe to call from several processes at once.
 */
export async function migrate({ ownerUrl }: { readonly ownerUrl: string }): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await applyMigrations(drizzle(sql, { casing: 'snake_case' }), { migrationsFolder: MIGRATIONS });
    await sql.begin(async (tx) => {
      for (const file of functionFiles()) await tx.unsafe(readFileSync(file, 'utf8'));
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
