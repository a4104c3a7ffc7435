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
const LIMIT_MS = 120_000;

/** A consumer that lives through everything, while the processes and connections that number for it are killed. */
export const published: Check = async ({ seed, scale, say }) => {
  const random = chance(seed, 'published');
  const events = announced(Math.max(1_000, FULL_EVENTS * scale));
  let armed = false;
  let betweenClaimAndPublish = 0;
  const workers: Workers = await startWorkers((which) => ({
    cutsAnswer({ kind, text }) {
      // The claim is committed, and whoever made it dies before it hears so.
      if (!armed || kind !== 'C' || !/^UPDATE [1-9]/.test(text)) return false;
      armed = false;
      betweenClaimAndPublish += 1;
      workers.kill(which);
      return true;
    },
  }));
  const seen: PublishedEvent[] = [];
  const { line, url } = await cutBeforeCommit(workers.url);
  const relay = startRelay({
    ...{ databaseUrl: url, log: pino({ level: 'silent' }), eventsWithReactions: [], from: new Map() },
    hints: (woken) => postgresHints(url, woken),
    publish: (some) => void seen.push(...some),
    claimed: () => {},
  });
  let cuts = 0;
  try {
    let over = false;
    const writing = announce(workers.database, { contract: told, events, seed }).finally(() => {
      over = true;
    });
    const end = performance.now() + LIMIT_MS;
    for (let turn = 0; !over || turn < 6 || betweenClaimAndPublish === 0; turn += 1) {
      if (performance.now() > end) break;
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
    await untilStill(seen, end);
  } finally {
    await relay.stop();
    await line.close();
  }
  const [row] = await workers.database.sql<{ all: number }[]>`select count(*)::int as all from outbox`;
  await workers.stop();
  say(
    `sessions of the relay ended ${cuts}, processes killed ${workers.killed}, of these between claim and publish ${betweenClaimAndPublish}`,
  );
  const violations = judged(seen, row?.all ?? 0);
  if (betweenClaimAndPublish === 0) violations.push('no relay was killed between claim and publish: nothing was tried');
  return { violations, figure: `${seen.length} events published of ${row?.all} announced` };
};

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
