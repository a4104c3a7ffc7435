import { IconCloudOff } from '@tabler/icons-react';
import { useSay } from '../../i18n/i18n.ts';

/** The server cannot be reached and there is nothing to show yet. Plain on purpose: it is part of the first thing fetched. */
export function Away({ onRetry }: { onRetry: () => void }) {
  const say = useSay();
  return (
    <div className="k-away" role="alert">
      <IconCloudOff aria-hidden />
      <p>{say('error.away')}</p>
      <button type="button" className="k-button" onClick={onRetry}>
        {say('retry')}
      </button>
    </div>
  );
}
