import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { migrateJobs } from '../platform/queue/migrate-jobs.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { callerOf, type DemoCaller, toldOf } from '../testing/demo-caller.ts';
import { seedDemo } from './seed/seed.ts';
import { type Serving, serve } from './serve.ts';
import { work } from './work.ts';

// Two processes that serve and one that works, which share the database and nothing else.
/** Far sooner than a process asks again whom it remembers, which is after five seconds. */
const TOLD = { timeout: 3_500, interval: 20 };

let database: TestDatabase;
let here: DemoCaller;
let there: DemoCaller;
const running: Serving[] = [];
const folders = Array.from({ length: 3 }, () => mkdtempSync(join(tmpdir(), 'college-kiosk-signed-out-')));
const [hereFolder = '', thereFolder = '', workerFolder = ''] = folders;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateJobs(database.ownerUrl);
  await seedDemo(database.ownerUrl, new Date(), { days: 1 });
  const serving = async (folder: string) => {
    const options = await toldOf(database, folder);
    running.push(await serve({ ...options, works: false, resetDemo: async () => {} }));
    return callerOf(options);
  };
  here = await serving(hereFolder);
  there = await serving(thereFolder);
  running.push(await work(await toldOf(database, workerFolder)));
}, 120_000);

afterAll(async () => {
  for (const one of running) await one.stop();
  await database?.drop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** What a process answers the bearer of this cookie who asks for something of his. */
async function answerTo(caller: DemoCaller, headers: { cookie: string }): Promise<unknown> {
  const { data, code } = await caller.send({ query: '{ viewer { kind } }' }, headers);
  return code ?? (data?.viewer as { kind: string } | undefined)?.kind;
}

test('who signs out at one process is refused by the other once it is told, long before it would have forgotten them', async () => {
  const session = await here.signIn();
  expect(await answerTo(there, session)).toBe('USER');
  // Remembered just now, and for five seconds more unless it is told.
  expect(await answerTo(there, session)).toBe('USER');

  await here.send({ query: 'mutation { signOut }' }, session);
  expect(await answerTo(here, session)).toBe('UNAUTHENTICATED');
  await vi.waitFor(async () => expect(await answerTo(there, session)).toBe('UNAUTHENTICATED'), TOLD);
});
