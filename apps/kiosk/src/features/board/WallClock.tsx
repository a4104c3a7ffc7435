import { formatTime } from '@college-kiosk/ui';
import { useEffect, useState } from 'react';

export function WallClock({ zone }: { zone: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, []);
  return <time className="b-clock">{formatTime(now, zone)}</time>;
}
