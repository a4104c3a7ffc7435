import { sql } from 'drizzle-orm';

/** Each selects one `violation` text per place where it does not hold. Rules §4.3, §2.6. */
export const DRAWER_CHECKS = {
  'a drawer session comes to its movements, numbered without a gap': sql`
    select 'session ' || t.session_id || ' says ' || t.balance || ' after ' || t.last_number || ' movements, which are '
      || count(m.id) || ' of ' || coalesce(sum(m.amount), 0) as violation
    from drawer_tallies t left join drawer_movements m on m.session_id = t.session_id
    group by t.session_id, t.balance, t.last_number
    having t.balance <> coalesce(sum(m.amount), 0) or t.last_number <> count(m.id) or t.last_number <> coalesce(max(m.number), 0)`,
  'the books hold of each drawer session what it comes to': sql`
    with booked as (
      select l.party, sum(l.debit - l.credit) as amount from journal_lines l
      where l.account_code = '1010' and l.party is not null group by l.party
    )
    select '1010 holds ' || coalesce(b.amount, 0) || ' of session ' || coalesce(t.session_id::text, b.party) || ', it comes to '
      || coalesce(t.balance, 0) as violation
    from drawer_tallies t full join booked b on b.party = t.session_id::text
    where coalesce(b.amount, 0) <> coalesce(t.balance, 0)`,
  'what a drawer session was cut at is what had come by then': sql`
    select 'session ' || s.id || ' expected ' || s.expected || ' at ' || s.cut_at || ', it was ' || coalesce(sum(m.amount), 0) as violation
    from drawer_sessions s left join drawer_movements m on m.session_id = s.id and m.number <= s.cut_at
    where s.cut_at is not null
    group by s.id, s.expected, s.cut_at having s.expected <> coalesce(sum(m.amount), 0)`,
  'cash of a drawer is the cash that was paid': sql`
    select 'movement ' || m.id || ' of ' || m.amount || ' stands for ' || coalesce(p.amount, -r.amount, 0) as violation
    from drawer_movements m left join payments p on p.id = m.payment_id and p.tender = 'CASH' left join refunds r on r.id = m.refund_id
    where m.kind in ('SALE', 'REFUND') and m.amount <> coalesce(p.amount, -r.amount, 0)`,
  'Z reports of a drawer are numbered without a gap': sql`
    select 'drawer ' || d.id || ' has ' || count(s.id) || ' Z reports up to ' || coalesce(max(s.z_number), 0) || ', its last is '
      || d.last_z as violation
    from drawers d left join drawer_sessions s on s.drawer_id = d.id and s.z_number is not null
    group by d.id, d.last_z having d.last_z <> count(s.id) or d.last_z <> coalesce(max(s.z_number), 0)`,
};
