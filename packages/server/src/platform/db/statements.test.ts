import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openProxy } from '../../../../../tools/faults/proxy.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { openStatements } from './statements.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function overALine() {
  const { hostname, port } = new URL(database.ownerUrl);
  const line = await openProxy({ host: hostname, port: Number(port) });
  const url = new URL(database.ownerUrl);
  url.port = String(line.port);
  const statements = openStatements(url.href);
  onTestFinished(async () => void (await Promise.all([statements.close(), line.close()])));
  return { statements, line };
}

test('a call that waits for one row after the other is given up before its caller gives up, and leaves nothing', async () => {
  const owner = postgres(database.ownerUrl, { onnotice: () => {} });
  const statements = openStatements(database.ownerUrl);
  onTestFinished(async () => void (await Promise.all([owner.end(), statements.close()])));
  await owner.unsafe(`
    create table waited (step integer);
    create function waits(door jsonb, body jsonb) returns jsonb language plpgsql as $$
    begin
      perform pg_sleep(2);
      perform pg_sleep(2);
      -- Only now: whoever has written holds back the events of all tests on this server.
      insert into waited values (1);
      perform pg_sleep(2);
      return body;
    end $$`);
  const began = performance.now();
  await expect(statements.call('waits', {}, {})).rejects.toMatchObject({ code: '57014' });
  expect(performance.now() - began).toBeLessThan(7_000);
  expect(await owner`select from waited`).toHaveLength(0);
});

test('a barrier that is not answered in time is a failure, never a success; the next one is its own', async () => {
  const { statements, line } = await overALine();
  await statements.barrier();
  line.blackHole();
  await expect(statements.barrier()).rejects.toMatchObject({ code: 'CONNECT_TIMEOUT' });
  line.heal();
  await statements.barrier();
});

test('a barrier whose connection is reset is a failure, never a success; the next one is its own', async () => {
  const { statements, line } = await overALine();
  await statements.barrier();
  line.blackHole();
  const lost = statements.barrier();
  await sleep(50);
  line.reset();
  line.heal();
  await expect(lost).rejects.toThrow(/ECONNRESET|CONNECTION_CLOSED/);
  await sleep(50);
  await statements.barrier();
});
