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
  stop(): void;
}

/** Counts in this process: each process of an installation allows as much. */
export function ownRateLimit(allowance: Allowance): RateLimit {
  return rateLimit(new RateLimiterMemory(limits(allowance)), () => {});
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
  const limiter = new RateLimiterRedis({
    ...limits(allowance),
    storeClient: redis,
    rejectIfRedisNotReady: true,
    // Whoever is over it is told so from memory: the more they ask, the less it costs.
    inMemoryBlockOnConsumed: allowance.points + 1,
    insuranceLimiter: new RateLimiterMemory(limits(allowance)),
  });
  return rateLimit(limiter, () => redis.disconnect());
}

const limits = ({ points, seconds }: Allowance) => ({ points, duration: seconds, keyPrefix: 'rate' });

function rateLimit(limiter: RateLimiterAbstract, stop: () => void): RateLimit {
  return {
    async spend(caller, points = 1) {
      try {
        await limiter.consume(caller, points);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw new AppError('RATE_LIMITED', 'You are asking too often. Wait as long as retry-after says, then go on.', {
          retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1_000)),
        });
      }
    },
    stop,
  };
}
