import { loadPictures } from '@college-kiosk/ui';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { NotFound } from './shell/frame/NotFound.tsx';
import { Shell } from './shell/frame/Shell.tsx';

const pages = {
  attract: lazyRouteComponent(() => import('./features/attract/AttractPage.tsx'), 'AttractPage'),
  menu: lazyRouteComponent(() => import('./features/menu/MenuPage.tsx'), 'MenuPage'),
  cart: lazyRouteComponent(() => import('./features/cart/CartPage.tsx'), 'CartPage'),
  pay: lazyRouteComponent(() => import('./features/pay/PayPage.tsx'), 'PayPage'),
  token: lazyRouteComponent(() => import('./features/token/TokenPage.tsx'), 'TokenPage'),
};

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const page = <Path extends string>(path: Path, component: (typeof pages)[keyof typeof pages]) =>
  createRoute({ getParentRoute: () => root, path, component });

const menu = createRoute({
  getParentRoute: () => root,
  path: '/menu',
  component: pages.menu,
  /** The dish whose sheet is open. */
  validateSearch: (search: Record<string, unknown>): { dish?: string } =>
    typeof search.dish === 'string' ? { dish: search.dish } : {},
});

export const router = createRouter({
  basepath: '/kiosk',
  routeTree: root.addChildren([
    page('/', pages.attract),
    menu,
    page('/cart', pages.cart),
    page('/pay/$orderId', pages.pay),
    page('/order/$orderId', pages.token),
  ]),
  defaultPendingMs: 300,
});

/** Fetches every page and every picture before it is needed: a kiosk whose line drops must still be able to turn the page. */
export function fetchPages(): void {
  for (const component of Object.values(pages)) void component.preload?.();
  void loadPictures();
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
