import { createRootRoute, createRoute, retainSearchParams } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import { NotFound } from './shell/NotFound.tsx';
import { RootLayout } from './shell/RootLayout.tsx';
import { SignedLayout } from './shell/SignedLayout.tsx';

// Seen once, by the first person there is.
const SetUpPage = lazy(() => import('./features/admin/SetUpPage.tsx').then((file) => ({ default: file.SetUpPage })));

const rootSearch = z.object({ outlet: z.uuid().optional().catch(undefined) });

/** What every page lies in; which outlet is looked at stands in the address. */
export const root = createRootRoute({
  component: RootLayout,
  validateSearch: rootSearch,
  search: { middlewares: [retainSearchParams(['outlet'])] },
  notFoundComponent: NotFound,
});

/** What every page lies in that asks who somebody is. */
export const signed = createRoute({
  getParentRoute: () => root,
  id: 'signed',
  component: () => <SignedLayout SetUp={SetUpPage} />,
});
