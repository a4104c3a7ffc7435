import { sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db/database.ts';
import type { IdentityCheck } from '../finance/index.ts';
import { DRAWER_CHECKS } from './drawer/identities.ts';

const came = sql.raw(`('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED')`);

/** What was given back of each payment that came, as `p`. */
const captured = sql`
  select p.id, p.tender, p.amount, p.state, p.stray,
    coalesce(sum(r.amount) filter (where r.state = 'PROCESSED'), 0) as processed,
    coalesce(sum(r.amount) filter (where r.state = 'PROCESSED' and r.paid_in is null), 0) as paid_back,
    coalesce(sum(r.amount) filter (where r.state = 'PENDING'), 0) as pending,
    -- A refund that failed is still owed, unless another pays out since what it owes.
    least(coalesce(sum(r.amount) filter (where r.state = 'FAILED' and r.retried_by is null), 0),
      p.amount - coalesce(sum(r.amount) filter (where r.state <> 'FAILED'), 0)) as failed
  from payments p left join refunds r on r.payment_id = p.id
  where p.state in ${came} group by p.id`;

const owed = sql`
  case when p.stray is not null then p.amount - p.processed else p.pending + p.failed end`;

/** Each selects one `violation` text per place where it does not hold. Rules §2.6. */
const CHECKS = {
  'refunds stay within what was captured': sql`
    select 'payment ' || p.id || ' of ' || p.amount || ' gives back ' || sum(r.amount) as violation
    from payments p join refunds r on r.payment_id = p.id and r.state <> 'FAILED'
    group by p.id having sum(r.amount) > p.amount or p.state not in ${came}`,
  'a payment counts as refunded when that was paid out': sql`
    with p as (${captured})
    select 'payment ' || id || ' is ' || state || ' with ' || processed || ' paid out' as violation from p
    where state <> (case when processed = 0 then 'CAPTURED' when processed < amount then 'PARTIALLY_REFUNDED'
      else 'REFUNDED' end)::payment_state`,
  'an invoice comes to what was paid for it': sql`
    select i.number || ' is ' || i.total || ', paid was ' || coalesce(sum(p.amount), 0) as violation
    from documents i left join payments p on p.order_id = i.order_id and p.stray is null and p.state in ${came}
    where i.type = 'INVOICE' group by i.id having i.total <> coalesce(sum(p.amount), 0)`,
  'the clearing account holds what was captured and not paid out': sql`
    with p as (${captured}), told as (select coalesce(sum(amount - paid_back), 0) as amount from p where tender = 'UPI'),
      booked as (select coalesce(sum(debit - credit), 0) as amount from journal_lines where account_code = '1140')
    select '1140 holds ' || booked.amount || ', the payments ' || told.amount as violation
    from booked, told where booked.amount <> told.amount`,
  'refunds payable holds strays and what is owed': sql`
    with p as (${captured}), told as (select coalesce(sum(${owed}), 0) as amount from p where tender = 'UPI'),
      booked as (select coalesce(sum(credit - debit), 0) as amount from journal_lines where account_code = '2330')
    select '2330 holds ' || booked.amount || ', the payments ' || told.amount as violation
    from booked, told where booked.amount <> told.amount`,
};

/** Checks that payments, refunds and the books say the same; a few set-based statements over everything. */
export async function paymentsIdentities(reader: Reader): Promise<IdentityCheck[]> {
  const checks: IdentityCheck[] = [];
  for (const [name, statement] of Object.entries({ ...CHECKS, ...DRAWER_CHECKS })) {
    const rows = await reader.execute<{ violation: string }>(statement);
    checks.push({ name: `payments: ${name}`, violations: rows.map((row) => row.violation) });
  }
  return checks;
}
