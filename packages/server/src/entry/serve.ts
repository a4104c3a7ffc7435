import { setTimeout as sleep } from 'node:timers/promises';
import { noProvider } from '../modules/payments/index.ts';
import { createFakeProvider, fakeProviderClient } from '../outside/fake-provider/index.ts';
import { systemClock } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import { openDatabase } from '../platform/db/database.ts';
import { assertDurable } from '../platform/db/durability.ts';
import { createLog } from '../platform/log.ts';
import { type Background, startBackground } from './background.ts';
import { composePlatform } from './compose.ts';
import type { Config } from './config.ts';
import { openEdge, WEBHOOK_PATH } from './edge.ts';
import { Gate } from './gate.ts';
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
  const practice = practiceProvider(config, secrets, database.db);
  const gate = new Gate();
  let background: Background | null = null;
  let stopping = false;
  const platform = composePlatform({
    db: database.db,
    clock: systemClock,
    log: createLog(config.logLevel),
    keys: { quote: secrets.quoteKey, pickup: secrets.pickupKey },
    provider: practice?.client ?? noProvider,
    wakeRelay: () => background?.wake(),
    resetDemo: () => gate.closedFor(startAnew),
  });
  const begin = () => startBackground(platform, { databaseUrl, database });
  const edge = await openEdge({
    config,
    platform,
    gate,
    practice: (...call) => practice?.fake.handle(...call) ?? false,
  });

  /** A canteen of its own beginning: nobody is inside, nothing works on the old one, nothing of it is remembered. */
  async function startAnew(): Promise<void> {
    edge.endStreams('The demo canteen is being set up anew.');
    await background?.stop();
    try {
      await resetDemo();
    } finally {
      background = await again(begin, () => stopping);
    }
  }

  const stop = async () => {
    stopping = true;
    await edge.stop();
    await background?.stop();
    await practice?.fake.stop();
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

/** The outside world's one stand-in. In production there is no provider until a real one is set up. */
function practiceProvider(config: Config, secrets: Secrets, db: Database) {
  if (config.production) return null;
  const ownUrl = `${config.tls ? 'https' : 'http'}://${config.host}:${config.port}`;
  const keys = {
    keyId: 'college_kiosk',
    keySecret: secrets.providerKeySecret,
    webhookSecret: secrets.providerWebhookSecret,
  };
  const webhookUrl = () => `${ownUrl}${WEBHOOK_PATH}`;
  const merchant = 'College Kiosk (practice)';
  return {
    client: fakeProviderClient({ baseUrl: ownUrl, ...keys }),
    fake: createFakeProvider({ db, clock: systemClock, webhookUrl, merchant, ...keys }),
  };
}
