import type postgres from 'postgres';
import { openApi, type Target } from './api.ts';
import { makeSupplier } from './deliver.ts';
import { freshId } from './fresh-id.ts';
import { makeOutlet } from './set-up.ts';

export interface LaidStock {
  readonly outletIds: readonly string[];
  readonly batches: number;
  readonly orders: number;
  readonly moves: number;
  /** How many numbers of suppliers there are, LAID-0 and on. */
  readonly lots: number;
}

const OUTLETS = 4;
const ITEMS = 500;
const BATCHES_IN_LOT = 20;
/** Batches of an outlet that are in use at about the same time. */
const IN_USE = 400;
const FULL = { batches: 100_000, orders: 300_000 } as const;
const SAVE_LOCATION = `mutation ($input: SaveLocationInput!) {
  result: saveStockLocation(input: $input) { __typename ... on StockLocation { id } ... on Refusal { code message } }
}`;

/**
 * Years of stock in minutes: at full scale 500 items in four outlets, 100,000 batches and 2 M moves of 300,000 orders, each of which
 * took from six or seven batches that were in use at the time. A twentieth was moved, and has a parent in place of a number.
 * Written by sets, past the doors: what is measured is how it is read. The books know nothing of it.
 */
export async function layStock(target: Target, sql: postgres.Sql, scale: number): Promise<LaidStock> {
  const api = openApi(target, 4);
  const outletIds: string[] = [];
  for (let turn = 0; turn < OUTLETS; turn += 1) {
    const outlet = await makeOutlet(api);
    const kitchen = {
      id: freshId(),
      outletId: outlet.id,
      code: 'KITCHEN',
      name: 'Kitchen',
      kind: 'KITCHEN',
      forOrders: true,
    };
    await api.command(SAVE_LOCATION, kitchen, 'StockLocation');
    outletIds.push(outlet.id);
  }
  const supplierId = await makeSupplier(api);
  const batches = Math.round((FULL.batches * scale) / (OUTLETS * BATCHES_IN_LOT)) * OUTLETS * BATCHES_IN_LOT;
  const orders = Math.round(FULL.orders * scale);
  const lots = batches / BATCHES_IN_LOT;
  await sql.begin(async (tx) => {
    await tx`set local synchronous_commit = off`;
    await tx.unsafe(definitions(outletIds));
    await tx.unsafe(goods(batches, lots, supplierId));
    await tx.unsafe(sales(batches, orders));
    await tx.unsafe(standing(supplierId));
    await tx.unsafe('drop function check_id(bigint, bigint), check_outlet(bigint)');
  });
  await sql.unsafe('analyze');
  const [row] = await sql<{ moves: number }[]>`select count(*)::int as moves from stock_moves`;
  return { outletIds, batches, orders, moves: row?.moves ?? 0, lots };
}

/** Ids that rise as ours do. */
function definitions(outletIds: readonly string[]): string {
  const list = outletIds.map((id) => `'${id}'::uuid`).join(', ');
  return `
    create function check_id(kind bigint, n bigint) returns uuid language sql immutable as $$
      select (lpad(to_hex(n), 12, '0') || '70008000' || lpad(to_hex(kind), 12, '0'))::uuid $$;
    create function check_outlet(n bigint) returns uuid language sql immutable as $$
      select (array[${list}])[1 + n % ${OUTLETS}] $$;`;
}

function goods(batches: number, lots: number, supplierId: string): string {
  return `
    insert into stock_items (id, code, name, kind, base_unit, pick_policy, allergens, tax_creditable)
    select check_id(1, i), 'LAID-' || i, 'Laid ' || i, 'INGREDIENT', 'g', 'FEFO', '{}', false from generate_series(0, ${ITEMS - 1}) i;
    insert into batches (id, outlet_id, location_id, for_orders, stock_item_id, source_type, source_id, parent_batch_id, supplier_id,
      supplier_batch, received_at, expiry_date, quantity_received, quantity_remaining, value_received, value_remaining, status)
    select check_id(2, b), check_outlet(b), l.id, true, check_id(1, b / ${OUTLETS} % ${ITEMS}), 'receipt', check_id(3, b / 10),
      case when b % 20 = 19 then check_id(2, b - 4) end, case when b % 20 < 19 then '${supplierId}'::uuid end,
      case when b % 20 < 19 then 'LAID-' || b / ${OUTLETS} % ${lots} end, now() - (${batches} - b) * interval '5 minutes',
      current_date + 3 + (b % 7)::int, 1000000, case when b >= ${batches} * 0.9 then 400000 else 0 end, 100000,
      case when b >= ${batches} * 0.9 then 40000 else 0 end, case when b >= ${batches} * 0.9 then 'AVAILABLE' else 'DEPLETED' end::batch_status
    from generate_series(0::bigint, ${batches - 1}) b join stock_locations l on l.outlet_id = check_outlet(b) and l.code = 'KITCHEN';
    insert into stock_levels (outlet_id, stock_item_id, on_hand, reserved)
    select outlet_id, stock_item_id, sum(quantity_remaining) filter (where status = 'AVAILABLE'), 0 from batches
    where stock_item_id in (select id from stock_items where code like 'LAID-%') and status = 'AVAILABLE' group by 1, 2;
    insert into stock_moves (id, outlet_id, stock_item_id, batch_id, type, quantity, value, source_type, source_id, at, business_date)
    select check_id(4, b), outlet_id, stock_item_id, id, 'RECEIPT', 1000000, 100000, 'receipt', source_id, received_at, received_at::date
    from batches join lateral (select ('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint as b) n on true
    where stock_item_id in (select id from stock_items where code like 'LAID-%');`;
}

function sales(batches: number, orders: number): string {
  const own = batches / OUTLETS;
  const inUse = Math.min(IN_USE, own);
  return `
    insert into orders (id, outlet_id, channel, state, payment_status, token, token_number, business_date, taxable, tax, total, placed_at)
    select check_id(5, o), check_outlet(o), 'KIOSK', 'COLLECTED', 'PAID', 'L' || o, o + 1, (now() - (${orders} - o) * interval '100 seconds')::date,
      6000, 300, 6300, now() - (${orders} - o) * interval '100 seconds'
    from generate_series(0::bigint, ${orders - 1}) o;
    insert into stock_moves (id, outlet_id, stock_item_id, batch_id, type, quantity, value, source_type, source_id, at, business_date)
    select check_id(6, o * 8 + k), check_outlet(o), b.stock_item_id, b.id, 'CONSUME', -10000, -1000, 'order', check_id(5, o),
      now() - (${orders} - o) * interval '100 seconds', (now() - (${orders} - o) * interval '100 seconds')::date
    from generate_series(0::bigint, ${orders - 1}) o cross join generate_series(0, 6) k
    join batches b on b.id = check_id(2, (o * ${own - inUse} / ${orders} + (o * 7919 + k * 104729) % ${inUse}) * ${OUTLETS} + o % ${OUTLETS})
    where k < 6 or o % 3 = 0;`;
}

/** What is to be ordered: half of all items in each outlet. */
function standing(supplierId: string): string {
  return `
    insert into purchase_suggestions (id, outlet_id, stock_item_id, state, supplier_id, unit, packs, pack_size, price, quantity, position, is_capped, because, made_at)
    select check_id(7, row_number() over ()), outlet_id, stock_item_id, 'OPEN', '${supplierId}', 'g', 5, 1000000, 4000, 5000000, 100000, false,
      'It runs out in two days.', now() from stock_levels l
    where stock_item_id in (select id from stock_items where code ~ '^LAID-.*[02468]$')
    on conflict do nothing;`;
}
