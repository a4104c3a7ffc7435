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
  readonly holds: boolean;
}

/**
 * Compares in one run, limit – contender – limit again and again: each round's contender is held against the mean of the
 * limits before and after it, so that what slows the machine down slows both.
 */
export async function compare(
  rounds: number,
  limit: () => Promise<Slice>,
  contender: () => Promise<Slice>,
): Promise<{ readonly ratios: number[]; readonly limits: number[]; readonly contenders: Slice[] }> {
  const [ratios, contenders]: [number[], Slice[]] = [[], []];
  const limits = [(await limit()).rate];
  for (let round = 0; round < rounds; round += 1) {
    const slice = await contender();
    limits.push((await limit()).rate);
    ratios.push(slice.rate / (((limits.at(-1) ?? 0) + (limits.at(-2) ?? 0)) / 2));
    contenders.push(slice);
  }
  return { ratios, limits, contenders };
}

/** The median of the figures against a target that they must reach, or must not pass. */
export function figure(
  name: string,
  figures: readonly number[],
  { atLeast, atMost, unit = 'x' }: { readonly atLeast?: number; readonly atMost?: number; readonly unit?: string },
): Figure {
  const sorted = [...figures].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const [min, max] = [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN];
  const holds = atLeast === undefined ? median <= (atMost ?? Number.NaN) : median >= atLeast;
  return { name, median, min, max, unit, target: atLeast ?? atMost ?? Number.NaN, holds };
}

/** Does something again and again with so many at once, for some seconds. */
export async function hammer(
  work: () => Promise<unknown>,
  { seconds, atOnce }: { readonly seconds: number; readonly atOnce: number },
): Promise<Slice & { readonly latencies: number[] }> {
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
