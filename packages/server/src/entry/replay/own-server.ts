import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtProgram } from '../../platform/built-program.ts';
import { freePort } from '../../platform/postgres-server/index.ts';
import type { Target } from './api.ts';

/** The product with an empty database of its own, and an administrator's key to it. */
export interface OwnServer extends Target {
  /** The process that serves. */
  readonly pid: number;
  /** Its data folder. */
  readonly dataDir: string;
  stop(): Promise<void>;
}

// What would make it another installation than a fresh one.
const SETTINGS =
  /^(ENV|PORT|HOST|DATA_DIR|DATABASE_URL|REDIS_URL|TLS_CERT|TLS_KEY|TRUST_PROXY|APP_SECRET|APP_SECRET_PREVIOUS|DEMO|PUBLIC_URL|SMTP_URL|MAIL_FROM|DOCUMENTS_PER_MINUTE|SOCKETS_PER_BLOCK|SOCKETS_PER_CALLER|STREAMS_PER_CALLER|INTROSPECTION|STARTED_AT_MS)$/;
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 20_000;

export interface OwnServerOptions {
  /** Everything in one process, unless only one that serves on a database that is there. */
  readonly program?: 'local' | 'api';
  /** Where it listens; a free port unless said. */
  readonly port?: number;
  /** Variables of its environment, over ours. */
  readonly env?: Readonly<Record<string, string>>;
  /** An API key that its database knows already. */
  readonly key?: string;
  /** How a process is started; the system's own way unless said. */
  readonly start?: typeof spawn;
}

/** Starts the product as `npm start` does, on a free port and in a temporary folder that goes with it. */
export async function startOwnServer(options: OwnServerOptions = {}): Promise<OwnServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'college-kiosk-own-'));
  // PostgreSQL does not run as root and must be able to walk in.
  chmodSync(dataDir, 0o755);
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  // What drives it asks as many callers would, with one key.
  const allowed = { DOCUMENTS_PER_MINUTE: '1000000', SOCKETS_PER_CALLER: '4000' };
  const env = { PORT: String(port), DATA_DIR: dataDir, DEMO: 'false', LOG_LEVEL: 'warn', ...allowed, ...options.env };
  const child = program(options.program ?? 'local', [], { ...options, env });
  const said = collect(child);
  const ended = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await ended;
      clearTimeout(late);
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(url, child, said);
    return { url, key: options.key ?? (await makeKey(env)), pid: child.pid ?? 0, dataDir, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Whether it serves and its database answers. */
export async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`).catch(() => null);
  return answer?.ok ?? false;
}

async function ready(url: string, child: ChildProcess, said: () => string): Promise<void> {
  for (const until = Date.now() + START_LIMIT_MS; Date.now() < until; ) {
    if (child.exitCode !== null) throw new Error(`The product did not start:\n${said()}`);
    if (await isReady(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The product did not start in time:\n${said()}`);
}

async function makeKey(env: Record<string, string>): Promise<string> {
  const child = program('key', ['--name', 'replay', '--role', 'administrator'], { env });
  const said = collect(child);
  const [code] = await once(child, 'close');
  const key = /ck_live_\S+/.exec(said())?.[0];
  if (code !== 0 || !key) throw new Error(`No key was made:\n${said()}`);
  return key;
}

function program(name: string, args: readonly string[], options: OwnServerOptions): ChildProcess {
  const { env, start = spawn } = options;
  const kept = Object.fromEntries(Object.entries(process.env).filter(([variable]) => !SETTINGS.test(variable)));
  return start(process.execPath, [...builtProgram(name), ...args], {
    env: { ...kept, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function collect(child: ChildProcess): () => string {
  let text = '';
  const keep = (chunk: Buffer) => {
    text = (text + String(chunk)).slice(-8_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => text;
}
