import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HEADS_FILE, readAnchors } from '../../platform/audit/anchors.ts';
import { verifyAudit } from '../../platform/audit/verify.ts';
import { type OpenDatabase, openDatabase } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { migrateJobs } from '../../platform/queue/migrate-jobs.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { callerOf, type DemoCaller, ours, toldOf } from '../../testing/demo-caller.ts';
import { seedDemo } from '../seed/seed.ts';
import { type Serving, serve } from '../serve.ts';
import { work } from '../work.ts';

// An installation of three: two that serve and one that works, which share the database and nothing else.
const DAYS = 2;
const SOON = { timeout: 30_000, interval: 100 };
/** Sooner than a process asks again whom it remembers: it was told. */
const TOLD = { timeout: 3_500, interval: 50 };

let database: TestDatabase;
let owner: OpenDatabase;
let here: DemoCaller;
let there: DemoCaller;
const running: Serving[] = [];
const folders = Array.from({ length: 3 }, () => mkdtempSync(join(tmpdir(), 'college-kiosk-elsewhere-')));
const [hereFolder = '', thereFolder = '', workerFolder = ''] = folders;

const resetDemo = async () => void (await seedDemo(database.ownerUrl, new Date(), { reset: true, days: DAYS }));

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openDatabase(database.ownerUrl, { max: 2, name: 'test' });
  await migrateJobs(database.ownerUrl);
  await seedDemo(database.ownerUrl, new Date(), { days: DAYS });
  const serving = async (folder: string) => {
    const options = await toldOf(database, folder);
    running.push(await serve({ ...options, works: false, resetDemo }));
    return callerOf(options);
  };
  here = await serving(hereFolder);
  there = await serving(thereFolder);
  running.push(await work(await toldOf(database, workerFolder)));
}, 120_000);

afterAll(async () => {
  for (const one of running) await one.stop();
  await owner?.close();
  await database?.drop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function outletsOf(caller: DemoCaller, headers: { cookie: string }): Promise<string[]> {
  const { data } = await caller.send({ query: '{ outlets { id } }' }, headers);
  return ((data?.outlets ?? []) as { id: string }[]).map(({ id }) => id);
}

async function signOut(caller: DemoCaller, headers: { cookie: string }): Promise<void> {
  const { data } = await caller.send({ query: 'mutation { signOut }' }, headers);
  expect(data).toBeDefined();
}

/** Marks the outlet's first dish as sold out. */
async function sellOut(caller: DemoCaller, headers: { cookie: string }, outletId: string): Promise<void> {
  const menu = `{ menu(outletId: "${outletId}") { categories { items { id } } } }`;
  const { data } = await caller.send({ query: menu }, headers);
  const shown = data?.menu as { categories: { items: { id: string }[] }[] } | undefined;
  const itemId = shown?.categories[0]?.items[0]?.id;
  const input = { commandId: newId(new Date()), outletId, itemId, available: false };
  const query = 'mutation ($input: SetItemAvailabilityInput!) { setItemAvailability(input: $input) { __typename } }';
  expect(await caller.send({ query, variables: { input } }, headers)).toMatchObject({ status: 200 });
}

const workerHeads = () => readAnchors(join(workerFolder, HEADS_FILE));

test('a reset at one process reaches the others in seconds: what they show, hear, keep and whom they know', async () => {
  // The organisation's stream is longer than it will be afterwards: whoever stood there would hear nothing for long.
  for (let n = 0; n < 5; n += 1) await signOut(here, await here.signIn());
  const token = await there.pairKiosk();
  const stream = await there.openStream(token);
  expect(await stream.first).toBe('connection_ack');
  const session = await there.signIn();
  const before = await outletsOf(there, session);
  expect(before.length).toBeGreaterThan(0);
  await vi.waitFor(() => expect(workerHeads()).not.toEqual([]), SOON);
  const heads = workerHeads();

  expect(await here.reset(await here.signIn())).toMatchObject({ data: { resetDemo: { __typename: 'DemoReset' } } });

  // Its displays are told to connect again, and nobody of before is known to it.
  expect(await stream.closed).toBe(1012);
  await vi.waitFor(async () => {
    const answer = await there.send(ours('WhereAmI'), { authorization: `Device ${token}` });
    expect(answer).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  }, SOON);
  const manager = await there.signIn();
  const outlets = await outletsOf(there, manager);
  expect(outlets.filter((id) => before.includes(id))).toEqual([]);

  // What happens at one is heard at the other, from the first event on.
  const [outletId = ''] = outlets;
  const asked = { ...ours('KioskMenuChanged'), variables: { outletId } };
  const display = await there.openStream(await there.pairKiosk(), asked);
  expect(await display.first).toBe('connection_ack');
  await sellOut(here, await here.signIn(), outletId);
  await vi.waitFor(() => expect(display.heard).toMatchObject([{ menuChanged: { position: 1 } }]), SOON);
  await signOut(here, manager);
  await vi.waitFor(async () => {
    expect(await there.send({ query: '{ outlets { id } }' }, manager)).toMatchObject({ code: 'UNAUTHENTICATED' });
  }, TOLD);

  // And the worker keeps heads of the new trail alone.
  await vi.waitFor(() => expect(workerHeads()).not.toEqual([]), SOON);
  expect(await verifyAudit(owner.sql, workerHeads())).toMatchObject({ problem: null });
  expect((await verifyAudit(owner.sql, heads)).problem).toContain('was kept outside of the database');
}, 120_000);
