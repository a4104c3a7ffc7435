import type { Logger } from 'pino';
import postgres from 'postgres';
import { claimEvents, publishedSince } from './claim.ts';
import type { PublishedEvent } from './event.ts';

/** One relay among all processes of a database: whoever holds this advisory lock. */
const RELAY_LOCK = 7_201_118;
const SWEEP_MS = 250;
const TAKEOVER_MS = 500;
const BATCH = 500;

export interface RelayOptions {
  readonly databaseUrl: string;
  readonly log: Logger;
  readonly eventsWithReactions: readonly string[];
  /** Where each stream stood when this process took up: what is numbered beyond it is published. */
  readonly from: ReadonlyMap<string, number>;
  /** Called after the claim is durably committed, in order. */
  publish(events: readonly PublishedEvent[]): void | Promise<void>;
}

export interface Relay {
  /** Something was committed: look now rather than at the next sweep. */
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Starts the relay: it waits for the lock, then numbers and publishes committed events until stopped. When its
 * connection dies the lock goes with it and another process (or this one, reconnected) takes over within two seconds.
 */
export function startRelay(options: RelayOptions): Relay {
  let stopped = false;
  let wakeUp: () => void = () => {};
  let woken = false;
  const published = new Map(options.from);

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      if (woken) {
        woken = false;
        resolve();
        return;
      }
      const timer = setTimeout(resolve, milliseconds);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const publish = async (events: readonly PublishedEvent[]) => {
    if (events.length === 0) return;
    await options.publish(events);
    for (const { stream, position } of events) published.set(stream, Math.max(position, published.get(stream) ?? 0));
  };

  const relayWhileHolding = async (sql: postgres.Sql) => {
    // A claim may have been committed whose answer never came: those events have their numbers and nobody was told.
    await publish(await publishedSince(sql, published));
    while (!stopped) {
      woken = false;
      const events = await claimEvents(sql, { limit: BATCH, eventsWithReactions: options.eventsWithReactions });
      await publish(events);
      if (events.length < BATCH) await pause(SWEEP_MS);
    }
  };

  const holdOnce = async () => {
    // One connection, never silently replaced: the lock lives and dies with it.
    const sql = postgres(options.databaseUrl, { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} });
    try {
      const reserved = await sql.reserve();
      const [row] = await reserved<{ held: boolean }[]>`select pg_try_advisory_lock(${RELAY_LOCK}) as held`;
      if (row?.held) await relayWhileHolding(reserved);
      else await pause(TAKEOVER_MS);
    } catch (error) {
      if (!stopped) options.log.warn({ err: error }, 'the relay lost its connection and will take up again');
      await pause(TAKEOVER_MS);
    } finally {
      await sql.end({ timeout: 1 }).catch(() => {});
    }
  };

  const running = (async () => {
    while (!stopped) await holdOnce();
  })();

  return {
    wake() {
      woken = true;
      wakeUp();
    },
    async stop() {
      stopped = true;
      woken = true;
      wakeUp();
      await running;
    },
  };
}
