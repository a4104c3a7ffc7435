import { formatTime } from '@college-kiosk/ui';
import { IconArrowBackUp, IconBell, IconBellOff, IconDoorExit, IconListNumbers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ViewerOutlet } from '../../shell/viewer.tsx';
import type { Chime } from './use-chime.ts';

type Props = {
  outlet: ViewerOutlet;
  zone: string;
  now: number;
  person: string | null;
  /** Codes of the stations shown; none means all. */
  shown: readonly string[];
  onShow: (codes: string[]) => void;
  chime: Chime;
  onReopen: () => void;
  onAllDay: () => void;
  live: ReactNode;
};

export function BoardHeader({ outlet, zone, now, person, shown, onShow, chime, onReopen, onAllDay, live }: Props) {
  const toggle = (code: string) =>
    onShow(shown.includes(code) ? shown.filter((one) => one !== code) : [...shown, code]);
  const Bell = chime.on ? IconBell : IconBellOff;
  return (
    <header className="kt-header">
      <div className="kt-place">
        <strong>{outlet.name}</strong>
        <time className="ck-figures">{formatTime(now, zone)}</time>
      </div>
      <fieldset className="kt-stations" aria-label="Stations shown">
        <button type="button" aria-pressed={shown.length === 0} onClick={() => onShow([])}>
          All
        </button>
        {[...outlet.stations]
          .sort((a, b) => a.position - b.position)
          .map(({ code, name }) => (
            <button
              key={code}
              type="button"
              aria-pressed={shown.includes(code)}
              title={name}
              onClick={() => toggle(code)}
            >
              {code}
            </button>
          ))}
      </fieldset>
      <div className="kt-tools">
        {live}
        <button type="button" onClick={onReopen}>
          <IconArrowBackUp aria-hidden /> <span>Reopen</span>
        </button>
        <button type="button" className="kt-all-day-toggle" onClick={onAllDay}>
          <IconListNumbers aria-hidden /> <span>All day</span>
        </button>
        <button type="button" aria-pressed={chime.on} onClick={chime.toggle}>
          <Bell aria-hidden /> <span>{chime.on ? 'Sound on' : 'Tap for sound'}</span>
        </button>
        {person === null ? null : (
          <a href="/staff/" title={`${person}: back to the staff app`} aria-label="Back to the staff app">
            <IconDoorExit aria-hidden />
          </a>
        )}
      </div>
    </header>
  );
}
