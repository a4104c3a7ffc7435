import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconClockFilled,
  IconInfoCircleFilled,
  IconPointFilled,
  IconRefresh,
  IconWifiOff,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatAge, formatTime } from '../format/time.ts';
import { type Tone, toneFamily } from '../theme/tokens.ts';

const toneIcon = {
  good: IconCircleCheckFilled,
  soon: IconClockFilled,
  bad: IconAlertTriangleFilled,
  info: IconInfoCircleFilled,
  quiet: IconPointFilled,
};

export type StatusPillProps = { tone: Tone; children: ReactNode; icon?: ReactNode };

/** Tone, icon and words together: colour never speaks alone. */
export function StatusPill({ tone, children, icon }: StatusPillProps) {
  const Icon = toneIcon[tone];
  return (
    <span className="ck-pill" data-family={toneFamily[tone]}>
      {icon ?? <Icon size="1.1em" aria-hidden />}
      <span>{children}</span>
    </span>
  );
}

export type LivePillProps = {
  state: 'live' | 'reconnecting' | 'stale';
  /** When the screen was last known to be right. */
  since?: Date | string | number | null;
  /** Position of the last message in the stream. */
  position?: number | string | null;
  zone?: string;
  /** What it says instead, where not everybody reads English. */
  words?: LiveWords;
};

export type LiveWords = {
  live: string;
  reconnecting: string;
  /** Since when, where that is known. */
  stale: string;
};

/** How fresh the screen is. Announced politely when it changes, but not for each new position. */
export function LivePill({ state, since, position, zone = 'Asia/Kolkata', words }: LivePillProps) {
  if (state === 'live') {
    const at = position == null ? '' : ` · #${Number(position).toLocaleString('en-IN')}`;
    return (
      <StatusPill tone="good" icon={<span className="ck-live-dot" aria-hidden />}>
        {words?.live ?? 'Live'}
        <span className="ck-figures">{at}</span>
      </StatusPill>
    );
  }
  return (
    <span role="status">
      {state === 'reconnecting' ? (
        <StatusPill tone="soon" icon={<IconRefresh size="1.1em" aria-hidden />}>
          {words?.reconnecting ?? 'Reconnecting…'}
        </StatusPill>
      ) : (
        <StatusPill tone="bad" icon={<IconWifiOff size="1.1em" aria-hidden />}>
          {words?.stale ?? (since == null ? 'Stale' : `Stale since ${formatTime(since, zone)}`)}
        </StatusPill>
      )}
    </span>
  );
}

export type AgeMarkProps = {
  /** Seconds since the promise began. */
  seconds: number;
  /** Seconds promised. */
  promised: number;
  labels?: { ok: string; soon: string; late: string };
};

export type AgeBand = 'ok' | 'soon' | 'late';

/** Below 70 % of the promise all is well; up to 100 % it is soon; above, late. */
export function ageBand(seconds: number, promised: number): AgeBand {
  const share = promised > 0 ? seconds / promised : 2;
  return share < 0.7 ? 'ok' : share <= 1 ? 'soon' : 'late';
}

const bandTone: Record<AgeBand, Tone> = { ok: 'good', soon: 'soon', late: 'bad' };
const bandShape: Record<AgeBand, string> = {
  ok: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18Z',
  soon: 'M12 2L22 12L12 22L2 12Z',
  late: 'M12 2L23 21H1Z',
};

/** Colour, shape and word by share of the promise: circle, diamond, triangle. */
export function AgeMark({
  seconds,
  promised,
  labels = { ok: 'On time', soon: 'Due soon', late: 'Late' },
}: AgeMarkProps) {
  const band = ageBand(seconds, promised);
  return (
    <span className="ck-age" data-family={toneFamily[bandTone[band]]} data-band={band}>
      <svg viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true">
        <path d={bandShape[band]} fill="currentColor" />
      </svg>
      <span className="ck-figures">{formatAge(seconds)}</span>
      <span className="ck-age-word">{labels[band]}</span>
    </span>
  );
}
