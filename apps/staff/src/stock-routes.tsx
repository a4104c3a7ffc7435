import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { signed } from './root-routes.tsx';

const text = z.string().optional().catch(undefined);
const oneOrNew = z
  .union([z.uuid(), z.literal('new')])
  .optional()
  .catch(undefined);

const stock = createRoute({
  getParentRoute: () => signed,
  path: '/stock',
  validateSearch: z.object({
    search: text,
    low: z.boolean().optional().catch(undefined),
    item: z.uuid().optional().catch(undefined),
    location: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/stock/StockPage.tsx'), 'StockPage'),
});
const overview = createRoute({
  getParentRoute: () => signed,
  path: '/stock/overview',
  component: lazyRouteComponent(() => import('./features/stock/overview/OverviewPage.tsx'), 'OverviewPage'),
});
const alerts = createRoute({
  getParentRoute: () => signed,
  path: '/stock/alerts',
  validateSearch: z.object({
    kind: z
      .enum(['LOW', 'OUT', 'NEAR_EXPIRY', 'EXPIRED', 'PRICE_JUMP', 'DEFICIT', 'TEMPERATURE'])
      .optional()
      .catch(undefined),
    location: z.uuid().optional().catch(undefined),
    all: z.boolean().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/stock/alerts/AlertsPage.tsx'), 'AlertsPage'),
});
const receive = createRoute({
  getParentRoute: () => signed,
  path: '/stock/receive',
  // `order`: the purchase order it comes for.
  validateSearch: z.object({ order: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/purchasing/ReceivePage.tsx'), 'ReceivePage'),
});
const transfers = createRoute({
  getParentRoute: () => signed,
  path: '/stock/transfers',
  validateSearch: z.object({
    all: z.boolean().optional().catch(undefined),
    transfer: z.uuid().optional().catch(undefined),
    location: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/stock/TransfersPage.tsx'), 'TransfersPage'),
});
const newTransfer = createRoute({
  getParentRoute: () => signed,
  path: '/stock/transfers/new',
  component: lazyRouteComponent(() => import('./features/stock/NewTransferPage.tsx'), 'NewTransferPage'),
});
const locations = createRoute({
  getParentRoute: () => signed,
  path: '/stock/locations',
  component: lazyRouteComponent(() => import('./features/stock/LocationsPage.tsx'), 'LocationsPage'),
});
const temperatures = createRoute({
  getParentRoute: () => signed,
  path: '/stock/temperatures',
  validateSearch: z.object({
    unit: z.uuid().optional().catch(undefined),
    out: z.boolean().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/stock/temperatures/TemperaturesPage.tsx'), 'TemperaturesPage'),
});
const waste = createRoute({
  getParentRoute: () => signed,
  path: '/stock/waste',
  validateSearch: z.object({
    item: z.uuid().optional().catch(undefined),
    batch: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/stock/waste/WastePage.tsx'), 'WastePage'),
});
const wasteEntries = createRoute({
  getParentRoute: () => signed,
  path: '/stock/waste/entries',
  validateSearch: z.object({
    show: z.enum(['waiting', 'all', 'orders', 'figures']).optional().catch(undefined),
    location: z.uuid().optional().catch(undefined),
    entry: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/stock/waste/WasteEntriesPage.tsx'), 'WasteEntriesPage'),
});
const counts = createRoute({
  getParentRoute: () => signed,
  path: '/stock/counts',
  validateSearch: z.object({
    all: z.boolean().optional().catch(undefined),
    location: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/stock/counts/CountsPage.tsx'), 'CountsPage'),
});
const usage = createRoute({
  getParentRoute: () => signed,
  path: '/stock/counts/usage',
  validateSearch: z.object({ location: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/stock/counts/UsagePage.tsx'), 'UsagePage'),
});
const newCount = createRoute({
  getParentRoute: () => signed,
  path: '/stock/counts/new',
  component: lazyRouteComponent(() => import('./features/stock/counts/NewCountPage.tsx'), 'NewCountPage'),
});
const count = createRoute({
  getParentRoute: () => signed,
  path: '/stock/counts/$countId',
  component: lazyRouteComponent(() => import('./features/stock/counts/CountPage.tsx'), 'CountPage'),
});
const importCount = createRoute({
  getParentRoute: () => signed,
  path: '/stock/counts/$countId/import',
  component: lazyRouteComponent(() => import('./features/stock/counts/ImportCountPage.tsx'), 'ImportCountPage'),
});
const items = createRoute({
  getParentRoute: () => signed,
  path: '/stock/items',
  // `item`: the one that is open, or `new`.
  validateSearch: z.object({ search: text, item: oneOrNew, location: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/stock/items/ItemsPage.tsx'), 'ItemsPage'),
});
const importStock = createRoute({
  getParentRoute: () => signed,
  path: '/stock/items/import',
  component: lazyRouteComponent(() => import('./features/stock/sheets/ImportStockPage.tsx'), 'ImportStockPage'),
});
const recipes = createRoute({
  getParentRoute: () => signed,
  path: '/stock/recipes',
  validateSearch: z.object({
    search: text,
    kind: z.enum(['VARIANT', 'OPTION', 'PREPARATION']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/stock/recipes/RecipesPage.tsx'), 'RecipesPage'),
});
const recipe = createRoute({
  getParentRoute: () => signed,
  path: '/stock/recipes/$recipeId',
  component: lazyRouteComponent(() => import('./features/stock/recipes/RecipePage.tsx'), 'RecipePage'),
});
const production = createRoute({
  getParentRoute: () => signed,
  path: '/stock/production',
  // `order`: the one that is open, or `new`.
  validateSearch: z.object({
    all: z.boolean().optional().catch(undefined),
    order: oneOrNew,
    location: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/stock/production/ProductionPage.tsx'), 'ProductionPage'),
});
const recall = createRoute({
  getParentRoute: () => signed,
  path: '/stock/recall',
  validateSearch: z.object({ batch: text }),
  component: lazyRouteComponent(() => import('./features/stock/RecallPage.tsx'), 'RecallPage'),
});

/** The pages about stock. */
export const stockRoutes = [
  stock,
  overview,
  alerts,
  receive,
  transfers,
  newTransfer,
  locations,
  temperatures,
  items,
  importStock,
  recipes,
  recipe,
  production,
  recall,
  waste,
  wasteEntries,
  counts,
  usage,
  newCount,
  count,
  importCount,
] as const;
