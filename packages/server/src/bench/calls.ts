import { isRefusal } from '@college-kiosk/kernel';
import { placeOrder, quoteOrder } from '../modules/ordering/index.ts';
import type { CallContext } from '../platform/context.ts';
import type { Statements } from '../platform/db/statements.ts';
import type { BenchCanteen } from './canteen.ts';

/** One call of the database as the product makes it. */
export interface RecordedCall {
  readonly name: string;
  readonly door: object;
  readonly body: object;
}

export interface BenchCart {
  readonly outletId: string;
  readonly lines: { itemId: string; variantId: string; quantity: number; optionIds: string[] }[];
  readonly quote: string;
}

const CARTS = 200;

/** Carts of three dishes with their signed quotes; hot ones all hold the first dish. */
export async function quotedCarts(canteen: BenchCanteen, hot: boolean, random: () => number): Promise<BenchCart[]> {
  const { outletId, dishes, context } = canteen;
  const pick = () => dishes[Math.floor(random() * dishes.length)] ?? dishes[0];
  const carts: BenchCart[] = [];
  for (let n = 0; n < CARTS; n += 1) {
    const chosen = new Set([hot ? dishes[0] : pick(), pick(), pick()]);
    const lines = [...chosen].flatMap((dish) => (dish ? [{ ...dish, quantity: 1, optionIds: [] }] : []));
    const quote = await quoteOrder(context, { outletId, lines });
    if (isRefusal(quote)) throw new Error(`The bench's cart was refused: ${quote.code}`);
    carts.push({ outletId, lines, quote: quote.signed });
  }
  return carts;
}

/** What the product calls for these carts, paid in cash unless said otherwise; nothing is called. */
export async function recordCalls(
  canteen: BenchCanteen,
  carts: readonly BenchCart[],
  cash: { readonly tendered: number } | null = { tendered: 1_000_000 },
): Promise<RecordedCall[]> {
  const recorded: RecordedCall[] = [];
  const statements: Statements = {
    async call(name, door, body) {
      recorded.push({ name, door: JSON.parse(JSON.stringify(door)), body: JSON.parse(JSON.stringify(body)) });
      return {};
    },
    barrier: async () => {},
    close: async () => {},
  };
  const context: CallContext = { ...canteen.context, platform: { ...canteen.context.platform, statements } };
  for (const cart of carts) {
    await placeOrder(context, { id: canteen.newId(), ...cart, cash });
  }
  return recorded;
}

/** The ids that make one order another: of the order and its audit row; of its entry and its invoice where it is sold. */
export function idsOf({ door, body }: RecordedCall): string[] {
  const { said, audit } = door as { said: { id: string }; audit: { id: string } };
  const { sale } = body as { sale: { entry: { id: string }; document: { id: string } } | null };
  return [said.id, audit.id, ...(sale ? [sale.entry.id, sale.document.id] : [])];
}

/**
 * Takes the next of these calls again and again, each time as a sale of its own. What holds no id is shared with the
 * recorded call, so that a bench has nothing to keep ready and little to clear away.
 */
export function callsInTurn(canteen: BenchCanteen, calls: readonly RecordedCall[]): () => RecordedCall {
  const makers = calls.map((call) => {
    const ids = idsOf(call);
    const make = copier(call, ids);
    return () => make(new Map(ids.map((id) => [id, canteen.newId()]))) as RecordedCall;
  });
  let turn = 0;
  return () => {
    turn += 1;
    return (makers[turn % makers.length] as () => RecordedCall)();
  };
}

type Copy = (ids: ReadonlyMap<string, string>) => unknown;

/** Copies a value with other ids in place of these; looked through once, beforehand. Throws when one is within a text. */
function copier(value: unknown, ids: readonly string[]): Copy {
  if (typeof value === 'string') {
    if (ids.includes(value)) return (others) => others.get(value);
    if (ids.some((id) => value.includes(id))) throw new Error(`An id is part of a text: ${value}`);
  }
  if (typeof value !== 'object' || value === null) return () => value;
  const parts = Object.entries(value).map(([key, part]) => [key, copier(part, ids), holdsAny(part, ids)] as const);
  const changing = parts.filter(([, , changes]) => changes);
  if (changing.length === 0) return () => value;
  return (others) => {
    const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value };
    for (const [key, make] of changing) copy[key] = make(others);
    return copy;
  };
}

function holdsAny(part: unknown, ids: readonly string[]): boolean {
  const text = JSON.stringify(part) ?? '';
  return ids.some((id) => text.includes(id));
}

/** Puts so many of these calls where pgbench can take one after the other. Answers the script that does. */
export async function callsForPgbench(
  canteen: BenchCanteen,
  calls: readonly RecordedCall[],
  count: number,
): Promise<string> {
  const { sql } = canteen.opened;
  const templates = JSON.stringify(calls.map((call, n) => ({ n, ids: idsOf(call), text: JSON.stringify(call) })));
  await sql`truncate bench_calls`;
  await sql`
    with templates as materialized (
      select * from jsonb_to_recordset(${templates}::text::jsonb) as t (n integer, ids text[], text text)
    ), made as materialized (
      select g as n, replace(replace(replace(replace(t.text, t.ids[1], gen_random_uuid()::text), t.ids[2],
        gen_random_uuid()::text), t.ids[3], gen_random_uuid()::text), t.ids[4], gen_random_uuid()::text)::jsonb as call
      from generate_series(1, ${count}::integer) g join templates t on t.n = g % ${calls.length}::integer
    )
    insert into bench_calls (n, door, body) select n, call -> 'door', call -> 'body' from made`;
  await sql`select setval('bench_turn', 1, false)`;
  return `select ${calls[0]?.name}(door, body) from bench_calls where n = (select nextval('bench_turn'));`;
}

/** Makes the table that `callsForPgbench` fills. */
export const CALLS_TABLE = `
  create unlogged table bench_calls (n bigint primary key, door jsonb, body jsonb);
  create sequence bench_turn;
  grant all on bench_calls to public; grant all on all sequences in schema public to public`;
