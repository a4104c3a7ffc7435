import { calendarDate } from '@college-kiosk/kernel';
import { desc, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { theOrganisation } from '../../places/index.ts';
import { monthAfter, monthOf } from './month.ts';
import type { PeriodRequest, PeriodState } from './period.ts';
import { ledgerPeriods, periodRequests } from './tables.ts';

export interface Period {
  readonly month: string;
  readonly state: PeriodState;
  readonly since: Date | null;
  /** Whether its last day is over by the calendar. */
  readonly isOver: boolean;
  readonly requests: readonly PeriodRequest[];
}

/** So many months at most: ten years. */
const MONTHS_AT_MOST = 120;

/** The months of the books, from that of the first entry, or the first of which somebody asked for something, to this one, the newest first, with what was asked for each. */
export const listPeriods = query({
  name: 'finance.periods',
  permission: 'ledger:read',
  input: z.object({}),
  async handle({ db, now }): Promise<Period[]> {
    const present = monthOf(calendarDate(now, (await theOrganisation(db)).zone));
    const [first] = await db.execute<{ day: string | null }>(
      sql`select least((select min(business_date) from journal_entries), (select min(month) from period_requests))::text as day`,
    );
    const months: string[] = [];
    for (let month = monthOf(first?.day ?? present); month <= present; month = monthAfter(month)) months.push(month);
    return periodsOf(db, months.slice(-MONTHS_AT_MOST).reverse(), present);
  },
});

/** One request of a period as it is now; null when there is none. */
export async function periodOfRequest(reader: Reader, requestId: string, now: Date): Promise<Period | null> {
  const [request] = await reader
    .select()
    .from(periodRequests)
    .where(inArray(periodRequests.id, [requestId]));
  if (!request) return null;
  const present = monthOf(calendarDate(now, (await theOrganisation(reader)).zone));
  return (await periodsOf(reader, [request.month], present))[0] ?? null;
}

async function periodsOf(reader: Reader, months: readonly string[], present: string): Promise<Period[]> {
  const rows = await reader.select().from(ledgerPeriods);
  const asked = await reader
    .select()
    .from(periodRequests)
    .where(inArray(periodRequests.month, [...months]))
    .orderBy(desc(periodRequests.askedAt), desc(periodRequests.id));
  const kept = new Map(rows.map((row) => [row.month, row]));
  return months.map((month) => ({
    ...{ month, state: kept.get(month)?.state ?? 'OPEN', since: kept.get(month)?.since ?? null },
    ...{ isOver: month < present, requests: asked.filter((request) => request.month === month) },
  }));
}
