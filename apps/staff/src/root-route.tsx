import { EmptyState } from '@college-kiosk/ui';
import { createRootRoute, createRoute, retainSearchParams } from '@tanstack/react-router';
import { z } from 'zod';
import { RootLayout } from './shell/RootLayout.tsx';
import { SignedLayout } from './shell/SignedLayout.tsx';

const rootSearch = z.object({ outlet: z.uuid().optional().catch(undefined) });

export const root = createRootRoute({
  component: RootLayout,
  validateSearch: rootSearch,
  search: { middlewares: [retainSearchParams(['outlet'])] },
  notFoundComponent: () => (
    <EmptyState kind="filtered" title="There is no page at this address">
      <a href="/staff/">Back to the start</a>
    </EmptyState>
  ),
});

/** Everything below it asks who one is. */
export const signed = createRoute({ getParentRoute: () => root, id: 'signed', component: SignedLayout });
