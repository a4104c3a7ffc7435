import type { Money } from '@college-kiosk/kernel';
import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { uuids } from '../../../platform/db/lists.ts';
import type { Account } from '../loaders.ts';
import { type CashClass, placeOfAccount } from './account-place.ts';

/** The days and outlets of one column. */
export interface Span {
  readonly from: string;
  readonly to: string;
  /** Null for every outlet there is. */
  readonly outletIds: readonly string[] | null;
}

/** What an account did; debits less credits, in paise. */
export interface AccountFigures {
  /** The balance that was brought into the first day; opening entries of the days themselves are part of it. */
  readonly before: Money;
  /** By what happened in the days. The closing of a year did not happen in it. */
  readonly moved: Money;
  /** What of it no cash stood against. */
  readonly movedWithoutCash: Money;
}

/** Cash by what stands against it: credits less debits of one account in entries that moved cash. */
export interface CashFigure {
  readonly cashClass: CashClass;
  readonly account: string;
  readonly amount: Money;
}

/**
 * Balances and movements by account. A year's closing entry counts from the next year on: a statement of its last day is what it was
 * before it was closed. `withBefore`: what was there before is needed, which reads everything.
 */
export async function accountFigures(
  reader: Reader,
  span: Span,
  { withBefore }: { readonly withBefore: boolean },
): Promise<Map<string, AccountFigures>> {
  const net = sql`l.debit - l.credit`;
  const within = sql`e.business_date >= ${span.from}::date`;
  const rows = await reader.execute<{ account: string; before: string; moved: string; without_cash: string }>(sql`
    select l.account_code as account,
      coalesce(sum(${net}) filter (where e.business_date < ${span.from}::date or e.kind = 'OPENING'), 0) as before,
      coalesce(sum(${net}) filter (where ${within} and e.kind = 'ORDINARY'), 0) as moved,
      coalesce(sum(${net}) filter (where ${within} and e.kind = 'ORDINARY' and not e.has_cash), 0) as without_cash
    from (
      select e.id, e.business_date, e.kind,
        exists (select from journal_lines c where c.entry_id = e.id and c.account_code like '10%') as has_cash
      from journal_entries e
      where e.business_date <= ${span.to}::date ${withBefore ? sql`` : sql`and ${within}`} ${placesOf(span)}
    ) e join journal_lines l on l.entry_id = e.id
    group by l.account_code order by l.account_code`);
  return new Map(
    rows.map(({ account, before, moved, without_cash }) => [
      account,
      { before: Number(before), moved: Number(moved), movedWithoutCash: Number(without_cash) },
    ]),
  );
}

/**
 * Each line of cash by the account that stands against it (rules §2.5). What rides along counts as the largest other part of its
 * entry that is of the business; where there is none, it is an expense.
 */
export async function cashFigures(reader: Reader, span: Span, accounts: readonly Account[]): Promise<CashFigure[]> {
  const places = accounts.flatMap(({ code }) => {
    const { cash, rides } = placeOfAccount(code);
    const isOfBusiness = cash !== 'INVESTING' && cash !== 'FINANCING';
    return cash === null ? [] : [{ code, cash, rides, is_of_business: isOfBusiness }];
  });
  const rows = await reader.execute<{ cash: CashClass; account: string; amount: string }>(sql`
    with lines as (
      select l.entry_id, l.position, l.account_code, l.credit - l.debit as amount
      from journal_entries e join journal_lines l on l.entry_id = e.id
      where e.business_date between ${span.from}::date and ${span.to}::date and e.kind = 'ORDINARY' ${placesOf(span)}
        and exists (select from journal_lines c where c.entry_id = e.id and c.account_code like '10%')
    ), classed as (
      select l.account_code, l.amount, p.cash, p.rides,
        first_value(p.rides or not p.is_of_business) over main as is_alone, first_value(p.cash) over main as main
      from lines l
      join jsonb_to_recordset(${JSON.stringify(places)}::text::jsonb) as p(code text, cash text, rides boolean, is_of_business boolean)
        on p.code = l.account_code
      window main as (partition by l.entry_id order by p.rides, not p.is_of_business, abs(l.amount) desc, l.position)
    )
    select case when not rides then cash when is_alone then 'EXPENSES' else main end as cash,
      account_code as account, sum(amount) as amount
    from classed group by 1, 2 order by 2, 1`);
  return rows.map(({ cash, account, amount }) => ({ cashClass: cash, account, amount: Number(amount) }));
}

function placesOf({ outletIds }: Span): SQL {
  if (outletIds === null) return sql``;
  return sql`and e.outlet_id = any(${uuids(outletIds)})`;
}
