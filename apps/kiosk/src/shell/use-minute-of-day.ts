import { formatTime } from '@college-kiosk/ui';
import { useEffect, useState } from 'react';
import { usePlace } from './place.ts';

/** Minutes after midnight at the canteen, kept up to the minute. */
export function useMinuteOfDay(): number {
  const { zone } = usePlace().organisation;
  const [minute, setMinute] = useState(() => minuteAt(zone));
  useEffect(() => {
    const timer = setInterval(() => setMinute(minuteAt(zone)), 30_000);
    return () => clearInterval(timer);
  }, [zone]);
  return minute;
}

function minuteAt(zone: string): number {
  const [hours = 0, minutes = 0] = formatTime(Date.now(), zone).split(':').map(Number);
  return hours * 60 + minutes;
}
