import { useNavigate } from '@tanstack/react-router';
import { useSay } from '../../i18n/i18n.ts';
import { Screen } from './Screen.tsx';

/** In the place of a page: nothing stands at this address. */
export function NotFound() {
  const say = useSay();
  const navigate = useNavigate();
  return (
    <Screen title={say('notFound')} className="k-closed">
      <div className="k-closed-body">
        <p className="k-closed-title">{say('notFound')}</p>
        <button type="button" className="k-button k-primary" onClick={() => void navigate({ to: '/', replace: true })}>
          {say('startOver')}
        </button>
      </div>
    </Screen>
  );
}
