import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Target } from './api.ts';
import { VICTIMS, type Victim } from './kills.ts';
import { peakOf } from './rush.ts';

const USAGE = [
  'Usage: npm run replay -- tickets.csv --date YYYY-MM-DD [--speed 600] [--open-loop]',
  '       npm run replay -- --rush [--canteens 50 | --peak orders-a-second] [--window day|peak] [--seconds 600]',
  '       both: [--seed 1] [--kill api,postgres,both] or [--url http://… --key ck_live_…]',
].join('\n');
const CANTEENS = 50;
const SECONDS = { day: 600, peak: 60 };

const common = z.object({
  seed: z.coerce.number().int().default(1),
  kill: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter((name) => name !== ''))
    .pipe(z.array(z.enum(VICTIMS))),
  url: z.url().optional(),
  key: z.string().optional(),
});
const fromFile = common.extend({
  date: z.iso.date(),
  speed: z.coerce.number().positive().default(600),
  'open-loop': z.boolean().default(false),
});
const invented = common.extend({
  rush: z.literal(true),
  canteens: z.coerce.number().positive().optional(),
  peak: z.coerce.number().positive().optional(),
  window: z.enum(['day', 'peak']).default('day'),
  seconds: z.coerce.number().min(1).optional(),
});

/** What is to be replayed, and on what. */
export interface Asked {
  readonly day: TillFile | Rush;
  readonly seed: number;
  readonly openLoop: boolean;
  readonly kill: readonly Victim[];
  /** The product that was named; null for one of the replay's own. */
  readonly target: Target | null;
}

interface TillFile {
  readonly kind: 'file';
  readonly file: string;
  readonly date: string;
  readonly speed: number;
}

interface Rush {
  readonly kind: 'rush';
  /** Orders a second on the wall in the busiest quarter hour. */
  readonly peak: number;
  readonly window: 'day' | 'peak';
  readonly seconds: number;
}

/** Reads what was typed. Throws how to use it, or what does not go together. */
export function readAsked(args: readonly string[]): Asked {
  const { values, positionals } = parse(args);
  if (values.kill && values.url) {
    throw new Error('--kill ends processes, and only those that the replay has started itself: leave out --url.');
  }
  const { seed, kill, url, key, ...rest } = values.rush ? rush(values) : till(values);
  const [file, ...more] = positionals;
  const isWhole = 'date' in rest ? file && more.length === 0 : !file;
  if (!isWhole || Boolean(url) !== Boolean(key)) throw new Error(USAGE);
  const target = url && key ? { url: url.replace(/\/$/, ''), key } : null;
  if ('date' in rest) {
    const { date, speed, 'open-loop': openLoop } = rest;
    return { day: { kind: 'file', file: file ?? '', date, speed }, seed, kill, target, openLoop };
  }
  const { window, canteens = CANTEENS, peak = peakOf(canteens), seconds = SECONDS[window] } = rest;
  return { day: { kind: 'rush', peak, window, seconds }, seed, kill, target, openLoop: true };
}

function parse(args: readonly string[]) {
  const names = new Set([...Object.keys(fromFile.shape), ...Object.keys(invented.shape)]);
  const type = (name: string) => (name === 'rush' || name === 'open-loop' ? 'boolean' : 'string');
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries([...names].map((name) => [name, { type: type(name) }] as const)),
    });
  } catch {
    throw new Error(USAGE);
  }
}

function till(values: object) {
  const parsed = fromFile.strict().safeParse(values);
  if (!parsed.success) throw new Error(USAGE);
  return parsed.data;
}

function rush(values: object) {
  const parsed = invented.strict().safeParse(values);
  if (!parsed.success || (parsed.data.canteens && parsed.data.peak)) throw new Error(USAGE);
  return parsed.data;
}
