import { readFileSync } from 'node:fs';
import { findOwnerUrl } from './owner-url.ts';
import { openBacklog } from './replay/backlog.ts';
import { type BreakableServer, startBreakableServer } from './replay/breakable-server.ts';
import { type Comparison, sum } from './replay/day-run.ts';
import { killInTheMidst } from './replay/kills.ts';
import { type Asked, readAsked } from './replay/options.ts';
import { type OwnServer, startOwnServer } from './replay/own-server.ts';
import { type ReplayOptions, runDay } from './replay/run-day.ts';
import { rushDay } from './replay/rush.ts';
import { readTickets, type TillDay } from './replay/tickets.ts';
import { compareAll } from './replay/verdict.ts';

const SHOWN = 10;

/**
 * Replays a day through the public API as a third party would, with every display connected, and checks afterwards that
 * everything adds up: real till tickets, or an invented rush; while processes of its own are killed, where that is asked.
 * Exits 1 when anything differs, naming it.
 */
async function main(): Promise<number> {
  const asked = readAsked(process.argv.slice(2));
  const { name, day, speed } = dayOf(asked);
  const started = performance.now();
  const breakable = asked.kill.length > 0 ? await startBreakableServer() : null;
  const own = breakable ?? (asked.target ? null : await startOwnServer());
  const stop = () => void own?.stop().finally(() => process.exit(130));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const pace = `${day.tickets.length} tickets at ${speed.toFixed(0)} times real time`;
    say(`${name}: ${pace}${own ? ', on a server of its own' : ''}${asked.openLoop ? ', in an open loop' : ''}.`);
    const comparisons = await replay(asked, { day, speed, own, breakable });
    const count = sum(comparisons.map(({ differences }) => differences.length));
    const took = `${((performance.now() - started) / 1_000).toFixed(1)} s`;
    if (count > 0) say(`The replay of ${name} does NOT reconcile: ${count} differences (${took}).`);
    else say(`The replay of ${name} reconciles: ${comparisons.length} comparisons, 0 differences (${took}).`);
    return count > 0 ? 1 : 0;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await own?.stop();
  }
}

function dayOf({ day: asked, seed }: Asked): { readonly name: string; readonly day: TillDay; readonly speed: number } {
  if (asked.kind === 'file') {
    return { name: asked.date, day: readTickets(readFileSync(asked.file, 'utf8'), asked.date), speed: asked.speed };
  }
  const { peak, window, seconds } = asked;
  const length = `${window === 'day' ? 'a day' : 'its busiest quarter hour'} in ${seconds} s`;
  return {
    name: `a rush of ${peak.toFixed(1)} orders a second at the peak, ${length}`,
    ...rushDay({ ...asked, seed }),
  };
}

interface Stage {
  readonly day: TillDay;
  readonly speed: number;
  readonly own: OwnServer | null;
  readonly breakable: BreakableServer | null;
}

/** Lets the day happen, and says everything that was compared. */
async function replay(asked: Asked, { day, speed, own, breakable }: Stage): Promise<Comparison[]> {
  const { seed, openLoop, kill } = asked;
  const target = asked.target ?? own;
  if (!target) throw new Error('There is nothing to replay on.');
  const backlog = own && openLoop ? openBacklog(findOwnerUrl(own.dataDir) ?? '') : null;
  const options: ReplayOptions = {
    ...{ seed, speed, openLoop, say },
    ...(backlog && { look: backlog.look }),
    ...(breakable && {
      meanwhile: (orders, pace) => killInTheMidst(breakable, kill, { seed, orders, pace, say }),
    }),
  };
  const replayed = await runDay(target, day, options).finally(() => backlog?.close());
  if (replayed.reconnects > 0) say(`Displays were connected again ${replayed.reconnects} times.`);
  if (openLoop) for (const line of replayed.arrivals.lines()) say(line);
  const comparisons = compareAll(replayed, { openLoop, disturbed: kill.length > 0 });
  for (const { what, differences } of comparisons) {
    say(`${differences.length === 0 ? 'ok        ' : 'DIFFERENCE'}  ${what}`);
    for (const difference of differences.slice(0, SHOWN)) say(`              ${difference}`);
    if (differences.length > SHOWN) say(`              and ${differences.length - SHOWN} more`);
  }
  return comparisons;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  },
);
