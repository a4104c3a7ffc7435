import { parseArgs } from 'node:util';
import { z } from 'zod';
import { fanOut } from './fan-out.ts';
import { waitForHot } from './hot-latency.ts';
import { sellToDisplays } from './live-selling.ts';
import { growLinearly } from './long-orders.ts';
import { serveMenus } from './menus.ts';
import { NoPgbench } from './pgbench.ts';
import type { BenchRun, Figure } from './ratio.ts';
import { placeAgainstRaw } from './raw-selling.ts';
import { holdRush } from './rush.ts';
import { placeAgainstNaive, sellCold, sellHot } from './selling.ts';
import { countStatements } from './statement-counts.ts';
import { askStock } from './stock.ts';
import { runAll } from './table.ts';
import { readMenus } from './unkept-menu.ts';

/** The speed promises that have a bench, by their number. */
const BENCHES: Readonly<Record<string, (run: BenchRun) => Promise<Figure[]>>> = {
  'S1-S3': serveMenus,
  S4: readMenus,
  S5: countStatements,
  S6: sellCold,
  S7: sellHot,
  S8: waitForHot,
  S9: placeAgainstRaw,
  S10: placeAgainstNaive,
  S11: fanOut,
  S12: sellToDisplays,
  S16: growLinearly,
  S18: holdRush,
  stock: askStock,
};
/** How a bench is run unless that is said. */
const USUAL = { rounds: 5, seconds: 3 };
/** Those that are not a row of short slices. What S18 places in its second half is cooked and handed over after it, at a tenth of the pace. */
const UNUSUAL: Readonly<Record<string, typeof USUAL>> = { S18: { rounds: 1, seconds: 15 } };
const USAGE = `Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--rounds 5] [--seconds 3] [--seed 1]`;

const asked = z.object({
  rounds: z.coerce.number().int().min(1).optional(),
  seconds: z.coerce.number().int().min(1).optional(),
  seed: z.coerce.number().int().default(1),
});

/**
 * Runs the named benches, all of them without a name. Exits 1 when a figure falls short or a bench fails, 2 when the one that was
 * named cannot be measured here.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: Object.fromEntries(Object.keys(asked.shape).map((name) => [name, { type: 'string' as const }])),
  });
  const parsed = asked.safeParse(values);
  const names = positionals.length > 0 ? positionals.map(benchNamed) : Object.keys(BENCHES);
  if (!parsed.success || names.includes(undefined)) throw new Error(USAGE);
  const { seed } = parsed.data;
  let noPgbench = false;
  const benches = [...new Set(names as string[])].map((name) => ({
    name,
    async run() {
      const { rounds, seconds } = { ...(UNUSUAL[name] ?? USUAL), ...parsed.data };
      say(`${name}: ${rounds} rounds of ${seconds} s, seed ${seed}`);
      const measured = BENCHES[name]?.({ rounds, seconds, random: randomFrom(seed), say }) ?? [];
      return Promise.resolve(measured).catch((error: unknown) => {
        noPgbench ||= error instanceof NoPgbench;
        throw error;
      });
    },
  }));
  const { holds } = await runAll(benches, say);
  return holds ? 0 : noPgbench && benches.length === 1 ? 2 : 1;
}

/** The bench of this name, or the one that measures the promise of this number beside others: S2 is measured by S1-S3. */
function benchNamed(asked: string): string | undefined {
  const number = /^S\d+$/.test(asked) ? numberOf(asked) : Number.NaN;
  return Object.keys(BENCHES).find((name) => {
    const [first = '', last = first] = name.split('-');
    return name === asked || (numberOf(first) <= number && number <= numberOf(last));
  });
}

const numberOf = (promise: string) => Number(promise.slice(1));

/** Mulberry32: the same carts for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  },
);
