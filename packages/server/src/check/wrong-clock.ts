// A clock off by a day. Mutant that reddens it: platform/db/watch.ts finds no clock astray.
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { Killer } from '../../../../tools/faults/killer.ts';
import { seededIds } from '../../../../tools/faults/seeded-ids.ts';
import { findOwnerUrl } from '../entry/owner-url.ts';
import type { Target } from '../entry/replay/api.ts';
import { chance } from '../entry/replay/chance.ts';
import { PLACE_ORDER } from '../entry/replay/documents.ts';
import { startOwnServer } from '../entry/replay/own-server.ts';
import { freePort } from '../platform/postgres-server/index.ts';
import { startApi } from './api-process.ts';
import { auditBooks } from './books.ts';
import { Caller, HUNG_AMONG_TESTS_MS, HUNG_MS } from './caller.ts';
import { type Counter, openCounter, TENDERED } from './counter.ts';
import type { Check } from './promise.ts';

const SECRET = 'the secret that all processes of a check share';
const PRELOAD = new URL('../../../../tools/faults/skewed-process.mjs', import.meta.url).href;
const DAY_MS = 24 * 3_600_000;
const PLENTY = 1_000_000;
const FULL_ORDERS = 400;
/** How soon a process whose clock was set right serves, and one whose clock was set wrong does not. */
const TURNS_WITHIN_MS = 20_000;

/**
 * One of two processes believes in yesterday, then in tomorrow, is set right, and wrong again while it serves: it sells
 * nothing while it is wrong, and what both of them sold is of one day and in order.
 */
export const wrongClock: Check = async ({ seed, scale, say }) => {
  const killer = new Killer();
  const start = killer.spawn.bind(killer) as typeof import('node:child_process').spawn;
  const keeper = await startOwnServer({ env: { APP_SECRET: SECRET }, start });
  const ownerUrl = findOwnerUrl(keeper.dataDir) ?? '';
  try {
    const buyers = new Buyers(await openCounter(keeper, PLENTY), seed, scale);
    const violations: string[] = [];
    for (const [offset, who] of [
      [-DAY_MS, 'who believes in yesterday'],
      [DAY_MS, 'who believes in tomorrow'],
    ] as const) {
      const port = await freePort();
      const skewed = { NODE_OPTIONS: `--import ${PRELOAD}`, CLOCK_OFFSET_MS: String(offset) };
      const env = { DATABASE_URL: ownerUrl, APP_SECRET: SECRET, ...skewed };
      const api = await startApi({ killer, port, env });
      const target = { url: `http://127.0.0.1:${port}`, key: keeper.key };
      await Promise.all([buyers.hearNo(target, who), buyers.buy(keeper, 'the other')]);
      killer.signal(api.pid, 'SIGUSR2');
      if (!(await becomes(target, 'ready'))) violations.push(`${who} was set right and did not serve`);
      await buyers.buy(target, 'who was set right');
      killer.signal(api.pid, 'SIGUSR2');
      // A process hears signals after whatever else had arrived: what it took in until then is of a right clock.
      if (!(await becomes(target, 'closed'))) violations.push(`${who} was set wrong again and called itself ready`);
      await Promise.all([buyers.hearNo(target, who), buyers.buy(keeper, 'the other')]);
      await api.end();
    }
    buyers.close();
    violations.push(...buyers.violations, ...(await datesOf(ownerUrl, buyers.outletId)));
    violations.push(...(await auditBooks(ownerUrl, buyers)));
    say(`heard: ${buyers.tally()}`);
    const figure = `${buyers.acknowledged.size} orders of one day, ${buyers.refused} refused by a wrong clock`;
    return { violations, figure };
  } finally {
    killer.end();
    await keeper.stop();
  }
};

/** So many orders at once, and whether what becomes of them is right. */
class Buyers {
  readonly said = new Set<string>();
  readonly acknowledged = new Map<string, string>();
  refused = 0;
  readonly outletId: string;
  private readonly count: number;
  private readonly caller: Caller;
  private readonly wrong: string[] = [];
  private readonly nextId: () => string;

  constructor(
    private readonly counter: Counter,
    private readonly seed: number,
    scale: number,
  ) {
    this.count = Math.max(20, Math.round(FULL_ORDERS * scale));
    this.caller = new Caller(32, scale < 0.1 ? HUNG_AMONG_TESTS_MS : HUNG_MS);
    this.outletId = counter.outletId;
    this.nextId = seededIds(seed, new Date());
  }

  get violations(): readonly string[] {
    return [...this.wrong, ...this.caller.violations];
  }

  /** All are sold; a busy process may put some off, never most. */
  async buy(target: Target, who: string): Promise<void> {
    const codes = await this.sell(target);
    const done = codes.filter((code) => code === 'done').length;
    if (done * 2 <= codes.length) this.wrong.push(`${who} sold ${done} of ${codes.length} orders`);
    const others = codes.filter((code) => code !== 'done' && code !== 'UNAVAILABLE');
    if (others.length > 0) this.wrong.push(`${who}: ${others.length} orders heard ${others[0]}`);
  }

  /** None is sold. */
  async hearNo(target: Target, who: string): Promise<void> {
    const codes = await this.sell(target);
    const no = codes.filter((code) => code === 'UNAVAILABLE').length;
    this.refused += no;
    if (no < codes.length) this.wrong.push(`${who} did not refuse ${codes.length - no} orders`);
  }

  tally(): string {
    return this.caller.tally();
  }

  close(): void {
    this.caller.close();
  }

  private sell(target: Target): Promise<string[]> {
    const random = chance(this.seed, 'wrong clock');
    const orders = Array.from({ length: this.count }, async () => {
      const input = { id: this.nextId(), ...random.pick(this.counter.rollCarts), cash: { tendered: TENDERED } };
      this.said.add(input.id);
      const heard = await this.caller.say(target, PLACE_ORDER, input);
      if (heard.kind === 'done') this.acknowledged.set(input.id, String(heard.result.token));
      return 'code' in heard ? heard.code : heard.kind;
    });
    return Promise.all(orders);
  }
}

/** Whether it says of itself, soon enough, that it serves, or that it does not. */
async function becomes({ url }: Target, state: 'ready' | 'closed'): Promise<boolean> {
  for (const end = performance.now() + TURNS_WITHIN_MS; performance.now() < end; await sleep(50)) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer !== null && answer.ok === (state === 'ready')) return true;
  }
  return false;
}

/** Whatever is not of the time at which it came about, and invoices that are older than the one before them. */
async function datesOf(ownerUrl: string, outletId: string): Promise<string[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [orders] = await sql<{ far: number }[]>`
      select count(*)::int as far from orders
      where outlet_id = ${outletId} and abs(extract(epoch from placed_at - clock_timestamp())) > 3600`;
    const [invoices] = await sql<{ early: number }[]>`
      select count(*)::int as early from (
        select issued_at < lag(issued_at) over (partition by series, financial_year order by sequence) - interval '10 seconds' as early
        from documents where outlet_id = ${outletId}) one where early`;
    return [
      ...(orders?.far ? [`${orders.far} orders are of another hour`] : []),
      ...(invoices?.early ? [`${invoices.early} invoices are older than the one before them`] : []),
    ];
  } finally {
    await sql.end();
  }
}
