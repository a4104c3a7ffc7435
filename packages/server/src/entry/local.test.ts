import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { builtProgram } from '../platform/built-program.ts';
import { freePort } from '../platform/postgres-server/index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { seedInstallation } from './seed/seed.ts';

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'college-kiosk-local-'));
  await seedInstallation(database.ownerUrl, new Date());
});
afterAll(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function markAsDemo(demo: boolean): Promise<void> {
  const sql = postgres(database.ownerUrl, { max: 1 });
  await sql`update organisations set demo = ${demo}`;
  await sql.end();
}

/** Starts the product as a process of its own, in production on the test database; it ends with the test. */
async function startInProduction() {
  const port = await freePort();
  const child = spawn(process.execPath, builtProgram('local'), {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: {
      ...{
        PATH: process.env.PATH,
        ENV: 'production',
        APP_SECRET: 'a secret of this test run, long enough',
        PUBLIC_URL: 'https://canteen.example',
      },
      ...{ PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: database.ownerUrl, LOG_LEVEL: 'warn' },
    },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    said.err += String(chunk);
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const started = once(child.stdout, 'data').then(() => 'started' as const);
  return { url: `http://127.0.0.1:${port}`, said, ended, outcome: Promise.race([started, ended]) };
}

test('in production, a database that holds the demo canteen is refused in one sentence, and nothing is served', async () => {
  await markAsDemo(true);
  const product = await startInProduction();
  expect(await product.ended).toBe(1);
  expect(product.said.err.trim()).toMatch(/^DATABASE_URL: this database holds the demo canteen.*Use another\.$/);
  expect(product.said.out).toBe('');
  await expect(fetch(product.url)).rejects.toThrow();
}, 60_000);

test('in production, a database without it is served, and UPI and the demo accounts are not there', async () => {
  await markAsDemo(false);
  const product = await startInProduction();
  expect(await product.outcome, product.said.err).toBe('started');
  expect((await fetch(`${product.url}/health/ready`)).status).toBe(200);
  expect((await fetch(`${product.url}/fake-pay/order_1`)).status).toBe(404);
  expect(await (await fetch(product.url)).text()).not.toContain('demo.example');
}, 60_000);
