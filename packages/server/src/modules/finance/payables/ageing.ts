import { calendarDate, type Money } from '@college-kiosk/kernel';
import { inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { theOrganisation } from '../../places/index.ts';
import { payables } from './tables.ts';

/** What is owed to one supplier, by how long it has been due. */
export interface SupplierAgeing {
  readonly supplierId: string;
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
}

export interface PayablesAgeing {
  readonly asOf: string;
  readonly suppliers: readonly SupplierAgeing[];
}

/** What is owed to suppliers today, by age; whom most is owed to first. Rules §3.5. */
export const payablesAgeing = query({
  name: 'finance.payablesAgeing',
  permission: 'ledger:read',
  input: z.object({ outletId: z.uuid().nullish() }),
  async handle({ db, now, reach, within }, { outletId }): Promise<PayablesAgeing> {
    if (outletId) within(outletId);
    const asOf = calendarDate(now, (await theOrganisation(db)).zone);
    const places = outletId
      ? sql`and ${payables.outletId} = ${outletId}`
      : reach === 'everywhere'
        ? sql``
        : sql`and ${inArray(payables.outletId, [...reach])}`;
    const late = sql`(${asOf}::date - ${payables.dueOn})`;
    const owed = (when: typeof late) =>
      sql`coalesce(sum(${payables.open}) filter (where ${payables.kind} = 'BILL' and ${when}), 0)::float8`;
    const rows = await db.execute<Record<string, unknown> & SupplierAgeing>(sql`
      select ${payables.supplierId} as "supplierId",
        ${owed(sql`true`)} - coalesce(sum(${payables.open}) filter (where ${payables.kind} = 'DEBIT_NOTE'), 0)::float8 as open,
        ${owed(sql`${late} <= 0`)} as "notDue", ${owed(sql`${late} between 1 and 30`)} as "to30",
        ${owed(sql`${late} between 31 and 60`)} as "to60", ${owed(sql`${late} between 61 and 90`)} as "to90",
        ${owed(sql`${late} > 90`)} as "over90",
        coalesce(sum(${payables.open}) filter (where ${payables.kind} = 'DEBIT_NOTE'), 0)::float8 as "inOurFavour",
        ${owed(sql`${payables.limitOn} < ${asOf}`)} as "pastLimit"
      from ${payables} where ${payables.open} > 0 ${places}
      group by ${payables.supplierId} order by 2 desc, 1`);
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
