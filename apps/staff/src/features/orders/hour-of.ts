import { minutesOfDay } from '@college-kiosk/kernel';

/** The hour of the day, 0 to 23, at the place. */
export function hourOf(instant: string, zone: string): number {
  return Math.floor(minutesOfDay(new Date(instant), zone) / 60);
}
