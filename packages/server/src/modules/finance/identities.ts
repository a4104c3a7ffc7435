import { sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';

/** What must always add up, and where it does not. */
export interface IdentityCheck {
  readonly name: string;
  /** Empty when it holds; otherwise one line per place where it does not. */
  readonly violations: readonly string[];
}

/** Each selects one `violation` text per place where it does not hold. Rules §2.6. */
const CHECKS = {
  'every journal entry balances': sql`
    select 'entry ' || e.number || ' differs by ' || coalesce(sum(l.debit - l.credit), 0) || ' over ' || count(l.entry_id) || ' lines' as violation
    from journal_entries e left join journal_lines l on l.entry_id = e.id
    group by e.number having coalesce(sum(l.debit - l.credit), 0) <> 0 or count(l.entry_id) < 2`,
  'trial balance: debits equal credits': sql`
    select 'debits ' || sum(debit) || ', credits ' || sum(credit) as violation
    from journal_lines having sum(debit) <> sum(credit)`,
  'no locked month has changed': sql`
    select 'the month from ' || p.month || ' holds ' || count(distinct e.id) || ' entries of ' || coalesce(sum(l.debit), 0)
      || ', at its lock ' || p.entries || ' of ' || p.debited as violation
    from ledger_periods p
    left join journal_entries e on e.kind <> 'CLOSING' and p.month in (date_trunc('month', e.business_date)::date, date_trunc('month', e.tax_date)::date)
    left join journal_lines l on l.entry_id = e.id
    where p.state <> 'OPEN' group by p.month, p.entries, p.debited
    having count(distinct e.id) <> p.entries or coalesce(sum(l.debit), 0) <> p.debited`,
  'what was written by hand is what is in the books, and on no control account': sql`
    select 'journal ' || j.number || ' says otherwise than entry ' || e.number as violation
    from manual_journals j join journal_entries e on e.id = j.entry_id
    where (e.business_date, e.tax_date, e.outlet_id, e.kind, e.source_id, e.reversal_of) is distinct from (j.day, j.day, j.outlet_id, j.kind, j.id, j.reversal_of)
      or exists (
        (select position, account_code, debit, credit, party from manual_journal_lines where journal_id = j.id
          except select position, account_code, debit, credit, party from journal_lines where entry_id = e.id)
        union all
        (select position, account_code, debit, credit, party from journal_lines where entry_id = e.id
          except select position, account_code, debit, credit, party from manual_journal_lines where journal_id = j.id))
    union all
    select 'entry ' || e.number || ' was written by nobody' from journal_entries e
    where e.source_type = 'manual_journal' and not exists (select from manual_journals j where j.entry_id = e.id)
    union all
    select 'journal ' || j.number || ' is on control account ' || a.code from manual_journal_lines l
    join manual_journals j on j.id = l.journal_id join accounts a on a.code = l.account_code where a.control and not (j.kind = 'OPENING' and a.code = '1010')`,
  'a closed year leaves nothing on income, costs and drawings': sql`
    select 'outlet ' || o.code || ' holds ' || sum(l.debit - l.credit) || ' on ' || l.account_code || ' at the end of ' || y.year as violation
    from year_closings y join journal_entries e on e.business_date <= y.last_day
    join journal_lines l on l.entry_id = e.id join outlets o on o.id = e.outlet_id
    where y.state = 'APPROVED' and (l.account_code >= '4' or l.account_code = '3200')
    group by o.code, l.account_code, y.year having sum(l.debit - l.credit) <> 0`,
  'a year was closed with the profit it made': sql`
    select y.year || ' was closed with ' || y.profit || ', and made ' || coalesce(sum(l.credit - l.debit), 0) as violation
    from year_closings y
    left join journal_entries e on e.business_date between y.first_day and y.last_day and e.kind <> 'CLOSING'
    left join journal_lines l on l.entry_id = e.id and l.account_code >= '4'
    where y.state = 'APPROVED' group by y.year, y.profit having y.profit <> coalesce(sum(l.credit - l.debit), 0)`,
  'a reversal is its entry turned round': sql`
    select 'entry ' || r.number || ' is not entry ' || e.number || ' turned round' as violation
    from journal_entries r join journal_entries e on e.id = r.reversal_of
    where exists (
      (select account_code, party, sum(debit - credit) from journal_lines where entry_id = e.id group by 1, 2
        except select account_code, party, sum(credit - debit) from journal_lines where entry_id = r.id group by 1, 2)
      union all
      (select account_code, party, sum(credit - debit) from journal_lines where entry_id = r.id group by 1, 2
        except select account_code, party, sum(debit - credit) from journal_lines where entry_id = e.id group by 1, 2))`,
  'opening balances are taken over to capital before anything is sold': sql`
    select 'outlet ' || o.code || ' sells, and opening balance equity holds ' || abs(sum(l.credit - l.debit)) || ' on the '
      || case when sum(l.credit - l.debit) > 0 then 'credit' else 'debit' end || ' side' as violation
    from journal_lines l join journal_entries e on e.id = l.entry_id join outlets o on o.id = e.outlet_id
    where l.account_code = '3999' and exists (select from documents d where d.outlet_id = o.id)
    group by o.code having sum(l.credit - l.debit) <> 0`,
  'document series run without a gap or duplicate': sql`
    select s.series || '/' || s.financial_year || ' counts ' || s.last_number || ', holds ' || count(d.id)
      || ' from ' || coalesce(min(d.sequence), 0) || ' to ' || coalesce(max(d.sequence), 0) as violation
    from document_series s
    left join documents d on d.series = s.series and d.financial_year = s.financial_year and d.type = s.document_type
    group by s.series, s.financial_year, s.last_number
    having count(d.id) <> s.last_number or count(distinct d.sequence) <> s.last_number
      or min(d.sequence) <> 1 or max(d.sequence) <> s.last_number`,
  'documents outside any series': sql`
    select d.number || ' has no series' as violation from documents d
    where not exists (select from document_series s where s.series = d.series and s.financial_year = d.financial_year)`,
  'a document is the sum of its lines and its round-off': sql`
    select d.number || ' says ' || d.total || ', its lines ' || coalesce(sum(l.taxable + l.cgst + l.sgst + l.igst), 0) as violation
    from documents d left join document_lines l on l.document_id = d.id
    group by d.id
    having coalesce(sum(l.taxable + l.cgst + l.sgst + l.igst), 0) + d.round_off <> d.total
      or coalesce(sum(l.taxable), 0) <> d.taxable or coalesce(sum(l.cgst + l.sgst + l.igst), 0) <> d.tax`,
  'output GST in the books is that of the documents': sql`
    with heads (account, booked) as (
      select code, coalesce(sum(s.amount), 0) from unnest(array['2210', '2211', '2212']) code
      left join (
        select l.account_code, l.credit - l.debit as amount from journal_lines l join journal_entries e on e.id = l.entry_id
        where l.account_code in ('2210', '2211', '2212') and e.source_type = 'order'
      ) s on s.account_code = code
      group by code
    ), documented (account, amount) as (
      select head.account, sum(case d.type when 'INVOICE' then head.amount else -head.amount end)
      from documents d join document_lines l on l.document_id = d.id
      cross join lateral (values ('2210', l.cgst), ('2211', l.sgst), ('2212', l.igst)) head (account, amount)
      group by head.account
    )
    select account || ' holds ' || booked || ', the documents ' || coalesce(amount, 0) as violation
    from heads left join documented using (account) where booked <> coalesce(amount, 0)`,
  'sales in the books are those of the documents, order by order': sql`
    with booked as (
      select e.source_id as order_id, sum(l.credit - l.debit) as amount from journal_lines l join journal_entries e on e.id = l.entry_id
      where l.account_code in ('4100', '4120', '4150') and e.source_type = 'order' group by 1),
    documented as (select order_id, sum(case type when 'INVOICE' then taxable else -taxable end) as amount from documents group by 1)
    select 'order ' || order_id || ' is booked with ' || coalesce(b.amount, 0) || ', its documents say ' || coalesce(d.amount, 0) as violation
    from booked b full join documented d using (order_id) where coalesce(b.amount, 0) <> coalesce(d.amount, 0)`,
  'what moves output GST beside sales sets it off': sql`
    select 'entry ' || e.number || ' moves ' || string_agg(distinct l.account_code, ' and ') || ', and neither input tax nor what is payable' as violation
    from journal_entries e join journal_lines l on l.entry_id = e.id
    where l.account_code in ('2210', '2211', '2212') and e.source_type not in ('order', 'gst_set_off') and e.kind = 'ORDINARY'
      and not exists (select from journal_lines o where o.entry_id = e.id and o.account_code in ('1310', '1311', '1312', '1320', '2230'))
    group by e.number`,
  'credit notes stay within their invoices': sql`
    select i.number || ' over ' || i.total || ' is credited with ' || sum(c.total) as violation
    from documents c join documents i on i.id = c.original_id
    where c.type = 'CREDIT_NOTE' group by i.id having sum(c.total) > i.total or sum(c.taxable) filter (where c.form = 'CREDIT_NOTE') > i.taxable or sum(c.tax) > i.tax`,
  'a credit note names an invoice of its order': sql`
    select c.number || ' names none' as violation from documents c
    where c.type = 'CREDIT_NOTE' and not exists (
      select from documents i where i.id = c.original_id and i.type = 'INVOICE' and i.order_id = c.order_id)`,
  'creditors and advances in the books are the open payables, supplier by supplier': sql`
    with booked as (
      select account_code, coalesce(party, 'nobody') as party, sum(credit - debit) as amount from journal_lines
      where account_code in ('2100', '1350') group by 1, 2),
    owed as (
      select case when kind::text = 'PAYMENT' then '1350' else '2100' end as account_code, supplier_id::text as party,
        sum(case when kind = 'BILL' then open else -open end) as amount from payables group by 1, 2)
    select 'supplier ' || party || ' on ' || account_code || ': the books owe ' || coalesce(b.amount, 0) || ', the payables ' || coalesce(o.amount, 0) as violation
    from booked b full join owed o using (account_code, party) where coalesce(b.amount, 0) <> coalesce(o.amount, 0)`,
  'what of a bill, debit note or payment is not open was settled': sql`
    with settled as (
      select document_id, sum(s.amount) as amount from payable_settlements s
      cross join lateral (values (s.credit_id), (s.bill_id)) side (document_id) where s.undone_on is null group by document_id)
    select lower(p.kind::text) || ' ' || p.document_id || ' over ' || p.amount || ' is open with ' || p.open || ', settled with ' || coalesce(s.amount, 0) as violation
    from payables p left join settled s using (document_id)
    where p.open <> case when p.reversed_on is null then p.amount - coalesce(s.amount, 0) else 0 end
      or (p.reversed_on is not null and s.amount is not null)`,
  'what settles a bill is of its supplier and outlet, and after both': sql`
    select 'settlement ' || s.id || ' of ' || s.settled_on || ' does not fit' as violation
    from payable_settlements s join payables c on c.document_id = s.credit_id join payables b on b.document_id = s.bill_id
      join journal_entries ce on ce.id = c.entry_id join journal_entries be on be.id = b.entry_id
    where b.kind <> 'BILL' or c.kind = 'BILL' or (c.supplier_id, c.outlet_id) <> (b.supplier_id, b.outlet_id)
      or s.settled_on < greatest(ce.business_date, be.business_date)`,
};

/** Checks every identity of the books and of the documents; a few set-based statements over everything. */
export async function financeIdentities(reader: Reader): Promise<IdentityCheck[]> {
  const checks: IdentityCheck[] = [];
  for (const [name, statement] of Object.entries(CHECKS)) {
    const rows = await reader.execute<{ violation: string }>(statement);
    checks.push({ name: `finance: ${name}`, violations: rows.map((row) => row.violation) });
  }
  return checks;
}
