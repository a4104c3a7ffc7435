import { type Refusal, refuse, transitions } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { datesAt, organisations, outlets } from '../../places/index.ts';
import { monthAfter } from './month.ts';
import { type Asking, owesStock } from './stock-owed.ts';
import { ledgerPeriods, type periodRequests, type periodState } from './tables.ts';

export type PeriodState = (typeof periodState.enumValues)[number];
export type PeriodRequest = typeof periodRequests.$inferSelect;

/** What a month may become. A hard lock is for good: what was reported of it, or carried over from it, was relied on. Rules §2.1. */
const periodSteps = transitions<PeriodState, PeriodState>({
  OPEN: { SOFT_LOCKED: 'SOFT_LOCKED', HARD_LOCKED: 'HARD_LOCKED' },
  SOFT_LOCKED: { OPEN: 'OPEN', HARD_LOCKED: 'HARD_LOCKED' },
  HARD_LOCKED: {},
});

const WORDS: Readonly<Record<PeriodState, string>> = {
  OPEN: 'open',
  SOFT_LOCKED: 'locked',
  HARD_LOCKED: 'locked for good',
};

/** How a month stands. */
export async function periodStateOf(reader: Reader, month: string): Promise<PeriodState> {
  const [row] = await reader.select().from(ledgerPeriods).where(eq(ledgerPeriods.month, month));
  return row?.state ?? 'OPEN';
}

/**
 * Why a month cannot become this now: ILLEGAL_PERIOD_STEP, MONTH_NOT_OVER while business goes on in it anywhere, or STOCK_OWED; null when
 * it can. So that whoever works on in the small hours of the first still books into the day it was.
 */
export async function unready(
  scope: Asking,
  { month, wanted }: { readonly month: string; readonly wanted: PeriodState },
): Promise<Refusal | null> {
  const { tx, now } = scope;
  const state = await periodStateOf(tx, month);
  if (periodSteps.next(state, wanted) === null) {
    return refuse('ILLEGAL_PERIOD_STEP', `This month is ${WORDS[state]}.`, { state });
  }
  const places = await tx
    .select({ outlet: outlets, organisation: organisations })
    .from(outlets)
    .innerJoin(organisations, eq(organisations.id, outlets.organisationId));
  const next = monthAfter(month);
  if (wanted === 'OPEN') return null;
  if (places.every((place) => datesAt(place, now).businessDate >= next)) return owesStock(scope, next);
  return refuse('MONTH_NOT_OVER', `Business goes on in this month. It can be locked from ${next} on.`, { from: next });
}

/** Lets a month become this, and counts what a locked one holds; the closing of its year may still come. The caller found it ready and holds it (`holdMonth`). */
export async function setPeriod(
  tx: Tx,
  { month, state, at }: { readonly month: string; readonly state: PeriodState; readonly at: Date },
): Promise<void> {
  const holds = state === 'OPEN' ? { entries: null, debited: null } : await heldIn(tx, month);
  const row = { state, since: at, ...holds };
  await tx
    .insert(ledgerPeriods)
    .values({ month, ...row })
    .onConflictDoUpdate({ target: ledgerPeriods.month, set: row });
}

/** Waits until nothing is being posted into a month, and keeps it so until the commit. Postings into other months go on. */
export async function holdMonth(tx: Tx, month: string): Promise<void> {
  await tx.execute(sql`select finance_hold_month(${month}::date, true)`);
}

/** The first month there was GST in: nothing of it can be of a month before. */
const GST_BEGAN = '2017-07-01';

/**
 * Holds every month of GST up to one, the oldest first, as `holdMonth` does: what is being posted into any of them is there afterwards, and
 * nothing more comes into them before the commit. None of them may still be going on, or sales would wait.
 */
export async function holdMonthsUpTo(tx: Tx, month: string): Promise<void> {
  await tx.execute(sql`
    select finance_hold_month(m::date, true) from generate_series(least(${GST_BEGAN}::date, ${month}::date), ${month}::date, interval '1 month') m`);
}

async function heldIn(tx: Tx, month: string): Promise<{ entries: number; debited: number }> {
  const [row] = await tx.execute<{ entries: number; debited: string }>(sql`
    select count(distinct e.id)::int as entries, coalesce(sum(l.debit), 0) as debited
    from journal_entries e join journal_lines l on l.entry_id = e.id
    where e.kind <> 'CLOSING' and ((e.business_date >= ${month}::date and e.business_date < ${monthAfter(month)}::date)
      or (e.tax_date >= ${month}::date and e.tax_date < ${monthAfter(month)}::date))`);
  return { entries: row?.entries ?? 0, debited: Number(row?.debited ?? 0) };
}
