import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { Killer } from '../../../../tools/faults/killer.ts';
import { type Fault, openProxy } from '../../../../tools/faults/proxy.ts';
import { seededIds } from '../../../../tools/faults/seeded-ids.ts';
import { chance } from '../entry/replay/chance.ts';
import { builtProgram } from '../platform/built-program.ts';
import { APP_ROLE } from '../platform/db/app-role.ts';
import { type OpenDatabase, openDatabase } from '../platform/db/database.ts';
import { migrate } from '../platform/db/migrate.ts';
import type { EventContract } from '../platform/outbox/event.ts';
import { writeOutbox } from '../platform/outbox/write.ts';
import { migrateJobs } from '../platform/queue/migrate-jobs.ts';
import { copyTemplate, startTestCluster } from '../testing/test-cluster.ts';

/** Two worker processes on an empty database of its own PostgreSQL; each that is killed is started again. */
export interface Workers {
  readonly url: string;
  readonly database: OpenDatabase;
  /** What one of them published twice, late, or not at all although it lived, one line each. */
  readonly outOfOrder: readonly string[];
  /** So many were killed. */
  readonly killed: number;
  /** Kills one of the two, at once; nothing when it has not begun to work yet. */
  kill(which: number): void;
  /** Resolves when both work. */
  working(): Promise<void>;
  /** Holds both of the two while something is done. */
  holding<Done>(work: () => Promise<Done>): Promise<Done>;
  /** The session that holds the relay's lock, by the process that the database has for it; null between two. */
  relaySession(): Promise<number | null>;
  /** Ends the session that holds the relay's lock. */
  cutRelay(): Promise<void>;
  stop(): Promise<void>;
}

interface WorkersOptions {
  /** How the connections of each of the two to the database fail. */
  faultOf?(which: number): Fault;
  /** Where their jobs are kept instead of in the database. */
  readonly redisUrl?: string | undefined;
}

/** Starts them. */
export async function startWorkers({ faultOf = () => ({}), redisUrl }: WorkersOptions = {}): Promise<Workers> {
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
  const outOfOrder: string[] = [];
  const pids: (number | null)[] = [null, null];
  const begin = (which: number): void => {
    const address = new URL(url);
    address.port = String(lines[which]?.port);
    const args = [...builtProgram('check-worker'), address.href, ...(redisUrl ? [redisUrl] : [])];
    const child = killer.spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    child.once('exit', (_, signal) => {
      pids[which] = null;
      // One that ends by itself will end again: only who was killed comes back.
      if (!stopping && signal === 'SIGKILL') begin(which);
    });
    hear(child, outOfOrder, () => {
      pids[which] = child.pid ?? null;
    });
  };
  for (const which of [0, 1]) begin(which);
  while (pids.includes(null)) await sleep(20);
  const database = openDatabase(url, { max: 8, name: 'check' });
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  return {
    ...{ url, database, outOfOrder },
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
    async holding(work) {
      while (pids.includes(null)) await sleep(20);
      const held = pids.filter((pid) => pid !== null);
      for (const pid of held) killer.stop(pid);
      try {
        return await work();
      } finally {
        for (const pid of held) killer.continue(pid);
      }
    },
    async relaySession() {
      const [row] = await owner<{ pid: number }[]>`select pid from pg_locks where ${lockOfRelay(owner)}`;
      return row?.pid ?? null;
    },
    async working() {
      while (pids.includes(null)) await sleep(20);
    },
    async cutRelay() {
      await owner`select pg_terminate_backend(pid) from pg_locks where ${lockOfRelay(owner)}`;
    },
    async stop() {
      stopping = true;
      killer.end();
      await Promise.all([database.close(), owner.end(), ...lines.map((line) => line.close())]);
      await cluster.stop();
    },
  };
}

/** Hears that a process works, and looks whether each stream it publishes goes on without a gap. */
function hear(child: ChildProcess, outOfOrder: string[], works: () => void): void {
  if (!child.stdout) return;
  const published = new Map<string, number>();
  const said = createInterface(child.stdout);
  said.once('line', () => {
    works();
    said.on('line', (line) => {
      const [stream = '', position] = line.split(' ');
      const before = published.get(stream);
      published.set(stream, Number(position));
      if (before === undefined || Number(position) === before + 1) return;
      outOfOrder.push(`a process published ${position} of stream ${stream} after ${before}`);
    });
  });
}

const lockOfRelay = (sql: postgres.Sql) =>
  sql`locktype = 'advisory' and granted and classid = 0 and pid <> pg_backend_pid()`;

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
