import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Database } from '../../../platform/db/database.ts';

const HOUR_SECONDS = 3_600;
/** The limiter’s own bound is not used: how many are allowed is a setting, and may change while it counts. */
const UNBOUNDED = 1_000_000_000;

/** What is counted: vain tries to sign in and letters asked for, each from one block of addresses, and letters to one mailbox. */
type Counted = 'sign-in' | 'letters' | 'mailbox';

/** How often something was done in this hour, by a block of addresses or to a mailbox. One for all processes; it outlives a restart. */
export interface AddressBudget {
  /** Seconds until it may be done again; null while it may. */
  isSpent(key: string, atMost: number): Promise<number | null>;
  /** Takes one; gives how many were taken. */
  take(key: string): Promise<number>;
  giveBack(key: string): Promise<void>;
}

const budgets = new WeakMap<Database, Readonly<Record<Counted, AddressBudget>>>();

/** The budgets of one kind that are kept in this database. */
export function addressBudget(db: Database, counted: Counted): AddressBudget {
  const known = budgets.get(db) ?? {
    'sign-in': open(db, 'sign-in'),
    letters: open(db, 'letters'),
    mailbox: open(db, 'mailbox'),
  };
  budgets.set(db, known);
  return known[counted];
}

interface Asked {
  readonly text: string;
  readonly values: never[];
}

function open(db: Database, keyPrefix: Counted): AddressBudget {
  const { $client } = db as Database & { $client: { unsafe(text: string, values: never[]): Promise<unknown[]> } };
  const limiter = new RateLimiterPostgres({
    storeType: 'client',
    storeClient: {
      query: async ({ text, values }: Asked) => {
        const rows = await $client.unsafe(text, values);
        return { rows, rowCount: rows.length };
      },
    },
    ...{ tableName: 'address_budgets', tableCreated: true, keyPrefix },
    ...{ points: UNBOUNDED, duration: HOUR_SECONDS, clearExpiredByTimeout: false },
  });
  return {
    async isSpent(key, atMost) {
      const found = await limiter.get(key);
      if (!found || found.consumedPoints < atMost) return null;
      return Math.max(1, Math.ceil(found.msBeforeNext / 1_000));
    },
    take: async (key) => (await limiter.consume(key)).consumedPoints,
    giveBack: async (key) => void (await limiter.reward(key)),
  };
}
