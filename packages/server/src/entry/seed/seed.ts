import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Tx } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { seedBills } from './demo-bills.ts';
import { seedDrawers } from './demo-drawers.ts';
import { seedExpenses } from './demo-expenses.ts';
import { seedLostOrders } from './demo-lost-orders.ts';
import { seedPayments } from './demo-payments.ts';
import { seedProduction } from './demo-production.ts';
import { seedWaste } from './demo-waste.ts';
import { seedHistory } from './history/seed-history.ts';
import { seedBare } from './seed-bare.ts';
import { seedCanteen } from './seed-canteen.ts';

const SEED = 20_260_401;
const DAY_MS = 86_400_000;

export interface SeedOptions {
  /** Empties the database first. */
  readonly reset?: boolean;
  /** Another seed gives another history of the same canteen; the same one gives the same figures on the same day. */
  readonly seed?: number;
  /** Business days of history, the last of them yesterday. */
  readonly days: number;
}

/**
 * Fills an empty database with the demo canteen and its history, in one transaction on the owner's connection; with
 * `reset`, empties it first. Says false when there was something already.
 */
export function seedDemo(ownerUrl: string, now: Date, options: SeedOptions): Promise<boolean> {
  const { seed = SEED, days } = options;
  const openedAt = new Date(now.getTime() - (days + 1) * DAY_MS);
  return seedEmpty(ownerUrl, options.reset ?? false, async (tx) => {
    const canteen = await seedCanteen(tx, { openedAt, now }, () => newId(openedAt));
    await seedHistory(tx, canteen, { now, seed, days });
    await seedLostOrders(tx);
    await seedWaste(tx, canteen, now);
    await seedProduction(tx, canteen, now);
    await seedBills(tx, canteen, now);
    await seedPayments(tx, canteen, now);
    await seedExpenses(tx, canteen, now);
    await seedDrawers(tx, canteen, { now, days });
  });
}

/** Gives an empty database what every installation needs before anybody can do anything. Says false when it has that. */
export function seedInstallation(ownerUrl: string, now: Date): Promise<boolean> {
  return seedEmpty(ownerUrl, false, (tx) => seedBare(tx, now, () => newId(now)));
}

/** Whether the demo canteen is loaded in a database. */
export async function holdsDemo(ownerUrl: string): Promise<boolean> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const rows = await sql`select 1 from organisations where demo`;
    return rows.length > 0;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function seedEmpty(ownerUrl: string, reset: boolean, seed: (tx: Tx) => Promise<void>): Promise<boolean> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await drizzle(sql, { casing: 'snake_case' }).transaction(async (tx) => {
      if (reset) await tx.execute(EMPTY_EVERYTHING);
      const [present] = await tx.execute<{ found: boolean }>('select exists (select from organisations) as found');
      if (present?.found) return false;
      await seed(tx);
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
