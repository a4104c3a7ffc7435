import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Target } from './replay/api.ts';
import { sum } from './replay/day-run.ts';
import { startOwnServer } from './replay/own-server.ts';
import { reconcile } from './replay/reconcile.ts';
import { runDay } from './replay/run-day.ts';
import { readTickets } from './replay/tickets.ts';

const USAGE =
  'Usage: npm run replay -- tickets.csv --date YYYY-MM-DD [--speed 600] [--seed 1] [--url http://… --key ck_live_…]';
const SHOWN = 10;

const asked = z.object({
  date: z.iso.date(),
  speed: z.coerce.number().positive().default(600),
  seed: z.coerce.number().int().default(1),
  url: z.url().optional(),
  key: z.string().optional(),
});

/**
 * Replays a day of real till tickets through the public API as a third party would, with every display connected, and
 * checks afterwards that everything adds up. Exits 1 when anything differs, naming it.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: Object.fromEntries(Object.keys(asked.shape).map((name) => [name, { type: 'string' as const }])),
  });
  const parsed = asked.safeParse(values);
  const [file, ...more] = positionals;
  if (!file || more.length > 0 || !parsed.success || (parsed.data.url && !parsed.data.key)) throw new Error(USAGE);
  const { date, speed, seed, url, key } = parsed.data;
  const day = readTickets(readFileSync(file, 'utf8'), date);

  const started = performance.now();
  const given: Target | null = url && key ? { url: url.replace(/\/$/, ''), key } : null;
  const own = given ? null : await startOwnServer();
  const stop = () => void own?.stop().finally(() => process.exit(130));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    say(`${date}: ${day.tickets.length} tickets at ${speed} times real time${own ? ', on a server of its own' : ''}.`);
    const { run, troubles, reconnects } = await runDay((given ?? own) as Target, day, { seed, speed, say });
    if (reconnects > 0) say(`Displays were connected again ${reconnects} times.`);
    const comparisons = [...reconcile(run), { what: `requests that failed ${troubles.length}`, differences: troubles }];
    for (const { what, differences } of comparisons) {
      say(`${differences.length === 0 ? 'ok        ' : 'DIFFERENCE'}  ${what}`);
      for (const difference of differences.slice(0, SHOWN)) say(`              ${difference}`);
      if (differences.length > SHOWN) say(`              and ${differences.length - SHOWN} more`);
    }
    const count = sum(comparisons.map(({ differences }) => differences.length));
    const took = `${((performance.now() - started) / 1_000).toFixed(1)} s`;
    if (count > 0) say(`The replay of ${date} does NOT reconcile: ${count} differences (${took}).`);
    else say(`The replay of ${date} reconciles: ${comparisons.length} comparisons, 0 differences (${took}).`);
    return count > 0 ? 1 : 0;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await own?.stop();
  }
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
