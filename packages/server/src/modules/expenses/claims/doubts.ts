import { sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { groupBy } from '../../../platform/group.ts';

export const expenseDoubtKinds = ['SAME_RECEIPT', 'SAME_BILL', 'BILL_OF_SUPPLIER'] as const;

/** Where a line of a claim looks like something that was claimed or billed before. */
export interface ExpenseDoubt {
  readonly claimId: string;
  readonly position: number;
  readonly kind: (typeof expenseDoubtKinds)[number];
  /** The other claim, and its number. */
  readonly otherId: string | null;
  readonly otherNumber: number | null;
  /** The bill of a supplier. */
  readonly billId: string | null;
}

/**
 * What is doubtful about some claims: the very same receipt in another claim, a bill of the same seller and number in another claim or entered by
 * purchasing. Claims that were turned down or given up do not count. One statement.
 */
export async function doubtsOf(reader: Reader | Tx, claimIds: readonly string[]): Promise<Map<string, ExpenseDoubt[]>> {
  const rows = await reader.execute<{
    claim_id: string;
    position: number;
    kind: ExpenseDoubt['kind'];
    other_id: string | null;
    other_number: string | null;
    bill_id: string | null;
  }>(sql`
    with mine as (select l.* from expense_claim_lines l where l.claim_id in ${[...claimIds]}),
    -- Looked up by receipt and by bill, each by its index: put together first, it would be every line there ever was.
    others as not materialized (
      select l.claim_id, l.seller_gstin, l.bill_key, l.receipt_ids, c.number from expense_claim_lines l
      join expense_claims c on c.id = l.claim_id where c.state not in ('DRAFT', 'REJECTED', 'WITHDRAWN')
    )
    select m.claim_id, m.position, 'SAME_RECEIPT' as kind, o.claim_id as other_id, o.number as other_number, null::uuid as bill_id
      from mine m cross join lateral unnest(m.receipt_ids) r (id) join files f on f.id = r.id
      join files g on g.digest = f.digest and g.owner_id <> m.claim_id join others o on o.claim_id = g.owner_id and g.id = any(o.receipt_ids)
    union select m.claim_id, m.position, 'SAME_BILL', o.claim_id, o.number, null
      from mine m join others o on o.seller_gstin = m.seller_gstin and o.bill_key = m.bill_key and o.claim_id <> m.claim_id
    union select m.claim_id, m.position, 'BILL_OF_SUPPLIER', null::uuid, null::bigint, b.id
      from mine m join supplier_bills b on b.registration = m.seller_gstin and b.number_key = m.bill_key and b.state <> 'SENT_BACK'
    order by 2, 3, 5, 6`);
  const doubts = [...rows].map((row) => ({
    ...{ claimId: row.claim_id, position: row.position, kind: row.kind, otherId: row.other_id, billId: row.bill_id },
    otherNumber: row.other_number === null ? null : Number(row.other_number),
  }));
  const grouped = groupBy(doubts, ({ claimId }) => claimId);
  return new Map(claimIds.map((id) => [id, grouped.get(id) ?? []]));
}
