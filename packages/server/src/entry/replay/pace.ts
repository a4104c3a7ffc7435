import { setTimeout as sleep } from 'node:timers/promises';
import type { Arrivals } from './arrivals.ts';
import type { Backlog, Look } from './backlog.ts';
import type { Displays } from './displays.ts';
import type { Plan, PlannedOrder } from './plan.ts';

/** Nothing happens for so long, on the wall or in the day: whatever is still open is left to the reconciliation. */
const SILENCE_MS = { real: 30_000, simulated: 900_000 };
/** Sweeps find within ten seconds what a lost hint would have told. */
const WORKED_OFF_MS = 30_000;
const LOOK_MS = 500;
const QUARTERS = 4;

/** How the day's time runs on the wall: so many times faster, from this instant of `performance.now()`. */
export interface Pace {
  readonly speed: number;
  readonly begun: number;
}

/**
 * Begins each order when its time has come, whatever became of those before it, and waits for all of them, or until
 * nothing happens any more. Returns by how many milliseconds an order was begun late at worst.
 */
export async function keepRhythm(
  orders: Plan['orders'],
  { speed, begun }: Pace,
  displays: Displays,
  serve: (order: PlannedOrder, plannedAt: number) => Promise<void>,
): Promise<number> {
  const served: Promise<void>[] = [];
  const silence = Math.max(SILENCE_MS.real, SILENCE_MS.simulated / speed);
  let lag = 0;
  for (const order of orders) {
    const due = begun + order.afterMs / speed;
    if (due > performance.now()) await sleep(due - performance.now());
    lag = Math.max(lag, performance.now() - due);
    served.push(serve(order, due));
  }
  await Promise.race([Promise.all(served), untilQuiet(displays, silence)]);
  return lag;
}

/** Notes how things stand at the end of each quarter of the time in which orders arrive. */
export async function watchQuarters(
  orders: Plan['orders'],
  { speed, begun }: Pace,
  arrivals: Arrivals,
  look?: Look,
): Promise<void> {
  const length = (orders.at(-1)?.afterMs ?? 0) / QUARTERS;
  for (let quarter = 1; quarter <= QUARTERS; quarter += 1) {
    const isIn = ({ afterMs }: PlannedOrder) => Math.min(Math.floor(afterMs / length), QUARTERS - 1) === quarter - 1;
    const rate = orders.filter(isIn).length / (length / speed / 1_000);
    await sleep(Math.max(0, begun + (quarter * length) / speed - performance.now()));
    await arrivals.endQuarter(rate, look);
  }
}

/** Waits until no display has heard anything for so long. */
export async function untilQuiet(displays: Displays, forMs: number): Promise<void> {
  const heard = () => Object.values(displays).reduce((count, { messages }) => count + messages.length, 0);
  for (let count = -1; count !== heard(); ) {
    count = heard();
    await sleep(forMs);
  }
}

/** Waits until the database answers and nothing is left to be worked off, for half a minute at most, and tells what is. */
export async function untilWorkedOff(look: Look, forMs = WORKED_OFF_MS): Promise<Backlog | 'AWAY'> {
  for (const end = performance.now() + forMs; ; await sleep(LOOK_MS)) {
    const backlog = await look();
    const isDone = backlog !== 'AWAY' && backlog.events + backlog.reactions + backlog.jobs === 0;
    if (isDone || performance.now() > end) return backlog;
  }
}
