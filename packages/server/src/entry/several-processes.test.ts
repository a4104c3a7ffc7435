import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from '@college-kiosk/kernel';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { builtProgram } from '../platform/built-program.ts';
import { freePort } from '../platform/postgres-server/index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { hasRedis, startRedis, type TestRedis } from '../testing/redis.ts';

// Two processes that serve and two that work, on one database: what each of them alone cannot show.
const server = fileURLToPath(new URL('../..', import.meta.url));
const OUTLET = '01890000-0000-7000-8000-0000000000f1';
let redis: TestRedis | null = null;
beforeAll(async () => {
  if (hasRedis) redis = await startRedis();
});
afterAll(() => redis?.stop());

class Installation {
  readonly folder = mkdtempSync(join(tmpdir(), 'college-kiosk-several-'));
  readonly ports: number[] = [];
  readonly workers: ChildProcess[] = [];
  key = '';
  private readonly children: ChildProcess[] = [];

  constructor(
    private readonly database: TestDatabase,
    private readonly redisUrl: string | undefined,
  ) {}

  async start(): Promise<void> {
    await this.run('migrate').ended;
    this.key = (await this.run('key', ['--name', 'several', '--role', 'administrator']).ended).trim();
    for (let n = 0; n < 2; n += 1) {
      const port = await freePort();
      await this.run('api', [], { PORT: String(port) }).said('Serving');
      this.ports.push(port);
      const worker = this.run('worker');
      await worker.said('Working');
      this.workers.push(worker.child);
    }
  }

  async ask<Data>(process: number, query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`http://127.0.0.1:${this.ports[process]}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Key ${this.key}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async stop(): Promise<void> {
    const alive = this.children.filter((child) => child.exitCode === null && child.signalCode === null);
    await Promise.all(
      alive.map(async (child) => {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }),
    );
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(entry: string, args: readonly string[] = [], variables: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, [...builtProgram(entry), ...args], {
      cwd: server,
      env: {
        ...{ PATH: process.env.PATH, DATABASE_URL: this.database.ownerUrl, DATA_DIR: this.folder, LOG_LEVEL: 'silent' },
        ...{ APP_SECRET: 'a secret of this test run, long enough', ...variables },
        ...(this.redisUrl && { REDIS_URL: this.redisUrl }),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.children.push(child);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += String(chunk);
    });
    return {
      child,
      ended: once(child, 'exit').then(() => output),
      said: (word: string) => vi.waitFor(() => expect(output).toContain(word), { timeout: 30_000, interval: 50 }),
    };
  }
}

/** Hears of an outlet's menu over a socket of one process. */
async function hearMenu({ ports, key }: Installation, process: number): Promise<{ heard: object[]; close(): void }> {
  const socket = new WebSocket(`ws://127.0.0.1:${ports[process]}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Key ${key}` } }));
  await once(socket, 'message');
  const query = `subscription { menuChanged(outletId: "${OUTLET}") { position after } }`;
  const heard: object[] = [];
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as { type: string; payload?: { data: object } };
    if (message.type === 'next' && message.payload) heard.push(message.payload.data);
  });
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
  return { heard, close: () => socket.close() };
}

const SAVE_OUTLET = 'mutation ($input: SaveOutletInput!) { saveOutlet(input: $input) { __typename } }';
const outlet = {
  ...{ id: OUTLET, code: 'SP', name: 'Several', opensAt: 0, closesAt: 1440, dayCutHour: 4, tokenPrefix: 'S' },
};

const DISH = { id: '01890000-0000-7000-8000-0000000000f2', variantId: '01890000-0000-7000-8000-0000000000f3' };

async function saveDish(installation: Installation, process: number): Promise<void> {
  const input = {
    ...{ id: DISH.id, code: 'LIME', name: 'Lime soda', description: 'Sweet or salt.', diet: 'VEG', allergens: [] },
    ...{ categoryId: '01890000-0000-7000-8000-0000000000f4', categoryName: 'Drinks', kcal: 90, spice: 0 },
    ...{ taxKind: 'PREPARED', taxCode: '996333', stationCode: null, prepSeconds: 30, outletIds: [OUTLET] },
    ...{ modifierGroups: [], daypartIds: [], picture: {} },
    variants: [{ id: DISH.variantId, code: 'REGULAR', name: 'Regular', price: 3_000 }],
  };
  const save = 'mutation ($input: SaveMenuItemInput!) { saveMenuItem(input: $input) { __typename } }';
  expect(await installation.ask(process, save, { input })).toEqual({ saveMenuItem: { __typename: 'MenuItem' } });
}

/** Quotes at one process and places at the other; nobody pays. */
async function placeUnpaid(installation: Installation): Promise<string> {
  const lines = [{ itemId: DISH.id, variantId: DISH.variantId, quantity: 1, optionIds: [] }];
  const quote = 'mutation ($input: QuoteOrderInput!) { quoteOrder(input: $input) { ... on Quote { signed } } }';
  const { quoteOrder } = await installation.ask<{ quoteOrder: { signed: string } }>(0, quote, {
    input: { outletId: OUTLET, lines },
  });
  const id = uuidv7(Date.now(), (bytes) => crypto.getRandomValues(bytes));
  const place = 'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }';
  const placed = await installation.ask(1, place, { input: { id, outletId: OUTLET, lines, quote: quoteOrder.signed } });
  expect(placed).toEqual({ placeOrder: { __typename: 'Order' } });
  return id;
}

describe.each(['PostgreSQL', 'Redis'])('several processes woken by %s', (backend) => {
  let database: TestDatabase;
  let installation: Installation;
  const skipped = backend === 'Redis' && !hasRedis;
  beforeAll(async () => {
    if (skipped) return;
    database = await createTestDatabase();
    installation = new Installation(database, backend === 'Redis' ? redis?.url : undefined);
    await installation.start();
  }, 120_000);
  afterAll(async () => {
    await installation?.stop();
    await database?.drop();
  });

  test.skipIf(skipped)('what one saves the other tells its displays, and answers', async () => {
    const display = await hearMenu(installation, 1);
    await installation.ask(0, SAVE_OUTLET, { input: outlet });
    await vi.waitFor(
      async () => expect(await installation.ask(1, '{ outlets { code } }')).toEqual({ outlets: [{ code: 'SP' }] }),
      { timeout: 5_000 },
    );
    await saveDish(installation, 0);
    await vi.waitFor(() => expect(display.heard).toHaveLength(1), { timeout: 5_000 });
    display.close();
  });

  test.skipIf(skipped)('a worker that is killed leaves its work to the other', async () => {
    const [first] = installation.workers;
    const gone = once(first as ChildProcess, 'exit');
    first?.kill('SIGKILL');
    await gone;
    const unpaid = await placeUnpaid(installation);
    // Nobody pays: whoever still works closes the order when its time is over.
    const owner = postgres(database.ownerUrl, { max: 1 });
    await owner`update orders set expires_at = now() - interval '1 minute' where id = ${unpaid}`;
    await owner.end();
    await vi.waitFor(
      async () => {
        const { order } = await installation.ask<{ order: { state: string } }>(
          1,
          `{ order(id: "${unpaid}") { state } }`,
        );
        expect(order.state).toBe('EXPIRED');
      },
      { timeout: 60_000, interval: 500 },
    );
  });
});
