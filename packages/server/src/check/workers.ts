import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { Killer } from '../../../../tools/faults/killer.ts';
import { type Fault, openProxy } from '../../../../tools/faults/proxy.ts';
import { seededIds } from '../../../../tools/faults/seeded-ids.ts';
import { chance } from '../entry/replay/chance.ts';
import { TYPESCRIPT } from '../entry/replay/own-server.ts';
import { APP_ROLE } from '../platform/db/app-role.ts';
import { type OpenDatabase, openDatabase } from '../platform/db/database.ts';
import { migrate } from '../platform/db/migrate.ts';
import type { EventContract } from '../platform/outbox/event.ts';
import { writeOutbox } from '../platform/outbox/write.ts';
import { migrateJobs } from '../platform/queue/migrate-jobs.ts';
import { copyTemplate, startTestCluster } from '../testing/test-cluster.ts';

const PROGRAM = fileURLToPath(new URL('worker.ts', import.meta.url));

/** Two worker processes on an empty database of its own PostgreSQL; each that is killed is started again. */
export interface Workers {
  readonly url: string;
  readonly database: OpenDatabase;
  /** So many were killed. */
  readonly killed: number;
  /** Kills one of the two, at once; nothing when it has not begun to work yet. */
  kill(which: number): void;
  /** Resolves when both work. */
  working(): Promise<void>;
  /** Ends the session that holds the relay's lock. */
  cutRelay(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts them. `faultOf` says how the connections of each of the two to the database fail. */
export async function startWorkers(faultOf: (which: number) => Fault): Promise<Workers> {
  const cluster = await startTestCluster(migrate);
  const { ownerUrl, url: of } = await copyTemplate(cluster.adminUrl);
  await migrateJobs(ownerUrl);
  const url = of(APP_ROLE);
  const { hostname, port } = new URL(url);
  const lines = await Promise.all(
    [0, 1].map((which) => openProxy({ host: hostname, port: Number(port), choose: () => faultOf(which) })),
  );
  const killer = new Killer();
  let stopping = false;
  let killed = 0;
  const pids: (number | null)[] = [null, null];
  const begin = (which: number): void => {
    const address = new URL(url);
    address.port = String(lines[which]?.port);
    const args = [...TYPESCRIPT, PROGRAM, address.href];
    const child = killer.spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    child.once('exit', (_, signal) => {
      pids[which] = null;
      // One that ends by itself will end again: only who was killed comes back.
      if (!stopping && signal === 'SIGKILL') begin(which);
    });
    child.stdout?.once('data', () => {
      pids[which] = child.pid ?? null;
    });
  };
  for (const which of [0, 1]) begin(which);
  while (pids.includes(null)) await sleep(20);
  const database = openDatabase(url, { max: 8, name: 'check' });
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  return {
    ...{ url, database },
    get killed() {
      return killed;
    },
    kill(which) {
      const pid = pids[which];
      if (!pid) return;
      pids[which] = null;
      killer.kill(pid);
      killed += 1;
    },
    async working() {
      while (pids.includes(null)) await sleep(20);
    },
    async cutRelay() {
      await owner`select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and granted and classid = 0 and pid <> pg_backend_pid()`;
    },
    async stop() {
      stopping = true;
      killer.end();
      await Promise.all([database.close(), owner.end(), ...lines.map((line) => line.close())]);
      await cluster.stop();
    },
  };
}

export interface Writing {
  readonly contract: EventContract;
  readonly events: number;
  readonly seed: number;
}

const STREAMS = 8;
const AT_ONCE_MOST = 20;

/** Announces so many events on eight streams at once, each stream's in the order of their `n`, some to a transaction. */
export async function announce({ db }: OpenDatabase, { contract, events, seed }: Writing): Promise<void> {
  const nextId = seededIds(seed, new Date());
  const write = async (_: unknown, stream: number) => {
    const outletId = nextId();
    const random = chance(seed, `stream ${stream}`);
    const most = Math.ceil(events / STREAMS);
    for (let n = 0; n < most; ) {
      const batch = Array.from({ length: Math.min(most - n, random.whole(1, AT_ONCE_MOST)) }, () => {
        n += 1;
        return { contract, payload: { outletId, n } };
      });
      await db.transaction((tx) => writeOutbox(tx, batch, new Date()));
    }
  };
  await Promise.all(Array.from({ length: STREAMS }, write));
}

/** How many `announce` announces. */
export const announced = (events: number) => Math.ceil(events / STREAMS) * STREAMS;
