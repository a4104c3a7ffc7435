import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { hasRedis, startRedis, type TestRedis } from '../../testing/redis.ts';
import { APP_ROLE } from '../db/app-role.ts';
import { postgresHints, redisHints } from './hints.ts';

let database: TestDatabase;
let redis: TestRedis | null = null;
beforeAll(async () => {
  database = await createTestDatabase();
  if (hasRedis) redis = await startRedis();
});
afterAll(async () => {
  await redis?.stop();
  await database.drop();
});

function process(backend: string) {
  const heard = vi.fn();
  const hints =
    backend === 'Redis' ? redisHints(redis?.url ?? '', heard) : postgresHints(database.url(APP_ROLE), heard);
  onTestFinished(() => hints.stop());
  return { heard, tell: () => hints.tell() };
}

/** Tells until it is heard: listening begins a moment after the start. */
const untilHeard = (from: { tell(): void }, by: { heard: () => void }) =>
  vi.waitFor(
    () => {
      from.tell();
      expect(by.heard).toHaveBeenCalled();
    },
    { timeout: 15_000, interval: 50 },
  );

describe.each(['PostgreSQL', 'Redis'])('hints by %s', (backend) => {
  test.skipIf(backend === 'Redis' && !hasRedis)(
    'wake the other processes, and not the one that gives them',
    async () => {
      const [one, two] = [process(backend), process(backend)];
      await untilHeard(one, two);
      await untilHeard(two, one);
      // Hints that were told before may still be on their way.
      await sleep(300);
      one.heard.mockClear();
      one.tell();
      await sleep(200);
      expect(one.heard).not.toHaveBeenCalled();
    },
  );
});

test.skipIf(!hasRedis)('Redis may go and come again: nobody fails, and hints are heard as before', async () => {
  const [one, two] = [process('Redis'), process('Redis')];
  await untilHeard(one, two);
  await redis?.kill();
  one.tell();
  await redis?.start();
  two.heard.mockClear();
  await untilHeard(one, two);
});
