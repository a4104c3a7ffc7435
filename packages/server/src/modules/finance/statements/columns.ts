import { AppError, financialYear } from '@college-kiosk/kernel';
import { asc, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Reach } from '../../../platform/auth/actor.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { outlets } from '../../places/index.ts';
import type { Span } from './figures.ts';

export const STATEMENTS = ['PROFIT_AND_LOSS', 'BALANCE_SHEET', 'CASH_FLOW_DIRECT', 'CASH_FLOW_INDIRECT'] as const;
export type StatementName = (typeof STATEMENTS)[number];

/** As many days as a statement looks at: ten years. */
const DAYS_AT_MOST = 3_660;
/** A page is as wide as it is. */
const OUTLETS_AT_MOST = 12;

const day = z.iso.date();

/** Which statement, of which days and outlets, beside which other days. */
export const statementAsk = z
  .object({
    statement: z.enum(STATEMENTS),
    from: day,
    to: day,
    outletId: z.uuid().nullish(),
    compareFrom: day.nullish(),
    compareTo: day.nullish(),
    byOutlet: z.boolean().nullish(),
  })
  .refine(({ from, to }) => isRange(from, to), { path: ['to'], error: 'Choose up to ten years, the first day first.' })
  .refine(({ compareFrom, compareTo }) => (compareFrom == null) === (compareTo == null), {
    ...{ path: ['compareTo'], error: 'Say both days of what it is compared with, or neither.' },
  })
  .refine(({ compareFrom, compareTo }) => !(compareFrom && compareTo) || isRange(compareFrom, compareTo), {
    ...{ path: ['compareTo'], error: 'Choose up to ten years, the first day first.' },
  })
  .refine(({ byOutlet, outletId }) => !(byOutlet && outletId), {
    ...{ path: ['byOutlet'], error: 'Choose one outlet, or each of them in a column.' },
  });
export type StatementAsk = z.output<typeof statementAsk>;

function isRange(from: string, to: string): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days >= 0 && days <= DAYS_AT_MOST;
}

export interface StatementColumn {
  /** `period`, `comparison`, or the outlet's id. */
  readonly key: string;
  readonly label: string;
  /** Of a balance sheet, the first day of the financial year of its last one. */
  readonly from: string;
  readonly to: string;
  readonly outletId: string | null;
}

/** The columns that are asked for: the days, the days beside them, and each outlet. */
export async function columnsOf(
  reader: Reader,
  reach: Reach,
  ask: StatementAsk,
): Promise<readonly { readonly column: StatementColumn; readonly span: Span }[]> {
  const outletIds = ask.outletId ? [ask.outletId] : reach === 'everywhere' ? null : [...reach];
  const columnOf = (key: string, [from, to]: readonly [string, string], outlet: Outlet | null) => {
    const days = ask.statement === 'BALANCE_SHEET' ? { from: financialYear(to).startsOn, to } : { from, to };
    const label = outlet?.name ?? (ask.statement === 'BALANCE_SHEET' ? dayOf(to) : daysOf(from, to));
    const span = { ...days, outletIds: outlet ? [outlet.id] : outletIds };
    return { column: { key, label, ...days, outletId: outlet?.id ?? ask.outletId ?? null }, span };
  };
  const days = [ask.from, ask.to] as const;
  const { compareFrom, compareTo } = ask;
  return [
    columnOf('period', days, null),
    ...(compareFrom && compareTo ? [columnOf('comparison', [compareFrom, compareTo], null)] : []),
    ...(ask.byOutlet ? await outletsOf(reader, outletIds) : []).map((outlet) => columnOf(outlet.id, days, outlet)),
  ];
}

interface Outlet {
  readonly id: string;
  readonly name: string;
}

async function outletsOf(reader: Reader, outletIds: readonly string[] | null): Promise<Outlet[]> {
  const found = await reader
    .select({ id: outlets.id, name: outlets.name })
    .from(outlets)
    .where(outletIds === null ? undefined : inArray(outlets.id, [...outletIds]))
    .orderBy(asc(outlets.code));
  if (found.length > OUTLETS_AT_MOST) {
    throw new AppError('INVALID', `There are more than ${OUTLETS_AT_MOST} outlets: look at one of them at a time.`);
  }
  return found;
}

/** `30 Apr 2026`. */
export function dayOf(date: string): string {
  const words = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', words).format(new Date(`${date}T00:00:00Z`));
}

/** A whole month by its name, a whole financial year by its own, else both days. */
function daysOf(from: string, to: string): string {
  const year = financialYear(to);
  if (from === year.startsOn && to === year.endsOn) return year.label;
  const isWholeMonth = from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && to === lastDayOf(from);
  if (!isWholeMonth) return from === to ? dayOf(to) : `${dayOf(from)} to ${dayOf(to)}`;
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(from));
}

/** The last day of a day's month. */
export function lastDayOf(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
