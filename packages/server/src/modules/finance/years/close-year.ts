import { type Money, sumMoney } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { outlets } from '../../places/index.ts';
import { onEitherSide } from '../bill-postings.ts';
import { monthAfter } from '../periods/month.ts';
import { holdMonth, periodStateOf, setPeriod } from '../periods/period.ts';
import { type PostingLine, post } from '../post.ts';
import type { YearClosing } from './year.ts';

/** Where closing entries come from, as their source says. */
const CLOSING_SOURCE = 'year_close';
const RETAINED = '3900';
const DRAWINGS = '3200';

/** The months of a year by their first days. */
function monthsOf({ firstDay, lastDay }: Pick<YearClosing, 'firstDay' | 'lastDay'>): string[] {
  const months: string[] = [];
  for (let month = firstDay; month <= lastDay; month = monthAfter(month)) months.push(month);
  return months;
}

/** Waits until nothing is being posted into the year, and keeps it so until the commit. */
export async function holdYear(tx: Tx, closing: YearClosing): Promise<void> {
  for (const month of monthsOf(closing)) await holdMonth(tx, month);
}

/**
 * Takes what each outlet earned, spent and drew to retained earnings, one entry each on the year's last day, and locks its months for
 * good. The caller holds the year. Gives the profit of all, before drawings.
 */
export async function closeBooks({ tx, now, actor }: CommandScope, closing: YearClosing): Promise<Money> {
  const balances = await balancesOf(tx, closing.lastDay);
  for (const [outletId, own] of balances) {
    const [outlet] = await tx.select({ code: outlets.code }).from(outlets).where(eq(outlets.id, outletId));
    await post(tx, {
      ...{
        outletId,
        kind: 'CLOSING',
        source: { type: CLOSING_SOURCE, id: closing.id },
        event: `closed ${outlet?.code}`,
      },
      ...{ narration: `${closing.year} closed to retained earnings`, at: now, postedBy: actor.label },
      dates: { businessDate: closing.lastDay, taxDate: closing.lastDay },
      lines: closingLines(own),
    });
  }
  for (const month of monthsOf(closing)) {
    if ((await periodStateOf(tx, month)) !== 'HARD_LOCKED')
      await setPeriod(tx, { month, state: 'HARD_LOCKED', at: now });
  }
  const all = [...balances.values()].flat();
  return sumMoney(all.filter(({ account }) => account !== DRAWINGS).map(({ net }) => -net));
}

interface Balance {
  readonly account: string;
  /** Debits less credits. */
  readonly net: Money;
}

/** Every balance turned round, against retained earnings. */
function closingLines(balances: readonly Balance[]): PostingLine[] {
  return [
    ...balances.flatMap(({ account, net }) => onEitherSide(account, -net)),
    ...onEitherSide(RETAINED, sumMoney(balances.map(({ net }) => net))),
  ];
}

async function balancesOf(tx: Tx, lastDay: string): Promise<Map<string, Balance[]>> {
  const rows = await tx.execute<{ outlet_id: string; account: string; net: string }>(sql`
    select e.outlet_id, l.account_code as account, sum(l.debit - l.credit) as net
    from journal_entries e join journal_lines l on l.entry_id = e.id
    where e.business_date <= ${lastDay}::date and (l.account_code >= '4' or l.account_code = ${DRAWINGS})
    group by 1, 2 having sum(l.debit - l.credit) <> 0 order by 1, 2`);
  const byOutlet = new Map<string, Balance[]>();
  for (const { outlet_id, account, net } of rows) {
    byOutlet.set(outlet_id, [...(byOutlet.get(outlet_id) ?? []), { account, net: Number(net) }]);
  }
  return byOutlet;
}
