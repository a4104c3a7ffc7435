import { Alone, EmptyState } from '@college-kiosk/ui';
import { useSay } from '../i18n/i18n.ts';

export function NotFound() {
  const say = useSay();
  return (
    <Alone>
      <EmptyState kind="filtered" title={say('notFound')}>
        <a href="/student/">{say('home')}</a>
      </EmptyState>
    </Alone>
  );
}
