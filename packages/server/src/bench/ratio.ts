import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** How a bench is run. */
export interface BenchRun {
  readonly rounds: number;
  /** Of one slice. */
  readonly seconds: number;
  readonly random: () => number;
  say(line: string): void;
}

/** What a slice of a run came to. */
export interface Slice {
  /** Things done a second. */
  readonly rate: number;
  /** Milliseconds of Node's processor time for each; absent where another program worked. */
  readonly cpuMs?: number;
}

/** A figure against its limit, from one run. */
export interface Figure {
  readonly name: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly target: number;
  /** Whether the target is to be reached, rather than not to be passed. */
  readonly isFloor: boolean;
  readonly holds: boolean;
}

/**
 * Compares in one run, limit – contender – limit again and again: each round's contender is held against the mean of the
 * limits before and after it, so that what slows the machine down slows both. Rates are compared unless `of` says what.
 */
export async function compare<Limit extends Slice, Contender extends Slice>(
  rounds: number,
  limit: () => Promise<Limit>,
  contender: () => Promise<Contender>,
  of: (slice: Limit | Contender) => number = ({ rate }) => rate,
): Promise<{ readonly ratios: number[]; readonly limits: number[]; readonly contenders: Contender[] }> {
  const [ratios, contenders]: [number[], Contender[]] = [[], []];
  const limits = [of(await limit())];
  for (let round = 0; round < rounds; round += 1) {
    const slice = await contender();
    limits.push(of(await limit()));
    ratios.push(of(slice) / (((limits.at(-1) ?? 0) + (limits.at(-2) ?? 0)) / 2));
    contenders.push(slice);
  }
  return { ratios, limits, contenders };
}

interface Target {
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly unit?: string;
  /** A count: not one of the figures may pass the target. */
  readonly exact?: boolean;
}

/** The median of the figures against a target that they must reach, or must not pass. */
export function figure(
  name: string,
  figures: readonly number[],
  { atLeast, atMost, unit = 'x', exact = false }: Target,
): Figure {
  const sorted = [...figures].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const [min, max] = [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN];
  const held = exact ? max : median;
  const holds = atLeast === undefined ? held <= (atMost ?? Number.NaN) : median >= atLeast;
  return {
    name,
    median,
    min,
    max,
    unit,
    target: atLeast ?? atMost ?? Number.NaN,
    isFloor: atLeast !== undefined,
    holds,
  };
}

/**
 * Does something again and again with so many at once, for some seconds. What others left in memory is cleared away
 * before: a slice pays for its own garbage only.
 */
export async function hammer(
  work: () => Promise<unknown>,
  { seconds, atOnce }: { readonly seconds: number; readonly atOnce: number },
): Promise<Slice & { readonly latencies: number[] }> {
  collectGarbage();
  const started = performance.now();
  const end = started + seconds * 1_000;
  const cpu = process.cpuUsage();
  const latencies: number[] = [];
  const one = async () => {
    while (performance.now() < end) {
      const asked = performance.now();
      await work();
      latencies.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const used = process.cpuUsage(cpu);
  const done = latencies.length;
  return {
    rate: done / ((performance.now() - started) / 1_000),
    cpuMs: (used.user + used.system) / 1_000 / done,
    latencies: latencies.sort((a, b) => a - b),
  };
}

/** Figures as a line of a run says them. */
export function listed(values: readonly number[], digits = 0): string {
  return values.map((value) => value.toFixed(digits)).join(', ');
}
