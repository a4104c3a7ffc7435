import { setTimeout as sleep } from 'node:timers/promises';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';

/** Longer than anything takes that waits for nobody. */
const PATIENCE_MS = 400;

/**
 * Makes a call while another transaction has done this and is not committed; it is, once the call has had its time. Answers
 * what the call came to, and whether it had to wait.
 */
export async function whileHeld<Answer>(
  db: Database,
  done: SQL,
  call: () => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly waited: boolean }> {
  let commit = () => {};
  const committed = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let isHeld = () => {};
  const held = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  const other = db.transaction(async (tx) => {
    await tx.execute(done);
    isHeld();
    await committed;
  });
  await held;
  const answering = call();
  const waited = await Promise.race([answering.then(() => false), sleep(PATIENCE_MS, true)]);
  commit();
  await other;
  return { answer: await answering, waited };
}
