import { sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';

/** Each selects one `violation` text per place where it does not hold. Rules §2.4, §2.6 identity 7. */
const CHECKS = {
  'what people are owed in the books is their approved claims that are not paid, person by person': sql`
    with booked as (
      select l.party, sum(l.credit - l.debit) as amount from journal_lines l join journal_entries e on e.id = l.entry_id
      where l.account_code = '2120' and e.source_type in ('expense_claim', 'expense_payment') group by l.party),
    owed as (select claimant_id::text as party, sum(total) as amount from expense_claims where state = 'APPROVED' group by 1)
    select 'person ' || party || ': the books owe ' || coalesce(b.amount, 0) || ', the claims ' || coalesce(o.amount, 0) as violation
    from booked b full join owed o using (party) where coalesce(b.amount, 0) <> coalesce(o.amount, 0)`,
  'a claim comes to its lines': sql`
    select 'claim ' || c.number || ' says ' || c.total || ', its lines ' || coalesce(sum(l.amount), 0) as violation
    from expense_claims c left join expense_claim_lines l on l.claim_id = c.id group by c.id having c.total <> coalesce(sum(l.amount), 0)`,
  'a claim is in the books once it was approved, and no other is': sql`
    with booked as (
      select e.source_id as id, sum(l.credit) filter (where l.account_code = '2120') as amount from journal_entries e
      join journal_lines l on l.entry_id = e.id where e.source_type = 'expense_claim' group by 1)
    select 'claim ' || coalesce(c.number::text, b.id::text) || ' is booked with ' || coalesce(b.amount, 0) as violation
    from (select * from expense_claims where state in ('APPROVED', 'PAID')) c full join booked b using (id)
    where c.id is null or b.id is null or c.total <> b.amount`,
  'a claim is paid by one payment that was released': sql`
    select 'claim ' || c.number || ' is ' || c.state || ', with ' || count(p.id) || ' payments over ' || coalesce(sum(p.amount), 0) as violation
    from expense_claims c left join expense_payments p on p.claim_id = c.id and p.state = 'RELEASED' group by c.id
    having count(p.id) <> (c.state = 'PAID')::int or (c.state = 'PAID' and sum(p.amount) <> c.total)`,
  'cash that was paid for claims left its drawer': sql`
    with moved as (select coalesce(-sum(amount), 0) as amount from drawer_movements where purpose = 'EXPENSE'),
    paid as (select coalesce(sum(amount), 0) as amount from expense_payments where method = 'DRAWER' and state = 'RELEASED')
    select 'the drawers gave ' || m.amount || ', the payments took ' || p.amount as violation from moved m, paid p where m.amount <> p.amount`,
  'a box of petty cash holds what its vouchers and counts left in it, and the books say the same': sql`
    with moved as (
      select box_id, sum(amount) as amount from (
        select box_id, -amount as amount from petty_vouchers where state = 'PAID'
        union all select box_id, counted + added - expected from petty_counts) m group by 1),
    booked as (select party, sum(debit - credit) as amount from journal_lines where account_code = '1015' and party is not null group by 1)
    select 'box ' || coalesce(x.name, b.party) || ' holds ' || coalesce(x.balance, 0) || ', its papers ' || coalesce(m.amount, 0)
      || ', the books ' || coalesce(b.amount, 0) as violation
    from petty_boxes x full join booked b on b.party = x.id::text left join moved m on m.box_id = x.id
    where coalesce(x.balance, 0) <> coalesce(m.amount, 0) or coalesce(x.balance, 0) <> coalesce(b.amount, 0)`,
  'a voucher of petty cash is in the books by its own entry once it was paid, and turned round by another': sql`
    select 'voucher ' || v.number || ' is ' || v.state || ', and ' || coalesce(b.amount, 0) || ' of it is booked' as violation
    from petty_vouchers v left join (
      select e.source_id, sum(l.credit - l.debit) as amount from journal_entries e join journal_lines l on l.entry_id = e.id
      where e.source_type = 'petty_voucher' and l.account_code = '1015' group by 1) b on b.source_id = v.id
    where coalesce(b.amount, 0) <> case when v.state = 'PAID' then v.amount else 0 end`,
};

/** Checks what must always add up in expenses; violations are empty where it does. A few set-based statements over everything. */
export async function expensesIdentities(reader: Reader) {
  const checks: { readonly name: string; readonly violations: readonly string[] }[] = [];
  for (const [name, statement] of Object.entries(CHECKS)) {
    const rows = await reader.execute<{ violation: string }>(statement);
    checks.push({ name: `expenses: ${name}`, violations: [...rows].map((row) => row.violation) });
  }
  return checks;
}
