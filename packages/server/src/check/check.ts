import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findOwnerUrl } from '../entry/owner-url.ts';
import { type OwnServer, startOwnServer } from '../entry/replay/own-server.ts';
import { effects } from './effects.ts';
import { kills } from './kills.ts';
import { overload } from './overload.ts';
import type { Check } from './promise.ts';
import { published } from './published.ts';
import { retries } from './retries.ts';
import { soldOut } from './sold-out.ts';

/** The safety promises that can be checked against a running product, by their number. */
const CHECKS: Readonly<Record<string, Check>> = {
  ...{ R6: retries, R7: soldOut, R8: kills, R9: effects, R10: published, R19: overload },
};
const USAGE = `Usage: npm run check -- ${Object.keys(CHECKS).join('|')} [--seed 1] [--scale 1] [--url http://… --key ck_live_…]`;
/** Those that can be checked on a product which others use. */
const ON_ANY = new Set(['R6', 'R7', 'R19']);
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

  if (url && !ON_ANY.has(name)) throw new Error(`${name} kills what it checks: it starts a product of its own.`);

  const started = performance.now();
  const given = url && key ? { url: url.replace(/\/$/, ''), key } : null;
  let own: OwnServer | null = null;
  const target = async () => {
    if (given) return given;
    own ??= await startOwnServer();
    return { ...own, databaseUrl: findOwnerUrl(own.dataDir) ?? undefined };
  };
  const stop = () => void Promise.resolve(own?.stop()).finally(() => process.exit(130));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const { violations, figure } = await check({ target, seed, scale, say });
    for (const violation of violations.slice(0, SHOWN)) say(`violation: ${violation}`);
    const took = ((performance.now() - started) / 1_000).toFixed(1);
    say(`${name} seed ${seed} scale ${scale}: ${figure} in ${took} s, violations ${violations.length}`);
    return violations.length === 0 ? 0 : 1;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await (own as OwnServer | null)?.stop();
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
