import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isReady } from './own-server.ts';

const PATIENCE_MS = 60_000;

/** Ends the PostgreSQL of a product of one's own in order; its supervisor brings it back with nothing in memory. */
export async function restartPostgres({
  dataDir,
  url,
}: {
  readonly dataDir: string;
  readonly url: string;
}): Promise<void> {
  const running = () => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const before = running();
  process.kill(before, 'SIGINT');
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(100)) {
    if (isAnother(running, before) && (await isReady(url))) return;
  }
  throw new Error('PostgreSQL did not come back.');
}

/** While it ends and begins there is no such file. */
function isAnother(running: () => number, before: number): boolean {
  try {
    return running() !== before;
  } catch {
    return false;
  }
}
