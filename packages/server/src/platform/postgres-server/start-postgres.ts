import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { type Binaries, findBinaries } from './binaries.ts';
import { accessTo, ensureCluster, lastLine, OWNER_ROLE, postgresEnvironment } from './cluster.ts';
import { type Identity, postgresIdentity } from './identity.ts';
import { clearLeftovers, endProcess, isReady } from './leftovers.ts';
import { freePort, isPortFree } from './ports.ts';
import { PostgresError } from './postgres-error.ts';

const START_LIMIT_MS = 60_000;
const LOG_LIMIT_BYTES = 10_000_000;

/** What an embedded PostgreSQL is started with. */
export interface PostgresOptions {
  /** The cluster's folder; `<dataDir>-password` (0600) and `<dataDir>.log` stand beside it. */
  dataDir: string;
  /** The port of 127.0.0.1; without one, a free one is chosen. */
  port?: number;
  /** The database made when it is missing; `kiosk` without one. */
  database?: string;
  /** Server settings over ours, as in postgresql.conf. */
  settings?: Readonly<Record<string, string | number>>;
  /** Hears what the launcher does, one sentence at a time. */
  log?: (message: string) => void;
}

/** A running PostgreSQL that we started. */
export interface PostgresServer {
  /** The address of `database` for `role`; every role of the cluster signs in with the cluster's own password. */
  url(database: string, role: string): string;
  /** The address of the product's database for the role that owns it. */
  ownerUrl: string;
  port: number;
  pid: number;
  /** Stops the server: clients are cut, work is flushed. Resolves when it is gone, at once when it already was. */
  stop(): Promise<void>;
  /** Calls back once when the server has ended, by `stop` or by itself. */
  onExit(callback: () => void): void;
}

// What the books rest on stands here in words, whatever a configuration file says; the rest suits a small machine.
const SETTINGS: Readonly<Record<string, string | number>> = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  shared_buffers: '256MB',
  max_connections: 120,
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
};

/**
 * Starts the PostgreSQL that came with our dependencies over `dataDir`, making the cluster first when there is none, and
 * replacing what a killed run left behind. It runs in a process group of its own, so that Ctrl-C reaches only us and we
 * decide when it goes; when we exit without stopping it, it is asked to stop.
 * Throws a PostgresError, one sentence, when the folder or the port cannot be used.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const identity = postgresIdentity();
  const binaries = findBinaries(identity);
  const dataDir = resolve(options.dataDir);
  if (await clearLeftovers(dataDir)) options.log?.('stopped the PostgreSQL an earlier run left behind');
  if (options.port !== undefined) await refuseBusy(options.port);
  const password = await ensureCluster(dataDir, binaries, identity);
  const { child, port } = await launch({ ...options, dataDir }, binaries, identity);
  const server = serverOf(child, port, password, options.database ?? 'kiosk');
  try {
    await ensureDatabase(server.url('postgres', OWNER_ROLE), options.database ?? 'kiosk');
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

async function refuseBusy(port: number): Promise<void> {
  if (await isPortFree(port)) return;
  throw new PostgresError(`Port ${port} of 127.0.0.1, meant for the database, is used by another program.`);
}

async function launch(
  options: PostgresOptions,
  binaries: Binaries,
  identity: Identity,
): Promise<{ child: ChildProcess; port: number }> {
  // A free port may be taken between looking and listening, so a port we chose ourselves is chosen again.
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    const child = spawnPostmaster(options, port, binaries, identity);
    const failure = await untilReady(child, options.dataDir);
    if (failure === undefined) return { child, port };
    const portTaken = /could not bind|could not create any TCP/.test(failure);
    if (!portTaken || options.port !== undefined || attempt === 5) {
      throw new PostgresError(`PostgreSQL did not start (see ${options.dataDir}.log): ${reason(failure)}`);
    }
  }
}

function spawnPostmaster(options: PostgresOptions, port: number, binaries: Binaries, identity: Identity): ChildProcess {
  const settings = Object.entries({ ...SETTINGS, ...options.settings });
  const access = accessTo(options.dataDir, identity);
  const logFile = openLog(options.dataDir);
  try {
    return spawn(
      binaries.postgres,
      ['-D', access.path, '-p', String(port), ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        ...identity,
        cwd: '/',
        env: postgresEnvironment(),
        detached: true,
        // Straight into a file: it must go on writing after we are gone.
        stdio: ['ignore', logFile, logFile, ...access.descriptors],
      },
    );
  } finally {
    access.close();
    closeSync(logFile);
  }
}

function openLog(dataDir: string): number {
  const path = `${dataDir}.log`;
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) truncateSync(path);
  return openSync(path, 'a', 0o600);
}

/** Resolves to undefined when the server takes connections, else to what it logged before it ended. */
async function untilReady(child: ChildProcess, dataDir: string): Promise<string | undefined> {
  const logStart = statSync(`${dataDir}.log`).size;
  const logged = () => readFileSync(`${dataDir}.log`).subarray(logStart).toString('utf8');
  let spawnError: Error | undefined;
  child.once('error', (error) => {
    spawnError = error;
  });
  const started = performance.now();
  while (performance.now() - started < START_LIMIT_MS) {
    if (spawnError !== undefined) return spawnError.message;
    if (child.exitCode !== null || child.signalCode !== null) return logged();
    if (child.pid !== undefined && isReady(dataDir, child.pid)) return undefined;
    await sleep(20);
  }
  if (child.pid !== undefined) await endProcess(child.pid);
  return `not ready after ${START_LIMIT_MS / 1000} s`;
}

function reason(log: string): string {
  const fatal = log.split('\n').findLast((line) => /(FATAL|PANIC|ERROR):/.test(line));
  return fatal?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '') ?? lastLine(log);
}

function serverOf(child: ChildProcess, port: number, password: string, database: string): PostgresServer {
  const pid = child.pid;
  if (pid === undefined) throw new PostgresError('PostgreSQL did not start.');
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const askToStop = () => child.kill('SIGINT');
  process.once('exit', askToStop);
  child.once('exit', () => process.off('exit', askToStop));
  const url = (name: string, role: string) => `postgres://${role}:${password}@127.0.0.1:${port}/${name}`;
  return {
    url,
    ownerUrl: url(database, OWNER_ROLE),
    port,
    pid,
    async stop() {
      if (hasEnded()) return;
      const exited = new Promise((done) => child.once('exit', done));
      await endProcess(pid);
      await exited;
    },
    onExit(callback) {
      if (hasEnded()) queueMicrotask(callback);
      else child.once('exit', callback);
    },
  };
}

async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const found = await sql`select 1 from pg_database where datname = ${database}`;
    if (found.length === 0) await sql`create database ${sql(database)}`;
  } finally {
    await sql.end();
  }
}
