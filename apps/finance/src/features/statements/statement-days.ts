import { monthOf } from '../../shell/month-of.ts';

/** Days to look at, both of them included. */
export type Days = { from: string; to: string };

const DAY_MS = 86_400_000;
const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

export function dayAfter(date: string, days: number): string {
  return dateOf(Date.parse(date) + days * DAY_MS);
}

/** The last day of the month of a date. */
export function monthEnd(date: string): string {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return dateOf(Date.UTC(year, month, 0));
}

/** The financial year of a date, 1 April to 31 March. */
export function yearOf(date: string): Days {
  const year = Number(date.slice(0, 4)) - (date.slice(5) < '04-01' ? 1 : 0);
  return { from: `${year}-04-01`, to: `${year + 1}-03-31` };
}

/** What people look at: this month and the last, this year and the last, not beyond today. */
export function rangesOf(today: string): { label: string; days: Days }[] {
  const lastMonth = monthOf(dayAfter(monthOf(today), -1));
  const year = yearOf(today);
  return [
    { label: 'This month', days: { from: monthOf(today), to: today } },
    { label: 'Last month', days: { from: lastMonth, to: monthEnd(lastMonth) } },
    { label: 'This year', days: { from: year.from, to: today } },
    { label: 'Last year', days: yearOf(dayAfter(year.from, -1)) },
  ];
}

/** As many days before these; whole months before whole months. */
export function daysBefore({ from, to }: Days): Days {
  const end = dayAfter(from, -1);
  if (from.endsWith('-01') && to === monthEnd(to)) {
    const months =
      (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
    const [year = 0, month = 0] = from.split('-').map(Number);
    return { from: dateOf(Date.UTC(year, month - 1 - months, 1)), to: end };
  }
  const length = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  return { from: dayAfter(end, -length), to: end };
}

/** The same days a year before; the 29th of February is the 28th there. */
export function yearBefore({ from, to }: Days): Days {
  const back = (date: string) => {
    const day = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
    return day.endsWith('-02-29') ? day.replace('-29', '-28') : day;
  };
  return { from: back(from), to: to === monthEnd(to) ? monthEnd(back(to)) : back(to) };
}
