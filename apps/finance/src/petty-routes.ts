import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';

export const pettyBoxes = createRoute({
  getParentRoute: () => root,
  path: '/petty-cash',
  component: lazyRouteComponent(() => import('./features/claims/petty/PettyBoxesPage.tsx'), 'PettyBoxesPage'),
});
export const pettyBox = createRoute({
  getParentRoute: () => root,
  path: '/petty-cash/$boxId',
  component: lazyRouteComponent(() => import('./features/claims/petty/PettyBoxPage.tsx'), 'PettyBoxPage'),
});
export const newVoucher = createRoute({
  getParentRoute: () => root,
  path: '/petty-cash/$boxId/new',
  component: lazyRouteComponent(() => import('./features/claims/petty/NewVoucherPage.tsx'), 'NewVoucherPage'),
});
