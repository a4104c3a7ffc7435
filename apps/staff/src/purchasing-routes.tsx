import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { signed } from './root-routes.tsx';

const text = z.string().optional().catch(undefined);

const purchasing = createRoute({
  getParentRoute: () => signed,
  path: '/purchasing',
  validateSearch: z.object({ ended: z.boolean().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/purchasing/OrdersPage.tsx'), 'OrdersPage'),
});
const newPurchase = createRoute({
  getParentRoute: () => signed,
  path: '/purchasing/new',
  validateSearch: z.object({ supplier: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/purchasing/EditOrderPage.tsx'), 'NewOrderPage'),
});
const suggestions = createRoute({
  getParentRoute: () => signed,
  path: '/purchasing/suggestions',
  component: lazyRouteComponent(
    () => import('./features/purchasing/suggestions/SuggestionsPage.tsx'),
    'SuggestionsPage',
  ),
});
const replenishment = createRoute({
  getParentRoute: () => signed,
  path: '/purchasing/replenishment',
  component: lazyRouteComponent(
    () => import('./features/purchasing/suggestions/ReplenishmentPage.tsx'),
    'ReplenishmentPage',
  ),
});
const purchase = createRoute({
  getParentRoute: () => signed,
  path: '/purchasing/$orderId',
  component: lazyRouteComponent(() => import('./features/purchasing/OrderPage.tsx'), 'OrderPage'),
});
const editPurchase = createRoute({
  getParentRoute: () => signed,
  path: '/purchasing/$orderId/edit',
  component: lazyRouteComponent(() => import('./features/purchasing/EditOrderPage.tsx'), 'EditOrderPage'),
});
const importLines = createRoute({
  getParentRoute: () => signed,
  path: '/purchasing/$orderId/import',
  component: lazyRouteComponent(() => import('./features/purchasing/sheets/ImportLinesPage.tsx'), 'ImportLinesPage'),
});
const bills = createRoute({
  getParentRoute: () => signed,
  path: '/purchasing/bills',
  validateSearch: z.object({ show: z.enum(['to-enter', 'held', 'all']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/purchasing/bills/BillsPage.tsx'), 'BillsPage'),
});
const newBill = createRoute({
  getParentRoute: () => signed,
  path: '/purchasing/bills/new',
  // `receipt`: the delivery it is about to begin with.
  validateSearch: z.object({
    supplier: z.uuid().optional().catch(undefined),
    receipt: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/purchasing/bills/NewBillPage.tsx'), 'NewBillPage'),
});
const bill = createRoute({
  getParentRoute: () => signed,
  path: '/purchasing/bills/$billId',
  component: lazyRouteComponent(() => import('./features/purchasing/bills/BillPage.tsx'), 'BillPage'),
});
const goodsBack = createRoute({
  getParentRoute: () => signed,
  path: '/purchasing/return',
  // `receipt`: the delivery it was part of; or `item` and `batch`: one batch, wherever it lies now.
  validateSearch: z.object({
    receipt: z.uuid().optional().catch(undefined),
    item: z.uuid().optional().catch(undefined),
    batch: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/purchasing/returns/ReturnPage.tsx'), 'ReturnPage'),
});
const returns = createRoute({
  getParentRoute: () => signed,
  path: '/purchasing/returns',
  validateSearch: z.object({ supplier: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/purchasing/returns/ReturnsPage.tsx'), 'ReturnsPage'),
});
const goodsReturn = createRoute({
  getParentRoute: () => signed,
  path: '/purchasing/returns/$returnId',
  component: lazyRouteComponent(() => import('./features/purchasing/returns/GoodsReturnPage.tsx'), 'GoodsReturnPage'),
});
const rules = createRoute({
  getParentRoute: () => signed,
  path: '/purchasing/rules',
  component: lazyRouteComponent(() => import('./features/purchasing/RulesPage.tsx'), 'RulesPage'),
});
const suppliers = createRoute({
  getParentRoute: () => signed,
  path: '/suppliers',
  validateSearch: z.object({ search: text, retired: z.boolean().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/purchasing/SuppliersPage.tsx'), 'SuppliersPage'),
});
const importSuppliers = createRoute({
  getParentRoute: () => signed,
  path: '/suppliers/import',
  component: lazyRouteComponent(
    () => import('./features/purchasing/sheets/ImportSuppliersPage.tsx'),
    'ImportSuppliersPage',
  ),
});
const supplier = createRoute({
  getParentRoute: () => signed,
  path: '/suppliers/$supplierId',
  component: lazyRouteComponent(() => import('./features/purchasing/SupplierPage.tsx'), 'SupplierPage'),
});

/** The pages about suppliers and what is ordered from them. */
export const purchasingRoutes = [
  purchasing,
  newPurchase,
  suggestions,
  replenishment,
  purchase,
  editPurchase,
  importLines,
  bills,
  newBill,
  bill,
  goodsBack,
  returns,
  goodsReturn,
  rules,
  suppliers,
  importSuppliers,
  supplier,
] as const;
