import pino from 'pino';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { SkewedClock } from '../../../../../tools/faults/fake-clock.ts';
import { openProxy } from '../../../../../tools/faults/proxy.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { APP_ROLE } from './app-role.ts';
import { watchDatabase } from './watch.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const DAY = 24 * 3_600_000;

async function watched(clock = new SkewedClock(0), url = database.url(APP_ROLE)) {
  const watch = await watchDatabase(url, { clock, log: pino({ level: 'silent' }) });
  onTestFinished(() => watch.stop());
  return watch;
}

test('a clock that goes with the database’s is right, one that is off by a day is astray from the start', async () => {
  expect((await watched()).isAstray).toBe(false);
  expect((await watched(new SkewedClock(DAY))).isAstray).toBe(true);
  expect((await watched(new SkewedClock(-DAY))).isAstray).toBe(true);
});

test('a clock that somebody sets is astray at once, and right again at once', async () => {
  const clock = new SkewedClock(0);
  const watch = await watched(clock);
  clock.advance(-60_000);
  expect(watch.isAstray).toBe(true);
  clock.advance(60_000);
  expect(watch.isAstray).toBe(false);
  clock.advance(5_000);
  expect(watch.isAstray).toBe(false);
});

test('on a line that is dead for good it falls silent, and takes another as soon as there is one', async () => {
  const { hostname, port } = new URL(database.url(APP_ROLE));
  let dead = false;
  // The first connection alone is on the dead line.
  let lines = 0;
  const proxy = await openProxy({
    ...{ host: hostname, port: Number(port) },
    choose: () => {
      lines += 1;
      const isFirst = lines === 1;
      return { isDark: () => dead && isFirst };
    },
  });
  onTestFinished(() => proxy.close());
  const url = new URL(database.url(APP_ROLE));
  url.port = String(proxy.port);
  const watch = await watched(new SkewedClock(0), url.href);
  expect(watch.isSilent).toBe(false);
  dead = true;
  await expect.poll(() => watch.isSilent, { timeout: 5_000 }).toBe(true);
  await expect.poll(() => watch.isSilent, { timeout: 5_000 }).toBe(false);
});
