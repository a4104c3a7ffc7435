import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { uuids } from '../../../platform/db/lists.ts';
import { theOrganisation } from '../../places/index.ts';
import { stockItems } from '../tables.ts';
import { abcClasses, type CountClass } from './abc.ts';

const YEAR_MS = 365 * 86_400_000;

/**
 * Puts every stock item into its class by what was consumed of it in a year, in all outlets together; those that somebody fixed stay. It is still
 * the version that people saw: what they have in a form or a file is theirs to save.
 */
export const classifyItems = command({
  name: 'inventory.classifyItems',
  permission: 'stock:manage',
  input: z.object({}),
  async handle({ tx, now, about, changed }) {
    const { id: organisationId } = await theOrganisation(tx);
    about('organisation', organisationId);
    const since = new Date(now.getTime() - YEAR_MS).toISOString().slice(0, 10);
    const rows = await tx.execute<{ id: string; value: number; is: CountClass; fixed: boolean }>(sql`
      select i.id, coalesce(u.value, 0)::float8 as value, i.count_class::text as is, i.count_class_fixed as fixed
      from stock_items i left join (
        select stock_item_id, sum(value) as value from stock_usage_days where business_date >= ${since}::date group by 1) u
        on u.stock_item_id = i.id order by i.id`);
    const classes = abcClasses(new Map([...rows].map(({ id, value }) => [id, value])));
    const moved = [...rows].filter(({ id, is, fixed }) => !fixed && classes.get(id) !== is);
    for (const { id, is } of moved) {
      changed({ entity: 'stock_item', id, before: { countClass: is }, after: { countClass: classes.get(id) } });
    }
    for (const countClass of ['A', 'B', 'C'] as const) {
      const ids = moved.filter(({ id }) => classes.get(id) === countClass).map(({ id }) => id);
      if (ids.length > 0)
        await tx
          .update(stockItems)
          .set({ countClass })
          .where(sql`${stockItems.id} = any(${uuids(ids)})`);
    }
    return { moved: moved.length };
  },
});
