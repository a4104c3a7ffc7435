import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { mayEnter } from './identity.ts';
import { freePort, type PostgresServer, startPostgres, supervisePostgres } from './index.ts';
import { isRunning } from './leftovers.ts';

const settings = { shared_buffers: '16MB', max_connections: 20 };
const asRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
// In a checkout only root may enter, no ordinary user can run our programs.
const noOrdinaryUser = asRoot && !mayEnter(import.meta.dirname, nobody);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'college-kiosk-postgres-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(dataDir: string, port?: number): Promise<PostgresServer> {
  const server = await startPostgres({ dataDir, settings, ...(port === undefined ? {} : { port }) });
  onTestFinished(() => server.stop());
  return server;
}

/** Runs one statement over a connection of its own; the first row. */
async function ask(url: string, statement: string): Promise<Record<string, unknown> | undefined> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    return (await sql.unsafe(statement))[0];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(100);
    }
  }
}

describe('one cluster through its life', () => {
  test('starts from nothing, durable, in UTF-8, and only for those who know the password', async () => {
    const dataDir = join(folder, 'life');
    const server = await start(dataDir);

    const row = await ask(
      server.ownerUrl,
      `select current_database() as database, current_setting('fsync') as fsync, current_setting('listen_addresses') as hosts,
        current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as durable,
        current_setting('server_encoding') as encoding, current_setting('unix_socket_directories') as sockets`,
    );
    expect(row).toEqual({
      database: 'kiosk',
      fsync: 'on',
      hosts: '127.0.0.1',
      pages: 'on',
      durable: 'on',
      encoding: 'UTF8',
      sockets: '',
    });
    expect(statSync(`${dataDir}-password`).mode & 0o777).toBe(0o600);
    const stranger = server.ownerUrl.replace(/:[^:@]+@/, ':guess@');
    await expect(ask(stranger, 'select 1')).rejects.toThrow(/password authentication failed/);
    await ask(server.ownerUrl, 'create table kept (n int)');
    await ask(server.ownerUrl, 'insert into kept values (41)');
  });

  test('starts warm over the same data, with the same password', async () => {
    const server = await start(join(folder, 'life'));
    expect(await ask(server.ownerUrl, 'select n from kept')).toEqual({ n: 41 });
  });

  test('a database that dies by itself is started again on the same port, and what was committed is there', async () => {
    const supervised = await supervisePostgres({ dataDir: join(folder, 'life'), settings });
    onTestFinished(() => supervised.stop());
    const before = supervised.pid();
    await ask(supervised.ownerUrl, 'update kept set n = 42');

    process.kill(before ?? Number.NaN, 'SIGKILL');
    const row = await eventually(() => ask(supervised.ownerUrl, 'select n from kept'));

    expect(row).toEqual({ n: 42 });
    expect(supervised.pid()).not.toBe(before);
    const last = supervised.pid();
    await supervised.stop();
    expect(isRunning(last ?? 0)).toBe(false);
  });

  test('what a killed product left running is replaced by the next start', async () => {
    const dataDir = join(folder, 'life');
    const parent = startInChild(dataDir);
    const orphan = await firstLine(parent);
    parent.kill('SIGKILL');
    await new Promise((resolve) => parent.once('exit', resolve));
    expect(isRunning(orphan)).toBe(true);

    const server = await start(dataDir);

    expect(server.pid).not.toBe(orphan);
    expect(isRunning(orphan)).toBe(false);
    expect(await ask(server.ownerUrl, 'select n from kept')).toEqual({ n: 42 });
  });

  test('a pid file whose number belongs to another program by now stops nothing and nobody', async () => {
    const dataDir = join(folder, 'life');
    const bystander = spawn('sleep', ['60'], asRoot ? nobody : {});
    onTestFinished(() => void bystander.kill());
    writeFileSync(join(dataDir, 'postmaster.pid'), `${bystander.pid}\n${dataDir}\n1\n5432\n\n127.0.0.1\n\nready\n`);

    const server = await start(dataDir);

    expect(await ask(server.ownerUrl, 'select n from kept')).toEqual({ n: 42 });
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  });

  test('a product that exits without stopping its database leaves none behind', async () => {
    const child = startInChild(join(folder, 'life'), 'exit');
    const pid = await firstLine(child);
    await new Promise((resolve) => child.once('exit', resolve));
    await eventually(async () => expect(isRunning(pid)).toBe(false));
  });
});

describe('what cannot work is said in one sentence', () => {
  test('refuses a port that is in use', async () => {
    const port = await freePort();
    const blocker = createServer().listen(port, '127.0.0.1');
    onTestFinished(() => void blocker.close());
    await expect(start(join(folder, 'busy'), port)).rejects.toThrow(
      `Port ${port} of 127.0.0.1, meant for the database, is used by another program.`,
    );
  });

  test('refuses a folder of other files', async () => {
    mkdirSync(join(folder, 'other'));
    writeFileSync(join(folder, 'other', 'thesis.txt'), 'do not lose me');
    await expect(start(join(folder, 'other'))).rejects.toThrow(/holds other files than a PostgreSQL cluster/);
    expect(readFileSync(join(folder, 'other', 'thesis.txt'), 'utf8')).toBe('do not lose me');
  });

  test('refuses a path below a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(start(join(folder, 'file', 'data'))).rejects.toThrow(/is not a folder the database can use/);
  });

  test('refuses a folder it may not use, as an ordinary user', { skip: noOrdinaryUser }, async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o500 });
    const child = startInChild(join(closed, 'data'), 'run', asRoot ? nobody : {});
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    await new Promise((resolve) => child.once('close', resolve));
    expect(said).toBe(`No permission to use ${join(closed, 'data.new')} for the database.\n`);
  });
});

test('an ordinary user runs its own cluster', { skip: !asRoot || noOrdinaryUser }, async () => {
  const home = join(folder, 'ordinary');
  mkdirSync(home, { mode: 0o777 });
  chmodSync(home, 0o777);
  const child = startInChild(join(home, 'data'), 'exit', nobody);
  expect(await firstLine(child)).toBeGreaterThan(1);
});

test('who may enter a folder is read from every folder above it', () => {
  const closed = join(folder, 'closed-above');
  mkdirSync(join(closed, 'open'), { recursive: true });
  chmodSync(closed, 0o700);
  const stranger = { uid: 65_000, gid: 65_000 };
  expect(mayEnter(join(closed, 'open', 'still-to-be-made'), stranger)).toBe(false);
  expect(mayEnter(join(folder, 'still-to-be-made'), stranger)).toBe(true);
  expect(mayEnter(join(closed, 'open'), undefined)).toBe(true);
});

test('root keeps its cluster below a folder only root may enter', { skip: !asRoot }, async () => {
  const closed = join(folder, 'roots-own');
  mkdirSync(closed, { mode: 0o700 });
  const server = await start(join(closed, 'data'));
  expect(await ask(server.ownerUrl, 'select 1 as n')).toEqual({ n: 1 });
  await server.stop();
  const again = await start(join(closed, 'data'));
  expect(await ask(again.ownerUrl, 'select pg_reload_conf() as done')).toEqual({ done: true });
});

/** Starts PostgreSQL from another Node process, which prints the postmaster's process id. */
function startInChild(dataDir: string, then: 'run' | 'exit' = 'run', identity: { uid?: number; gid?: number } = {}) {
  const program = join(import.meta.dirname, '..', '..', 'testing', 'hold-postgres.ts');
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program, dataDir, then], {
    ...identity,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill());
  return child;
}

async function firstLine(child: ChildProcess): Promise<number> {
  let said = '';
  let failed = '';
  child.stderr?.on('data', (chunk) => {
    failed += chunk;
  });
  for await (const chunk of child.stdout ?? []) {
    said += chunk;
    if (said.includes('\n')) return Number(said);
  }
  throw new Error(`no process id: ${failed}`);
}
