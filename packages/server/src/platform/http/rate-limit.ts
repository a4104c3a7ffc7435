import { AppError } from '@college-kiosk/kernel';
import { Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** An allowance that is filled up again every so often. */
export interface Allowance {
  readonly points: number;
  readonly seconds: number;
}

/** How much one caller may ask for. */
export interface RateLimit {
  /** Takes so much from the caller's allowance, one unless said. Throws RATE_LIMITED with the seconds until there is more. */
  spend(caller: string, points?: number): Promise<void>;
  /**
   * Takes so many points from a caller's own budget of a minute; how much that is, each caller says. Throws RATE_LIMITED with the
   * seconds until there is more, and has taken nothing then.
   */
  spendOwn(caller: string, points: number, perMinute: number): Promise<void>;
  stop(): void;
}

/** Counts in this process: each process of an installation allows as much. */
export function ownRateLimit(allowance: Allowance): RateLimit {
  return rateLimit(new RateLimiterMemory(limits(allowance)), new RateLimiterMemory(OWN_BUDGETS), () => {});
}

/**
 * Counts in Redis, for all processes together. While it is away each process counts for itself: nobody is turned away
 * because of it, and nobody is let in without bound. What Redis forgets is an allowance filled up early, and no more.
 */
export function sharedRateLimit(redisUrl: string, allowance: Allowance): RateLimit {
  const redis = new Redis(redisUrl, {
    ...{ enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 500 },
    retryStrategy: () => 200,
  });
  redis.on('error', () => {});
  const shared = { storeClient: redis, rejectIfRedisNotReady: true };
  const limiter = new RateLimiterRedis({
    ...limits(allowance),
    ...shared,
    // Whoever is over it is told so from memory: the more they ask, the less it costs.
    inMemoryBlockOnConsumed: allowance.points + 1,
    insuranceLimiter: new RateLimiterMemory(limits(allowance)),
  });
  const own = new RateLimiterRedis({
    ...OWN_BUDGETS,
    ...shared,
    insuranceLimiter: new RateLimiterMemory(OWN_BUDGETS),
  });
  return rateLimit(limiter, own, () => redis.disconnect());
}

const limits = ({ points, seconds }: Allowance) => ({ points, duration: seconds, keyPrefix: 'rate' });

/** The limiter’s own bound is not used: each caller has another. */
const OWN_BUDGETS = { points: 1_000_000_000, duration: 60, keyPrefix: 'cost' };

function rateLimit(limiter: RateLimiterAbstract, own: RateLimiterAbstract, stop: () => void): RateLimit {
  return {
    async spend(caller, points = 1) {
      try {
        await limiter.consume(caller, points);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw tooOften('You are asking too often.', error);
      }
    },
    async spendOwn(caller, points, perMinute) {
      const taken = await own.consume(caller, points);
      if (taken.consumedPoints <= perMinute) return;
      await own.reward(caller, points);
      throw tooOften('This key has spent what it may in a minute.', taken);
    },
    stop,
  };
}

function tooOften(what: string, { msBeforeNext }: RateLimiterRes): AppError {
  return new AppError('RATE_LIMITED', `${what} Wait as long as retry-after says, then go on.`, {
    retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
  });
}
