import { setTimeout as sleep } from 'node:timers/promises';
import { seededIds } from '../../../../tools/faults/seeded-ids.ts';
import type { Target } from '../entry/replay/api.ts';
import { type Chance, chance } from '../entry/replay/chance.ts';
import { PLACE_ORDER } from '../entry/replay/documents.ts';
import type { Caller } from './caller.ts';
import { type Counter, TENDERED } from './counter.ts';

interface LoadOptions {
  readonly caller: Caller;
  readonly counter: Counter;
  readonly seed: number;
  /** People who buy one thing after the other. */
  readonly buyers: number;
  targets(): readonly Target[];
}

/** People who buy without end, each saying an order again under its id until somebody answers. */
export class Load {
  readonly said = new Set<string>();
  readonly acknowledged = new Map<string, string>();
  readonly violations: string[] = [];
  private readonly buyers: Promise<void>[];
  private readonly asker: Buyer;
  private over = false;

  constructor(private readonly options: LoadOptions) {
    this.asker = buyerOf(options.seed, 'who asks each');
    this.buyers = Array.from({ length: options.buyers }, (_, index) => this.buy(buyerOf(options.seed, `${index}`)));
  }

  /** Milliseconds until the next order is acknowledged, at most so many. */
  async untilNext(limitMs: number): Promise<number> {
    const before = this.acknowledged.size;
    const began = performance.now();
    while (this.acknowledged.size === before && performance.now() - began < limitMs) await sleep(5);
    return performance.now() - began;
  }

  /** Milliseconds until each of those who serve has acknowledged an order that was said to it alone. */
  async untilEach(): Promise<number> {
    const served = this.options.targets().map((_, index) => this.untilServed(index));
    return Math.max(...(await Promise.all(served)));
  }

  /** Milliseconds until one of those who serve has acknowledged an order that was said to it alone. */
  async untilServed(index: number): Promise<number> {
    const began = performance.now();
    const { targets } = this.options;
    await this.place(this.asker, () => targets().slice(index, index + 1));
    return performance.now() - began;
  }

  /** No new orders; those that were said are said again until they are answered. */
  async stop(): Promise<void> {
    this.over = true;
    await Promise.all(this.buyers);
  }

  private async buy(buyer: Buyer): Promise<void> {
    while (!this.over) await this.place(buyer, this.options.targets);
  }

  private async place({ random, nextId }: Buyer, targets: () => readonly Target[]): Promise<void> {
    const { caller, counter } = this.options;
    const id = nextId();
    this.said.add(id);
    const input = { id, ...random.pick(counter.rollCarts), cash: { tendered: TENDERED } };
    const heard = await caller.insist(targets, PLACE_ORDER, input);
    if (heard.kind === 'done') this.acknowledged.set(id, String(heard.result.token));
    else this.violations.push(`order ${id} came to nothing: ${JSON.stringify(heard).slice(0, 300)}`);
  }
}

interface Buyer {
  readonly random: Chance;
  nextId(): string;
}

function buyerOf(seed: number, name: string): Buyer {
  return { random: chance(seed, `buyer ${name}`), nextId: seededIds(`${seed} ${name}`, new Date()) };
}
