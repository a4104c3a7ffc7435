import { type SQL, sql } from 'drizzle-orm';

/**
 * The batches that came under a supplier's number, in whatever case it was typed, with all that became of them: what was moved elsewhere, found by a count, or made
 * of them. As the common table `family (id)`, to stand after `with recursive`.
 */
export function familyOf(supplierBatch: string): SQL {
  return sql`family (id) as (
    select id from batches where upper(supplier_batch) = upper(${supplierBatch})
    union
    select child.id from family f cross join lateral (
      select b.id from batches b where b.parent_batch_id = f.id
      union all
      select made.id from stock_moves m join batches made on made.source_id = m.source_id and made.source_type = 'production'
      where m.batch_id = f.id and m.source_type = 'production' and m.quantity < 0
    ) child)`;
}
