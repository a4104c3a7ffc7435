import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { Killer } from '../../../../tools/faults/killer.ts';
import { type Fault, type FaultyLine, openProxy } from '../../../../tools/faults/proxy.ts';
import { findOwnerUrl } from '../entry/owner-url.ts';
import type { Target } from '../entry/replay/api.ts';
import { type OwnServer, startOwnServer } from '../entry/replay/own-server.ts';

const SECRET = 'the secret that both processes of a check share';

/** Two processes of the product on one database. */
export interface Products {
  readonly killer: Killer;
  /** Holds PostgreSQL and brings it back; nobody ends it. */
  readonly keeper: OwnServer;
  /** May be ended at will. It reaches the database over `line`. */
  readonly other: OwnServer;
  readonly line: FaultyLine;
  readonly ownerUrl: string;
  /** Where callers may go now. */
  targets(): Target[];
  /** The postmaster's process. */
  postmaster(): number;
  /** Resolves as soon as the database commits for a newcomer. */
  untilDatabaseAnswers(): Promise<void>;
  /** Starts the other process again after its end. */
  restartOther(): Promise<void>;
  stop(): Promise<void>;
}

interface ProductsOptions {
  /** How connections of the other process to the database fail. */
  readonly fault?: Fault;
  /** Where both keep their jobs and wake each other, instead of in PostgreSQL. */
  readonly redisUrl?: string | undefined;
}

/** Starts both, the one with an embedded PostgreSQL of its own and an empty database. */
export async function startProducts({ fault, redisUrl }: ProductsOptions = {}): Promise<Products> {
  const killer = new Killer();
  const start = killer.spawn.bind(killer) as typeof import('node:child_process').spawn;
  const shared = { APP_SECRET: SECRET, ...(redisUrl && { REDIS_URL: redisUrl }) };
  const keeper = await startOwnServer({ env: shared, start });
  const ownerUrl = findOwnerUrl(keeper.dataDir) ?? '';
  const { hostname, port } = new URL(ownerUrl);
  const line = await openProxy({ host: hostname, port: Number(port), choose: () => fault ?? {} });
  const throughLine = new URL(ownerUrl);
  throughLine.port = String(line.port);
  const startOther = () =>
    startOwnServer({
      env: { ...shared, DATABASE_URL: throughLine.href },
      key: keeper.key,
      start,
    });
  let other: OwnServer;
  try {
    other = await startOther();
  } catch (error) {
    await keeper.stop();
    await line.close();
    throw error;
  }
  const postmaster = () => Number(readFileSync(`${keeper.dataDir}/postgres/postmaster.pid`, 'utf8').split('\n')[0]);
  return {
    ...{ killer, keeper, line, ownerUrl },
    get other() {
      return other;
    },
    targets: () => [keeper, other],
    postmaster,
    untilDatabaseAnswers: () => untilAnswers(ownerUrl),
    async restartOther() {
      await other.stop();
      other = await startOther();
    },
    async stop() {
      // Nobody is left to be answered, and a clean end has tests of its own.
      killer.end();
      await Promise.all([other.stop(), keeper.stop(), line.close()]);
    },
  };
}

async function untilAnswers(url: string): Promise<void> {
  for (const end = performance.now() + 60_000; performance.now() < end; await sleep(10)) {
    const sql = postgres(url, { max: 1, connect_timeout: 1, onnotice: () => {} });
    const answered = await sql`select pg_logical_emit_message(true, 'check', '')`.then(
      () => true,
      () => false,
    );
    await sql.end({ timeout: 1 });
    if (answered) return;
  }
  throw new Error('The database did not come back within a minute.');
}
