import { EmptyState } from '@college-kiosk/ui';
import { Button } from '@mantine/core';

/** In the place of a page: nothing stands at this address. */
export function NotFound() {
  return (
    <EmptyState kind="filtered" title="There is no page at this address">
      <Button component="a" href="/staff/" variant="light">
        Back to the start
      </Button>
    </EmptyState>
  );
}
