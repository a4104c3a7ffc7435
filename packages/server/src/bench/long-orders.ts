import { isRefusal } from '@college-kiosk/kernel';
import { quoteOrder } from '../modules/ordering/index.ts';
import { type BenchCart, quotedCarts } from './calls.ts';
import type { BenchCanteen } from './canteen.ts';
import { callers, documentOf, inTurn, PLENTY_OF_CASH, placesAt, post } from './door.ts';
import type { Peer } from './peer.ts';
import { type BenchRun, compare, type Figure, figure, hammer, listed } from './ratio.ts';
import { withPeers } from './stage.ts';

/** The most lines the door takes in one order (modules/ordering/priced.ts). */
const LONG = 200;
/** Against three lines the fixed cost of an order hides most of what grows; against half as many it does not. */
const SHORTER = [3, 100];
const [MANY, FEW] = [500, 50];
const AT_ONCE = 4;
const WARM_UP_SECONDS = 2;
const CAST = { product: ['product-peer.ts', 'executes'] } as const;

/** S16: what a line of a long order and an order of a full board take, against those of short ones. */
export async function growLinearly(run: BenchRun): Promise<Figure[]> {
  return [...(await longOrders(run)), await fullBoards(run)];
}

function longOrders(run: BenchRun): Promise<Figure[]> {
  return withPeers(CAST, async (canteen, { product }) => {
    const place = await placesAt(canteen, product, callers(AT_ONCE));
    const sellOf = async (lines: number) => {
      const cart = inTurn(await cartsOf(canteen, lines));
      const sell = async (seconds: number) => {
        const slice = await hammer(() => place(cart(), PLENTY_OF_CASH), { seconds, atOnce: AT_ONCE });
        return { ...slice, each: 1_000 / slice.rate / lines };
      };
      await sell(WARM_UP_SECONDS);
      return () => sell(run.seconds);
    };
    const long = await sellOf(LONG);
    const figures: Figure[] = [];
    for (const lines of SHORTER) {
      const { ratios, limits, contenders } = await compare(run.rounds, await sellOf(lines), long, ({ each }) => each);
      const ofLong = contenders.map(({ each }) => each);
      run.say(`ms a line: of ${LONG} ${listed(ofLong, 2)}; of ${lines} ${listed(limits, 2)}`);
      figures.push(
        figure(`S16 a line of an order of ${LONG} lines (the door admits no more) / of ${lines}`, ratios, {
          atMost: 1.2,
        }),
      );
    }
    return figures;
  });
}

/** Carts of so many different dishes. */
async function cartsOf({ context, outletId, dishes }: BenchCanteen, count: number): Promise<BenchCart[]> {
  const carts: BenchCart[] = [];
  for (let from = 0; from + count <= dishes.length; from += count) {
    const lines = dishes.slice(from, from + count).map((dish) => ({ ...dish, quantity: 1, optionIds: [] }));
    const quote = await quoteOrder(context, { outletId, lines });
    if (isRefusal(quote)) throw new Error(`The bench's cart was refused: ${quote.code}`);
    carts.push({ outletId, lines, quote: quote.signed });
  }
  return carts;
}

/** Two canteens, one with many orders in hand; their boards are asked for in turn. */
function fullBoards(run: BenchRun): Promise<Figure> {
  return withPeers(CAST, (one, { product: first }) =>
    withPeers(CAST, async (other, { product: second }) => {
      const full = await boardOf(one, first, MANY, run);
      const empty = await boardOf(other, second, FEW, run);
      for (const board of [full, empty]) await board(WARM_UP_SECONDS);
      const { ratios, limits, contenders } = await compare(
        run.rounds,
        () => empty(run.seconds),
        () => full(run.seconds),
        ({ each }) => each,
      );
      run.say(`µs an order: of ${MANY} ${listed(contenders.map(({ each }) => each))}; of ${FEW} ${listed(limits)}`);
      return figure(`S16 an order of a board of ${MANY} / of ${FEW}`, ratios, { atMost: 1.2 });
    }),
  );
}

async function boardOf(canteen: BenchCanteen, peer: Peer, orders: number, run: BenchRun) {
  const agent = callers(AT_ONCE);
  const place = await placesAt(canteen, peer, agent);
  const cart = inTurn(await quotedCarts(canteen, false, run.random));
  let left = orders;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        left -= 1;
        await place(cart(), PLENTY_OF_CASH);
      }
    }),
  );
  const { documentId } = documentOf('ReadyBoard');
  const ask = () => post(agent, peer, { documentId, variables: { outletId: canteen.outletId } });
  const { data } = JSON.parse(await ask());
  if (data?.board.preparing.length !== orders) throw new Error('The board does not show what was ordered.');
  return async (seconds: number) => {
    const slice = await hammer(ask, { seconds, atOnce: AT_ONCE });
    return { ...slice, each: 1_000_000 / slice.rate / orders };
  };
}
