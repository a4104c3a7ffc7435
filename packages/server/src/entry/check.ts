import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Check } from './checks/check.ts';
import { retries } from './checks/retries.ts';
import { startOwnServer } from './replay/own-server.ts';

/** The safety promises that can be checked against a running product, by their number. */
const CHECKS: Readonly<Record<string, Check>> = { R6: retries };
const USAGE = `Usage: npm run check -- ${Object.keys(CHECKS).join('|')} [--seed 1] [--scale 1] [--url http://… --key ck_live_…]`;
const SHOWN = 20;

const asked = z.object({
  seed: z.coerce.number().int().default(1),
  scale: z.coerce.number().positive().default(1),
  url: z.url().optional(),
  key: z.string().optional(),
});

/** Checks one promise and prints its figure last. Exits 1 when it does not hold. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: Object.fromEntries(Object.keys(asked.shape).map((name) => [name, { type: 'string' as const }])),
  });
  const [name = '', ...more] = positionals;
  const check = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined;
  const parsed = asked.safeParse(values);
  if (!check || more.length > 0 || !parsed.success || (parsed.data.url && !parsed.data.key)) throw new Error(USAGE);
  const { seed, scale, url, key } = parsed.data;

  const started = performance.now();
  const given = url && key ? { url: url.replace(/\/$/, ''), key } : null;
  const own = given ? null : await startOwnServer();
  const stop = () => void own?.stop().finally(() => process.exit(130));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const target = given ?? own;
    if (!target) throw new Error(USAGE);
    const { violations, figure } = await check({ target, seed, scale, say });
    for (const violation of violations.slice(0, SHOWN)) say(`violation: ${violation}`);
    const took = ((performance.now() - started) / 1_000).toFixed(1);
    say(`${name} seed ${seed} scale ${scale}: ${figure} in ${took} s, violations ${violations.length}`);
    return violations.length === 0 ? 0 : 1;
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
