import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { FINANCIAL_NOTE } from '../sale-postings.ts';
import type { Taxed, TaxMonth } from './outward.ts';
import type { Registration } from './registrations.ts';
import type { TaxByHead } from './set-off.ts';

export interface BookedTax {
  /** What sales and what was taken back of them came to: income by 41xx without points, tax by 2210 to 2212. */
  readonly outward: Taxed;
  /** Credit that was taken up: debits of 1310 to 1312, less what debit notes to suppliers took back of it. */
  readonly credit: TaxByHead;
  /** Credit that was given up again, as for goods that were thrown away: their other credits. */
  readonly reversed: TaxByHead;
  /** What was set off already by hand: what left 2210 to 2212 by other entries than sales. */
  readonly setOff: TaxByHead;
}

/**
 * What the journal says of a tax month of a registration. Entries of orders are sales (but for notes that leave the tax as it is), and of the registration that the order's documents
 * were issued under; all others are of the one that their outlet stood under that day. Any but a sale that touches output tax sets it
 * off, and its input tax is neither taken up nor given up.
 */
export async function bookedTax(
  reader: Reader,
  registration: Registration,
  month: Pick<TaxMonth, 'from' | 'to'>,
): Promise<BookedTax> {
  const rows = await reader.execute<{ what: keyof BookedTax; account: string; amount: string }>(sql`
    with entries as (
      select e.id, e.source_type = 'order' and not starts_with(e.event, ${FINANCIAL_NOTE}) as is_sale, ${SETS_OFF} as is_set_off, e.source_type <> 'gst_set_off' as by_hand,
        e.source_type in ('debit_note', 'return') as is_note
      from journal_entries e
      where e.tax_date between ${month.from}::date and ${month.to}::date and e.kind = 'ORDINARY' and ${isOf(registration)}
    ), lines as (
      select case when e.is_sale then 'outward' when e.is_set_off then 'setOff' when l.debit > 0 or e.is_note then 'credit' else 'reversed' end as what,
        case when l.account_code like '41%' then 'taxable' else l.account_code end as account,
        case when e.is_sale then l.credit - l.debit when e.is_set_off or e.is_note then l.debit - l.credit else l.debit + l.credit end as amount
      from entries e join journal_lines l on l.entry_id = e.id
      where case when e.is_sale then l.account_code in ('2210', '2211', '2212') or l.account_code like '41%' and l.account_code not in ('4190', '4195', '4197')
        when e.is_set_off then l.account_code in ('2210', '2211', '2212') and e.by_hand
        else l.account_code in ('1310', '1311', '1312') end
    )
    select what, account, sum(amount) as amount from lines group by 1, 2`);
  const of = (what: keyof BookedTax, ...accounts: readonly string[]) =>
    rows
      .filter((row) => row.what === what && accounts.includes(row.account))
      .reduce((sum, { amount }) => sum + Number(amount), 0);
  const outputOf = (what: keyof BookedTax): TaxByHead => ({
    ...{ igst: of(what, '2212'), cgst: of(what, '2210'), sgst: of(what, '2211') },
  });
  const inputOf = (what: keyof BookedTax): TaxByHead => ({
    ...{ igst: of(what, '1312'), cgst: of(what, '1310'), sgst: of(what, '1311') },
  });
  return {
    outward: { taxable: of('outward', 'taxable'), ...outputOf('outward') },
    ...{ credit: inputOf('credit'), reversed: inputOf('reversed'), setOff: outputOf('setOff') },
  };
}

/** Of an entry `e`: whether it sets output tax off. */
export const SETS_OFF = sql`(e.source_type = 'gst_set_off' or e.source_type <> 'order'
  and exists (select from journal_lines o where o.entry_id = e.id and o.account_code in ('2210', '2211', '2212')))`;

/** Of an entry `e`: whether it is of this registration. What an order's documents do not tell, its outlet does. */
export function isOf({ gstin, days }: Registration): SQL {
  const spans = JSON.stringify(
    days.map(({ outletId, from, to }) => ({ outlet_id: outletId, from_day: from, to_day: to })),
  );
  return sql`case when e.source_type = 'order' and exists (select from documents d where d.order_id = e.source_id)
    then exists (select from documents d where d.order_id = e.source_id and d.issuer ->> 'gstin' = ${gstin})
    else exists (
      select from jsonb_to_recordset(${spans}::text::jsonb) s (outlet_id uuid, from_day date, to_day date)
      where s.outlet_id = e.outlet_id and e.tax_date between coalesce(s.from_day, '-infinity') and coalesce(s.to_day, 'infinity')) end`;
}
