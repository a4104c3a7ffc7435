import { sql } from 'drizzle-orm';
import { DEMO_ACCOUNTS } from '../../modules/identity/index.ts';
import type { Tx } from '../../platform/db/database.ts';

/** The demo's cook, by whose name its kitchen writes things down. */
export async function demoCook(tx: Tx): Promise<{ readonly id: string | null; readonly label: string }> {
  const cook = DEMO_ACCOUNTS.find(({ role }) => role === 'cook');
  const [found] = await tx.execute<{ id: string; name: string }>(
    sql`select id, name from users where email = ${cook?.email ?? ''}`,
  );
  return { id: found?.id ?? null, label: found?.name ?? 'Cook' };
}
