import { useLiveState } from '@college-kiosk/client';
import { sayTime } from '@college-kiosk/ui';
import { IconWifiOff } from '@tabler/icons-react';
import { spokenLocale, useSay } from '../../i18n/i18n.ts';
import { usePlace } from '../place.ts';

/** Says what still works while the line is down. Nothing while it stands or is only blinking. */
export function OfflineBanner() {
  const say = useSay();
  const { organisation } = usePlace();
  const { state, staleSince } = useLiveState();
  if (state !== 'stale') return null;
  return (
    <p className="k-offline" role="status">
      <IconWifiOff aria-hidden />
      <span>
        <strong>
          {staleSince === null
            ? say('offline.title')
            : say('offline.since', { time: sayTime(staleSince, organisation.zone, spokenLocale()) })}
        </strong>{' '}
        {say('offline.works')}
      </span>
    </p>
  );
}
