import { Fault } from '@college-kiosk/kernel';
import type postgres from 'postgres';

/** Without these a committed order may be gone after a power cut. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  fsync: ['on'],
  full_page_writes: ['on'],
  synchronous_commit: ['on', 'remote_write', 'remote_apply'],
};

/** Refuses to run on a server whose settings would let an acknowledged order be lost. Throws a Fault naming them all. */
export async function assertDurable(sql: postgres.Sql): Promise<void> {
  const rows = await sql<{ name: string; setting: string }[]>`
    select name, setting from pg_settings where name in ${sql(Object.keys(REQUIRED))}`;
  const wrong = rows.filter((row) => !REQUIRED[row.name]?.includes(row.setting));
  if (rows.length !== Object.keys(REQUIRED).length || wrong.length > 0) {
    const listed = wrong.map((row) => `${row.name}=${row.setting}`).join(', ');
    throw new Fault(`PostgreSQL is set up to lose committed orders (${listed}). Set these to "on" and start again.`);
  }
}
