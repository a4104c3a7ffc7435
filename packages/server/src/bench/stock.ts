import postgres from 'postgres';
import { findOwnerUrl } from '../entry/owner-url.ts';
import { type Api, openApi } from '../entry/replay/api.ts';
import { type LaidStock, layStock } from '../entry/replay/lay-stock.ts';
import { startOwnServer } from '../entry/replay/own-server.ts';
import { restartPostgres } from '../entry/replay/restart-postgres.ts';
import { type BenchRun, type Figure, figure } from './ratio.ts';

/** A person at a screen does not wait longer, right after PostgreSQL was started again. */
const LIMIT_MS = 300;
/** Questions in a round; the first of them finds nothing in memory. */
const ASKED = 20;
/** Until two answers that differ are two opinions. */
const TRIES = 20;

const RECALLED = `query ($lot: String!) { orders: recalledOrders(supplierBatch: $lot, first: 100) {
  totalCount edges { node { orderId items } }
} }`;
const PAGE = `query ($outletId: UUID!) { page: stockLevels(outletId: $outletId, first: 50) {
  totalCount edges { node { onHand reserved value nextExpiry item { id code name } } }
} }`;
const SUGGESTED = `query ($outletId: UUID!) { page: purchaseSuggestions(outletId: $outletId, first: 50) {
  totalCount edges { node { id quantity because item { id code name } supplier { id name } } }
} }`;

/** One question, as the API is asked and as the one statement that answers it. Both give what is to be equal. */
interface Contest {
  readonly name: string;
  readonly api: (turn: number) => Promise<string>;
  readonly statement: (turn: number) => Promise<string>;
}

/** The stock page, what is to be ordered, and a recall, with 100,000 batches and two million moves behind them. */
export async function askStock(run: BenchRun): Promise<Figure[]> {
  const server = await startOwnServer();
  const ownerUrl = findOwnerUrl(server.dataDir) ?? '';
  const filling = postgres(ownerUrl, { max: 2, onnotice: () => {} });
  try {
    const laid = await layStock(server, filling, 1);
    run.say(`${laid.batches} batches, ${laid.moves} moves`);
    await filling.end();
    const figures: Figure[] = [];
    for (const { name } of contests(openApi(server, 1), filling, laid)) {
      const slices = { api: [] as number[], p95: [] as number[], ratio: [] as number[] };
      for (let round = 0; round < run.rounds; round += 1) {
        await restartPostgres({ dataDir: server.dataDir, url: server.url });
        const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
        const contest = contests(openApi(server, 1), sql, laid).find((one) => one.name === name) as Contest;
        const asked = await timesOf(contest.api, round);
        const stated = await timesOf(contest.statement, round);
        await proveEqual(contest, round);
        await sql.end();
        slices.p95.push(p(asked, 0.95));
        slices.ratio.push(p(asked, 0.5) / p(stated, 0.5));
      }
      figures.push(figure(`${name} after a restart, p95`, slices.p95, { atMost: LIMIT_MS, unit: 'ms' }));
      figures.push(figure(`${name} / one statement`, slices.ratio, { atMost: 40 }));
    }
    return figures;
  } finally {
    await server.stop();
  }
}

async function timesOf(ask: (turn: number) => Promise<string>, round: number): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < ASKED; turn += 1) {
    const begun = performance.now();
    await ask(round * ASKED + turn);
    times.push(performance.now() - begun);
  }
  return times;
}

/** Both say the same; where the product worked something out between the two, they are asked anew. */
async function proveEqual({ name, api, statement }: Contest, round: number): Promise<void> {
  for (let turn = round * ASKED, tries = 0; turn < (round + 1) * ASKED; ) {
    if ((await api(turn)) === (await statement(turn))) {
      turn += 1;
      tries = 0;
    } else {
      tries += 1;
      if (tries === TRIES) throw new Error(`${name}: the two answer differently.`);
    }
  }
}

function p(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? Number.NaN;
}

interface Node {
  readonly onHand?: number;
  readonly quantity?: number;
  readonly item: { readonly id: string };
}
interface Answered {
  readonly page: { readonly totalCount: number; readonly edges: readonly { readonly node: Node }[] };
}
interface Recalled {
  readonly orders: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly orderId: string } }[];
  };
}

function contests(api: Api, sql: postgres.Sql, { outletIds, lots }: LaidStock): Contest[] {
  const outletOf = (turn: number) => outletIds[turn % outletIds.length] ?? '';
  const lotOf = (turn: number) => `LAID-${(turn * 7_919) % lots}`;
  const paged = async (document: string, turn: number, of: (node: Node) => number | undefined) => {
    const { page } = await api.ask<Answered>(document, { outletId: outletOf(turn) });
    return said(
      page.totalCount,
      page.edges.map(({ node }) => `${node.item.id} ${of(node)}`),
    );
  };
  return [
    {
      name: 'stock page',
      api: (turn) => paged(PAGE, turn, ({ onHand }) => onHand),
      statement: async (turn) => {
        const rows = await sql<{ id: string; quantity: number; whole: number }[]>`
          select i.id, l.on_hand::float8 as quantity, count(*) over ()::int as whole, sum(b.value_remaining), min(b.expiry_date)
          from stock_levels l join stock_items i on i.id = l.stock_item_id
          left join batches b on b.outlet_id = l.outlet_id and b.stock_item_id = l.stock_item_id and b.status <> 'DEPLETED'
          where l.outlet_id = ${outletOf(turn)} group by i.id, l.on_hand order by i.name, i.id limit 50`;
        return said(
          rows[0]?.whole ?? 0,
          rows.map(({ id, quantity }) => `${id} ${quantity}`),
        );
      },
    },
    {
      name: 'suggestions',
      api: (turn) => paged(SUGGESTED, turn, ({ quantity }) => quantity),
      statement: async (turn) => {
        const rows = await sql<{ id: string; quantity: number; whole: number }[]>`
          select i.id, s.quantity::float8 as quantity, count(*) over ()::int as whole, p.name from purchase_suggestions s
          join stock_items i on i.id = s.stock_item_id left join suppliers p on p.id = s.supplier_id
          where s.outlet_id = ${outletOf(turn)} order by s.made_at desc, s.id desc limit 50`;
        return said(
          rows[0]?.whole ?? 0,
          rows.map(({ id, quantity }) => `${id} ${quantity}`),
        );
      },
    },
    {
      name: 'recall',
      api: async (turn) => {
        const { orders } = await api.ask<Recalled>(RECALLED, { lot: lotOf(turn) });
        return said(
          orders.totalCount,
          orders.edges.map(({ node }) => node.orderId),
        );
      },
      statement: async (turn) => {
        const rows = await sql<{ id: string; whole: number }[]>`
          with family as (select id from batches where supplier_batch = ${lotOf(turn)}
            union select c.id from batches p join batches c on c.parent_batch_id = p.id where p.supplier_batch = ${lotOf(turn)})
          select o.id, count(*) over ()::int as whole from orders o
          where o.id in (select m.source_id from family f join stock_moves m on m.batch_id = f.id where m.source_type = 'order')
          order by o.placed_at desc, o.id desc limit 100`;
        return said(
          rows[0]?.whole ?? 0,
          rows.map(({ id }) => id),
        );
      },
    },
  ];
}

const said = (whole: number, rows: readonly string[]) => `${whole}: ${rows.join(', ')}`;
