import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Killer } from '../../../../../tools/faults/killer.ts';
import { freePort } from '../../platform/postgres-server/index.ts';
import { findOwnerUrl } from '../owner-url.ts';
import { isReady, type OwnServer, startOwnServer } from './own-server.ts';

const SECRET = 'the secret that both processes of a replay share';
/** How long a process that was killed may take to serve again, its database included. */
const BACK_LIMIT_MS = 60_000;

/** The product in two processes: one keeps PostgreSQL and works, the other serves and may be killed, as may PostgreSQL. */
export interface BreakableServer extends OwnServer {
  /** Kills the process that serves, and starts it again on its port as whoever supervises it would. */
  killApi(): Promise<void>;
  killPostgres(): void;
  /** Resolves when it serves and the database answers. */
  untilReady(): Promise<void>;
}

/** Starts both, with an empty database of their own. What it may kill is what it has started. */
export async function startBreakableServer(): Promise<BreakableServer> {
  const killer = new Killer();
  const start = killer.spawn.bind(killer) as typeof import('node:child_process').spawn;
  const keeper = await startOwnServer({ env: { APP_SECRET: SECRET }, start });
  const port = await freePort();
  const env = { APP_SECRET: SECRET, DATABASE_URL: findOwnerUrl(keeper.dataDir) ?? '' };
  const startApi = () => startOwnServer({ program: 'api', port, env, key: keeper.key, start });
  let api: OwnServer;
  try {
    api = await startApi();
  } catch (error) {
    await keeper.stop();
    throw error;
  }
  let killed = 0;
  const postmaster = () => postmasterIn(keeper.dataDir) ?? killed;
  return {
    ...{ url: api.url, key: keeper.key, dataDir: keeper.dataDir },
    get pid() {
      return api.pid;
    },
    async killApi() {
      killer.kill(api.pid);
      await api.stop();
      api = await untilItStarts(startApi);
    },
    killPostgres() {
      killed = postmaster();
      killer.kill(killed);
    },
    async untilReady() {
      const isBack = async () => postmaster() !== killed && (await isReady(api.url));
      for (const end = performance.now() + BACK_LIMIT_MS; !(await isBack()); await sleep(50)) {
        if (performance.now() > end) throw new Error('The product did not come back within a minute.');
      }
    },
    async stop() {
      await api.stop();
      await keeper.stop();
    },
  };
}

/** The process of the PostgreSQL that runs on this data folder; null while none does. */
function postmasterIn(dataDir: string): number | null {
  try {
    return Number(readFileSync(`${dataDir}/postgres/postmaster.pid`, 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

/** Starts it again and again, as whoever supervises it would: without its database it does not start. */
async function untilItStarts(start: () => Promise<OwnServer>): Promise<OwnServer> {
  for (const end = performance.now() + BACK_LIMIT_MS; ; await sleep(200)) {
    try {
      return await start();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}
