import { type Api, openApi, type Target } from './api.ts';
import { openCustomers } from './customers.ts';
import type { DayRun } from './day-run.ts';
import { closeDisplays, connectDisplays, type Displays } from './displays.ts';
import { SAVE_OUTLET } from './documents.ts';
import { openKitchen } from './kitchen.ts';
import { type Plan, type PlannedOrder, planDay } from './plan.ts';
import { readBack } from './read-back.ts';
import { enterMenu, freshId, type MadeOutlet, makeOutlet, receiveOpening, restingPosition } from './set-up.ts';
import type { TillDay } from './tickets.ts';

const IN_FLIGHT = 8;
/** Nothing happens for so long, on the wall or in the day: whatever is still open is left to the reconciliation. */
const SILENCE_MS = { real: 30_000, simulated: 900_000 };
const REST_MS = 1_000;

export interface ReplayOptions {
  readonly seed: number;
  /** How many times faster than the clock on the wall. */
  readonly speed: number;
  say(line: string): void;
}

export interface Replayed {
  readonly run: DayRun;
  /** What went wrong on the way; each is a difference. */
  readonly troubles: readonly string[];
  readonly reconnects: number;
}

/** Sets an outlet up, lets the day happen in it, and reads back what became of it. */
export async function runDay(target: Target, day: TillDay, { seed, speed, say }: ReplayOptions): Promise<Replayed> {
  const api = openApi(target, IN_FLIGHT);
  const outlet = await makeOutlet(api);
  const plan = planDay(day, seed, outlet.code, freshId);
  await enterMenu(api, outlet, plan);
  const deliveries = await receiveOpening(api, outlet, plan, seed);
  const batches = deliveries.flatMap(({ lines }) => lines);
  say(
    `Outlet ${outlet.code}: ${plan.items.length} items, ${plan.ingredients.length} ingredients, ${batches.length} batches.`,
  );

  const troubles: string[] = [];
  const trouble = (error: unknown) => void troubles.push(String((error as Error).message));
  const kitchen = openKitchen(api, { speed, failed: trouble });
  const customers = openCustomers(api, { outlet, speed });
  const since = await restingPosition(api, outlet.id);
  const displays = connectDisplays(target, outlet.id, since, { order: customers.hear, ticket: kitchen });

  const lag = await keepRhythm(plan.orders, speed, displays, (order) =>
    customers.serve(order).catch((error: unknown) => trouble(new Error(`ticket ${order.ticket}: ${String(error)}`))),
  );
  say(`The day is over; at worst an order was ${Math.round(lag)} ms behind the clock.`);
  await untilQuiet(displays, REST_MS);
  await restingPosition(api, outlet.id);
  await untilQuiet(displays, REST_MS);
  await closeDisplays(displays);

  const read = await readBack(api, outlet, plan, deliveries);
  const businessDates = [outlet.businessDate, await businessDateOf(api, outlet)] as const;
  const reconnects = Object.values(displays).reduce((count, display) => count + display.reconnects, 0);
  return { run: { plan, opening: batches, seen: displays, read, businessDates }, troubles, reconnects };
}

/**
 * Begins each order when its time has come, whatever became of those before it, and waits for all of them, or until
 * nothing happens any more. Returns by how many milliseconds an order was begun late at worst.
 */
async function keepRhythm(
  orders: Plan['orders'],
  speed: number,
  displays: Displays,
  serve: (order: PlannedOrder) => Promise<void>,
): Promise<number> {
  const begun = performance.now();
  const served: Promise<void>[] = [];
  const silence = Math.max(SILENCE_MS.real, SILENCE_MS.simulated / speed);
  let lag = 0;
  for (const order of orders) {
    const due = begun + order.afterMs / speed;
    if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    lag = Math.max(lag, performance.now() - due);
    served.push(serve(order));
  }
  await Promise.race([Promise.all(served), untilQuiet(displays, silence)]);
  return lag;
}

/** Waits until no display has heard anything for so long. */
async function untilQuiet(displays: Displays, forMs: number): Promise<void> {
  const heard = () => Object.values(displays).reduce((count, { messages }) => count + messages.length, 0);
  for (let count = -1; count !== heard(); ) {
    count = heard();
    await new Promise((resolve) => setTimeout(resolve, forMs));
  }
}

/** Saves the outlet as it is: its answer tells today's business date. */
async function businessDateOf(api: Api, { id, code }: MadeOutlet): Promise<string> {
  const input = { id, code, name: `Replay ${code}`, opensAt: 0, closesAt: 1440, dayCutHour: 0, tokenPrefix: 'R' };
  return (await api.command<MadeOutlet>(SAVE_OUTLET, input, 'Outlet')).businessDate;
}
