/** Clock time at a place, 24 hours: `10:42`. `zone` is an IANA name. */
export function formatTime(date: Date | string | number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(new Date(date));
}

/** Day at a place: `23 Nov 2026`. */
export function formatDay(date: Date | string | number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone }).format(
    new Date(date),
  );
}

/** How long ago or how long to go, short enough for a ticket: `45 s`, `3:05`, `1 h 04`. Negative counts as nothing. */
export function formatAge(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))}`;
}
