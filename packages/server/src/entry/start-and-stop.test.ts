import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { builtProgram } from '../platform/built-program.ts';
import { freePort } from '../platform/postgres-server/index.ts';

const SERVER = join(import.meta.dirname, '../..');
const GONE_WITHIN_MS = 20_000;

let folder: string;
const running = new Set<ChildProcess>();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'college-kiosk-local-'));
  chmodSync(folder, 0o755);
});
afterAll(async () => {
  for (const child of running) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  said(): string;
  complained(): string;
  /** Its exit code, or the signal it died of. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** The program behind `npm start`, over an empty canteen. */
async function start(env: Record<string, string>): Promise<Started> {
  const { DATABASE_URL: _, ...environment } = process.env;
  const port = env.PORT ?? String(await freePort());
  const child = spawn(process.execPath, builtProgram('local'), {
    cwd: SERVER,
    env: {
      ...environment,
      DEMO: 'false',
      LOG_LEVEL: 'warn',
      PORT: port,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return code ?? signal;
  });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name]?.on('data', (chunk) => (text[name] += chunk));
  return { child, url: `http://127.0.0.1:${port}`, said: () => text.stdout, complained: () => text.stderr, ended };
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + 60_000; Date.now() < limit; await sleep(50)) if (await holds()) return;
  throw new Error(`It never came to this: ${what}`);
}

async function ready({ url, ended, said, complained }: Started): Promise<void> {
  const over = ended.then(() => Promise.reject(new Error(`It ended: ${said()}${complained()}`)));
  await Promise.race([
    over,
    until('ready', async () => (await fetch(`${url}/health/ready`).catch(() => null))?.ok === true),
  ]);
}

/** Whether its start page comes, which is read from the database. */
async function answers({ url }: Started): Promise<boolean> {
  const page = await fetch(url);
  return page.ok && (await page.text()).includes('College Kiosk');
}

function postmaster(dataDir: string): number | null {
  const file = join(dataDir, 'postgres/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

function isAlive(pid: number | null): boolean {
  if (pid === null) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('what cannot start says why in a sentence, exits 1 and leaves nothing', { timeout: 60_000 }, () => {
  async function refusal(env: Record<string, string>): Promise<string> {
    const started = await start(env);
    expect(await started.ended, started.complained()).toBe(1);
    expect(started.said()).toBe('');
    return started.complained();
  }

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const address = other.address();
    const dataDir = join(folder, 'busy');
    const PORT = String(typeof address === 'object' ? address?.port : 0);
    expect(await refusal({ DATA_DIR: dataDir, PORT })).toBe(
      'The port is taken by another program: set PORT to a free one.\n',
    );
    expect(existsSync(dataDir)).toBe(false);
  });

  test('variables that are wrong, all of them at once', async () => {
    const dataDir = join(folder, 'wrong');
    const said = await refusal({ DATA_DIR: dataDir, PORT: 'many', LOG_LEVEL: 'loud' });
    expect(said.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^PORT: Must be a number/),
      expect.stringMatching(/^LOG_LEVEL: /),
    ]);
    expect(existsSync(dataDir)).toBe(false);
  });

  test('a folder that cannot be one', async () => {
    writeFileSync(join(folder, 'file'), 'mine');
    const said = await refusal({ DATA_DIR: join(folder, 'file', 'data') });
    expect(said).toMatch(/^DATA_DIR: .* cannot be used as a folder\. .*\n$/);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('mine');
  });

  test('a folder whose database is something else', async () => {
    const dataDir = mkdtempSync(join(folder, 'strange-'));
    chmodSync(dataDir, 0o755);
    writeFileSync(join(dataDir, 'postgres'), 'mine');
    expect(await refusal({ DATA_DIR: dataDir })).toMatch(/^[^\n]+\n$/);
    expect(readFileSync(join(dataDir, 'postgres'), 'utf8')).toBe('mine');
  });
});

test('a signal while it starts: it is gone within 20 s, its database too, and the next start is whole', {
  timeout: 120_000,
}, async () => {
  const dataDir = join(folder, 'interrupted');
  const first = await start({ DATA_DIR: dataDir });
  await until(
    'the database begins',
    () => existsSync(dataDir) && readdirSync(dataDir).some((name) => name.startsWith('postgres')),
  );
  const at = performance.now();
  first.child.kill('SIGINT');
  expect(await first.ended, first.complained()).toBe(0);
  expect(performance.now() - at).toBeLessThan(GONE_WITHIN_MS);
  expect(isAlive(postmaster(dataDir))).toBe(false);
  expect(first.complained()).toBe('');

  const second = await start({ DATA_DIR: dataDir });
  await ready(second);
  expect(await answers(second)).toBe(true);
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
});

describe('one installation through its accidents', { timeout: 120_000 }, () => {
  let dataDir: string;
  let product: Started;
  beforeAll(async () => {
    dataDir = join(folder, 'life');
    product = await start({ DATA_DIR: dataDir });
    await ready(product);
  }, 120_000);

  test('a second one over the same data is refused and harms nothing', async () => {
    const second = await start({ DATA_DIR: dataDir });
    expect(await second.ended).toBe(1);
    expect(second.complained()).toMatch(/^College Kiosk already runs over .*process \d+.*\n$/);
    expect(await answers(product)).toBe(true);
  });

  test('a database that is killed is started again, and the product answers', async () => {
    const killed = postmaster(dataDir);
    process.kill(killed as number, 'SIGKILL');
    await until('another database', () => postmaster(dataDir) !== killed && isAlive(postmaster(dataDir)));
    // A connection of the pool may still have to find out that it is dead.
    await until('an answer', () => answers(product));
    await until('word of it', () => product.said().includes('PostgreSQL is back'));
  });

  test('what a killed product left running is replaced', async () => {
    const left = postmaster(dataDir);
    product.child.kill('SIGKILL');
    expect(await product.ended).toBe('SIGKILL');
    expect(isAlive(left)).toBe(true);
    product = await start({ DATA_DIR: dataDir });
    await ready(product);
    expect(postmaster(dataDir)).not.toBe(left);
    // An orphan counts as alive until the system's first process has taken note of its end.
    await until('the end of what was left', () => !isAlive(left));
    expect(await answers(product)).toBe(true);
  });

  test('after all of it was killed it starts as ever', async () => {
    const left = postmaster(dataDir);
    product.child.kill('SIGKILL');
    process.kill(left as number, 'SIGKILL');
    await product.ended;
    product = await start({ DATA_DIR: dataDir });
    await ready(product);
    expect(await answers(product)).toBe(true);
  });

  test('told to stop, it is gone within 20 s and its database with it', async () => {
    const database = postmaster(dataDir);
    const at = performance.now();
    product.child.kill('SIGINT');
    expect(await product.ended, product.complained()).toBe(0);
    expect(performance.now() - at).toBeLessThan(GONE_WITHIN_MS);
    expect(isAlive(database)).toBe(false);
    await expect(fetch(product.url)).rejects.toThrow();
  });
});
