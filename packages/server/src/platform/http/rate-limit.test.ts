import { AppError } from '@college-kiosk/kernel';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { hasRedis, startRedis, type TestRedis } from '../../testing/redis.ts';
import { type Allowance, ownRateLimit, type RateLimit, sharedRateLimit } from './rate-limit.ts';

let redis: TestRedis | null = null;
beforeAll(async () => {
  if (hasRedis) redis = await startRedis();
});
afterAll(() => redis?.stop());

/** A limit that is ready: Redis is connected to. */
async function open(backend: string, allowance: Allowance): Promise<RateLimit> {
  const limit = backend === 'Redis' ? sharedRateLimit(redis?.url ?? '', allowance) : ownRateLimit(allowance);
  onTestFinished(() => limit.stop());
  if (backend === 'Redis') await new Promise((resolve) => setTimeout(resolve, 300));
  return limit;
}

/** How many of so many tries, at once, were let through, and what the others heard. */
async function tries(limit: RateLimit, caller: string, count: number) {
  const outcomes = await Promise.allSettled(Array.from({ length: count }, () => limit.spend(caller)));
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as AppError] : []));
  return { through: count - refused.length, refused };
}

describe.each(['memory', 'Redis'])('an allowance counted in %s', (backend) => {
  const when = test.skipIf(backend === 'Redis' && !hasRedis);

  when(
    'lets through as many as it says, of however many at once, and tells the others when to come again',
    async () => {
      const limit = await open(backend, { points: 20, seconds: 30 });
      const { through, refused } = await tries(limit, `${backend} many`, 60);
      expect(through).toBe(20);
      for (const error of refused) {
        expect(error).toBeInstanceOf(AppError);
        expect(error.code).toBe('RATE_LIMITED');
        expect(error.retryAfterSeconds).toBeGreaterThan(0);
        expect(error.retryAfterSeconds).toBeLessThanOrEqual(30);
      }
    },
  );

  when('is each caller’s own', async () => {
    const limit = await open(backend, { points: 2, seconds: 30 });
    expect((await tries(limit, `${backend} greedy`, 9)).through).toBe(2);
    expect((await tries(limit, `${backend} modest`, 2)).through).toBe(2);
  });

  when('beside it each caller has a budget of its own: what is refused takes nothing of it', async () => {
    const limit = await open(backend, { points: 2, seconds: 30 });
    const spend = (points: number, name = 'own') => limit.spendOwn(`${backend} ${name}`, points, 100);
    await spend(60);
    await expect(spend(41)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) });
    await spend(40);
    await expect(spend(1)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await spend(100, 'other');
    const at = Array.from({ length: 30 }, () => spend(10, 'many at once'));
    const through = (await Promise.allSettled(at)).filter(({ status }) => status === 'fulfilled');
    expect(through).toHaveLength(10);
  });

  when('is full again after its time', async () => {
    const limit = await open(backend, { points: 3, seconds: 1 });
    expect((await tries(limit, `${backend} again`, 4)).through).toBe(3);
    await vi.waitFor(async () => expect((await tries(limit, `${backend} again`, 1)).through).toBe(1), {
      timeout: 5_000,
      interval: 300,
    });
  });
});

test.skipIf(!hasRedis)(
  'counted in Redis it is one for all processes; while Redis is away each counts for itself',
  async () => {
    const [one, other] = await Promise.all([1, 2].map(() => open('Redis', { points: 10, seconds: 60 })));
    const both = async (caller: string) => {
      const [a, b] = await Promise.all([one, other].map((limit) => tries(limit as RateLimit, caller, 10)));
      return (a?.through ?? 0) + (b?.through ?? 0);
    };
    expect(await both('shared')).toBe(10);
    await redis?.flush();
    expect(await both('after a flush')).toBe(10);
    await redis?.kill();
    expect(await both('alone')).toBe(20);
    await redis?.start();
    await vi.waitFor(async () => expect(await both(`back ${Math.floor(performance.now())}`)).toBe(10), {
      timeout: 10_000,
      interval: 300,
    });
  },
);
