import { LoadingShape } from '@college-kiosk/ui';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { newVoucher, pettyBox, pettyBoxes } from './petty-routes.ts';
import { root } from './root-route.ts';
import { ProblemState } from './shell/ProblemState.tsx';

const day = z.iso.date().optional().catch(undefined);
// Whoever types an address writes the code as a number.
const code = z.union([z.string(), z.number().transform(String)]).pipe(z.string().regex(/^\d{4,6}$/));
const place = z.uuid().optional().catch(undefined);

const trialBalance = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: z.object({ asOf: day, outlet: place }),
  component: lazyRouteComponent(() => import('./features/trial-balance/TrialBalancePage.tsx'), 'TrialBalancePage'),
});
const statements = createRoute({
  getParentRoute: () => root,
  path: '/statements',
  validateSearch: z.object({
    show: z
      .enum(['PROFIT_AND_LOSS', 'BALANCE_SHEET', 'CASH_FLOW_DIRECT', 'CASH_FLOW_INDIRECT'])
      .optional()
      .catch(undefined),
    from: day,
    to: day,
    compare: z.enum(['before', 'year']).optional().catch(undefined),
    outlet: z
      .union([z.literal('each'), z.uuid()])
      .optional()
      .catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/statements/StatementsPage.tsx'), 'StatementsPage'),
});
const opening = createRoute({
  getParentRoute: () => root,
  path: '/opening',
  validateSearch: z.object({ outlet: place }),
  component: lazyRouteComponent(() => import('./features/opening/OpeningPage.tsx'), 'OpeningPage'),
});
const dayBook = createRoute({
  getParentRoute: () => root,
  path: '/day-book',
  validateSearch: z.object({
    from: day,
    to: day,
    outlet: place,
    account: code.optional().catch(undefined),
    entry: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/day-book/DayBookPage.tsx'), 'DayBookPage'),
});
const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  validateSearch: z.object({
    account: code,
    from: day,
    to: day,
    outlet: place,
    party: z.string().min(1).max(100).optional().catch(undefined),
    closing: z.literal('without').optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/ledger/LedgerPage.tsx'), 'LedgerPage'),
});
const documents = createRoute({
  getParentRoute: () => root,
  path: '/documents',
  validateSearch: z.object({
    from: day,
    to: day,
    outlet: place,
    form: z
      .enum([
        'TAX_INVOICE',
        'BILL_OF_SUPPLY',
        'INVOICE_CUM_BILL_OF_SUPPLY',
        'CASH_MEMO',
        'CREDIT_NOTE',
        'FINANCIAL_CREDIT_NOTE',
      ])
      .optional()
      .catch(undefined),
    series: z.string().min(1).max(16).optional().catch(undefined),
    // Whoever types an address may find a number in it.
    find: z
      .union([z.string(), z.number().transform(String)])
      .pipe(z.string().min(1).max(80))
      .optional()
      .catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/documents/DocumentsPage.tsx'), 'DocumentsPage'),
});
const document = createRoute({
  getParentRoute: () => root,
  path: '/documents/$documentId',
  component: lazyRouteComponent(() => import('./features/documents/DocumentPage.tsx'), 'DocumentPage'),
});
const gst = createRoute({
  getParentRoute: () => root,
  path: '/gst',
  validateSearch: z.object({
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])-01$/)
      .optional()
      .catch(undefined),
    gstin: z.string().length(15).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/gst/GstPage.tsx'), 'GstPage'),
});
const order = createRoute({
  getParentRoute: () => root,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('./features/order/OrderPage.tsx'), 'OrderPage'),
});

const journals = createRoute({
  getParentRoute: () => root,
  path: '/journals',
  validateSearch: z.object({
    show: z.enum(['waiting', 'open', 'posted', 'all']).optional().catch(undefined),
    outlet: place,
  }),
  component: lazyRouteComponent(() => import('./features/journals/JournalsPage.tsx'), 'JournalsPage'),
});
const newJournal = createRoute({
  getParentRoute: () => root,
  path: '/journals/new',
  validateSearch: z.object({
    kind: z.literal('opening').optional().catch(undefined),
    outlet: place,
    // Paise of opening balance equity that go to capital; less than nothing where it is on the debit side.
    capital: z.number().int().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/journals/JournalFormPage.tsx'), 'NewJournalPage'),
});
const journal = createRoute({
  getParentRoute: () => root,
  path: '/journals/$journalId',
  component: lazyRouteComponent(() => import('./features/journals/JournalPage.tsx'), 'JournalPage'),
});
const editJournal = createRoute({
  getParentRoute: () => root,
  path: '/journals/$journalId/edit',
  component: lazyRouteComponent(() => import('./features/journals/JournalFormPage.tsx'), 'EditJournalPage'),
});
const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  validateSearch: z.object({ search: z.string().max(80).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/accounts/AccountsPage.tsx'), 'AccountsPage'),
});
const months = createRoute({
  getParentRoute: () => root,
  path: '/months',
  component: lazyRouteComponent(() => import('./features/months/MonthsPage.tsx'), 'MonthsPage'),
});
const claims = createRoute({
  getParentRoute: () => root,
  path: '/claims',
  validateSearch: z.object({
    show: z.enum(['mine', 'waiting', 'owed', 'all']).optional().catch(undefined),
    outlet: place,
  }),
  component: lazyRouteComponent(() => import('./features/claims/ClaimsPage.tsx'), 'ClaimsPage'),
});
const newClaim = createRoute({
  getParentRoute: () => root,
  path: '/claims/new',
  component: lazyRouteComponent(() => import('./features/claims/ClaimFormPage.tsx'), 'NewClaimPage'),
});
const claimSettings = createRoute({
  getParentRoute: () => root,
  path: '/claims/settings',
  component: lazyRouteComponent(() => import('./features/claims/SettingsPage.tsx'), 'SettingsPage'),
});
const claim = createRoute({
  getParentRoute: () => root,
  path: '/claims/$claimId',
  component: lazyRouteComponent(() => import('./features/claims/ClaimPage.tsx'), 'ClaimPage'),
});
const editClaim = createRoute({
  getParentRoute: () => root,
  path: '/claims/$claimId/edit',
  component: lazyRouteComponent(() => import('./features/claims/ClaimFormPage.tsx'), 'EditClaimPage'),
});
const owed = createRoute({
  getParentRoute: () => root,
  path: '/owed',
  validateSearch: z.object({ outlet: z.string().optional() }),
  component: lazyRouteComponent(() => import('./features/owed/OwedPage.tsx'), 'OwedPage'),
});
const drawers = createRoute({
  getParentRoute: () => root,
  path: '/drawers',
  validateSearch: z.object({ outlet: place }),
  component: lazyRouteComponent(() => import('./features/drawers/DrawersPage.tsx'), 'DrawersPage'),
});
const drawerSession = createRoute({
  getParentRoute: () => root,
  path: '/drawers/$outletId/$sessionId',
  component: lazyRouteComponent(() => import('./features/drawers/SessionPage.tsx'), 'SessionPage'),
});
const payables = createRoute({
  getParentRoute: () => root,
  path: '/payables',
  validateSearch: z.object({ outlet: place }),
  component: lazyRouteComponent(() => import('./features/payables/PayablesPage.tsx'), 'PayablesPage'),
});
const supplier = createRoute({
  getParentRoute: () => root,
  path: '/payables/$supplierId',
  validateSearch: z.object({ outlet: place }),
  component: lazyRouteComponent(() => import('./features/payables/SupplierPage.tsx'), 'SupplierPage'),
});
const pay = createRoute({
  getParentRoute: () => root,
  path: '/payables/$supplierId/pay',
  validateSearch: z.object({ outlet: place }),
  component: lazyRouteComponent(() => import('./features/payables/PayPage.tsx'), 'PayPage'),
});
const payments = createRoute({
  getParentRoute: () => root,
  path: '/payments',
  validateSearch: z.object({
    show: z.enum(['waiting', 'paid', 'all']).optional().catch(undefined),
    outlet: place,
  }),
  component: lazyRouteComponent(() => import('./features/payables/PaymentsPage.tsx'), 'PaymentsPage'),
});
const payment = createRoute({
  getParentRoute: () => root,
  path: '/payments/$paymentId',
  component: lazyRouteComponent(() => import('./features/payables/PaymentPage.tsx'), 'PaymentPage'),
});
const verifier = createRoute({
  getParentRoute: () => root,
  path: '/verifier',
  component: lazyRouteComponent(() => import('./features/verifier/VerifierPage.tsx'), 'VerifierPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    trialBalance,
    statements,
    opening,
    dayBook,
    ledger,
    documents,
    document,
    gst,
    order,
    journals,
    newJournal,
    journal,
    editJournal,
    accounts,
    months,
    claims,
    pettyBoxes,
    pettyBox,
    newVoucher,
    newClaim,
    claimSettings,
    claim,
    editClaim,
    owed,
    drawers,
    drawerSession,
    payables,
    supplier,
    pay,
    payments,
    payment,
    verifier,
  ]),
  basepath: '/finance',
  defaultPendingComponent: () => <LoadingShape shape="rows" />,
  defaultErrorComponent: ({ error, reset }) => <ProblemState error={error} onRetry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
