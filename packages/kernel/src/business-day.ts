import { Temporal } from 'temporal-polyfill';
import { assert, Fault } from './fault.ts';

/** A year of account and of invoice series, 1 April to 31 March. §0 of the domain rules. */
export interface FinancialYear {
  /** `2026-27` */
  readonly label: string;
  /** `2627`, as it stands in document numbers. */
  readonly short: string;
  /** YYYY-MM-DD, inclusive. */
  readonly startsOn: string;
  readonly endsOn: string;
}

/**
 * The day a shift belongs to, YYYY-MM-DD: before the cut hour on the wall clock it is still yesterday.
 * @param zone IANA name, e.g. Asia/Kolkata.
 * @param dayCutHour whole hour 0 to 23; 4 means the day runs from 04:00 to 04:00.
 * @throws Fault for an unknown zone or an impossible hour.
 */
export function businessDate(instant: Date, zone: string, dayCutHour: number): string {
  assert(Number.isInteger(dayCutHour) && dayCutHour >= 0 && dayCutHour <= 23, 'the day cut is an hour from 0 to 23', {
    dayCutHour,
  });
  const local = zoned(instant, zone);
  const date = local.toPlainDate();
  return (local.hour < dayCutHour ? date.subtract({ days: 1 }) : date).toString();
}

/** The date on the wall, YYYY-MM-DD: it decides the financial year and the tax period. @throws Fault for an unknown zone. */
export function calendarDate(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainDate().toString();
}

/** Minutes shown by the wall clock since 00:00, 0 to 1439 (on a day of 23 or 25 hours too). @throws Fault for an unknown zone. */
export function minutesOfDay(instant: Date, zone: string): number {
  const local = zoned(instant, zone);
  return local.hour * 60 + local.minute;
}

/**
 * The instant at which the wall clock shows so many minutes after midnight of a date. Minutes from 1440 fall on the next
 * day. A time the clock jumps over is moved on by the jump; of a time shown twice, the first counts.
 * @throws Fault for an unknown zone, an impossible date, or minutes that are not whole and within two days.
 */
export function zonedInstant(date: string, minutes: number, zone: string): Date {
  assert(
    Number.isInteger(minutes) && minutes >= 0 && minutes < 2880,
    'minutes of the day are whole and within two days',
    {
      minutes,
    },
  );
  const midnight = plainDate(date).toPlainDateTime();
  return guarded('no such time zone', { zone }, () => {
    return new Date(midnight.add({ minutes }).toZonedDateTime(zone).epochMilliseconds);
  });
}

/** The financial year a calendar date lies in. @throws Fault for an impossible date. */
export function financialYear(date: string): FinancialYear {
  const { year, month } = plainDate(date);
  const first = month >= 4 ? year : year - 1;
  const start = String(first).padStart(4, '0');
  const end = String(first + 1).padStart(4, '0');
  return {
    label: `${start}-${end.slice(2)}`,
    short: `${start.slice(2)}${end.slice(2)}`,
    startsOn: `${start}-04-01`,
    endsOn: `${end}-03-31`,
  };
}

/** Day of the week, 1 = Monday to 7 = Sunday (ISO 8601). @throws Fault for an impossible date. */
export function weekday(date: string): number {
  return plainDate(date).dayOfWeek;
}

/** The date n days later, or earlier when n is negative. @throws Fault for an impossible date or a fraction of a day. */
export function addDays(date: string, n: number): string {
  assert(Number.isSafeInteger(n), 'days are added whole', { n });
  return plainDate(date).add({ days: n }).toString();
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  const ms = instant.getTime();
  assert(!Number.isNaN(ms), 'the instant is not a time');
  return guarded('no such time zone', { zone }, () => {
    return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  });
}

function plainDate(date: string): Temporal.PlainDate {
  assert(/^\d{4}-\d{2}-\d{2}$/.test(date), 'a date is written YYYY-MM-DD', { date });
  return guarded('no such date', { date }, () => Temporal.PlainDate.from(date));
}

function guarded<Answer>(message: string, details: unknown, act: () => Answer): Answer {
  try {
    return act();
  } catch (cause) {
    throw new Fault(message, details, { cause });
  }
}
