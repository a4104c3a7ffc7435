import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { demoId } from '../../modules/places/index.ts';
import type { Database } from '../../platform/db/database.ts';

/** Others follow a reset within this time and what it takes to begin again. */
const EVERY_MS = 1_000;

/** Knows which demo canteen this process works on: a reset makes another. */
export interface DemoWatch {
  /** The canteen that is there now is the one this process works on from here on. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

interface DemoWatchOptions {
  readonly db: Database;
  readonly log: Logger;
  /** Whether this process is at a reset of its own, after which it settles by itself. */
  isResetting(): boolean;
  /** Another process has reset the demo: begins anew on what is there now, and settles. One that throws is called again. */
  follow(): Promise<void>;
}

/**
 * Looks every second whether another process has reset the demo, and follows. It looks rather than listens: what was told
 * while a connection was lost would never be heard, and this process would stay deaf to every event of the new canteen.
 * Where there is no demo it finds none, and does nothing.
 */
export async function watchDemo({ db, log, isResetting, follow }: DemoWatchOptions): Promise<DemoWatch> {
  let known = await demoId(db);
  const over = new AbortController();
  const look = async () => {
    const present = await demoId(db);
    if (present === null || present === known || isResetting()) return;
    // It was loaded after this process began, which knows nothing of any other.
    if (known === null) known = present;
    else await follow();
  };
  const run = async () => {
    while (!over.signal.aborted) {
      await sleep(EVERY_MS, undefined, { signal: over.signal }).catch(() => {});
      if (over.signal.aborted) return;
      // The next look does what this one could not.
      await look().catch((error: unknown) => log.warn({ err: error }, 'a reset of the demo is not followed yet'));
    }
  };
  const running = run();
  return {
    async settle() {
      known = await demoId(db);
    },
    async stop() {
      over.abort();
      await running;
    },
  };
}
