import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { newId } from '../../platform/ids.ts';
import { seedHistory } from './history/seed-history.ts';
import { seedCanteen } from './seed-canteen.ts';

const SEED = 20_260_401;
/** Business days of history, the last of them yesterday. */
const HISTORY_DAYS = 28;
const DAY_MS = 86_400_000;

export interface SeedOptions {
  /** Empties the database first. */
  readonly reset?: boolean;
  /** Another seed gives another history of the same canteen; the same one gives the same figures on the same day. */
  readonly seed?: number;
  readonly days?: number;
}

/**
 * Fills an empty database with the demo canteen and its history, in one transaction on the owner's connection; with `reset`, empties it
 * first. Says false when there was something already.
 */
export async function seedDemo(ownerUrl: string, now: Date, options: SeedOptions = {}): Promise<boolean> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await drizzle(sql, { casing: 'snake_case' }).transaction(async (tx) => {
      if (options.reset) await tx.execute(EMPTY_EVERYTHING);
      const [present] = await tx.execute<{ found: boolean }>('select exists (select from organisations) as found');
      if (present?.found) return false;
      const { seed = SEED, days = HISTORY_DAYS } = options;
      const openedAt = new Date(now.getTime() - (days + 1) * DAY_MS);
      const canteen = await seedCanteen(tx, { openedAt, now }, () => newId(openedAt));
      await seedHistory(tx, canteen, { now, seed, days });
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
