import pino from 'pino';
import { systemActor } from '../../platform/auth/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CallContext } from '../../platform/context.ts';
import { APP_ROLE } from '../../platform/db/app-role.ts';
import { type OpenDatabase, openDatabase } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { Live } from '../../platform/live/live.ts';
import { Sockets } from '../../platform/socket.ts';
import type { TestDatabase } from '../database.ts';
import { plugForTest, TEST_KEYS } from '../plug.ts';

/** One of two copies of the demo canteen: the product acts in one, the reference in the other. */
export interface Side {
  readonly database: TestDatabase;
  readonly opened: OpenDatabase;
  readonly context: CallContext;
}

export interface Dish {
  readonly itemId: string;
  readonly variantId: string;
  /** What may be chosen with it, where nothing must be. */
  readonly extras: readonly string[];
}

export const keys = TEST_KEYS;

/** Noon in India, the day after the demo's history. */
export const NOW = new Date('2026-11-24T07:00:00.000Z');

const cashier = { ...systemActor('Cashier'), kind: 'user' as const, id: newId(NOW) };

/**
 * What the demo's calm first day lacks: of everything a later delivery that expires sooner, and options that leave out more
 * of an ingredient than is in the dish.
 */
export async function complicate(database: TestDatabase): Promise<void> {
  const owner = openDatabase(database.ownerUrl, { max: 1 });
  await owner.sql.begin(async (sql) => {
    await sql`
      with added as (
        insert into batches (id, outlet_id, location_id, for_orders, stock_item_id, source_type, source_id, received_at, expiry_date, quantity_received,
          quantity_remaining, value_received, value_remaining, status)
        select gen_random_uuid(), outlet_id, location_id, for_orders, stock_item_id, source_type, source_id, max(received_at) + interval '1 hour', '2026-11-25',
          7001, 7001, 997, 997, 'AVAILABLE'
        from batches where status = 'AVAILABLE' group by outlet_id, location_id, for_orders, stock_item_id, source_type, source_id
        returning outlet_id, stock_item_id
      ), sums as (select outlet_id, stock_item_id, count(*) as n from added group by 1, 2)
      update stock_levels l set on_hand = l.on_hand + 7001 * s.n from sums s
      where s.outlet_id = l.outlet_id and s.stock_item_id = l.stock_item_id`;
    await sql`
      with options as (
        select distinct on (o.id) o.id as option, t.stock_item_id from modifier_options o
        join item_modifier_groups g on g.group_id = o.group_id join item_variants v on v.item_id = g.item_id
        join recipes r on r.variant_id = v.id join recipe_lines t on t.recipe_id = r.id order by o.id, t.stock_item_id
      ), made as (
        insert into recipes (id, option_id, version, created_at)
        select gen_random_uuid(), option, 99, now() from options returning id, option_id
      )
      insert into recipe_lines (recipe_id, stock_item_id, quantity)
      select m.id, o.stock_item_id, -1000000000 from made m join options o on o.option = m.option_id`;
  });
  // Some preparations may go below nothing too, or hardly a ticket could.
  await owner.sql`update stock_items set negative_policy = 'ALLOW_FLAG' where kind in ('PREP', 'CONSUMABLE') and code < 'P'`;
  await owner.close();
}

export function openSide(database: TestDatabase, clock: Clock): Side {
  const opened = openDatabase(database.url(APP_ROLE), { max: 4, name: 'test' });
  const { db, statements } = opened;
  const log = pino({ level: 'silent' });
  const platform = { db, statements, clock, log, sockets: new Sockets(), live: new Live(), wakeRelay: () => {} };
  plugForTest(platform.sockets, { db, clock });
  return { database, opened, context: { platform, actor: cashier, requestId: 'test', address: null } };
}

/** What the demo's outlet without drawers serves all day, one variant of each; with options where a group asks for none. */
export async function readDishes({ opened }: Side): Promise<[string, Dish[]]> {
  const rows = await opened.sql<{ outlet: string; item: string; variant: string; extras: string[] | null }[]>`
    select distinct on (i.code) oi.outlet_id as outlet, oi.item_id as item, v.id as variant,
      (select array_agg(distinct (select o.id from modifier_options o where o.group_id = g.id order by o.position limit 1))
       from item_modifier_groups l join modifier_groups g on g.id = l.group_id where l.item_id = oi.item_id) as extras
    from outlet_items oi join items i on i.id = oi.item_id join item_variants v on v.item_id = oi.item_id join outlets t on t.id = oi.outlet_id
    where not oi.sold_out and not exists (select from item_dayparts d where d.item_id = oi.item_id)
      and not exists (select from item_modifier_groups l join modifier_groups g on g.id = l.group_id
        where l.item_id = oi.item_id and g.min > 1)
      and t.code = (select min(code) from outlets where id not in (select outlet_id from drawers))
    order by i.code, v.position`;
  const [first] = rows;
  if (!first) throw new Error('The demo serves nothing all day.');
  return [first.outlet, rows.map((row) => ({ itemId: row.item, variantId: row.variant, extras: row.extras ?? [] }))];
}
