import { EmptyState, LoadingShape } from '@college-kiosk/ui';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { ProblemState } from './shell/ProblemState.tsx';
import { SignedLayout } from './shell/SignedLayout.tsx';

const root = createRootRoute({
  component: SignedLayout,
  notFoundComponent: () => (
    <EmptyState kind="filtered" title="There is no page at this address">
      <a href="/finance/">Back to the trial balance</a>
    </EmptyState>
  ),
});

const day = z.iso.date().optional().catch(undefined);
const place = z.uuid().optional().catch(undefined);

const trialBalance = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: z.object({ asOf: day, outlet: place }),
  component: lazyRouteComponent(() => import('./features/trial-balance/TrialBalancePage.tsx'), 'TrialBalancePage'),
});
const dayBook = createRoute({
  getParentRoute: () => root,
  path: '/day-book',
  validateSearch: z.object({
    from: day,
    to: day,
    outlet: place,
    account: z
      .string()
      .regex(/^\d{3,6}$/)
      .optional()
      .catch(undefined),
    entry: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/day-book/DayBookPage.tsx'), 'DayBookPage'),
});
const order = createRoute({
  getParentRoute: () => root,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('./features/order/OrderPage.tsx'), 'OrderPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([trialBalance, dayBook, order]),
  basepath: '/finance',
  defaultPendingComponent: () => <LoadingShape shape="rows" />,
  defaultErrorComponent: ({ error, reset }) => <ProblemState error={error} onRetry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
