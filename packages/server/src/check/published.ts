// R10: every event reaches each consumer, once, in order. Mutant that reddens it: platform/outbox/relay.ts publishes before
// the claim is committed.
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { openProxy } from '../../../../tools/faults/proxy.ts';
import { chance } from '../entry/replay/chance.ts';
import type { PublishedEvent } from '../platform/outbox/event.ts';
import { postgresHints } from '../platform/outbox/hints.ts';
import { startRelay } from '../platform/outbox/relay.ts';
import { told } from './counted.ts';
import type { Check } from './promise.ts';
import { announce, announced, startWorkers, type Workers } from './workers.ts';

const FULL_EVENTS = 100_000;
const LIMIT_MS = 300_000;
/** How often whoever numbers is to die between its claim and telling of it, at full scale. */
const FULL_DEATHS = 20;
const HOLDS = 3;
const HELD_MS = 3_000;
const GIVEN_UP_MS = 15_000;
const TAKEN_OVER_MS = 2_000;
/** Beside the other tests two cores do not say how fast anything is. */
const TAKEN_OVER_AMONG_TESTS_MS = 10_000;

/** A consumer that lives through everything, while the processes and connections that number for it are killed. */
export const published: Check = async ({ seed, scale, say }) => {
  const random = chance(seed, 'published');
  const events = announced(Math.max(1_000, FULL_EVENTS * scale));
  let armed = false;
  const deaths = Math.max(1, Math.round(FULL_DEATHS * scale));
  let betweenClaimAndPublish = 0;
  const workers: Workers = await startWorkers({
    faultOf: (which) => ({
      cutsAnswer({ kind, text }) {
        // The claim is committed, and whoever made it dies before it hears so.
        if (!armed || kind !== 'C' || !/^UPDATE [1-9]/.test(text)) return false;
        armed = false;
        betweenClaimAndPublish += 1;
        workers.kill(which);
        return true;
      },
    }),
  });
  const seen: PublishedEvent[] = [];
  const { line, url } = await cutBeforeCommit(workers.url);
  const relay = startRelay({
    ...{ databaseUrl: url, log: pino({ level: 'silent' }), eventsWithReactions: [], from: new Map() },
    hints: (woken) => postgresHints(url, woken),
    publish: (some) => void seen.push(...some),
    claimed: () => {},
  });
  let cuts = 0;
  let takeovers: Takeovers = { waits: [], late: [] };
  try {
    let over = false;
    const writing = announce(workers.database, { contract: told, events, seed }).finally(() => {
      over = true;
    });
    const end = performance.now() + LIMIT_MS;
    for (let turn = 0; !over || turn < 6 || betweenClaimAndPublish < deaths; turn += 1) {
      if (performance.now() > end) break;
      // Both work: else it is always the consumer's own relay, which nobody kills, that takes the lock.
      await workers.working();
      armed = true;
      await sleep(random.whole(100, 700));
      await workers.cutRelay();
      cuts += 1;
      if (turn % 3 === 2) workers.kill(random.whole(0, 1));
      // Something to number, in case all was numbered before the first process was killed.
      if (over) await announce(workers.database, { contract: told, events: 8, seed: seed + 1_000 + turn });
    }
    await writing;
    armed = false;
    takeovers = await holdRelays({
      workers,
      seen,
      seed,
      limitMs: scale < 0.1 ? TAKEN_OVER_AMONG_TESTS_MS : TAKEN_OVER_MS,
    });
    await untilStill(seen, end + LIMIT_MS);
  } finally {
    await relay.stop();
    await line.close();
  }
  const [row] = await workers.database.sql<{ all: number }[]>`select count(*)::int as all from outbox`;
  await workers.stop();
  say(
    `sessions of the relay ended ${cuts}, processes killed ${workers.killed}, of these between claim and publish ${betweenClaimAndPublish}`,
  );
  const longest = Math.max(...takeovers.waits).toFixed(0);
  say(`who numbers was held ${takeovers.waits.length} times; another published ${longest} ms later, at most`);
  const violations = [...judged(seen, row?.all ?? 0), ...takeovers.late, ...workers.outOfOrder];
  if (betweenClaimAndPublish < deaths) {
    violations.push(
      `${betweenClaimAndPublish} of ${deaths} were killed between claim and publish: too little was tried`,
    );
  }
  const died = `${betweenClaimAndPublish} killed between claim and publish`;
  return { violations, figure: `${seen.length} events published of ${row?.all} announced, ${died}` };
};

interface Takeovers {
  /** Milliseconds from the hold until another had published what was announced then. */
  readonly waits: readonly number[];
  readonly late: readonly string[];
}

/** Holds whoever numbers for longer than two seconds, as by a loop that does not end: another takes over meanwhile. */
async function holdRelays(options: {
  readonly workers: Workers;
  readonly seen: readonly PublishedEvent[];
  readonly seed: number;
  readonly limitMs: number;
}): Promise<Takeovers> {
  const { workers, seen, seed, limitMs } = options;
  const waits: number[] = [];
  const late: string[] = [];
  for (let turn = 0; waits.length < HOLDS && turn < 10 * HOLDS; turn += 1) {
    await workers.working();
    const before = await workers.relaySession();
    await workers.holding(async () => {
      const since = performance.now();
      const known = seen.length;
      await announce(workers.database, { contract: told, events: 8, seed: seed + 2_000 + turn });
      while (seen.length < known + announced(8) && performance.now() - since < GIVEN_UP_MS) await sleep(5);
      const waited = performance.now() - since;
      // It may have been the consumer's own relay: nobody was held then.
      if (waited < GIVEN_UP_MS && (before === null || (await workers.relaySession()) === before)) return;
      waits.push(waited);
      if (waited > limitMs) late.push(`whoever numbers was held, and another took over after ${waited.toFixed(0)} ms`);
      await sleep(Math.max(0, HELD_MS - waited));
    });
    // The consumer numbers now: its session is ended, and another may.
    await workers.cutRelay();
    await sleep(1_000);
  }
  if (waits.length === 0) late.push('nobody who numbers was held: nothing was tried');
  return { waits, late };
}

/** A line on which nobody ever commits by saying so: whoever publishes before that publishes what comes to nothing. */
async function cutBeforeCommit(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const line = await openProxy({
    ...{ host: url.hostname, port: Number(url.port) },
    choose: () => ({ cutsRequest: ({ text }) => /\bcommit\b/i.test(text) }),
  });
  url.port = String(line.port);
  return { line, url: url.href };
}

/** Resolves when nothing was published for three seconds. */
async function untilStill(seen: readonly unknown[], end: number): Promise<void> {
  for (let last = -1; seen.length !== last && performance.now() < end; ) {
    last = seen.length;
    await sleep(3_000);
  }
}

/** Each once, each stream's positions without a gap and its events in the order in which they were announced. */
function judged(seen: readonly PublishedEvent[], all: number): string[] {
  const violations: string[] = [];
  const ids = new Set(seen.map(({ id }) => id));
  if (ids.size !== seen.length) violations.push(`${seen.length - ids.size} events were published twice`);
  if (ids.size !== all) violations.push(`${all - ids.size} events were never published`);
  const streams = new Map<string, PublishedEvent[]>();
  for (const event of seen) {
    const own = streams.get(event.stream) ?? [];
    own.push(event);
    streams.set(event.stream, own);
  }
  for (const events of streams.values()) {
    for (const [index, { stream, position, payload }] of events.entries()) {
      const { n } = payload as { n: number };
      if (position === index + 1 && n === index + 1) continue;
      violations.push(`stream ${stream}: event ${n} came as number ${index + 1} with position ${position}`);
      break;
    }
  }
  return violations;
}
