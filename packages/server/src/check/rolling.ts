// R19, its half about deploys. Mutant that reddens it: entry/serve.ts, told to end, closes at once instead of leaving first.
import { setTimeout as sleep } from 'node:timers/promises';
import { openBalancer } from '../../../../tools/faults/balancer.ts';
import { Killer } from '../../../../tools/faults/killer.ts';
import { seededIds } from '../../../../tools/faults/seeded-ids.ts';
import { findOwnerUrl } from '../entry/owner-url.ts';
import { chance } from '../entry/replay/chance.ts';
import { PLACE_ORDER } from '../entry/replay/documents.ts';
import { startOwnServer } from '../entry/replay/own-server.ts';
import { freePort } from '../platform/postgres-server/index.ts';
import { type ApiProcess, startApi } from './api-process.ts';
import { auditBooks } from './books.ts';
import { Caller, HUNG_AMONG_TESTS_MS, HUNG_MS } from './caller.ts';
import { type Counter, openCounter, TENDERED } from './counter.ts';
import type { Check } from './promise.ts';

const SECRET = 'the secret that all processes of a check share';
const PER_SECOND = 100;
/** Beside other tests a hundred may be more than two cores can bear, which is another promise. */
const PER_SECOND_AMONG_TESTS = 10;
const CONNECTIONS = 64;
const FULL_ROUNDS = 6;
const PLENTY = 1_000_000;
const TICK_MS = 5;
/** How long the balancer may take to find a process that is ready again. */
const FOUND_MS = 20_000;

const MENU =
  'query ($input: UUID!) { result: menu(outletId: $input) { __typename categories { name items { name } } } }';

/** Two processes behind a balancer are replaced in turn, again and again, while people look and buy: nobody notices. */
export const rolling: Check = async ({ seed, scale, say }) => {
  const killer = new Killer();
  const start = killer.spawn.bind(killer) as typeof import('node:child_process').spawn;
  const keeper = await startOwnServer({ env: { APP_SECRET: SECRET }, start });
  const ownerUrl = findOwnerUrl(keeper.dataDir) ?? '';
  const ports = [await freePort(), await freePort()] as const;
  const startOn = (port: number) => startApi({ killer, port, env: { DATABASE_URL: ownerUrl, APP_SECRET: SECRET } });
  try {
    const counter = await openCounter(keeper, PLENTY);
    const processes: ApiProcess[] = [];
    for (const port of ports) processes.push(await startOn(port));
    const balancer = await openBalancer(ports);
    const crowd = new Visitors(
      { url: `http://127.0.0.1:${balancer.port}`, key: keeper.key },
      counter,
      seed,
      scale < 0.1,
    );
    const rounds = Math.max(1, Math.round(FULL_ROUNDS * scale));
    const violations: string[] = [];
    await sleep(2_000);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, port] of ports.entries()) {
        await processes[index]?.end();
        processes[index] = await startOn(port);
        for (const end = performance.now() + FOUND_MS; !balancer.sends(port); await sleep(20)) {
          if (performance.now() > end) throw new Error('A process that had started was not ready.');
        }
        await sleep(1_000);
      }
    }
    violations.push(...(await crowd.stop()));
    await Promise.all(processes.map((one) => one.end()));
    await balancer.close();
    violations.push(...(await auditBooks(ownerUrl, { ...crowd, outletId: counter.outletId })));
    say(`heard: ${crowd.tally()}`);
    const figure = `${crowd.failed} failed of ${crowd.sent} requests in ${2 * rounds} restarts`;
    return { violations, figure };
  } finally {
    // The database goes with who holds it: what is left is not to be drained.
    killer.end();
    await keeper.stop();
  }
};

/** So many requests a second, on time whether or not the ones before were answered: one in four buys, the others look. */
class Visitors {
  readonly said = new Set<string>();
  readonly acknowledged = new Map<string, string>();
  sent = 0;
  failed = 0;
  private over = false;
  private readonly caller: Caller;
  private readonly perSecond: number;
  private readonly coming: Promise<unknown>;
  private readonly failures: string[] = [];

  constructor(
    private readonly target: { readonly url: string; readonly key: string },
    private readonly counter: Counter,
    private readonly seed: number,
    amongTests: boolean,
  ) {
    this.caller = new Caller(CONNECTIONS, amongTests ? HUNG_AMONG_TESTS_MS : HUNG_MS);
    this.perSecond = amongTests ? PER_SECOND_AMONG_TESTS : PER_SECOND;
    this.coming = this.come();
  }

  tally(): string {
    return this.caller.tally();
  }

  /** Resolves when everybody was answered, with who was not, one line each. */
  async stop(): Promise<readonly string[]> {
    this.over = true;
    await this.coming;
    this.caller.close();
    return this.failures;
  }

  private async come(): Promise<void> {
    const random = chance(this.seed, 'visitors');
    const nextId = seededIds(this.seed, new Date());
    const visits: Promise<void>[] = [];
    const began = performance.now();
    while (!this.over) {
      const due = ((performance.now() - began) / 1_000) * this.perSecond;
      for (; this.sent < due; this.sent += 1) {
        const cart = { id: nextId(), ...random.pick(this.counter.rollCarts), cash: { tendered: TENDERED } };
        visits.push(random.whole(1, 4) === 1 ? this.buy(cart) : this.look());
      }
      await sleep(TICK_MS);
    }
    await Promise.all(visits);
  }

  private async buy(cart: { readonly id: string }): Promise<void> {
    this.said.add(cart.id);
    const heard = await this.caller.say(this.target, PLACE_ORDER, cart);
    if (heard.kind === 'done') this.acknowledged.set(cart.id, String(heard.result.token));
    else this.fail(`an order: ${JSON.stringify(heard)}`);
  }

  private async look(): Promise<void> {
    const heard = await this.caller.say(this.target, MENU, this.counter.outletId);
    if (heard.kind !== 'done') this.fail(`a menu: ${JSON.stringify(heard)}`);
  }

  private fail(what: string): void {
    this.failed += 1;
    this.failures.push(what.slice(0, 300));
  }
}
