import type { Backlog, Look } from './backlog.ts';
import { type Comparison, differs } from './day-run.ts';

/** What is not worked off; null where the database is not ours to look into. */
type Found = Backlog | 'AWAY' | null;

/** How things stood at the end of a quarter of the run. */
interface Quarter {
  /** Orders that were sent and not yet answered. */
  readonly inFlight: number;
  /** The same on average over the quarter: at a single instant some are always about by chance. */
  readonly mean: number;
  /** Orders a second that were to arrive in it. */
  readonly rate: number;
  readonly backlog: Found;
}

/** One order on its way. */
export interface Arrival {
  /** Somebody answered that it is placed. */
  placed(): void;
  /** Nobody ever will. */
  lost(): void;
}

/** An order makes about so many events until it is collected. */
const EVENTS_AN_ORDER = 10;
/** In flight at any moment without a queue: whoever happens to be asking just then. */
const FEW = 8;

/**
 * What became of orders that arrive at instants of their own, whatever became of those before them. Each is measured from
 * the instant it was planned for, so that whoever had to wait to be sent has waited.
 */
export class Arrivals {
  readonly latencies: number[] = [];
  readonly quarters: Quarter[] = [];
  most = 0;
  private inFlight = 0;
  /** Orders in flight times milliseconds, since the quarter began, up to the last that came or went. */
  private area = 0;
  private countedAt = performance.now();
  private quarterSince = this.countedAt;
  private backlogAtEnd: Found = null;

  /** An order goes off that was planned for this instant (of `performance.now()`). */
  send(plannedAt: number): Arrival {
    this.count(1);
    this.most = Math.max(this.most, this.inFlight);
    let onItsWay = true;
    const arrive = (): boolean => {
      if (!onItsWay) return false;
      onItsWay = false;
      this.count(-1);
      return true;
    };
    return {
      placed: () => void (arrive() && this.latencies.push(performance.now() - plannedAt)),
      lost: () => void arrive(),
    };
  }

  /** Notes how things stand at the end of a quarter in which so many orders a second were to arrive. */
  async endQuarter(rate: number, look?: Look): Promise<void> {
    this.count(0);
    const { inFlight, countedAt } = this;
    const mean = this.area / (countedAt - this.quarterSince);
    this.area = 0;
    this.quarterSince = countedAt;
    this.quarters.push({ inFlight, mean, rate, backlog: look ? await look() : null });
  }

  private count(more: number): void {
    const now = performance.now();
    this.area += this.inFlight * (now - this.countedAt);
    this.countedAt = now;
    this.inFlight += more;
  }

  /** Notes what is left once everybody has gone. */
  atEnd(backlog: Found): void {
    this.backlogAtEnd = backlog;
  }

  /** The figures of the run, a line each. */
  lines(): string[] {
    const sorted = [...this.latencies].sort((a, b) => a - b);
    const at = (share: number) => `${(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN).toFixed(0)} ms`;
    const stood = this.quarters
      .map(({ inFlight, mean, backlog }) => `${inFlight} (mean ${mean.toFixed(1)}; ${eventsOf(backlog)})`)
      .join(', ');
    return [
      `Placed ${sorted.length} orders, from the planned instant: p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)}.`,
      `In flight at most ${this.most}; at the end of each quarter (on average in it; events not yet published): ${stood}.`,
    ];
  }

  /**
   * Nothing queues up: at the end of each quarter no more is on its way than arrives in a second, it does not become longer
   * from each quarter to the next, and at the end nothing is left. Where processes were killed the quarters are no measure, only the end is.
   */
  compare(disturbed: boolean): Comparison {
    const grown = disturbed ? [] : [...this.quarters.flatMap(queuesIn), ...growthOver(this.quarters)];
    const left = leftOf(this.backlogAtEnd);
    return {
      what: `no queue grew; left at the end: ${this.inFlight} orders${left.what}`,
      differences: [...grown, ...differs('orders in flight at the end', this.inFlight, 0), ...left.differences],
    };
  }
}

function eventsOf(backlog: Found): number | string {
  if (backlog === 'AWAY') return 'away';
  return backlog?.events ?? '?';
}

function leftOf(backlog: Found): Comparison {
  if (!backlog) return { what: '; its database was not looked into', differences: [] };
  if (backlog === 'AWAY') {
    return {
      what: '; its database was away',
      differences: ['what is left at the end is not known: the database was away'],
    };
  }
  const { events, reactions, jobs } = backlog;
  return {
    what: `, ${events} events, ${reactions} reactions, ${jobs} jobs`,
    differences: [
      ...differs('events not yet published at the end', events, 0),
      ...differs('events with reactions to come at the end', reactions, 0),
      ...differs('jobs at the end', jobs, 0),
    ],
  };
}

function queuesIn({ inFlight, rate, backlog }: Quarter, index: number): string[] {
  const bearable = Math.max(FEW, rate);
  const when = `at the end of quarter ${index + 1}, with ${rate.toFixed(1)} orders a second,`;
  return [
    ...(inFlight > bearable ? [`${when} ${inFlight} orders were in flight`] : []),
    ...(backlog && backlog !== 'AWAY' && backlog.events > bearable * EVENTS_AN_ORDER
      ? [`${when} ${backlog.events} events were not yet published`]
      : []),
  ];
}

/** A queue that is longer in each quarter than in the one before, told in seconds of orders. */
function growthOver(quarters: readonly Quarter[]): string[] {
  const waits = quarters.map(({ mean, rate }) => mean / rate);
  const [first = 0] = waits;
  const last = waits.at(-1) ?? 0;
  const rises = waits.every((wait, index) => index === 0 || wait > (waits[index - 1] ?? 0));
  if (!rises || last < 2 * first || (quarters.at(-1)?.mean ?? 0) <= FEW) return [];
  return [`orders in flight grew from quarter to quarter: ${quarters.map(({ mean }) => mean.toFixed(1)).join(', ')}`];
}
