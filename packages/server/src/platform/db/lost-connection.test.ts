import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type FaultyLine, openProxy } from '../../../../../tools/faults/proxy.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { openDatabase } from './database.ts';

// What the driver does when a connection is lost, its patch included (docs/decisions/0009). All of it on one connection, so
// that whatever is left behind by the lost one meets the next.

let database: TestDatabase;
let line: FaultyLine;
beforeAll(async () => {
  database = await createTestDatabase();
  const { hostname, port } = new URL(database.ownerUrl);
  line = await openProxy({ host: hostname, port: Number(port) });
});
afterAll(async () => {
  await line.close();
  await database.drop();
});

/** One connection, over the line that is cut. */
function open(): postgres.Sql {
  const url = new URL(database.ownerUrl);
  url.port = String(line.port);
  const sql = postgres(url.href, { max: 1, backoff: () => 0.05, connect_timeout: 5, onnotice: () => {} });
  onTestFinished(() => sql.end({ timeout: 1 }));
  return sql;
}

const settled = (query: PromiseLike<unknown>) =>
  Promise.race([
    Promise.resolve(query).then(
      (rows) => JSON.stringify(rows ?? null),
      (error: { code?: string }) => `refused: ${error.code}`,
    ),
    sleep(5_000, 'hung', { ref: false }),
  ]);

/** Loses a connection in the midst of a statement and resolves to what `next` gives, called in that same instant. */
async function losing<T>(sql: postgres.Sql, lose: () => void, next: () => T): Promise<T> {
  await sql`select 1`;
  const inTheMidst = sql`select pg_sleep(10)`.then(
    () => Promise.reject(new Error('It was not lost.')),
    () => next(),
  );
  await sleep(100);
  lose();
  return await inTheMidst;
}

test.each(['reset', 'cut'] as const)(
  'what is said while a connection is lost by a %s is done or refused; those after it get their own answers',
  async (how) => {
    const sql = open();
    for (let round = 0; round < 3; round += 1) {
      const said = await losing(
        sql,
        () => line[how](),
        () => [2, 3, 4].map((n) => settled(sql`select ${n}::int as n`)),
      );
      const heard = await Promise.all(said);
      for (const [at, answer] of heard.entries()) {
        expect([`[{"n":${at + 2}}]`, 'refused: CONNECTION_CLOSED', 'refused: ECONNRESET']).toContain(answer);
      }
      for (const n of [5, 6, 7]) expect(await settled(sql`select ${n}::int as n`)).toBe(`[{"n":${n}}]`);
    }
  },
);

test('who waits for a connection of his own gets one, although the first that came was lost before it was ready', async () => {
  const { hostname, port } = new URL(database.ownerUrl);
  let cuts = 0;
  const cutsAnswer = ({ kind, text }: { kind: string; text: string }) =>
    kind === 'T' && text.includes('typarray') && cuts++ === 0;
  const cutting = await openProxy({ host: hostname, port: Number(port), choose: () => ({ cutsAnswer }) });
  const url = new URL(database.ownerUrl);
  url.port = String(cutting.port);
  const sql = postgres(url.href, { max: 1, backoff: () => 0.05, connect_timeout: 5, onnotice: () => {} });
  onTestFinished(async () => void (await Promise.all([sql.end({ timeout: 1 }), cutting.close()])));
  const mine = await Promise.race([sql.reserve(), sleep(5_000, null, { ref: false })]);
  expect(cuts).toBeGreaterThan(0);
  expect(mine && (await settled(mine`select 1::int as n`))).toBe('[{"n":1}]');
  mine?.release();
  expect(await settled(sql`select 2::int as n`)).toBe('[{"n":2}]');
});

test('a line that is dead for good is given up by those who wait on it, and another is taken', async () => {
  const { hostname, port } = new URL(database.ownerUrl);
  let dark = false;
  // New lines are whole, as after a router that forgot the old ones.
  const choose = () => {
    const isOld = !dark;
    return { isDark: () => isOld && dark };
  };
  const old = await openProxy({ host: hostname, port: Number(port), choose });
  const url = new URL(database.ownerUrl);
  url.port = String(old.port);
  const opened = openDatabase(url.href, { max: 1 });
  onTestFinished(async () => void (await Promise.all([opened.close(), old.close()])));
  const reads = () => opened.sql`select 1::int as n`.then((rows) => rows.length);
  const calls = () => opened.statements.call('answers', {}, {});
  await opened.sql`create or replace function answers(door jsonb, body jsonb) returns jsonb language sql as 'select body'`;
  await Promise.all([reads(), calls()]);
  dark = true;
  const began = performance.now();
  const given = await Promise.allSettled([reads(), calls()]);
  expect(given.map((one) => one.status === 'rejected' && one.reason.code)).toEqual([
    'CONNECT_TIMEOUT',
    'CONNECT_TIMEOUT',
  ]);
  expect(performance.now() - began).toBeLessThan(7_000);
  await sleep(50);
  expect(await Promise.all([reads(), calls()])).toEqual([1, {}]);
});

test('what is still said in a transaction that is over is a mistake of ours, not a lost connection', async () => {
  const sql = open();
  let kept: postgres.TransactionSql | undefined;
  await sql.begin(async (tx) => {
    kept = tx;
    await tx`select 1`;
  });
  expect(await settled((kept as postgres.TransactionSql)`select 2`)).toBe('refused: TRANSACTION_OVER');
});

test('a pool that is closed while its connection is lost is closed at once', async () => {
  const sql = open();
  const began = performance.now();
  await losing(
    sql,
    () => line.reset(),
    () => sql.end({ timeout: 5 }),
  );
  expect(performance.now() - began).toBeLessThan(4_000);
});

test('a statement after a lost one does not get the lost one’s error', async () => {
  const sql = open();
  const owner = postgres(database.ownerUrl, { max: 1 });
  onTestFinished(() => owner.end());
  const [session] = await sql`select pg_backend_pid() as pid`;
  const lost = settled(sql`select pg_sleep(10)`);
  await sleep(100);
  await owner`select pg_terminate_backend(${session?.pid})`;
  expect(await lost).toMatch(/^refused: /);
  for (const n of [1, 2, 3]) expect(await settled(sql`select ${n}::int as n`)).toBe(`[{"n":${n}}]`);
});

test.each(['reset', 'cut'] as const)(
  'a transaction that lost its connection by a %s writes nothing, not in the next one’s either',
  async (how) => {
    const sql = open();
    await sql`drop table if exists said`;
    await sql`create table said (word text)`;
    const begun = sql.begin(async (tx) => {
      await tx`insert into said values ('before')`;
      line[how]();
      await sleep(300);
      // By now the next transaction is open, on the connection that came instead.
      await settled(tx`insert into said values ('after')`);
    });
    const first = settled(begun);
    await sleep(150);
    const second = sql.begin(async (tx) => {
      await tx`insert into said values ('the next')`;
      await sleep(600);
    });
    expect(await first).toMatch(/^refused: /);
    expect(await settled(second)).toBe('null');
    expect(await settled(sql`select word from said`)).toBe('[{"word":"the next"}]');
  },
);

test('what waits in a transaction that lost its connection is refused', async () => {
  const sql = open();
  const heard: Promise<unknown>[] = [];
  const begun = sql.begin(async (tx) => {
    heard.push(settled(tx`select pg_sleep(10)`));
    for (const n of [1, 2, 3]) heard.push(settled(tx`select ${n}::int as n`));
    await sleep(100);
    line.reset();
    await Promise.all(heard);
  });
  expect(await settled(begun)).toMatch(/^refused: /);
  for (const answer of await Promise.all(heard)) expect(answer).toMatch(/^refused: /);
  expect(await settled(sql`select 1::int as n`)).toBe('[{"n":1}]');
});

test('a connection that was kept for oneself and lost says nothing on the one that came instead', async () => {
  const sql = open();
  const mine = await sql.reserve();
  await mine`select 1`;
  line.reset();
  await sleep(100);
  expect(await settled(sql`select 2::int as n`)).toBe('[{"n":2}]');
  expect(await settled(mine`select 3::int as n`)).toMatch(/^refused: /);
  mine.release();
  expect(await settled(sql`select 4::int as n`)).toBe('[{"n":4}]');
});

test('what is still said on a connection that was given back is a mistake of ours too', async () => {
  const sql = open();
  const mine = await sql.reserve();
  mine.release();
  expect(await settled(mine`select 1`)).toBe('refused: RESERVATION_OVER');
});

test('a connection that was kept for oneself is given back after it was lost, and another comes instead', async () => {
  const sql = open();
  const mine = await sql.reserve();
  await mine`select 1`;
  line.reset();
  await sleep(100);
  mine.release();
  for (const n of [1, 2]) expect(await settled(sql`select ${n}::int as n`)).toBe(`[{"n":${n}}]`);
});

test('what waits on a connection kept for oneself is refused when that is lost', async () => {
  const sql = open();
  const mine = await sql.reserve();
  const heard = [settled(mine`select pg_sleep(10)`), ...[1, 2].map((n) => settled(mine`select ${n}::int as n`))];
  await sleep(100);
  line.reset();
  for (const answer of await Promise.all(heard)) expect(answer).toMatch(/^refused: /);
});
