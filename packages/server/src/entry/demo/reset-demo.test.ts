import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { financeIdentities } from '../../modules/finance/index.ts';
import { DEMO_ACCOUNTS } from '../../modules/identity/index.ts';
import { inventoryIdentities } from '../../modules/inventory/index.ts';
import { paymentsIdentities } from '../../modules/payments/index.ts';
import { HEADS_FILE, readAnchors } from '../../platform/audit/anchors.ts';
import { verifyAudit } from '../../platform/audit/verify.ts';
import { type OpenDatabase, openDatabase } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { migrateJobs } from '../../platform/queue/migrate-jobs.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { callerOf, type DemoCaller, ours, toldOf } from '../../testing/demo-caller.ts';
import { PLACE_ORDER, QUOTE_ORDER } from '../replay/documents.ts';
import { historyIdentities } from '../seed/history/identities.ts';
import { seedDemo } from '../seed/seed.ts';
import { type Serving, serve } from '../serve.ts';

const DAYS = 2;

let database: TestDatabase;
let owner: OpenDatabase;
let caller: DemoCaller;
let dataDir: string;
let serving: Serving;

/** The whole product over a short demo. */
beforeAll(async () => {
  database = await createTestDatabase();
  owner = openDatabase(database.ownerUrl, { max: 2, name: 'test' });
  await migrateJobs(database.ownerUrl);
  await seedDemo(database.ownerUrl, new Date(), { days: DAYS });
  dataDir = mkdtempSync(join(tmpdir(), 'college-kiosk-reset-'));
  const options = await toldOf(database, dataDir);
  caller = callerOf(options);
  serving = await serve({ ...options, works: true, resetDemo });
}, 120_000);

afterAll(async () => {
  await serving?.stop();
  await owner?.close();
  await database?.drop();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

const resetDemo = async () => void (await seedDemo(database.ownerUrl, new Date(), { reset: true, days: DAYS }));

async function outletIds(): Promise<string[]> {
  const rows = await owner.sql<{ id: string }[]>`select id from outlets order by code`;
  return rows.map(({ id }) => id);
}

async function violations() {
  const checks = [
    ...(await financeIdentities(owner.db)),
    ...(await inventoryIdentities(owner.db)),
    ...(await paymentsIdentities(owner.db)),
    ...(await historyIdentities(owner.db)),
  ];
  return checks.filter((check) => check.violations.length > 0);
}

type Send = (query: string, input?: object) => Promise<Record<string, unknown>>;

/** One dish sold for cash, from the list of outlets on; throws an answer that has an error code. */
async function sellOne(ask: Send): Promise<string> {
  const { outlets } = (await ask('{ outlets { id } }')) as { outlets: { id: string }[] };
  const outletId = outlets[0]?.id;
  const dishes = 'categories { items { id servedNow variants { id } modifierGroups { min } } }';
  const { menu } = (await ask(`{ menu(outletId: "${outletId}") { ${dishes} } }`)) as { menu: Menu };
  const items = menu.categories.flatMap((category) => category.items);
  const item = items.find((one) => one.servedNow && one.modifierGroups.every(({ min }) => min === 0));
  const lines = [{ itemId: item?.id, variantId: item?.variants[0]?.id, quantity: 1, optionIds: [] }];
  const { result: quote } = (await ask(QUOTE_ORDER, { outletId, lines })) as { result: Quoted };
  if (!quote.signed) return quote.__typename;
  const cart = { id: newId(new Date()), outletId, lines, quote: quote.signed, cash: { tendered: 100_000 } };
  const { result } = (await ask(PLACE_ORDER, cart)) as { result: Quoted };
  return result.__typename;
}

/** Somebody who sells as fast as it goes, and signs in again when sent away; notes what became of each attempt. */
async function sell(outcomes: string[], over: () => boolean): Promise<void> {
  let headers = await caller.signIn();
  const ask: Send = async (query, input) => {
    const { data, code } = await caller.send({ query, variables: input && { input } }, headers);
    if (code || !data) throw new Error(code);
    return data;
  };
  while (!over()) {
    const outcome = await sellOne(ask).catch((error: unknown) => (error as Error).message);
    outcomes.push(outcome);
    if (outcome === 'UNAUTHENTICATED') headers = await caller.signIn();
    if (outcome !== 'Order') await sleep(50);
  }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + 30_000; Date.now() < limit; await sleep(20)) if (await holds()) return;
  throw new Error('It never came to this.');
}

interface Quoted {
  readonly __typename: string;
  readonly signed?: string;
}

interface Menu {
  readonly categories: readonly { readonly items: readonly Item[] }[];
}

interface Item {
  readonly id: string;
  readonly servedNow: boolean;
  readonly variants: readonly { readonly id: string }[];
  readonly modifierGroups: readonly { readonly min: number }[];
}

test('reset while everybody sells: nothing is left of before, nobody meets a fault, and all adds up', async () => {
  const before = await outletIds();
  const token = await caller.pairKiosk();
  const stream = await caller.openStream(token);
  expect(await stream.first).toBe('connection_ack');
  let over = false;
  const outcomes: string[] = [];
  const sold = () => outcomes.filter((outcome) => outcome === 'Order').length;
  const sellers = Promise.all(Array.from({ length: 4 }, () => sell(outcomes, () => over)));
  const manager = await caller.signIn();
  await until(() => sold() >= 8);

  const answers = await Promise.all([caller.reset(manager), caller.reset(manager)]);
  const done = answers.filter(({ data }) => data);
  const refused = answers.filter(({ code }) => code);
  expect(done.map(({ data }) => data)).toMatchObject([{ resetDemo: { __typename: 'DemoReset' } }]);
  // The second reset finds the gate closed like everybody else.
  expect(refused).toMatchObject([{ status: 503, code: 'UNAVAILABLE' }]);
  expect(await stream.closed).toBe(1012);

  const soldBefore = sold();
  await until(() => sold() >= soldBefore + 8);
  over = true;
  await sellers;
  const kinds = new Set(outcomes);
  expect([...kinds].filter((kind) => !['Order', 'UNAVAILABLE', 'UNAUTHENTICATED'].includes(kind))).toEqual([]);
  expect(kinds).toContain('UNAVAILABLE');

  const after = await outletIds();
  expect(after.filter((id) => before.includes(id))).toEqual([]);
  const [gone] = await owner.sql`select count(*)::int as count from orders where outlet_id <> all(${after})`;
  expect(gone?.count).toBe(0);
  expect(await violations()).toEqual([]);

  // A device of before is nobody now: it is told to pair again.
  expect(await caller.send(ours('WhereAmI'), { authorization: `Device ${token}` })).toMatchObject({
    status: 401,
    code: 'UNAUTHENTICATED',
  });
  expect(await (await caller.openStream(token)).closed).toBe(4403);
  expect(await (await caller.openStream(await caller.pairKiosk())).first).toBe('connection_ack');
  for (const { email } of DEMO_ACCOUNTS) expect((await caller.signIn(email)).cookie, email).not.toBe('');
}, 120_000);

test('after a reset what happens is numbered and published as before', async () => {
  const [row] = await owner.sql`select count(*)::int as count from outbox`;
  expect(row?.count).toBeGreaterThan(0);
  await until(async () => {
    const [left] = await owner.sql`select count(*)::int as count from outbox where position is null or not settled`;
    return left?.count === 0;
  });
});

test('a reset that breaks in the middle leaves the canteen as it was, and open', async () => {
  const before = await outletIds();
  const manager = await caller.signIn();
  const broken = caller.reset(manager);
  let killed = 0;
  while (killed === 0) {
    const rows = await owner.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'copy%' and state <> 'idle'`;
    killed = rows.length;
  }
  expect(await broken).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
  expect(await outletIds()).toEqual(before);
  // Even the session is still good.
  expect(await caller.send({ query: '{ viewer { name } }' }, manager)).toMatchObject({ status: 200 });
  expect(await violations()).toEqual([]);
  expect(await caller.reset(manager)).toMatchObject({ data: { resetDemo: { __typename: 'DemoReset' } } });
}, 120_000);

test('a reset begins a new audit trail, and new heads beside it: it verifies, and heads of before would not', async () => {
  const kept = () => readAnchors(join(dataDir, HEADS_FILE));
  const manager = await caller.signIn();
  await until(() => kept().length > 0);
  const before = kept();
  await caller.reset(manager);
  expect(kept().filter(({ hash }) => before.some((head) => head.hash === hash))).toEqual([]);
  await caller.signIn();
  await until(() => kept().length > 0);
  expect(await verifyAudit(owner.sql, kept())).toMatchObject({ problem: null });
  expect((await verifyAudit(owner.sql, before)).problem).toContain('was kept outside of the database');
}, 120_000);
