import { addDays, calendarDate, financialYear } from '@college-kiosk/kernel';
import { desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { theOrganisation } from '../../places/index.ts';
import { yearClosings } from './tables.ts';
import type { YearClosing } from './year.ts';

export interface LedgerYear {
  readonly label: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly isClosed: boolean;
  /** Whether its last day is over by the calendar. */
  readonly isOver: boolean;
  /** What was asked for it, the newest first. */
  readonly requests: readonly YearClosing[];
}

/** So many years at most. */
const YEARS_AT_MOST = 20;

/** The financial years of the books, from that of the first entry to this one, the newest first. */
export const listYears = query({
  name: 'finance.years',
  permission: 'ledger:read',
  input: z.object({}),
  async handle({ db, now }): Promise<LedgerYear[]> {
    const today = calendarDate(now, (await theOrganisation(db)).zone);
    const [first] = await db.execute<{ day: string | null }>(
      sql`select least((select min(business_date) from journal_entries), (select min(first_day) from year_closings))::text as day`,
    );
    const closings = await db.select().from(yearClosings).orderBy(desc(yearClosings.askedAt), desc(yearClosings.id));
    const years: LedgerYear[] = [];
    for (let day = first?.day ?? today; day <= today; day = addDays(financialYear(day).endsOn, 1)) {
      years.push(yearOf(day, today, closings));
    }
    return years.slice(-YEARS_AT_MOST).reverse();
  },
});

/** The year that somebody asked to be closed, as it is now; null when nobody did. */
export async function yearOfRequest(reader: Reader, requestId: string, now: Date): Promise<LedgerYear | null> {
  const [closing] = await reader.select().from(yearClosings).where(eq(yearClosings.id, requestId));
  if (!closing) return null;
  const today = calendarDate(now, (await theOrganisation(reader)).zone);
  const closings = await reader
    .select()
    .from(yearClosings)
    .where(eq(yearClosings.year, closing.year))
    .orderBy(desc(yearClosings.askedAt), desc(yearClosings.id));
  return yearOf(closing.firstDay, today, closings);
}

function yearOf(day: string, today: string, closings: readonly YearClosing[]): LedgerYear {
  const { label, startsOn: firstDay, endsOn: lastDay } = financialYear(day);
  const requests = closings.filter(({ year }) => year === label);
  const isClosed = requests.some(({ state }) => state === 'APPROVED');
  return { label, firstDay, lastDay, isClosed, isOver: lastDay < today, requests };
}
