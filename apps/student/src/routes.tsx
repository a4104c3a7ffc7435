import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { NotFound } from './shell/NotFound.tsx';
import { ProblemState } from './shell/ProblemState.tsx';
import { RootLayout } from './shell/RootLayout.tsx';
import { SignedLayout } from './shell/SignedLayout.tsx';

const root = createRootRoute({ component: RootLayout, notFoundComponent: NotFound });
const signed = createRoute({ getParentRoute: () => root, id: 'signed', component: SignedLayout });

const account = createRoute({
  getParentRoute: () => signed,
  path: '/',
  component: lazyRouteComponent(() => import('./features/account/AccountPage.tsx'), 'AccountPage'),
});
const security = createRoute({
  getParentRoute: () => signed,
  path: '/security',
  component: lazyRouteComponent(() => import('./features/security/SecurityPage.tsx'), 'SecurityPage'),
});
const privacy = createRoute({
  getParentRoute: () => signed,
  path: '/privacy',
  component: lazyRouteComponent(() => import('./features/privacy/PrivacyPage.tsx'), 'PrivacyPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([signed.addChildren([account, security, privacy])]),
  basepath: '/student',
  defaultErrorComponent: ({ error, reset }) => <ProblemState error={error} onRetry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
