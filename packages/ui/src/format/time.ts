/** Clock time at a place, 24 hours: `10:42`. `zone` is an IANA name. */
export function formatTime(date: Date | string | number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(new Date(date));
}

/** Clock time at a place, 12 hours, as the language says it: `7:30 am`, `सुबह 7:30`, `രാവിലെ 7:30`; digits stay Latin. */
export function sayTime(date: Date | string | number, zone: string, locale: string): string {
  // English has am and pm; other languages have words for the parts of the day.
  const parts = locale.startsWith('en') ? {} : ({ dayPeriod: 'short' } as const);
  return new Intl.DateTimeFormat(locale, {
    ...{ hour: 'numeric', minute: '2-digit', hour12: true, numberingSystem: 'latn', timeZone: zone },
    ...parts,
  }).format(new Date(date));
}

/** A length of time as the language says it: `2 minutes 5 seconds`. Negative counts as nothing. */
export function sayDuration(seconds: number, locale: string): string {
  const whole = Math.max(0, Math.floor(seconds));
  const said = (value: number, unit: 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', numberingSystem: 'latn' }).format(value);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const parts = [hours > 0 ? said(hours, 'hour') : '', minutes > 0 ? said(minutes, 'minute') : ''];
  // Beyond an hour nobody counts seconds.
  if (hours === 0 && (minutes === 0 || whole % 60 > 0)) parts.push(said(whole % 60, 'second'));
  return parts.filter(Boolean).join(' ');
}

/** Day at a place: `23 Nov 2026`. */
export function formatDay(date: Date | string | number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone }).format(
    new Date(date),
  );
}

/** Day among others of the same weeks: `23 Nov`. */
export function formatShortDay(date: Date | string | number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: zone }).format(new Date(date));
}

/** How long ago or how long to go, short enough for a ticket: `45 s`, `3:05`, `1 h 04`. Negative counts as nothing. */
export function formatAge(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))}`;
}
