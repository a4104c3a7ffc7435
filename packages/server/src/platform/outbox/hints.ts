import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import postgres from 'postgres';

const CHANNEL = 'college_kiosk_relay';

/** A way for processes to wake each other. A hint and nothing but that: a lost one is made good by the next look. */
export interface Hints {
  /** Wakes the other processes. */
  tell(): void;
  stop(): Promise<void>;
}

/** By NOTIFY on a connection of its own; never in the transaction that sells, where a notice serialises commits. */
export function postgresHints(databaseUrl: string, heard: () => void): Hints {
  const name = randomUUID();
  const sql = postgres(databaseUrl, { max: 1, backoff: () => 0.1, onnotice: () => {} });
  void sql.listen(CHANNEL, (from) => from !== name && heard()).catch(() => {});
  return {
    tell: () => void sql`select pg_notify(${CHANNEL}, ${name})`.catch(() => {}),
    stop: () => sql.end({ timeout: 1 }).catch(() => {}),
  };
}

/** By Redis, where there is one. While it is away nobody is woken, and everybody finds what there is by looking. */
export function redisHints(redisUrl: string, heard: () => void): Hints {
  const name = randomUUID();
  const [listener, teller] = [0, 1].map(() => {
    const redis = new Redis(redisUrl, {
      ...{ enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 2_000 },
      retryStrategy: () => 200,
    });
    redis.on('error', () => {});
    return redis;
  }) as [Redis, Redis];
  listener.on('ready', () => void listener.subscribe(CHANNEL).catch(() => {}));
  listener.on('message', (_channel, from) => from !== name && heard());
  return {
    tell: () => void teller.publish(CHANNEL, name).catch(() => {}),
    async stop() {
      listener.disconnect();
      teller.disconnect();
    },
  };
}
