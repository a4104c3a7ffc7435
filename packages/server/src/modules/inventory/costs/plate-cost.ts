import type { Money, Quantity } from '@college-kiosk/kernel';
import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { bigints, uuids } from '../../../platform/db/lists.ts';
import { recipesInForce } from '../recipes/in-force.ts';
import { DEPTH_MAX } from '../recipes/preparation-chain.ts';

/** What is wanted of the stock, by what it is for. */
export interface CostedLine {
  /** A recipe, or whatever the costs are asked for. */
  readonly root: string;
  readonly stockItemId: string;
  /** As issued, thousandths of the base unit; below zero where something is left out, which saves its cost. */
  readonly quantity: Quantity;
}

export interface PlateCost {
  readonly cost: Money;
  /** Of each line, by its stock item; each is rounded by itself, so they may differ from the whole by a paisa. */
  readonly lines: ReadonlyMap<string, Money>;
  /** What never came into the outlet: the cost is without it. */
  readonly unknown: ReadonlySet<string>;
}

/**
 * What these lines would cost in an outlet now, by root (rules §3.1): out of the batches that would be picked; what the batches
 * do not hold of a preparation by its recipe, down to five deep, and of anything else as the last batch cost. Exact on the way,
 * rounded half up once. One statement, however many roots.
 */
export async function plateCosts(
  reader: Reader,
  at: { readonly outletId: string; readonly today: string; readonly now: Date },
  lines: readonly CostedLine[],
): Promise<Map<string, PlateCost>> {
  if (lines.length === 0) return new Map();
  const asked = sql`select * from unnest(${uuids(lines.map(({ root }) => root))},
    ${uuids(lines.map(({ stockItemId }) => stockItemId))}, ${bigints(lines.map(({ quantity }) => quantity))})
    as t (root, item, quantity)`;
  const rows = await reader.execute<{ root: string; line: string | null; cost: number; unknown: string[] | null }>(
    costs(at, asked),
  );
  const found = new Map<string, { cost: Money; lines: Map<string, Money>; unknown: Set<string> }>();
  for (const { root, line, cost, unknown } of rows) {
    const one = found.get(root) ?? { cost: 0, lines: new Map(), unknown: new Set() };
    found.set(root, one);
    if (line === null) {
      one.cost = cost;
      for (const id of unknown ?? []) one.unknown.add(id);
    } else one.lines.set(line, cost);
  }
  return found;
}

function costs(
  { outletId, today, now }: { readonly outletId: string; readonly today: string; readonly now: Date },
  asked: SQL,
): SQL {
  return sql`
    with recursive asked as (${asked}),
    forced as (select id, stock_item_id as item, makes::numeric * (10000 - process_loss) / 10000 as good
      from ${recipesInForce(now)} prep where stock_item_id is not null),
    -- All that may have to be looked at: one dish does not read what a whole outlet holds.
    reached (item) as (
      select item from asked
      union
      select l.stock_item_id from reached r join forced f on f.item = r.item join recipe_lines l on l.recipe_id = f.id),
    pickable as (
      select b.stock_item_id as item, b.quantity_remaining::numeric as quantity, b.value_remaining::numeric as value,
        sum(b.quantity_remaining) over (partition by b.stock_item_id
          order by case when i.pick_policy = 'FEFO' then b.expiry_date end nulls last, b.received_at, b.id) - b.quantity_remaining as before
      from batches b join stock_items i on i.id = b.stock_item_id
      where b.outlet_id = ${outletId} and b.stock_item_id in (select item from reached) and b.status = 'AVAILABLE' and b.for_orders
        and (b.expiry_date is null or b.expiry_date >= ${today}::date)),
    lying as (select item, sum(quantity) as quantity from pickable group by item),
    -- What is wanted, and of preparations that do not lie there what they would be made of.
    wanted as (
      select root, item as line, item, quantity::numeric as quantity, 0 as depth from asked
      union all
      select w.root, w.line, l.stock_item_id,
        l.quantity * sign(w.quantity) * (abs(w.quantity) - coalesce(s.quantity, 0)) / f.good, w.depth + 1
      from wanted w
      join forced f on f.item = w.item
      join recipe_lines l on l.recipe_id = f.id
      left join lying s on s.item = w.item
      where w.depth < ${DEPTH_MAX} and abs(w.quantity) > coalesce(s.quantity, 0)),
    -- What a plate takes itself and what goes into a preparation of it come out of the batches one after the other: the cheap batch is there
    -- once. A preparation that is wanted twice was judged above already.
    taken as (
      select w.*, coalesce(s.quantity, 0) as lying, is_made, case when w.quantity < 0 or is_made then 0 else
          sum(greatest(w.quantity, 0)) over (partition by w.root, w.item order by w.depth, w.line, w.quantity rows unbounded preceding)
            - w.quantity end as since
      from wanted w
      left join lying s on s.item = w.item
      cross join lateral (select w.depth < ${DEPTH_MAX} and exists (select from forced f where f.item = w.item) as is_made) m),
    valued as (
      select w.root, w.line, w.item, sign(w.quantity) * (coalesce(there.cost, 0) + coalesce(beyond.cost, 0)) as cost,
        beyond.is_missing and beyond.cost is null as is_unknown
      from taken w
      cross join lateral (
        select sum(p.value * (least(p.before + p.quantity, w.since + abs(w.quantity)) - greatest(p.before, w.since)) / p.quantity) as cost
        from pickable p
        where p.item = w.item and p.before < w.since + abs(w.quantity) and p.before + p.quantity > w.since) there
      cross join lateral (
        select w.since + abs(w.quantity) > w.lying and not w.is_made as is_missing,
          case when w.since + abs(w.quantity) > w.lying and not w.is_made
          then (w.since + abs(w.quantity) - greatest(w.lying, w.since)) * (
            select b.value_received::numeric / b.quantity_received from batches b
            where b.outlet_id = ${outletId} and b.stock_item_id = w.item and b.value_received > 0
            order by b.received_at desc, b.id desc limit 1) end as cost) beyond)
    select root, line, round(sum(cost))::float8 as cost,
      array_agg(distinct item::text) filter (where is_unknown) as unknown
    from valued group by grouping sets ((root), (root, line))`;
}
