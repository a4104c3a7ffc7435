import { EmptyState } from '@college-kiosk/ui';

/** In the place of a page: nothing stands at this address. */
export function NotFound() {
  return (
    <EmptyState kind="filtered" title="There is no page at this address">
      <a href="/finance/">Back to the trial balance</a>
    </EmptyState>
  );
}
