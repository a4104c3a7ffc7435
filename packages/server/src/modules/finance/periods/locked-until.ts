import { assert } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';

/** Null when the month of a day is open, else the first day after it whose month is. Holds what it says until the commit. */
export async function lockedUntil(tx: Tx, day: string): Promise<string | null> {
  const [row] = await tx.execute<{ open: string }>(sql`select finance_open_day(${day}::date)::text as open`);
  assert(row, 'there is always an open day to come', { day });
  return row.open === day ? null : row.open;
}
