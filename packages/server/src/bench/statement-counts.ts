import { type Counted, type CountingLine, openCountingLine } from '../testing/counting-line.ts';
import { quotedCarts } from './calls.ts';
import { type BenchCanteen, openBenchCanteen } from './canteen.ts';
import { callers, documentOf, inTurn, keyFor, PLENTY_OF_CASH, placesAt, post } from './door.ts';
import { startPeer } from './peer.ts';
import { type BenchRun, type Figure, figure } from './ratio.ts';

/** Requests until every connection has prepared what it will be asked. */
const WARM_UP = 30;
const COUNTED = 20;
/** Orders on a page that is not full, and more than a page holds, as after an hour of any day. */
const [FEW, MANY] = [50, 130];
/** A whole sale of others, statement by statement, as measured: the promise is quoted beside it. */
const OTHERS = 'Odoo 19: 131, Vendure 3.7: 339';
const BARRIER = /pg_logical_emit_message/;

interface Counting {
  readonly line: CountingLine;
  readonly run: BenchRun;
}

/** S5: what one request costs the database, counted on the wire: one caller, everything warm, answers not kept. */
export async function countStatements(run: BenchRun): Promise<Figure[]> {
  const canteen = await openBenchCanteen();
  const line = await openCountingLine(canteen.url);
  const peer = await startPeer('product-peer.ts', ['executes', line.url, canteen.outletId]);
  try {
    const agent = callers(1);
    const place = await placesAt(canteen, peer, agent);
    const cart = inTurn(await quotedCarts(canteen, false, run.random));
    const sell = async (count: number) => {
      for (let n = 0; n < count; n += 1) await place(cart(), PLENTY_OF_CASH);
    };
    await sell(FEW);
    const ask = await askerOf(canteen, (body, headers) => post(agent, peer, body, headers));
    const counting = { line, run };
    const figures = [
      await read(counting, 'the kiosk’s menu', () => ask('KioskMenu')),
      await read(counting, `list of ${FEW} orders`, () => ask('Orders')),
      await read(counting, `kitchen board of ${FEW} tickets`, () => ask('KitchenBoard')),
      await read(counting, `order-ready board of ${FEW} orders`, () => ask('ReadyBoard')),
    ];
    await sell(MANY - FEW);
    return [
      ...figures,
      await read(counting, `list of 100 of ${MANY} orders`, () => ask('Orders')),
      await read(counting, `kitchen board of 100 of ${MANY} tickets`, () => ask('KitchenBoard')),
      await trips(counting, 'place order', () => place(cart())),
      await trips(counting, 'place order, paid in cash', () => place(cart(), PLENTY_OF_CASH)),
    ];
  } finally {
    await peer.stop();
    await line.close();
    await canteen.close();
  }
}

/** Asks for one of our apps' documents as somebody who may read all of it. Throws when the answer has errors. */
async function askerOf(
  canteen: BenchCanteen,
  send: (body: object, headers: Record<string, string>) => Promise<string>,
) {
  const headers = await keyFor(canteen, ['order:see', 'order:read', 'ticket:read']);
  return async (operation: string, more: object = {}) => {
    const { documentId } = documentOf(operation);
    const text = await send({ documentId, variables: { outletId: canteen.outletId, ...more } }, headers);
    const { errors } = JSON.parse(text);
    if (errors) throw new Error(`${operation} was not answered: ${JSON.stringify(errors)}`);
  };
}

/** What each of some requests came to, once warm. */
async function counted({ line }: Counting, request: () => Promise<unknown>): Promise<Counted[]> {
  for (let n = 0; n < WARM_UP; n += 1) await request();
  const each: Counted[] = [];
  line.take();
  for (let n = 0; n < COUNTED; n += 1) {
    await request();
    each.push(line.take());
  }
  return each;
}

async function read(counting: Counting, what: string, request: () => Promise<unknown>): Promise<Figure> {
  const each = await counted(counting, request);
  const counts = each.map(({ statements }) => statements.length);
  return said(counting, each, figure(`S5 ${what}, statements`, counts, { atMost: 1, unit: '', exact: true }));
}

async function trips(counting: Counting, what: string, request: () => Promise<unknown>): Promise<Figure> {
  const each = await counted(counting, request);
  const barriers = each.map(({ statements }) => statements.filter((text) => BARRIER.test(text)).length);
  counting.run.say(`${what}: the shared barrier ${Math.min(...barriers)} to ${Math.max(...barriers)} times beside`);
  const own = each.map(({ roundTrips }, index) => roundTrips - (barriers[index] ?? 0));
  const name = `S5 ${what}, round trips (statements of ${OTHERS})`;
  return said(counting, each, figure(name, own, { atMost: 2, unit: '', exact: true }));
}

/** Names the statements where there are too many. */
function said({ run }: Counting, each: readonly Counted[], counts: Figure): Figure {
  const most = each.reduce((one, other) => (other.roundTrips > one.roundTrips ? other : one));
  if (!counts.holds) for (const text of most.statements) run.say(`${counts.name}: ${shown(text)}`);
  return counts;
}

function shown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 90);
}
