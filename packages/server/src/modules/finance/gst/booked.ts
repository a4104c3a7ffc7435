import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import type { Taxed, TaxMonth } from './outward.ts';
import type { TaxByHead } from './set-off.ts';

export interface BookedTax {
  /** What sales and what was taken back of them came to: income by 41xx without points, tax by 2210 to 2212. */
  readonly outward: Taxed;
  /** Credit that was taken up: debits of 1310 to 1312. */
  readonly credit: TaxByHead;
  /** Credit that was given up again, as for goods that were thrown away: their credits. */
  readonly reversed: TaxByHead;
  /** What was set off already: what left 2210 to 2212 by other entries than sales. */
  readonly setOff: TaxByHead;
}

/**
 * What the journal of some outlets says of a tax month. Entries of orders are sales; any other that touches output tax sets it off, and
 * its input tax is neither taken up nor given up.
 */
export async function bookedTax(reader: Reader, outletIds: readonly string[], month: TaxMonth): Promise<BookedTax> {
  const rows = await reader.execute<{ what: keyof BookedTax; account: string; amount: string }>(sql`
    with entries as (
      select e.id, e.source_type = 'order' as is_sale,
        e.source_type <> 'order' and exists (select from journal_lines o where o.entry_id = e.id and o.account_code in ('2210', '2211', '2212')) as is_set_off
      from journal_entries e
      where e.tax_date between ${month.from}::date and ${month.to}::date and e.kind = 'ORDINARY'
        and e.outlet_id = any(${`{${outletIds.join(',')}}`}::uuid[])
    ), lines as (
      select case when e.is_sale then 'outward' when e.is_set_off then 'setOff' when l.debit > 0 then 'credit' else 'reversed' end as what,
        case when l.account_code like '41%' then 'taxable' else l.account_code end as account,
        case when e.is_sale then l.credit - l.debit when e.is_set_off then l.debit - l.credit else l.debit + l.credit end as amount
      from entries e join journal_lines l on l.entry_id = e.id
      where case when e.is_sale then l.account_code in ('2210', '2211', '2212') or l.account_code like '41%' and l.account_code not in ('4190', '4195', '4197')
        when e.is_set_off then l.account_code in ('2210', '2211', '2212')
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
