import { setTimeout as sleep } from 'node:timers/promises';
import { type PostgresOptions, type PostgresServer, startPostgres } from './start-postgres.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
// A server that ran this long was well; the next failure is a new story and is answered at once again.
const WELL_AFTER_MS = 30_000;

/** A PostgreSQL that is started again whenever it ends by itself. Its addresses and its port stay the same. */
export interface SupervisedPostgres extends Pick<PostgresServer, 'url' | 'ownerUrl' | 'port'> {
  /** The process that serves now, undefined while there is none. */
  pid(): number | undefined;
  /** Ends the supervision and the server; resolves when both are over. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL as `startPostgres` does and keeps it running: when it ends by itself it is started again on the same
 * port and the same data, after 0.2 s, doubling to 5 s while it keeps failing. Throws as `startPostgres` does when the
 * very first start fails.
 */
export async function supervisePostgres(options: PostgresOptions): Promise<SupervisedPostgres> {
  const first = await startPostgres(options);
  const again = { ...options, port: first.port };
  const stopping = new AbortController();
  let current: PostgresServer | undefined = first;

  const watch = async () => {
    let pauseMs = FIRST_PAUSE_MS;
    while (!stopping.signal.aborted) {
      if (current !== undefined) {
        const startedAt = performance.now();
        await ended(current);
        current = undefined;
        if (stopping.signal.aborted) return;
        if (performance.now() - startedAt > WELL_AFTER_MS) pauseMs = FIRST_PAUSE_MS;
        options.log?.('PostgreSQL ended by itself; starting it again');
      }
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      try {
        current = await startPostgres(again);
        options.log?.('PostgreSQL is back');
      } catch (error) {
        options.log?.(`PostgreSQL did not come back: ${(error as Error).message}`);
      }
    }
  };
  const watching = watch();

  return {
    url: first.url,
    ownerUrl: first.ownerUrl,
    port: first.port,
    pid: () => current?.pid,
    async stop() {
      stopping.abort();
      await current?.stop();
      await watching;
      // A start that was under way when we were told to stop has finished by now.
      await current?.stop();
    },
  };
}

function ended(server: PostgresServer): Promise<void> {
  return new Promise((resolve) => server.onExit(resolve));
}
