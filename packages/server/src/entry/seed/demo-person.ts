import { sql } from 'drizzle-orm';
import { DEMO_ACCOUNTS } from '../../modules/identity/index.ts';
import type { Tx } from '../../platform/db/database.ts';

/** One of the demo's people, by whose name things were written down. */
export async function demoPerson(tx: Tx, role: string): Promise<{ readonly id: string; readonly label: string }> {
  const account = DEMO_ACCOUNTS.find((one) => one.role === role);
  const [found] = await tx.execute<{ id: string; name: string }>(
    sql`select id, name from users where email = ${account?.email ?? ''}`,
  );
  if (!found) throw new Error(`The demo has no ${role}.`);
  return { id: found.id, label: found.name };
}
