import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { newId } from '../../platform/ids.ts';
import { seedHistory } from './history/seed-history.ts';
import { seedCanteen } from './seed-canteen.ts';

/** Another seed gives another history of the same canteen. */
const SEED = 20_260_401;

/**
 * Fills an empty database with the demo canteen, in one transaction on the owner's connection; with `reset`, empties it
 * first. Says false when there was something already.
 */
export async function seedDemo(
  ownerUrl: string,
  now: Date,
  options: { readonly reset?: boolean; readonly seed?: number } = {},
): Promise<boolean> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await drizzle(sql, { casing: 'snake_case' }).transaction(async (tx) => {
      if (options.reset) await tx.execute(EMPTY_EVERYTHING);
      const [present] = await tx.execute<{ found: boolean }>('select exists (select from organisations) as found');
      if (present?.found) return false;
      const canteen = await seedCanteen(tx, now, () => newId(now));
      await seedHistory(tx, canteen, now, options.seed ?? SEED);
      return true;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Every table of the schema, whatever migrations add. */
const EMPTY_EVERYTHING = `
  do $$ begin
    execute (
      select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ')
      from pg_tables where schemaname = 'public'
    );
  end $$`;
