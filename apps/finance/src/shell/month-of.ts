/** The first day of the month of a calendar date: `2026-11-23` is `2026-11-01`. */
export function monthOf(date: string): string {
  return `${date.slice(0, 8)}01`;
}
