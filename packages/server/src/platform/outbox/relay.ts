import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import postgres from 'postgres';
import { claimEvents, publishedSince } from './claim.ts';
import type { PublishedEvent } from './event.ts';
import type { Hints } from './hints.ts';

/** One relay among all processes of a database: whoever holds this advisory lock. */
const RELAY_LOCK = 7_201_118;
const SWEEP_MS = 250;
const TAKEOVER_MS = 500;
/** Least time from one claim to the next: in a rush what was committed meanwhile is numbered, read and told together. */
const GATHER_MS = 20;
const BATCH = 500;
/** Whoever holds the lock asks four times a second; one that has asked nothing for so long is held, or has lost its line. */
const HELD_MS = 1_100;

export interface RelayOptions {
  readonly databaseUrl: string;
  /** How processes wake each other: one has committed something, or has numbered it. */
  hints(heard: () => void): Hints;
  readonly log: Logger;
  readonly eventsWithReactions: readonly string[];
  /** Where each stream stood when this process took up: what is numbered beyond it is published. */
  readonly from: ReadonlyMap<string, number>;
  /** Called in every process for every event, in order, after the claim is durably committed. */
  publish(events: readonly PublishedEvent[]): void;
  /** Called by the one process that numbered the events: somebody must react to them. */
  claimed(events: readonly PublishedEvent[]): Promise<void> | void;
}

export interface Relay {
  /** Something was committed: look now rather than at the next sweep. */
  wake(): void;
  stop(): Promise<void>;
}

/** Starts this process's part in the relay; see `Relaying`. */
export function startRelay(options: RelayOptions): Relay {
  const relaying = new Relaying(options);
  const running = relaying.run();
  return {
    wake: () => relaying.committed(),
    async stop() {
      relaying.stop();
      await running;
    },
  };
}

/**
 * One process's part in the relay. Of all processes one holds the lock: it numbers committed events and publishes them; the
 * others read what it has numbered and publish that to their own. When its connection dies the lock goes with it; when it is
 * held and asks nothing any more, the others end its connection. Another process (or this one, reconnected) takes over within
 * two seconds; one that was held finds its connection gone and reads what became of the stream meanwhile.
 */
class Relaying {
  private readonly published: Map<string, number>;
  private readonly hints: Hints;
  private stopped = false;
  private holding = false;
  private woken = false;
  private wakeUp: () => void = () => {};

  constructor(private readonly options: RelayOptions) {
    this.published = new Map(options.from);
    this.hints = options.hints(() => this.wake());
  }

  async run(): Promise<void> {
    while (!this.stopped) await this.takePart();
    await this.hints.stop();
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }

  /** This process has committed something. Whoever holds the lock is told; the sweep finds it if not. */
  committed(): void {
    if (this.holding) this.wake();
    else this.hints.tell();
  }

  private wake(): void {
    this.woken = true;
    this.wakeUp();
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.woken) return resolve();
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async takePart(): Promise<void> {
    const { databaseUrl, log } = this.options;
    // One connection, never silently replaced: the lock lives and dies with it.
    const sql = postgres(databaseUrl, {
      ...{ max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} },
      // As the role that signed in, which may see and end what it has signed in elsewhere.
      connection: { application_name: 'college-kiosk-relay', role: 'none' },
    });
    try {
      const reserved = await sql.reserve();
      while (!this.stopped) {
        const [row] = await reserved<{ held: boolean }[]>`select pg_try_advisory_lock(${RELAY_LOCK}) as held`;
        this.holding = row?.held ?? false;
        if (this.holding) await this.relay(reserved);
        else await this.follow(reserved);
      }
    } catch (error) {
      if (!this.stopped) log.warn({ err: error }, 'the relay lost its connection and will take up again');
      this.holding = false;
      await this.pause(TAKEOVER_MS);
      this.woken = false;
    } finally {
      this.holding = false;
      await sql.end({ timeout: 1 }).catch(() => {});
    }
  }

  /** Numbers and publishes while it holds the lock. */
  private async relay(sql: postgres.ReservedSql): Promise<void> {
    // A claim may have been committed whose answer never came: those events have their numbers and nobody was told.
    await this.hand(await publishedSince(sql, this.published));
    const { eventsWithReactions } = this.options;
    while (!this.stopped) {
      this.woken = false;
      const from = performance.now();
      const events = await claimEvents(sql, { limit: BATCH, eventsWithReactions });
      await this.hand(events);
      if (events.length > 0) this.hints.tell();
      if (events.length === BATCH) continue;
      await this.pause(SWEEP_MS);
      await sleep(Math.max(0, from + GATHER_MS - performance.now()));
    }
  }

  /** Publishes what another process has numbered, until it is time to ask for the lock again. */
  private async follow(sql: postgres.ReservedSql): Promise<void> {
    this.woken = false;
    this.publish(await publishedSince(sql, this.published));
    const ended = await endHeld(sql);
    if (ended)
      this.options.log.warn('who numbered the events has asked nothing for too long: its connection was ended');
    else await this.pause(TAKEOVER_MS);
  }

  private async hand(events: readonly PublishedEvent[]): Promise<void> {
    this.publish(events);
    if (events.length > 0) await this.options.claimed(events);
  }

  private publish(events: readonly PublishedEvent[]): void {
    if (events.length === 0) return;
    this.options.publish(events);
    for (const { stream, position } of events) {
      this.published.set(stream, Math.max(position, this.published.get(stream) ?? 0));
    }
  }
}

/** Ends the session that holds the lock when it is open and asks nothing. Whether there was one. */
async function endHeld(sql: postgres.Sql): Promise<boolean> {
  const ended = await sql`
    select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and granted and (classid, objid, objsubid) = (0, ${RELAY_LOCK}, 1)
      and database = (select oid from pg_database where datname = current_database())
      and state = 'idle' and clock_timestamp() - state_change > ${HELD_MS} * interval '1 millisecond'`;
  return ended.length > 0;
}
