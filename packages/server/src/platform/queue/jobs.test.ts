import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { hasRedis, startRedis, type TestRedis } from '../../testing/redis.ts';
import { APP_ROLE } from '../db/app-role.ts';
import { type JobStore, openJobs, type RecurringJob, startWorker } from './jobs.ts';
import { migrateJobs } from './migrate-jobs.ts';

const log = pino({ level: 'silent' });
let database: TestDatabase;
let redis: TestRedis | null = null;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateJobs(database.ownerUrl);
  if (hasRedis) redis = await startRedis();
});
afterAll(async () => {
  await redis?.stop();
  await database.drop();
});
afterEach(() => redis?.flush());

const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 });
const nothing = async () => {};

async function worker(store: JobStore, react: (id: string) => Promise<void>, recurring: RecurringJob[] = []) {
  const started = startWorker({ store, log, recurring, react });
  onTestFinished(() => started.stop());
}

async function queue(store: JobStore) {
  const opened = openJobs(store, log);
  onTestFinished(() => opened.stop());
  return opened;
}

describe.each(['PostgreSQL', 'Redis'])('jobs on %s', (backend) => {
  const onRedis = backend === 'Redis';
  const store = (): JobStore => (onRedis ? { redisUrl: redis?.url ?? '' } : { databaseUrl: database.url(APP_ROLE) });
  const maybe = test.skipIf(onRedis && !hasRedis);

  maybe('what is enqueued by one process is done by a worker of another', async () => {
    const done: string[] = [];
    await worker(store(), async (id) => void done.push(id));
    const { enqueueReactions } = await queue(store());
    const ids = Array.from({ length: 20 }, () => crypto.randomUUID());
    await enqueueReactions(ids);
    await until(() => expect(new Set(done)).toEqual(new Set(ids)));
  });

  maybe('saying it twice before it is done is one job', async () => {
    const { enqueueReactions } = await queue(store());
    const id = crypto.randomUUID();
    await enqueueReactions([id]);
    await enqueueReactions([id, id]);
    const done: string[] = [];
    await worker(store(), async (one) => void done.push(one));
    await until(() => expect(done).toContain(id));
    const marker = crypto.randomUUID();
    await enqueueReactions([marker]);
    await until(() => expect(done).toContain(marker));
    expect(done.filter((one) => one === id)).toHaveLength(1);
  });

  maybe('what fails is tried again', async () => {
    const react = vi.fn(nothing).mockRejectedValueOnce(new Error('once'));
    await worker(store(), react);
    const { enqueueReactions } = await queue(store());
    await enqueueReactions([crypto.randomUUID()]);
    await until(() => expect(react).toHaveBeenCalledTimes(2));
  });

  maybe('two workers share what repeats: it runs once a time, not once a worker', async () => {
    const run = vi.fn(nothing);
    const recurring = [{ name: `tick-${backend}`, everySeconds: 1, run }];
    await worker(store(), nothing, recurring);
    await worker(store(), nothing, recurring);
    await until(() => expect(run.mock.calls.length).toBeGreaterThanOrEqual(2));
    const [before, from] = [run.mock.calls.length, performance.now()];
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const expected = (performance.now() - from) / 1_000;
    expect(run.mock.calls.length - before).toBeLessThanOrEqual(expected + 1.5);
  });
});

describe.skipIf(!hasRedis)('when Redis', () => {
  const store = (): JobStore => ({ redisUrl: redis?.url ?? '' });

  test('is emptied, what repeats is planned again', async () => {
    const run = vi.fn(nothing);
    await worker(store(), nothing, [{ name: 'tick', everySeconds: 1, run }]);
    await until(() => expect(run).toHaveBeenCalled());
    await redis?.flush();
    const before = run.mock.calls.length;
    await until(() => expect(run.mock.calls.length).toBeGreaterThan(before + 1));
  });

  test('is killed, enqueueing fails at once, and both sides go on when it is there again', async () => {
    const done: string[] = [];
    await worker(store(), async (id) => void done.push(id));
    const { enqueueReactions } = await queue(store());
    await redis?.kill();
    const from = performance.now();
    await expect(enqueueReactions([crypto.randomUUID()])).rejects.toThrow();
    expect(performance.now() - from).toBeLessThan(2_000);
    await redis?.start();
    await until(async () => {
      const id = crypto.randomUUID();
      await enqueueReactions([id]);
      await until(() => expect(done).toContain(id));
    });
  });
});
