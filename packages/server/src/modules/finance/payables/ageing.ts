import { calendarDate, type Money } from '@college-kiosk/kernel';
import { inArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { theOrganisation } from '../../places/index.ts';
import { payables } from './tables.ts';

/** What is owed to one supplier at the end of a day, by how long it has been due. */
export interface SupplierAgeing {
  readonly supplierId: string;
  /** Bills less debit notes: what account 2100 holds of them. */
  readonly open: Money;
  readonly notDue: Money;
  /** Due for 1 to 30 days; then for 31 to 60, for 61 to 90, and for longer. */
  readonly to30: Money;
  readonly to60: Money;
  readonly to90: Money;
  readonly over90: Money;
  /** Debit notes that no bill has taken up, in our favour. */
  readonly inOurFavour: Money;
  /** Owed to a micro or small enterprise beyond the 45 days the law leaves. */
  readonly pastLimit: Money;
  /** Of what is not due yet: due that day, or in the six after it. */
  readonly dueThisWeek: Money;
  /** What payments left over, which no bill has used: what account 1350 holds of them. */
  readonly advances: Money;
}

export interface PayablesAgeing {
  readonly asOf: string;
  readonly suppliers: readonly SupplierAgeing[];
}

/**
 * What is owed to suppliers at the end of a business day, by age: today's unless said otherwise; whom most is owed to first. It counts what was in
 * the books by then, and what settled it and was not undone by then. Rules §3.5.
 */
export const payablesAgeing = query({
  name: 'finance.payablesAgeing',
  permission: 'ledger:read',
  input: z.object({ outletId: z.uuid().nullish(), asOf: z.iso.date().nullish() }),
  async handle({ db, now, reach, within }, { outletId, ...asked }): Promise<PayablesAgeing> {
    if (outletId) within(outletId);
    const asOf = asked.asOf ?? calendarDate(now, (await theOrganisation(db)).zone);
    const places = outletId
      ? sql`and p.outlet_id = ${outletId}`
      : reach === 'everywhere'
        ? sql``
        : sql`and ${inArray(sql`p.outlet_id`, [...reach])}`;
    const owed = (when: SQL) => sql`coalesce(sum(open) filter (where kind = 'BILL' and ${when}), 0)::float8`;
    const ofKind = (kind: 'DEBIT_NOTE' | 'PAYMENT') =>
      sql`coalesce(sum(open) filter (where kind::text = ${kind}), 0)::float8`;
    const rows = await db.execute<Record<string, unknown> & SupplierAgeing>(sql`
      with settled as (
        select document_id, sum(amount) as amount from payable_settlements s
        cross join lateral (values (s.credit_id), (s.bill_id)) side (document_id)
        where s.settled_on <= ${asOf} and (s.undone_on is null or s.undone_on > ${asOf}) group by document_id
      ), there as (
        select p.supplier_id, p.kind, p.limit_on, ${asOf}::date - p.due_on as late,
          case when p.reversed_on <= ${asOf} then 0 else p.amount - coalesce(s.amount, 0) end as open
        from payables p join journal_entries e on e.id = p.entry_id left join settled s on s.document_id = p.document_id
        where e.business_date <= ${asOf} ${places}
      )
      select supplier_id as "supplierId", ${owed(sql`true`)} - ${ofKind('DEBIT_NOTE')} as open,
        ${owed(sql`late <= 0`)} as "notDue", ${owed(sql`late between 1 and 30`)} as "to30",
        ${owed(sql`late between 31 and 60`)} as "to60", ${owed(sql`late between 61 and 90`)} as "to90",
        ${owed(sql`late > 90`)} as "over90", ${ofKind('DEBIT_NOTE')} as "inOurFavour",
        ${owed(sql`limit_on < ${asOf}`)} as "pastLimit", ${owed(sql`late between -6 and 0`)} as "dueThisWeek",
        ${ofKind('PAYMENT')} as advances
      from there where open > 0 group by supplier_id order by 2 desc, 1`);
    return { asOf, suppliers: [...rows] };
  },
});

/** When documents are due and what of them is open, by document. */
export async function payablesOf(reader: Reader, ids: readonly string[]) {
  const rows = await reader
    .select()
    .from(payables)
    .where(inArray(payables.documentId, [...ids]));
  return new Map(rows.map((row) => [row.documentId, row]));
}
