import { type SQL, sql } from 'drizzle-orm';
import { elsewhere } from '../elsewhere.ts';
import { dayAt, pastDate } from '../past-date.ts';
import { warningDays } from '../shelf/expiry-warnings.ts';
import type { alertKind } from './tables.ts';

export type AlertKind = (typeof alertKind.enumValues)[number];

/** Where and when it is looked. */
interface Look {
  readonly outletId: string;
  readonly now: Date;
}

/** An item that did not move for so long is not missed when there is none of it. */
const IN_USE_DAYS = 28;
/** A delivery is news for so long. */
const PRICE_NEWS_DAYS = 14;
/** Against so many deliveries before, of which there must be two. */
const PRICES_BEFORE = 5;

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();

const nothing = {
  lowAt: sql`null::bigint`,
  expiryDate: sql`null::date`,
  price: sql`null::bigint`,
  usualPrice: sql`null::bigint`,
  unitId: sql`null::uuid`,
  temperature: sql`null::integer`,
};
const columns = (kind: AlertKind, of: { id: SQL; batchId?: SQL; quantity: SQL } & Partial<typeof nothing>) => {
  const {
    id,
    batchId = sql`null::uuid`,
    quantity,
    lowAt,
    expiryDate,
    price,
    usualPrice,
    ...cold
  } = { ...nothing, ...of };
  return sql`select ${kind}::stock_alert_kind as kind, ${id} as stock_item_id, ${batchId} as batch_id, ${quantity}::bigint as quantity,
    ${lowAt} as low_at, ${expiryDate} as expiry_date, ${price} as price, ${usualPrice} as usual_price, ${cold.unitId} as storage_unit_id,
    ${cold.temperature} as temperature`;
};

/** By kind, what is the case now, one row for each alert that there must be. Another kind is another entry here and in the enum. */
const CAUSES: Readonly<Record<AlertKind, (look: Look) => SQL>> = {
  OUT: ({ outletId, now }) => sql`
    ${columns('OUT', { id: sql`f.stock_item_id`, quantity: sql`f.free` })} from (
      select coalesce(l.stock_item_id, p.stock_item_id) as stock_item_id, coalesce(l.on_hand - l.reserved - coalesce(o.quantity, 0), 0) as free, p.low_at
      from (select * from stock_levels where outlet_id = ${outletId}) l
      left join ${pastDate(outletId, now)} o using (stock_item_id)
      full join (select * from stock_low_points where outlet_id = ${outletId}) p on p.stock_item_id = l.stock_item_id) f
    where f.free <= 0 and (f.low_at is not null or exists (select from stock_moves m
      where m.outlet_id = ${outletId} and m.stock_item_id = f.stock_item_id and m.at > ${daysBefore(now, IN_USE_DAYS)}::timestamptz))`,
  // Wherever it lies: it is bought anew, not fetched.
  LOW: ({ outletId, now }) => sql`
    ${columns('LOW', { id: sql`n.stock_item_id`, quantity: sql`n.free`, lowAt: sql`n.low_at` })} from (
      select p.stock_item_id, p.low_at, s.served, s.served + coalesce(e.quantity, 0) as free
      from stock_levels l join stock_low_points p on p.outlet_id = l.outlet_id and p.stock_item_id = l.stock_item_id
      left join ${pastDate(outletId, now)} o on o.stock_item_id = l.stock_item_id
      left join ${elsewhere(outletId, now)} e on e.stock_item_id = l.stock_item_id
      cross join lateral (select l.on_hand - l.reserved - coalesce(o.quantity, 0) as served) s where l.outlet_id = ${outletId}) n
    where n.served > 0 and n.free > 0 and n.free <= n.low_at`,
  // Never sooner than after half of its life: what keeps for two days is not old on its first.
  NEAR_EXPIRY: ({ outletId, now }) => sql`
    ${columns('NEAR_EXPIRY', {
      ...{ id: sql`b.stock_item_id`, batchId: sql`b.id`, quantity: sql`b.quantity_remaining` },
      expiryDate: sql`b.expiry_date`,
    })}
    from batches b join stock_items i on i.id = b.stock_item_id
    where b.outlet_id = ${outletId} and b.status = 'AVAILABLE' and b.expiry_date >= ${dayAt(outletId, now)}
      and b.expiry_date <= ${dayAt(outletId, now)} + least(${warningDays(outletId, sql`i.kind`)}, i.shelf_life_days / 2)`,
  // All of an item together: it is thrown away together.
  EXPIRED: ({ outletId, now }) => sql`
    ${columns('EXPIRED', {
      ...{ id: sql`b.stock_item_id`, quantity: sql`sum(b.quantity_remaining)` },
      expiryDate: sql`min(b.expiry_date)`,
    })}
    from batches b where b.outlet_id = ${outletId}
      and (b.status = 'EXPIRED' or (b.status = 'AVAILABLE' and b.expiry_date < ${dayAt(outletId, now)}))
    group by b.stock_item_id`,
  PRICE_JUMP: ({ outletId, now }) => sql`
    ${columns('PRICE_JUMP', {
      ...{ id: sql`n.stock_item_id`, batchId: sql`n.id`, quantity: sql`n.quantity_received` },
      ...{ price: sql`round(n.price)::bigint`, usualPrice: sql`round(u.price)::bigint` },
    })}
    from (
      select distinct on (stock_item_id) *, value_received * 1000000.0 / quantity_received as price from batches
      where outlet_id = ${outletId} and source_type = 'receipt' and value_received > 0
        and received_at > ${daysBefore(now, PRICE_NEWS_DAYS)}::timestamptz
      order by stock_item_id, received_at desc, id desc) n
    cross join lateral (
      select avg(price) as price, count(*) as seen from (
        select value_received * 1000000.0 / quantity_received as price from batches e
        where e.outlet_id = ${outletId} and e.stock_item_id = n.stock_item_id and e.source_type = 'receipt' and e.value_received > 0
          and (e.received_at, e.id) < (n.received_at, n.id)
        order by e.received_at desc, e.id desc limit ${PRICES_BEFORE}) earlier) u
    where u.seen >= 2 and n.price >= u.price * 1.2`,
  // All that is open of an item together: one arrival clears it, or a count.
  DEFICIT: ({ outletId }) => sql`
    ${columns('DEFICIT', { id: sql`d.stock_item_id`, quantity: sql`sum(d.quantity_open)` })}
    from stock_deficits d where d.outlet_id = ${outletId} and d.quantity_open > 0 group by d.stock_item_id`,
  // Until it is read within its limits, or the unit is taken out of use.
  TEMPERATURE: ({ outletId }) => sql`
    ${columns('TEMPERATURE', {
      ...{ id: sql`null::uuid`, quantity: sql`0`, unitId: sql`u.id`, temperature: sql`r.temperature` },
    })}
    from storage_units u cross join lateral (
      select temperature, is_out from temperature_readings where unit_id = u.id order by read_at desc, id desc limit 1) r
    where u.outlet_id = ${outletId} and u.retired_at is null and r.is_out`,
};

/** What is the case now in an outlet, of some kinds. */
export function causesOf(kinds: readonly AlertKind[], look: Look): SQL {
  return sql.join(
    kinds.map((kind) => sql`(${CAUSES[kind](look)})`),
    sql` union all `,
  );
}
