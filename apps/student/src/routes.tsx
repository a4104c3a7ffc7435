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

const entrance = [
  createRoute({
    getParentRoute: () => root,
    path: '/from-college',
    component: lazyRouteComponent(() => import('./features/entrance/FromCollegePage.tsx'), 'FromCollegePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/register',
    component: lazyRouteComponent(() => import('./features/entrance/RegisterPage.tsx'), 'RegisterPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/confirm',
    component: lazyRouteComponent(() => import('./features/entrance/ConfirmPage.tsx'), 'ConfirmPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/forgotten-password',
    component: lazyRouteComponent(
      () => import('./features/entrance/ForgottenPasswordPage.tsx'),
      'ForgottenPasswordPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/new-password',
    component: lazyRouteComponent(() => import('./features/entrance/NewPasswordPage.tsx'), 'NewPasswordPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/unlock',
    component: lazyRouteComponent(() => import('./features/entrance/UnlockPage.tsx'), 'UnlockPage'),
  }),
];

export const router = createRouter({
  routeTree: root.addChildren([signed.addChildren([account, security, privacy]), ...entrance]),
  basepath: '/student',
  defaultErrorComponent: ({ error, reset }) => <ProblemState error={error} onRetry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
