import { setTimeout as sleep } from 'node:timers/promises';
import { AnchorFile } from '../platform/audit/anchors.ts';
import { startSealing } from '../platform/audit/seal.ts';
import type { Platform } from '../platform/context.ts';
import type { OpenDatabase } from '../platform/db/database.ts';
import { eventsPublished } from '../platform/metrics.ts';
import { streamPositions } from '../platform/outbox/claim.ts';
import { postgresHints, redisHints } from '../platform/outbox/hints.ts';
import { Reactor } from '../platform/outbox/react.ts';
import type { Reaction } from '../platform/outbox/reaction.ts';
import { startRelay } from '../platform/outbox/relay.ts';
import { openJobs, type RecurringJob, startWorker } from '../platform/queue/jobs.ts';

/** How long jobs that are under way, and the relay, may take to finish when we stop. */
const DRAIN_MS = 5_000;

/** What works without being asked. */
export interface Background {
  /** Something was committed: the relay looks now. */
  wake(): void;
  stop(): Promise<void>;
}

interface BackgroundOptions {
  readonly databaseUrl: string;
  readonly database: OpenDatabase;
  /** Where there is one: jobs are kept there, and processes wake each other by it. */
  readonly redisUrl?: string | null;
  /** The file in which heads of the audit chain are kept, outside of the database. */
  readonly headsFile: string;
  /** Whether this process works on jobs; one that only serves hands them on. */
  readonly works: boolean;
  readonly reactions: readonly Reaction[];
  /** While it says no, jobs are left undone: what is due stands in the tables and is found afterwards. */
  mayWork(): boolean;
  recurring(reactor: Reactor): readonly RecurringJob[];
}

/** Starts this process's part in the relay and the queue and, where it works, its worker and the sealing of the audit trail. */
export async function startBackground(
  platform: Platform,
  { databaseUrl, database, redisUrl, headsFile, works, reactions, mayWork, recurring }: BackgroundOptions,
): Promise<Background> {
  const { log, live } = platform;
  const positions = new Map(await streamPositions(database.sql));
  live.startAnew(positions);
  const reactor = new Reactor(platform, reactions);
  const heard = new Set(reactor.hears);
  const store = redisUrl ? { redisUrl } : { databaseUrl };
  const jobs = openJobs(store, log);
  const react = async (eventId: string) => void (mayWork() && (await reactor.react(eventId)));
  const repeated = recurring(reactor).map((job) => ({
    ...job,
    run: async () => void (mayWork() && (await job.run())),
  }));
  const relay = startRelay({
    ...{ databaseUrl, log },
    hints: (woken) => (redisUrl ? redisHints(redisUrl, woken) : postgresHints(databaseUrl, woken)),
    eventsWithReactions: reactor.hears,
    from: positions,
    publish(events) {
      live.publish(events);
      eventsPublished.inc(events.length);
    },
    claimed(events) {
      const ids = events.filter((event) => heard.has(event.name)).map((event) => event.id);
      // A hint that is lost is found by the sweep; the relay waits for nobody's queue.
      void jobs.enqueueReactions(ids).catch((error: unknown) => log.warn({ err: error }, 'not enqueued'));
    },
  });
  const sealing = works
    ? startSealing({
        ...{ log, mayWork, sql: database.sql },
        clock: platform.clock,
        anchors: new AnchorFile(headsFile),
      })
    : null;
  const close = async (worker: { stop(): Promise<void> } | null) => {
    // The relay first: it hands events on to the jobs.
    await relay.stop();
    await Promise.all([worker?.stop(), jobs.stop(), sealing?.stop()]);
    return 'closed';
  };
  try {
    const worker = works ? startWorker({ store, log, react, recurring: repeated }) : null;
    return {
      wake: () => relay.wake(),
      async stop() {
        // A database or a Redis that says nothing is waited for no longer: what was begun is done again by another.
        const late = sleep(DRAIN_MS, 'late', { ref: false });
        if ((await Promise.race([close(worker), late])) === 'late') log.warn('jobs and relay did not end in time');
      },
    };
  } catch (error) {
    await close(null);
    throw error;
  }
}
