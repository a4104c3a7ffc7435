import { addDays, type FinancialYear, financialYear, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, between, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { datesAt, organisations, outlets } from '../../places/index.ts';
import { manualJournals } from '../journals/tables.ts';
import { type Asking, owesStock } from '../periods/stock-owed.ts';
import { OPENING_EQUITY } from '../stock-postings.ts';
import type { yearClosings } from './tables.ts';

export type YearClosing = typeof yearClosings.$inferSelect;

/** The last day of the last closed year; null while none is. */
export async function closedUntil(reader: Reader): Promise<string | null> {
  const [row] = await reader.execute<{ day: string | null }>(
    sql`select max(last_day)::text as day from year_closings where state = 'APPROVED'`,
  );
  return row?.day ?? null;
}

/**
 * Why a year cannot be closed now: YEAR_CLOSED; YEAR_NOT_OVER while business goes on in it anywhere; EARLIER_YEAR_OPEN; OPENING_NOT_SETTLED
 * while opening balances are not taken over; JOURNALS_WAITING, which could not be posted afterwards; STOCK_OWED. Null when it can.
 */
export async function unreadyYear(scope: Asking, year: FinancialYear): Promise<Refusal | null> {
  const { tx, now } = scope;
  const closed = await closedUntil(tx);
  if (closed !== null && closed >= year.endsOn) return refuse('YEAR_CLOSED', `${year.label} is closed.`);
  return (
    (await goesOn(tx, year, now)) ??
    (await earlierOpen(tx, year, closed)) ??
    (await unsettled(tx, year)) ??
    (await waitingJournals(tx, year)) ??
    (await owesStock(scope, addDays(year.endsOn, 1)))
  );
}

async function goesOn(tx: Tx, year: FinancialYear, now: Date): Promise<Refusal | null> {
  const places = await tx
    .select({ outlet: outlets, organisation: organisations })
    .from(outlets)
    .innerJoin(organisations, eq(organisations.id, outlets.organisationId));
  const from = addDays(year.endsOn, 1);
  if (places.every((place) => datesAt(place, now).businessDate >= from)) return null;
  return refuse('YEAR_NOT_OVER', `Business goes on in ${year.label}. It can be closed from ${from} on.`, { from });
}

async function earlierOpen(tx: Tx, year: FinancialYear, closed: string | null): Promise<Refusal | null> {
  const [first] = await tx.execute<{ day: string | null }>(sql`
    select min(business_date)::text as day from journal_entries where business_date > ${closed ?? '0001-01-01'}::date`);
  if (!first?.day) return null;
  const earliest = financialYear(first.day);
  if (earliest.startsOn >= year.startsOn) return null;
  return refuse('EARLIER_YEAR_OPEN', `${earliest.label} is not closed yet: close it first.`, { year: earliest.label });
}

async function unsettled(tx: Tx, year: FinancialYear): Promise<Refusal | null> {
  const [row] = await tx.execute<{ left: string }>(sql`
    select coalesce(sum(abs(net)), 0) as left from (
      select sum(l.credit - l.debit) as net from journal_lines l join journal_entries e on e.id = l.entry_id
      where l.account_code = ${OPENING_EQUITY} and e.business_date <= ${year.endsOn}::date group by e.outlet_id) of_outlets`);
  const left = Number(row?.left ?? 0);
  if (left === 0) return null;
  const message = 'Opening balance equity (3999) holds something still: take it over to capital by a journal first.';
  return refuse('OPENING_NOT_SETTLED', message, { left });
}

async function waitingJournals(tx: Tx, year: FinancialYear): Promise<Refusal | null> {
  const isOfYear = between(manualJournals.day, year.startsOn, year.endsOn);
  const journals = await tx.$count(manualJournals, and(eq(manualJournals.state, 'SUBMITTED'), isOfYear));
  if (journals === 0) return null;
  const message = `${journals === 1 ? 'A journal' : `${journals} journals`} of ${year.label} wait for a yes or no: decide on them first.`;
  return refuse('JOURNALS_WAITING', message, { journals });
}
