import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 20_000;
const KEPT_OUTPUT = 20_000;
// A few days tell a journey as much as four weeks; what is shown to readers has them all.
const DEMO_DAYS = process.env.PICTURES === undefined ? '4' : '28';

const server = join(import.meta.dirname, '..', 'packages', 'server');

/** A product of one's own, over an empty data folder. */
export interface Product {
  /** Its origin, such as http://127.0.0.1:41234. */
  url: string;
  /** Where it keeps its data. */
  dataDir: string;
  /** What it has written so far, the last part of it. */
  output(): string;
  /** Stops it as Ctrl-C would and removes its data. Throws when it is not gone within 20 s. */
  stop(): Promise<void>;
}

/** How a product is started. */
export interface ProductOptions {
  /** A free one without it. */
  port?: number;
  /** Added to its environment. */
  env?: Record<string, string>;
}

/**
 * Starts the product as `npm start` does, with a free port and a data folder of its own, and waits until it says that it is
 * ready. Throws with what it wrote when it ends or is not ready within 120 s.
 */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'college-kiosk-e2e-'));
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/local.js'], {
    cwd: server,
    env: { DEMO_DAYS, ...environment, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = keepOutput(child);
  const stop = async () => {
    const late = await end(child);
    rmSync(dataDir, { recursive: true, force: true });
    if (late) throw new Error(`The product did not stop within ${STOP_LIMIT_MS / 1000} s. It wrote:\n${output()}`);
  };
  // A run that is cut short must not leave a server and its database behind.
  const goWithUs = () => child.kill('SIGTERM');
  process.once('exit', goWithUs);
  child.once('exit', () => process.off('exit', goWithUs));
  const failure = await untilReady(child, `${url}/health/ready`);
  if (failure !== undefined) {
    await stop();
    throw new Error(`The product ${failure}. It wrote:\n${output()}`);
  }
  return { url, dataDir, output, stop };
}

async function untilReady(child: ChildProcess, readyUrl: string): Promise<string | undefined> {
  const started = performance.now();
  while (performance.now() - started < START_LIMIT_MS) {
    if (hasEnded(child)) return `ended with ${child.exitCode ?? child.signalCode} before it was ready`;
    if (await isOk(readyUrl)) return undefined;
    await sleep(100);
  }
  return `was not ready after ${START_LIMIT_MS / 1000} s`;
}

async function isOk(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );
}

/** Asks a process to end; true when it had to be killed. */
async function end(child: ChildProcess): Promise<boolean> {
  if (hasEnded(child)) return false;
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  if ((await Promise.race([exited, sleep(STOP_LIMIT_MS, 'late' as const, { ref: false })])) !== 'late') return false;
  child.kill('SIGKILL');
  await exited;
  return true;
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function keepOutput(child: ChildProcess): () => string {
  let kept = '';
  const keep = (chunk: Buffer) => {
    kept = (kept + chunk).slice(-KEPT_OUTPUT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => kept;
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const listener = createServer().once('error', reject);
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      listener.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
