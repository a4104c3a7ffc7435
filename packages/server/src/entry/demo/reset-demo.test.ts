import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { financeIdentities } from '../../modules/finance/index.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../modules/identity/index.ts';
import { inventoryIdentities } from '../../modules/inventory/index.ts';
import { paymentsIdentities } from '../../modules/payments/index.ts';
import { APP_ROLE } from '../../platform/db/app-role.ts';
import { type OpenDatabase, openDatabase } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { freePort } from '../../platform/postgres-server/index.ts';
import { migrateJobs } from '../../platform/queue/migrate-jobs.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { readConfig } from '../config.ts';
import { loadPersistedDocuments } from '../persisted-documents.ts';
import { PLACE_ORDER, QUOTE_ORDER } from '../replay/documents.ts';
import { loadSecrets } from '../secrets.ts';
import { historyIdentities } from '../seed/history/identities.ts';
import { seedDemo } from '../seed/seed.ts';
import { type Serving, serve } from '../serve.ts';

const DAYS = 2;
const ADMINISTRATOR = DEMO_ACCOUNTS.find(({ role }) => role === 'administrator')?.email ?? '';
const documents = loadPersistedDocuments(`${import.meta.dirname}/../../../../../apps`);

let database: TestDatabase;
let owner: OpenDatabase;
let serving: Serving;
let url: string;

/** The whole product over a short demo. */
beforeAll(async () => {
  database = await createTestDatabase();
  owner = openDatabase(database.ownerUrl, { max: 2, name: 'test' });
  await migrateJobs(database.ownerUrl);
  await seedDemo(database.ownerUrl, new Date(), { days: DAYS });
  const config = readConfig({ PORT: String(await freePort()), LOG_LEVEL: 'silent' }, tmpdir());
  url = `http://${config.host}:${config.port}`;
  serving = await serve({
    works: true,
    config,
    secrets: loadSecrets(config.dataDir, 'a secret of this test run, long enough'),
    databaseUrl: database.url(APP_ROLE),
    resetDemo: async () => void (await seedDemo(database.ownerUrl, new Date(), { reset: true, days: DAYS })),
  });
}, 120_000);

afterAll(async () => {
  await serving?.stop();
  await owner?.close();
  await database?.drop();
}, 60_000);

interface Answer {
  readonly status: number;
  readonly data?: Record<string, unknown>;
  readonly code?: string;
  readonly cookie?: string;
}

async function send(body: object, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await response.json()) as {
    data?: Record<string, unknown>;
    errors?: { extensions: { code: string } }[];
  };
  const code = errors?.[0]?.extensions.code;
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  return { status: response.status, ...(data && { data }), ...(code && { code }), ...(cookie && { cookie }) };
}

/** One of our apps' own documents, by the name of its operation. */
function ours(operation: string): { documentId: string } {
  const found = [...documents].find(([, text]) => new RegExp(`(query|mutation) ${operation}\\b`).test(text));
  if (!found) throw new Error(`No app asks for ${operation}.`);
  return { documentId: found[0] };
}

async function signIn(email = ADMINISTRATOR): Promise<{ cookie: string }> {
  const { cookie } = await send({ ...ours('SignIn'), variables: { input: { email, password: DEMO_PASSWORD } } });
  return { cookie: cookie ?? '' };
}

const reset = (headers: { cookie: string }) => send(ours('ResetDemo'), headers);

async function pairKiosk(): Promise<string> {
  const { data } = await send({ ...ours('PairDemoDevice'), variables: { kind: 'KIOSK' } });
  const paired = data?.pairDemoDevice as { token: string } | undefined;
  return paired?.token ?? '';
}

/** A display's line, as the apps open it. */
async function openStream(
  token: string,
): Promise<{ readonly closed: Promise<number>; readonly first: Promise<string> }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const closed = once(socket, 'close').then(([code]) => code as number);
  const first = once(socket, 'message').then(([message]) => (JSON.parse(String(message)) as { type: string }).type);
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Device ${token}` } }));
  return { closed, first };
}

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
  let headers = await signIn();
  const ask: Send = async (query, input) => {
    const { data, code } = await send({ query, variables: input && { input } }, headers);
    if (code || !data) throw new Error(code);
    return data;
  };
  while (!over()) {
    const outcome = await sellOne(ask).catch((error: unknown) => (error as Error).message);
    outcomes.push(outcome);
    if (outcome === 'UNAUTHENTICATED') headers = await signIn();
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
  const token = await pairKiosk();
  const stream = await openStream(token);
  expect(await stream.first).toBe('connection_ack');
  let over = false;
  const outcomes: string[] = [];
  const sold = () => outcomes.filter((outcome) => outcome === 'Order').length;
  const sellers = Promise.all(Array.from({ length: 4 }, () => sell(outcomes, () => over)));
  const manager = await signIn();
  await until(() => sold() >= 8);

  const answers = await Promise.all([reset(manager), reset(manager)]);
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
  expect(await send(ours('WhereAmI'), { authorization: `Device ${token}` })).toMatchObject({
    status: 401,
    code: 'UNAUTHENTICATED',
  });
  expect(await (await openStream(token)).closed).toBe(4403);
  expect(await (await openStream(await pairKiosk())).first).toBe('connection_ack');
  for (const { email } of DEMO_ACCOUNTS) expect((await signIn(email)).cookie, email).not.toBe('');
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
  const manager = await signIn();
  const broken = reset(manager);
  let killed = 0;
  while (killed === 0) {
    const rows = await owner.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'copy%' and state <> 'idle'`;
    killed = rows.length;
  }
  expect(await broken).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
  expect(await outletIds()).toEqual(before);
  // Even the session is still good.
  expect(await send({ query: '{ viewer { name } }' }, manager)).toMatchObject({ status: 200 });
  expect(await violations()).toEqual([]);
  expect(await reset(manager)).toMatchObject({ data: { resetDemo: { __typename: 'DemoReset' } } });
}, 120_000);
