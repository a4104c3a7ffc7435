import { useEffect, useRef, useState } from 'react';
import { formatAge, sayDuration } from '../format/time.ts';

export type CountdownProps = {
  /** Instant at which it ends. */
  until: Date | string | number;
  /** Length of the whole wait in seconds: draws the ring. */
  total?: number;
  onEnd?: () => void;
  label?: string;
  /** What the time left is read out in. */
  locale?: string;
  /** For tests and for devices whose clock is corrected. */
  now?: () => number;
};

const around = 2 * Math.PI * 20;

/** Seconds left in figures, and as a ring when the whole is known. Calls `onEnd` once. */
export function Countdown({
  until,
  total,
  onEnd,
  label = 'Time left',
  locale = 'en-IN',
  now = Date.now,
}: CountdownProps) {
  const end = new Date(until).getTime();
  const [left, setLeft] = useState(() => Math.max(0, Math.ceil((end - now()) / 1000)));
  const latest = useRef({ onEnd, now });
  latest.current = { onEnd, now };

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const millis = end - latest.current.now();
      setLeft(Math.max(0, Math.ceil(millis / 1000)));
      if (millis <= 0) latest.current.onEnd?.();
      else timer = setTimeout(tick, millis % 1000 || 1000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [end]);

  const share = total ? Math.min(1, left / total) : 0;
  return (
    <span
      className="ck-countdown"
      role="timer"
      aria-label={`${label}: ${sayDuration(left, locale)}`}
      data-short={left <= 10 || undefined}
    >
      {total ? (
        <svg viewBox="0 0 48 48" aria-hidden="true">
          <circle cx="24" cy="24" r="20" />
          <circle
            cx="24"
            cy="24"
            r="20"
            strokeDasharray={`${share * around} ${around}`}
            transform="rotate(-90 24 24)"
          />
        </svg>
      ) : null}
      <span className="ck-figures" aria-hidden>
        {left < 60 ? left : formatAge(left)}
      </span>
    </span>
  );
}
