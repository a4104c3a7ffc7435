import { setTimeout as sleep } from 'node:timers/promises';
import { noProvider, paymentReactions } from '../modules/payments/index.ts';
import { resolveActor } from '../platform/auth/credentials.ts';
import { systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/db/database.ts';
import { assertDurable } from '../platform/db/durability.ts';
import { watchDatabase } from '../platform/db/watch.ts';
import { createLog } from '../platform/log.ts';
import { type Background, startBackground } from './background.ts';
import { composePlatform } from './compose.ts';
import type { Config } from './config.ts';
import { openEdge, WEBHOOK_PATH, webhook } from './edge.ts';
import { Gate } from './gate.ts';
import { openPractice, publicOrigin } from './practice-provider.ts';
import { recurringJobs } from './recurring-jobs.ts';
import type { Secrets } from './secrets.ts';

const RETRY_MS = 500;

export interface Serving {
  /** Drains and closes, outermost first; the database is left to whoever opened it. */
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  /** The database, signed in as the application's role. */
  readonly databaseUrl: string;
  /** Empties the demo canteen and fills it again, wholly or not at all. */
  resetDemo(): Promise<void>;
}

/** Starts everything that one process does, innermost first: pool, provider, relay and jobs, then HTTP and sockets. */
export async function serve({ config, secrets, databaseUrl, resetDemo }: ServeOptions): Promise<Serving> {
  const database = openDatabase(databaseUrl, { max: 20, name: 'college-kiosk' });
  await assertDurable(database.sql);
  const parts = { db: database.db, clock: systemClock, log: createLog(config.logLevel) };
  const practice = config.production
    ? null
    : await openPractice({ ...parts, secrets, publicOrigin: publicOrigin(config), webhookPath: WEBHOOK_PATH });
  const gate = new Gate();
  const watch = watchDatabase(databaseUrl);
  let background: Background | null = null;
  let stopping = false;
  const platform = composePlatform({
    ...parts,
    statements: database.statements,
    keys: { quote: secrets.quoteKey, pickup: secrets.pickupKey },
    provider: practice?.provider ?? noProvider,
    wakeRelay: () => background?.wake(),
    resetDemo: () => gate.closedFor(startAnew),
  });
  const begin = () =>
    startBackground(platform, {
      ...{ databaseUrl, database, reactions: paymentReactions },
      recurring: (reactor) => recurringJobs(platform, reactor),
    });
  const edge = await openEdge({
    config,
    platform,
    gate,
    watch,
    practice: (...call) => practice?.page(...call) ?? false,
  });
  practice?.deliverTo(gate.guard(webhook(platform)));

  /** A canteen of its own beginning: nobody is inside, nothing works on the old one, nothing of it is remembered. */
  async function startAnew(): Promise<void> {
    edge.endStreams('The demo canteen is being set up anew.');
    await background?.stop();
    try {
      await resetDemo();
      platform.sockets.use(resolveActor).forget();
    } finally {
      background = await again(begin, () => stopping);
    }
  }

  const stop = async () => {
    stopping = true;
    await edge.stop();
    await background?.stop();
    await practice?.stop();
    await watch.stop();
    await database.close();
  };
  try {
    background = await begin();
    await edge.listen();
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

/** Tries until it works or we stop: the database may be away, and without a relay nobody may be let in again. */
async function again<Done>(attempt: () => Promise<Done>, isOver: () => boolean): Promise<Done | null> {
  while (!isOver()) {
    try {
      return await attempt();
    } catch {
      await sleep(RETRY_MS);
    }
  }
  return null;
}
