import { type Api, openApi, type Target } from './api.ts';
import { Arrivals } from './arrivals.ts';
import type { Look } from './backlog.ts';
import { openCustomers } from './customers.ts';
import type { DayRun } from './day-run.ts';
import { batchesIn, type Delivery } from './deliver.ts';
import { closeDisplays, connectDisplays, type Displays } from './displays.ts';
import { SAVE_OUTLET } from './documents.ts';
import { freshId } from './fresh-id.ts';
import { openKitchen } from './kitchen.ts';
import { keepRhythm, type Pace, untilQuiet, untilWorkedOff, watchQuarters } from './pace.ts';
import { type Plan, type PlannedOrder, planDay } from './plan.ts';
import { readBack } from './read-back.ts';
import { enterMenu, type MadeOutlet, makeOutlet, receiveOpening, restingPosition } from './set-up.ts';
import type { TillDay } from './tickets.ts';

const IN_FLIGHT = 8;
const REST_MS = 1_000;

export interface ReplayOptions {
  readonly seed: number;
  /** How many times faster than the clock on the wall. */
  readonly speed: number;
  /** Every order is sent at its instant, whatever became of those before it; else eight requests at most are in flight. */
  readonly openLoop?: boolean;
  /** While the day lasts orders are placed only, without a tender and at prices asked before; all the rest comes after. */
  readonly placesOnly?: boolean;
  /** Looks what is not worked off yet; absent where the database is not ours to look into. */
  readonly look?: Look;
  /** What else happens while the day does. */
  meanwhile?(orders: Plan['orders'], pace: Pace): Promise<void>;
  say(line: string): void;
}

export interface Replayed {
  readonly run: DayRun;
  /** What went wrong on the way; each is a difference. */
  readonly troubles: readonly string[];
  /** How often an answer was lost or put off. */
  readonly unanswered: number;
  readonly reconnects: number;
  readonly arrivals: Arrivals;
}

/** An outlet in which the day can begin. */
interface Canteen {
  readonly api: Api;
  readonly outlet: MadeOutlet;
  readonly plan: Plan;
  readonly deliveries: readonly Delivery[];
}

/** Sets an outlet up, lets the day happen in it, and reads back what became of it. */
export async function runDay(target: Target, day: TillDay, options: ReplayOptions): Promise<Replayed> {
  const canteen = await setUp(target, day, options);
  const { api, outlet, plan, deliveries } = canteen;
  const { displays, ...lived } = await live(target, canteen, options);
  await untilQuiet(displays, REST_MS);
  await restingPosition(api, outlet.id);
  await untilQuiet(displays, REST_MS);
  await closeDisplays(displays);
  lived.arrivals.atEnd(options.look ? await untilWorkedOff(options.look) : null);

  const read = await readBack(api, outlet, plan, deliveries);
  const businessDates = [outlet.businessDate, await businessDateOf(api, outlet)] as const;
  const reconnects = Object.values(displays).reduce((count, display) => count + display.reconnects, 0);
  const opening = batchesIn(deliveries);
  return { run: { plan, opening, seen: displays, read, businessDates }, reconnects, ...lived };
}

async function setUp(target: Target, day: TillDay, { seed, placesOnly, say }: ReplayOptions): Promise<Canteen> {
  const api = openApi(target, IN_FLIGHT);
  const outlet = await makeOutlet(api);
  const planned = planDay(day, seed, outlet.code, freshId);
  const plan = placesOnly ? withoutTender(planned) : planned;
  await enterMenu(api, outlet, plan);
  const deliveries = await receiveOpening(api, outlet, plan, seed);
  const batches = batchesIn(deliveries);
  say(
    `Outlet ${outlet.code}: ${plan.items.length} items, ${plan.ingredients.length} ingredients, ${batches.length} batches.`,
  );
  return { api, outlet, plan, deliveries };
}

/** The day itself: displays, kitchen and customers. */
async function live(
  target: Target,
  { api, outlet, plan }: Canteen,
  options: ReplayOptions,
): Promise<Pick<Replayed, 'troubles' | 'unanswered' | 'arrivals'> & { readonly displays: Displays }> {
  const { speed, openLoop, placesOnly, look, meanwhile, say } = options;
  const troubles: string[] = [];
  const trouble = (error: unknown) => void troubles.push(String((error as Error).message));
  const ordering = openApi(target, openLoop ? Number.POSITIVE_INFINITY : IN_FLIGHT);
  const later = placesOnly ? openApi(target, IN_FLIGHT) : ordering;
  let goOn = () => {};
  const over = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const kitchen = openKitchen(later, { speed, failed: trouble });
  const line = { ordering, goOn: placesOnly ? over : Promise.resolve() };
  const customers = openCustomers(later, { ...line, outlet, speed });
  // All at once would be turned away; their own line lets a few in at a time.
  if (placesOnly) await Promise.all(plan.orders.map((order) => customers.ask(order, later)));
  const since = await restingPosition(api, outlet.id);
  const displays = connectDisplays(target, outlet.id, since, { order: customers.hear, ticket: kitchen });

  const arrivals = new Arrivals();
  const pace = { speed, begun: performance.now() };
  const serve = async (order: PlannedOrder, plannedAt: number) => {
    const arrival = arrivals.send(plannedAt);
    await customers.serve(order, arrival.placed).catch((error: unknown) => {
      arrival.lost();
      trouble(new Error(`ticket ${order.ticket}: ${String(error)}`));
    });
  };
  const [lag] = await Promise.all([
    keepRhythm(plan.orders, pace, displays, serve),
    Promise.all([watchQuarters(plan.orders, pace, arrivals, look), meanwhile?.(plan.orders, pace)]).then(goOn),
  ]);
  say(`The day is over; at worst an order was ${Math.round(lag)} ms behind the clock.`);
  const unanswered = ordering.unanswered + (later === ordering ? 0 : later.unanswered);
  return { displays, troubles, unanswered, arrivals };
}

/** The same orders, each to be paid at the counter afterwards. */
function withoutTender(plan: Plan): Plan {
  return { ...plan, orders: plan.orders.map((order) => ({ ...order, payer: 'CASH_LATER' })) };
}

/** Saves the outlet as it is: its answer tells today's business date. */
async function businessDateOf(api: Api, { id, code }: MadeOutlet): Promise<string> {
  const input = { id, code, name: `Replay ${code}`, opensAt: 0, closesAt: 1440, dayCutHour: 0, tokenPrefix: 'R' };
  return (await api.command<MadeOutlet>(SAVE_OUTLET, input, 'Outlet')).businessDate;
}
