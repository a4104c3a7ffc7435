import type { Money } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { isOf } from './booked.ts';
import type { Taxed, TaxMonth } from './outward.ts';
import type { Registration } from './registrations.ts';

/** What came in that GSTR-3B asks for beside credit. */
export interface Inward {
  /** What tax is owed on by who receives it (3.1 (d)): it is paid in cash, whatever credit there is. */
  readonly reverseCharge: Taxed;
  /** What came in without tax, from within the State and from others (5). */
  readonly untaxed: { readonly interState: Money; readonly intraState: Money };
}

/**
 * What came in by the books in a month of a registration. Reverse charge is what was owed on account 2240 (what pays it is none): its value
 * is what else the entry owes or pays, and it is integrated tax where the entry takes up integrated credit, else half is the centre’s.
 */
export async function inwardOf(
  reader: Reader,
  registration: Registration,
  { from, to }: Pick<TaxMonth, 'from' | 'to'>,
): Promise<Inward> {
  const [charged] = await reader.execute<Record<'taxable' | 'integrated' | 'halved', string>>(sql`
    with owed as (
      select sum(l.credit - l.debit) filter (where l.account_code = '2240') as tax,
        sum(case when e.reversal_of is null then l.credit else -l.debit end) filter (where l.account_code not in ('2240', '1310', '1311', '1312')) as value,
        bool_or(l.account_code = '1312') as is_integrated
      from journal_entries e join journal_lines l on l.entry_id = e.id
      where e.tax_date between ${from}::date and ${to}::date and e.kind = 'ORDINARY' and ${isOf(registration)}
        and exists (select from journal_lines o where o.entry_id = e.id and o.account_code = '2240'
          and case when e.reversal_of is null then o.credit > 0 else o.debit > 0 end)
      group by e.id
    )
    select coalesce(sum(value), 0) as taxable, coalesce(sum(tax) filter (where is_integrated), 0) as integrated,
      coalesce(sum(tax) filter (where not is_integrated), 0) as halved
    from owed`);
  const [untaxed] = await reader.execute<Record<'inter' | 'intra', string>>(sql`
    select coalesce(sum(p.untaxed) filter (where p.is_inter_state), 0) as inter, coalesce(sum(p.untaxed) filter (where not p.is_inter_state), 0) as intra
    from payables p join journal_entries e on e.id = p.entry_id
    where p.kind = 'BILL' and p.untaxed <> 0 and e.tax_date between ${from}::date and ${to}::date and ${isOf(registration)}`);
  const halved = Number(charged?.halved ?? 0);
  const cgst = Math.ceil(halved / 2);
  return {
    reverseCharge: {
      ...{ taxable: Number(charged?.taxable ?? 0), igst: Number(charged?.integrated ?? 0), cgst, sgst: halved - cgst },
    },
    untaxed: { interState: Number(untaxed?.inter ?? 0), intraState: Number(untaxed?.intra ?? 0) },
  };
}
