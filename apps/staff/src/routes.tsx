import { LoadingShape } from '@college-kiosk/ui';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { purchasingRoutes } from './purchasing-routes.tsx';
import { root, signed } from './root-routes.tsx';
import { HomePage } from './shell/HomePage.tsx';
import { ProblemState } from './shell/ProblemState.tsx';
import { stockRoutes } from './stock-routes.tsx';

const text = z.string().optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);

const home = createRoute({ getParentRoute: () => signed, path: '/', component: HomePage });

const kitchen = createRoute({
  getParentRoute: () => root,
  path: '/kitchen',
  // `stations` holds the codes shown, separated by commas; none means all. `demo` pairs at once.
  validateSearch: z.object({ stations: text, demo: z.unknown().optional() }),
  component: lazyRouteComponent(() => import('./features/kitchen/KitchenPage.tsx'), 'KitchenPage'),
});

const pairTill = createRoute({
  getParentRoute: () => root,
  path: '/till',
  component: lazyRouteComponent(() => import('./features/till/PairTillPage.tsx'), 'PairTillPage'),
});
const forgottenPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  component: lazyRouteComponent(() => import('./features/entrance/ForgottenPasswordPage.tsx'), 'ForgottenPasswordPage'),
});
const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  component: lazyRouteComponent(() => import('./features/entrance/NewPasswordPage.tsx'), 'NewPasswordPage'),
});
const confirmAddress = createRoute({
  getParentRoute: () => root,
  path: '/confirm',
  component: lazyRouteComponent(() => import('./features/entrance/ConfirmPage.tsx'), 'ConfirmPage'),
});

const unlock = createRoute({
  getParentRoute: () => root,
  path: '/unlock',
  component: lazyRouteComponent(() => import('./features/entrance/UnlockPage.tsx'), 'UnlockPage'),
});

const fromCollege = createRoute({
  getParentRoute: () => root,
  path: '/from-college',
  component: lazyRouteComponent(() => import('./features/entrance/FromCollegePage.tsx'), 'FromCollegePage'),
});

const counter = createRoute({
  getParentRoute: () => signed,
  path: '/counter',
  validateSearch: z.object({
    show: z.enum(['all', 'unpaid', 'cooking', 'ready', 'late']).optional().catch(undefined),
    order: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/counter/CounterPage.tsx'), 'CounterPage'),
});
const till = createRoute({
  getParentRoute: () => signed,
  path: '/counter/new',
  validateSearch: z.object({ category: text }),
  component: lazyRouteComponent(() => import('./features/counter/TillPage.tsx'), 'TillPage'),
});
const owed = createRoute({
  getParentRoute: () => signed,
  path: '/counter/owed',
  component: lazyRouteComponent(() => import('./features/counter/OwedRefundsPage.tsx'), 'OwedRefundsPage'),
});
const drawers = createRoute({
  getParentRoute: () => signed,
  path: '/counter/drawers',
  component: lazyRouteComponent(() => import('./features/drawer/DrawersPage.tsx'), 'DrawersPage'),
});
const menu = createRoute({
  getParentRoute: () => signed,
  path: '/menu',
  validateSearch: z.object({ category: text, search: text }),
  component: lazyRouteComponent(() => import('./features/menu/MenuPage.tsx'), 'MenuPage'),
});
const menuImport = createRoute({
  getParentRoute: () => signed,
  path: '/menu/import',
  component: lazyRouteComponent(() => import('./features/menu-import/ImportPage.tsx'), 'ImportPage'),
});
const dish = createRoute({
  getParentRoute: () => signed,
  path: '/menu/dishes/$dishId',
  component: lazyRouteComponent(() => import('./features/menu/dish/DishPage.tsx'), 'DishPage'),
});
const today = createRoute({
  getParentRoute: () => signed,
  path: '/today',
  component: lazyRouteComponent(() => import('./features/today/TodayPage.tsx'), 'TodayPage'),
});
const orders = createRoute({
  getParentRoute: () => signed,
  path: '/orders',
  validateSearch: z.object({
    state: z.enum(['open', 'collected', 'cancelled', 'left']).optional().catch(undefined),
    date: day,
    hour: z.number().int().min(0).max(23).optional().catch(undefined),
    item: text,
  }),
  component: lazyRouteComponent(() => import('./features/orders/OrdersPage.tsx'), 'OrdersPage'),
});
const order = createRoute({
  getParentRoute: () => signed,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('./features/orders/OrderPage.tsx'), 'OrderPage'),
});
const devices = createRoute({
  getParentRoute: () => signed,
  path: '/devices',
  component: lazyRouteComponent(() => import('./features/devices/DevicesPage.tsx'), 'DevicesPage'),
});
const mail = createRoute({
  getParentRoute: () => signed,
  path: '/mail',
  validateSearch: z.object({ state: z.enum(['WAITING', 'SENT', 'GIVEN_UP']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/mail/MailPage.tsx'), 'MailPage'),
});
const audit = createRoute({
  getParentRoute: () => signed,
  path: '/audit',
  validateSearch: z.object({
    since: z.enum(['1h', '1d', '7d', '30d', '90d']).optional().catch(undefined),
    outcome: z.enum(['DONE', 'REFUSED', 'DENIED', 'INVALID']).optional().catch(undefined),
    area: text,
    actor: text,
    about: z.uuid().optional().catch(undefined),
    entity: text,
    entityId: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/audit/AuditPage.tsx'), 'AuditPage'),
});
const admin = createRoute({
  getParentRoute: () => signed,
  path: '/admin',
  component: lazyRouteComponent(() => import('./features/admin/AdminPage.tsx'), 'AdminPage'),
});
const accounts = createRoute({
  getParentRoute: () => signed,
  path: '/accounts',
  validateSearch: z.object({
    search: text,
    role: text,
    disabled: z.boolean().optional().catch(undefined),
    account: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/accounts/AccountsPage.tsx'), 'AccountsPage'),
});
const roles = createRoute({
  getParentRoute: () => signed,
  path: '/roles',
  validateSearch: z.object({
    search: text,
    differing: z.boolean().optional().catch(undefined),
    show: z.enum(['history']).optional().catch(undefined),
    role: text,
  }),
  component: lazyRouteComponent(() => import('./features/roles/RolesPage.tsx'), 'RolesPage'),
});
const approvals = createRoute({
  getParentRoute: () => signed,
  path: '/approvals',
  validateSearch: z.object({
    search: text,
    kind: z.enum(['STUDENT', 'STAFF']).optional().catch(undefined),
    state: z.enum(['WAITING', 'ADMITTED', 'REJECTED']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/approvals/ApprovalsPage.tsx'), 'ApprovalsPage'),
});
const apiKeys = createRoute({
  getParentRoute: () => signed,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('./features/api-keys/ApiKeysPage.tsx'), 'ApiKeysPage'),
});
const account = createRoute({
  getParentRoute: () => signed,
  path: '/account',
  component: lazyRouteComponent(() => import('./features/account/AccountPage.tsx'), 'AccountPage'),
});
const security = createRoute({
  getParentRoute: () => signed,
  path: '/security',
  component: lazyRouteComponent(() => import('./features/security/SecurityPage.tsx'), 'SecurityPage'),
});

const college = createRoute({
  getParentRoute: () => signed,
  path: '/college',
  component: lazyRouteComponent(() => import('./features/college/CollegePage.tsx'), 'CollegePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    kitchen,
    pairTill,
    forgottenPassword,
    newPassword,
    confirmAddress,
    fromCollege,
    unlock,
    signed.addChildren([
      home,
      counter,
      till,
      owed,
      drawers,
      menu,
      menuImport,
      dish,
      ...stockRoutes,
      ...purchasingRoutes,
      today,
      orders,
      order,
      devices,
      mail,
      audit,
      admin,
      account,
      security,
      college,
      accounts,
      roles,
      approvals,
      apiKeys,
    ]),
  ]),
  basepath: '/staff',
  defaultPendingComponent: () => <LoadingShape shape="rows" />,
  defaultErrorComponent: ({ error, reset }) => <ProblemState error={error} onRetry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
