import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Database } from '../../../platform/db/database.ts';

const HOUR_SECONDS = 3_600;
/** The limiter’s own bound is not used: how many are allowed is a setting, and may change while it counts. */
const UNBOUNDED = 1_000_000_000;

/** How often strangers of one block of addresses tried in vain in this hour. One for all processes; it outlives a restart. */
export interface AddressBudget {
  /** Seconds until the block may try again; null while it may. */
  isSpent(block: string, atMost: number): Promise<number | null>;
  /** Takes one; gives how many were taken. */
  take(block: string): Promise<number>;
  giveBack(block: string): Promise<void>;
}

const budgets = new WeakMap<Database, AddressBudget>();

/** The budgets of blocks of addresses that are kept in this database. */
export function addressBudget(db: Database): AddressBudget {
  const known = budgets.get(db) ?? open(db);
  budgets.set(db, known);
  return known;
}

interface Asked {
  readonly text: string;
  readonly values: never[];
}

function open(db: Database): AddressBudget {
  const { $client } = db as Database & { $client: { unsafe(text: string, values: never[]): Promise<unknown[]> } };
  const limiter = new RateLimiterPostgres({
    storeType: 'client',
    storeClient: {
      query: async ({ text, values }: Asked) => {
        const rows = await $client.unsafe(text, values);
        return { rows, rowCount: rows.length };
      },
    },
    ...{ tableName: 'address_budgets', tableCreated: true, keyPrefix: 'sign-in' },
    ...{ points: UNBOUNDED, duration: HOUR_SECONDS, clearExpiredByTimeout: false },
  });
  return {
    async isSpent(block, atMost) {
      const found = await limiter.get(block);
      if (!found || found.consumedPoints < atMost) return null;
      return Math.max(1, Math.ceil(found.msBeforeNext / 1_000));
    },
    take: async (block) => (await limiter.consume(block)).consumedPoints,
    giveBack: async (block) => void (await limiter.reward(block)),
  };
}
