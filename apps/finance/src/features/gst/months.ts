/** So many months can be chosen: two financial years and the running one. */
const MONTHS = 36;

/** First days of months, the newest first, up to the month of a calendar date. */
export function monthsUntil(today: string): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 10),
  );
}

/** `April 2026`. */
export function monthName(first: string): string {
  const words = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', words).format(new Date(`${first}T00:00:00Z`));
}
