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

/** What the product calls for these carts; nothing is called. */
export async function recordCalls(canteen: BenchCanteen, carts: readonly BenchCart[]): Promise<RecordedCall[]> {
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
    await placeOrder(context, { id: canteen.newId(), ...cart, cash: { tendered: 1_000_000 } });
  }
  return recorded;
}

/** The ids that make one sale another: of the order, its audit row, its entry and its invoice. */
function idsOf({ door, body }: RecordedCall): string[] {
  const { said, audit } = door as { said: { id: string }; audit: { id: string } };
  const { sale } = body as { sale: { entry: { id: string }; document: { id: string } } };
  return [said.id, audit.id, sale.entry.id, sale.document.id];
}

/** So many calls like these, each a sale of its own. */
export function repeatCalls(canteen: BenchCanteen, calls: readonly RecordedCall[], count: number): RecordedCall[] {
  const texts = calls.map((call) => ({ ids: idsOf(call), text: JSON.stringify(call) }));
  return Array.from({ length: count }, (_, n) => {
    const { ids, text } = texts[n % texts.length] as (typeof texts)[number];
    return JSON.parse(ids.reduce((whole, id) => whole.replaceAll(id, canteen.newId()), text));
  });
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
