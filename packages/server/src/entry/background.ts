import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../platform/context.ts';
import type { OpenDatabase } from '../platform/db/database.ts';
import { eventsPublished } from '../platform/metrics.ts';
import { streamPositions } from '../platform/outbox/claim.ts';
import { Reactor } from '../platform/outbox/react.ts';
import type { Reaction } from '../platform/outbox/reaction.ts';
import { startRelay } from '../platform/outbox/relay.ts';
import { type RecurringJob, startJobs } from '../platform/queue/jobs.ts';

/** How long a job that is under way may take to finish when we stop. */
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
  readonly reactions: readonly Reaction[];
  recurring(reactor: Reactor): readonly RecurringJob[];
}

/** Starts jobs, reactions and the relay, from where the streams stand in the database. */
export async function startBackground(
  platform: Platform,
  { databaseUrl, database, reactions, recurring }: BackgroundOptions,
): Promise<Background> {
  const { log, live } = platform;
  const positions = new Map(await streamPositions(database.sql));
  live.startAnew(positions);
  const reactor = new Reactor(platform, reactions);
  const heard = new Set(reactor.hears);
  const jobs = await startJobs({
    databaseUrl,
    log,
    react: (eventId) => reactor.react(eventId),
    recurring: recurring(reactor),
  });
  const relay = startRelay({
    databaseUrl,
    log,
    eventsWithReactions: reactor.hears,
    from: positions,
    publish(events) {
      live.publish(events);
      eventsPublished.inc(events.length);
    },
    async claimed(events) {
      await jobs.enqueueReactions(events.filter((event) => heard.has(event.name)).map((event) => event.id));
    },
  });
  return {
    wake: () => relay.wake(),
    async stop() {
      // The relay first: it hands events on to the jobs.
      await relay.stop();
      await Promise.race([jobs.stop(), sleep(DRAIN_MS, undefined, { ref: false })]);
    },
  };
}
