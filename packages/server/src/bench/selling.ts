import { isRefusal } from '@college-kiosk/kernel';
import postgres from 'postgres';
import { startTicket } from '../modules/kitchen/index.ts';
import { placeOrder, quoteOrder } from '../modules/ordering/index.ts';
import { referencePlaceOrder } from '../testing/reference/selling.ts';
import {
  type BenchCart,
  CALLS_TABLE,
  callsForPgbench,
  callsInTurn,
  quotedCarts,
  type RecordedCall,
  recordCalls,
} from './calls.ts';
import { type BenchCanteen, openBenchCanteen } from './canteen.ts';
import { runPgbench, WARM_UP_SECONDS } from './pgbench.ts';
import { type BenchRun, compare, type Figure, figure, hammer, type Slice } from './ratio.ts';
import { proveSameOrder } from './same-order.ts';

const AT_ONCE = 32;
/** In the recipes of what S6 and S7 sell: those of a real kitchen. */
const INGREDIENTS = 8;
/** pgbench finds so many times the calls prepared that the warm-up made: it is quicker than Node, and the machine may be at another time. */
const RESERVE = 4;

/** Opens a canteen for the time of a bench, with the table that pgbench reads from. */
async function withCanteen<Done>(work: (canteen: BenchCanteen) => Promise<Done>, ingredients?: number): Promise<Done> {
  const canteen = await openBenchCanteen(ingredients);
  try {
    const owner = postgres(canteen.ownerUrl, { max: 1, onnotice: () => {} });
    await owner.unsafe(CALLS_TABLE);
    await owner.end();
    return await work(canteen);
  } finally {
    await canteen.close();
  }
}

/** pgbench selling by the product's own call: every commit waits for the disk. */
async function pgbenchSells(
  canteen: BenchCanteen,
  { calls, warmRate }: Prepared,
  { seconds }: BenchRun,
): Promise<Slice> {
  const count = Math.ceil(RESERVE * warmRate * (seconds + WARM_UP_SECONDS));
  const script = await callsForPgbench(canteen, calls, count);
  const rate = await runPgbench(canteen.url, script, { seconds, clients: AT_ONCE });
  const [turn] = await canteen.opened.sql`select last_value::integer as last from bench_turn`;
  if ((turn?.last ?? 0) > count) throw new Error('pgbench ran out of prepared calls: prepare more.');
  return { rate };
}

/** The product's statement with the shared barrier, from Node. */
async function statements(
  canteen: BenchCanteen,
  { calls }: Pick<Prepared, 'calls'>,
  { seconds }: Pick<BenchRun, 'seconds'>,
): Promise<Slice> {
  const next = callsInTurn(canteen, calls);
  return hammer(
    async () => {
      const { name, door, body } = next();
      await canteen.opened.statements.call(name, door, body);
      await canteen.opened.statements.barrier();
    },
    { seconds, atOnce: AT_ONCE },
  );
}

interface Prepared {
  readonly calls: readonly RecordedCall[];
  /** Calls a second when our own sessions first met them. */
  readonly warmRate: number;
}

/** The calls of cold carts, or of carts that all hold the first dish; our own sessions have met them. */
async function prepared(canteen: BenchCanteen, hot: boolean, run: BenchRun): Promise<Prepared> {
  const calls = await recordCalls(canteen, await quotedCarts(canteen, hot, run.random));
  const { rate } = await statements(canteen, { calls }, { seconds: WARM_UP_SECONDS });
  return { calls, warmRate: rate };
}

/** S6: a cashier's order with cash, cold items: our statement from Node against pgbench making the same call. */
export function sellCold(run: BenchRun): Promise<Figure[]> {
  return withCanteen(async (canteen) => {
    const calls = await prepared(canteen, false, run);
    const { ratios, contenders } = await compare(
      run.rounds,
      () => pgbenchSells(canteen, calls, run),
      () => statements(canteen, calls, run),
    );
    run.say(`orders a second: ${contenders.map(({ rate }) => rate.toFixed(0)).join(', ')}`);
    const cpu = contenders.map(({ cpuMs }) => cpuMs ?? Number.NaN);
    return [
      figure('S6 sell / pgbench, the same call', ratios, { atLeast: 0.95 }),
      figure('S6 Node CPU an order', cpu, { atMost: 0.12, unit: 'ms' }),
    ];
  }, INGREDIENTS);
}

/** S7: every order, and every ticket that is started, on one hot item. */
export function sellHot(run: BenchRun): Promise<Figure[]> {
  return withCanteen(async (canteen) => {
    const cold = await prepared(canteen, false, run);
    const hot = await prepared(canteen, true, run);
    const sold = await compare(
      run.rounds,
      () => pgbenchSells(canteen, cold, run),
      () => statements(canteen, hot, run),
    );
    const guarded = await hotUpdate(canteen);
    const against = async () => ({
      rate: await runPgbench(canteen.url, guarded, { seconds: run.seconds, clients: AT_ONCE }),
    });
    const update = await compare(run.rounds, against, () => statements(canteen, hot, run));
    const begun = await compare(run.rounds, against, () => startHot(canteen, run));
    return [
      figure('S7 sell, one hot item / pgbench cold', sold.ratios, { atLeast: 0.8 }),
      figure('S7 sell, one hot item / pgbench guarded UPDATE hot', update.ratios, { atLeast: 5 }),
      figure('S7 start ticket, one hot batch / pgbench guarded UPDATE hot', begun.ratios, { atLeast: 5 }),
    ];
  }, INGREDIENTS);
}

/** The least anybody can do to a hot row: one guarded update, its commit on disk. */
async function hotUpdate({ opened, outletId }: BenchCanteen): Promise<string> {
  const [level] = await opened.sql`select stock_item_id as id from stock_levels where outlet_id = ${outletId} limit 1`;
  return `update stock_levels set reserved = reserved + 1
    where outlet_id = '${outletId}' and stock_item_id = '${level?.id}' and on_hand - reserved >= 1;`;
}

/** Starts tickets that all take from the first dish's batches: sold beforehand, outside of the time. */
async function startHot(canteen: BenchCanteen, { seconds }: BenchRun): Promise<Slice> {
  const { opened, context } = canteen;
  const [dish] = canteen.dishes;
  const lines = [{ itemId: dish?.itemId ?? '', variantId: dish?.variantId ?? '', quantity: 1, optionIds: [] }];
  const quote = await quoteOrder(context, { outletId: canteen.outletId, lines });
  if (isRefusal(quote)) throw new Error('The hot dish is not sold.');
  const wanted = 1_200 * seconds;
  const ids: string[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (ids.length < wanted) {
        const id = canteen.newId();
        ids.push(id);
        await placeOrder(context, {
          id,
          outletId: canteen.outletId,
          lines,
          quote: quote.signed,
          cash: { tendered: 100_000 },
        });
      }
    }),
  );
  const tickets = await opened.sql<
    { id: string }[]
  >`select id from tickets where order_id = any(${ids}) and state = 'NEW'`;
  return hammer(
    async () => {
      const ticket = tickets.pop();
      if (!ticket) throw new Error('The bench ran out of tickets: sell more.');
      const begun = await startTicket(context, { commandId: canteen.newId(), ticketId: ticket.id });
      if (isRefusal(begun)) throw new Error(`A ticket was not started: ${begun.code}`);
    },
    { seconds, atOnce: AT_ONCE },
  );
}

/** S10: placing an order against what one writes first: drizzle, a statement per row, the same schema. Proved equal first. */
export function placeAgainstNaive(run: BenchRun): Promise<Figure[]> {
  return withCanteen(async (canteen) => {
    const { context, outletId } = canteen;
    const carts = await quotedCarts(canteen, false, run.random);
    const quotes = await Promise.all(carts.map(({ lines }) => quoteOrder(context, { outletId, lines })));
    let turn = 0;
    const naive = (id: string, at: number) => {
      const quoted = quotes[at % quotes.length];
      if (!quoted || isRefusal(quoted)) throw new Error('The bench has no quote.');
      return referencePlaceOrder(context, { id, outletId, quoted, cash: null });
    };
    const ours = (id: string, at: number) => placeOrder(context, { id, ...(carts[at % carts.length] as BenchCart) });
    const [reference, product] = [canteen.newId(), canteen.newId()];
    await naive(reference, 0);
    await ours(product, 0);
    await proveSameOrder(canteen, [reference, product]);
    const { ratios, contenders, limits } = await compare(
      run.rounds,
      () => hammer(() => naive(canteen.newId(), turn++), { seconds: run.seconds, atOnce: AT_ONCE }),
      () => hammer(() => ours(canteen.newId(), turn++), { seconds: run.seconds, atOnce: AT_ONCE }),
    );
    run.say(
      `ours ${contenders.map(({ rate }) => rate.toFixed(0)).join(', ')} a second; a statement per row ${limits.map((rate) => rate.toFixed(0)).join(', ')}`,
    );
    return [
      figure('S10 place order / drizzle, a statement per row', ratios, { atLeast: 15 }),
      figure(
        'S10 Node CPU an order',
        contenders.map(({ cpuMs }) => cpuMs ?? Number.NaN),
        { atMost: 1, unit: 'ms' },
      ),
    ];
  });
}
