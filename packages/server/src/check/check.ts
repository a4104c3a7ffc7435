import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findOwnerUrl } from '../entry/owner-url.ts';
import { type OwnServer, startOwnServer } from '../entry/replay/own-server.ts';
import { audit } from './audit.ts';
import { authz } from './authz.ts';
import { bruteforce } from './bruteforce.ts';
import { canaries } from './canaries.ts';
import { displays } from './displays.ts';
import { effects } from './effects.ts';
import { fefo } from './fefo/fefo.ts';
import { fullDisk } from './full-disk.ts';
import { graphqlAttacks } from './graphql-attacks.ts';
import { graphqlHttp } from './graphql-http.ts';
import { headers } from './headers.ts';
import { immutability } from './immutability.ts';
import { inventoryModel } from './inventory-model/inventory-model.ts';
import { jwt } from './jwt.ts';
import { kills } from './kills.ts';
import { overload } from './overload.ts';
import { privacy } from './privacy.ts';
import type { Check, Checked } from './promise.ts';
import { published } from './published.ts';
import { recall } from './recall/recall.ts';
import { refresh } from './refresh.ts';
import { refunds } from './refunds.ts';
import { retries } from './retries.ts';
import { rolling } from './rolling.ts';
import { soldOut } from './sold-out.ts';
import { totp } from './totp.ts';
import { webhooks } from './webhooks.ts';
import { wrongClock } from './wrong-clock.ts';

interface Promised {
  readonly name: string;
  readonly promise: string;
  readonly check: Check;
  /** Whether it can be checked on a product which others use: it breaks nothing. */
  readonly onAny?: boolean;
}

/** The safety promises that can be checked against a running product; one that has several checks is named by them all. */
const PROMISES: readonly Promised[] = [
  { name: 'R3-immutability', promise: 'history cannot be changed', check: immutability },
  { name: 'R4-refunds', promise: 'refunds never pass what was captured', check: refunds },
  { name: 'R5-webhooks', promise: 'one payment credits once', check: webhooks },
  { name: 'R6', promise: 'a retry is safe whatever was lost', check: retries, onAny: true },
  { name: 'R7', promise: 'nothing is sold twice', check: soldOut, onAny: true },
  { name: 'R8', promise: 'kill -9 loses nothing that was acknowledged', check: kills },
  { name: 'R9', promise: 'jobs may run twice, each effect is one', check: effects },
  { name: 'R10', promise: 'every event is published once, in order', check: published },
  { name: 'R12-authz', promise: 'nobody sees or touches what is not theirs', check: authz },
  { name: 'R13-jwt', promise: 'access tokens cannot be forged or confused', check: jwt },
  { name: 'R13-refresh', promise: 'refresh tokens cannot be reused, and lose nobody', check: refresh },
  { name: 'R13-totp', promise: 'a second factor lets in whom it must, once', check: totp },
  { name: 'R14-bruteforce', promise: 'guessing is hopeless, and nobody can lock the cashier out', check: bruteforce },
  { name: 'R15', promise: 'audit shows tampering', check: audit },
  { name: 'R16-graphql-http', promise: 'the GraphQL door conforms', check: graphqlHttp, onAny: true },
  { name: 'R16-graphql-attacks', promise: 'the GraphQL door holds', check: graphqlAttacks, onAny: true },
  { name: 'R19-restarts', promise: 'deploys are invisible', check: rolling },
  { name: 'R19-overload', promise: 'overload degrades', check: overload, onAny: true },
  { name: 'R21-canaries', promise: 'secrets and cards stay out', check: canaries },
  { name: 'R22-privacy', promise: 'one’s data are one’s own', check: privacy },
  { name: 'inventory-model', promise: 'every gram has a batch, a cost and a reason', check: inventoryModel },
  { name: 'fefo', promise: 'batches leave in their order, at exact values', check: fefo },
  { name: 'recall', promise: 'a recall is answered at once, both ways', check: recall },
  { name: 'headers', promise: 'every answer says what may be done with it', check: headers, onAny: true },
  { name: 'displays', promise: 'a thousand displays hear of an order in two seconds', check: displays, onAny: true },
  { name: 'full-disk', promise: 'a full disk refuses and loses nothing', check: fullDisk },
  { name: 'wrong-clock', promise: 'a clock off by a day sells nothing', check: wrongClock },
];
const USAGE = `Usage: npm run check -- [${PROMISES.map(({ name }) => name).join('|')}] [--seed 1] [--scale 1] [--url http://… --key ck_live_…]`;
const SHOWN = 20;

const asked = z.object({
  seed: z.coerce.number().int().default(1),
  scale: z.coerce.number().positive().default(1),
  url: z.url().optional(),
  key: z.string().optional(),
});

type Asked = z.output<typeof asked>;

/** A row of the table at the end. */
interface Row {
  readonly name: string;
  readonly promise: string;
  readonly figure: string;
  readonly seconds: number;
  readonly violations: number;
  /** Why it could not be tried here. */
  readonly skipped?: string | undefined;
}

/** Checks the named promises, all of them without a name, and prints their figures last. Exits 1 when one does not hold; what is skipped holds nothing and breaks nothing. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: Object.fromEntries(Object.keys(asked.shape).map((name) => [name, { type: 'string' as const }])),
  });
  const parsed = asked.safeParse(values);
  if (!parsed.success || (parsed.data.url && !parsed.data.key)) throw new Error(USAGE);
  const chosen = positionals.length === 0 ? PROMISES : positionals.flatMap(named);
  const breaking = chosen.find(({ onAny }) => !onAny);
  if (parsed.data.url && breaking) {
    throw new Error(`${breaking.name} breaks what it checks: it starts a product of its own.`);
  }
  const rows: Row[] = [];
  for (const one of chosen) rows.push(await checked(one, parsed.data));
  for (const row of rows) say(lineOf(row));
  return rows.every(({ violations }) => violations === 0) ? 0 : 1;
}

function lineOf({ name, promise, figure, seconds, violations, skipped }: Row): string {
  if (violations === 0 && skipped) return `skipped ${name}, ${promise}: ${figure}, ${skipped}`;
  const verdict = violations === 0 ? 'holds  ' : 'BROKEN ';
  return `${verdict} ${name}, ${promise}: ${figure}, violations ${violations}, ${seconds.toFixed(1)} s`;
}

/** All checks of a promise by its number, or one of them by its name, with or without the number. */
function named(name: string): readonly Promised[] {
  const found = PROMISES.filter(
    (one) => one.name === name || one.name.startsWith(`${name}-`) || one.name.endsWith(`-${name}`),
  );
  if (found.length === 0) throw new Error(USAGE);
  return found;
}

async function checked({ name, promise, check }: Promised, { seed, scale, url, key }: Asked): Promise<Row> {
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
  say(`${name}: ${promise}, seed ${seed}, scale ${scale}`);
  try {
    const found = await check({ target, seed, scale, say }).catch(
      (error: Error): Checked => ({ violations: [error.stack ?? error.message], figure: 'did not come to its end' }),
    );
    const { violations, figure, skipped } = found;
    for (const violation of violations.slice(0, SHOWN)) say(`violation: ${violation}`);
    const seconds = (performance.now() - started) / 1_000;
    return { name, promise, figure, skipped, seconds, violations: violations.length };
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
