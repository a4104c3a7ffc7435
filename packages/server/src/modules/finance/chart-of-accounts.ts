import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import type { Reader } from '../../platform/db/database.ts';
import type { Account } from './loaders.ts';
import { accounts } from './tables.ts';

/** Every account there is, by code. */
export const chartOfAccounts = query({
  name: 'finance.chartOfAccounts',
  permission: 'ledger:read',
  input: z.object({}),
  handle: ({ db }): Promise<Account[]> => db.select().from(accounts).orderBy(asc(accounts.code)),
});

/** One account; null when there is none. */
export async function accountByCode(reader: Reader, code: string): Promise<Account | null> {
  const [row] = await reader.select().from(accounts).where(eq(accounts.code, code));
  return row ?? null;
}
