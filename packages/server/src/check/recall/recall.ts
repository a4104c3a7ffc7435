// A recall is answered while the supplier is on the telephone. Mutant that reddens it: modules/inventory/recall/family.ts leaves out
// what was moved.
import postgres from 'postgres';
import { type Api, openApi } from '../../entry/replay/api.ts';
import { chance } from '../../entry/replay/chance.ts';
import { layStock } from '../../entry/replay/lay-stock.ts';
import { restartPostgres } from '../../entry/replay/restart-postgres.ts';
import type { Check } from '../promise.ts';

const RECALLS = 60;
/** Milliseconds at the 95th of a hundred, right after PostgreSQL was started again; beside other tests nobody can say how fast anything is. */
const LIMIT_MS = 300;

const RECALLED = `query ($lot: String!, $after: String) {
  batches: recalledBatches(supplierBatch: $lot, first: 100) { totalCount edges { node { batch { id } } } }
  orders: recalledOrders(supplierBatch: $lot, first: 100, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { orderId items } }
  }
}`;
const BACK = 'query ($id: UUID!) { order(id: $id) { batches { batch { supplierBatch id } quantity } } }';

interface Recalled {
  readonly batches: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly batch: { readonly id: string } } }[];
  };
  readonly orders: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly edges: readonly { readonly node: { readonly orderId: string } }[];
  };
}
interface Back {
  readonly order: { readonly batches: readonly { readonly batch: { readonly id: string } }[] } | null;
}

/** From a supplier's number to every order, and from an order to every batch, among two million moves. */
export const recall: Check = async ({ target: find, seed, scale, say }) => {
  const target = await find();
  const { databaseUrl, dataDir } = target;
  if (!databaseUrl) return { violations: [], figure: 'nothing was tried', skipped: 'it fills a database of its own' };
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  try {
    const begun = performance.now();
    const laid = await layStock(target, sql, scale);
    say(
      `${laid.batches} batches, ${laid.moves} moves, ${laid.orders} orders laid in ${((performance.now() - begun) / 1_000).toFixed(0)} s`,
    );
    if (dataDir) await restartPostgres({ dataDir, url: target.url });
    const random = chance(seed, 'recall');
    const api = openApi(target, 1);
    const violations: string[] = [];
    const times = { forth: [] as number[], back: [] as number[] };
    const tries = Math.max(5, Math.round(RECALLS * scale));
    for (let turn = 0; turn < tries; turn += 1) {
      const lot = `LAID-${random.whole(0, laid.lots - 1)}`;
      const [forth, recalled] = await timed(() => api.ask<Recalled>(RECALLED, { lot }));
      times.forth.push(forth);
      const orders = await allOrders(api, lot, recalled);
      violations.push(...(await compareForth(sql, lot, recalled, orders)));
      const id = random.pick(orders);
      const [back, found] = await timed(() => api.ask<Back>(BACK, { id }));
      times.back.push(back);
      violations.push(...(await compareBack(sql, id, found)));
    }
    const [forth, back] = [p95(times.forth), p95(times.back)];
    for (const [way, p] of [
      ['batch to orders', forth],
      ['order to batches', back],
    ] as const) {
      if (dataDir && p > LIMIT_MS) violations.push(`${way} takes ${p.toFixed(0)} ms at p95, ${LIMIT_MS} are promised`);
    }
    const after = dataDir ? ' after a restart of PostgreSQL' : '';
    const figure = `${laid.moves} moves, ${tries} recalls${after}: batch to orders p95 ${forth.toFixed(0)} ms, order to batches p95 ${back.toFixed(0)} ms`;
    return { violations, figure };
  } finally {
    await sql.end();
  }
};

async function timed<Found>(work: () => Promise<Found>): Promise<[number, Found]> {
  const begun = performance.now();
  const found = await work();
  return [performance.now() - begun, found];
}

function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}

async function allOrders(api: Api, lot: string, first: Recalled): Promise<string[]> {
  const ids: string[] = [];
  for (let page = first; ; ) {
    ids.push(...page.orders.edges.map(({ node }) => node.orderId));
    const { hasNextPage, endCursor } = page.orders.pageInfo;
    if (!hasNextPage) return ids;
    page = await api.ask<Recalled>(RECALLED, { lot, after: endCursor });
  }
}

async function compareForth(
  sql: postgres.Sql,
  lot: string,
  { batches, orders }: Recalled,
  ids: readonly string[],
): Promise<string[]> {
  const family = await sql<{ id: string }[]>`
    select id from batches where supplier_batch = ${lot}
    union select c.id from batches c join batches p on p.id = c.parent_batch_id where p.supplier_batch = ${lot}`;
  const taken = await sql<{ id: string }[]>`
    select distinct source_id as id from stock_moves where source_type = 'order' and batch_id = any(${family.map(({ id }) => id)})`;
  const violations: string[] = [];
  const isSame = (one: readonly string[], other: readonly string[]) =>
    [...one].sort().join() === [...other].sort().join();
  if (
    !isSame(
      batches.edges.map(({ node }) => node.batch.id),
      family.map(({ id }) => id),
    )
  )
    violations.push(`${lot} is ${family.length} batches, ${batches.totalCount} were answered`);
  if (
    !isSame(
      ids,
      taken.map(({ id }) => id),
    ) ||
    orders.totalCount !== taken.length
  )
    violations.push(`${lot} went into ${taken.length} orders, ${ids.length} were answered`);
  return violations;
}

async function compareBack(sql: postgres.Sql, id: string, { order }: Back): Promise<string[]> {
  const used = await sql<{ id: string }[]>`select distinct batch_id as id from stock_moves where source_id = ${id}`;
  const found = order?.batches.map(({ batch }) => batch.id) ?? [];
  const isSame =
    found.sort().join() ===
    used
      .map((one) => one.id)
      .sort()
      .join();
  return isSame ? [] : [`order ${id} took from ${used.length} batches, ${found.length} were answered`];
}
